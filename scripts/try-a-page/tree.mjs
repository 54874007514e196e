// Small questions about a parse5 tree.
import { parse } from 'parse5';

export const parsePage = (html) => parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: true });

/** A page that was cut off within a tag, without that tag: browsers drop it as well, and it would swallow what follows. */
export function withoutTornTag(html) {
  let torn = false;
  parse(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => (torn ||= code === 'eof-in-tag') });
  return torn ? html.slice(0, html.lastIndexOf('<')) : html;
}

export const isElement = (node) => Boolean(node.tagName);
export const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;
export const elements = (node) => (node.childNodes ?? []).filter(isElement);

/** Every element below `node`, in document order; `enter` may keep the walk out of one. */
export function* descendants(node, enter = () => true) {
  for (const child of elements(node)) {
    if (!enter(child)) continue;
    yield child;
    yield* descendants(child, enter);
  }
}

export const byTag = (node, tag) => {
  for (const one of descendants(node)) if (one.tagName === tag) return one;
  return undefined;
};

export function* ancestors(node) {
  for (let at = node.parentNode; at; at = at.parentNode) yield at;
}

export const contains = (outer, inner) => outer === inner || [...ancestors(inner)].includes(outer);
