import type { CSSResultOrNative, ReactiveElement } from 'lit';

/**
 * Gives `host` its style sheets again after it was adopted by another document.
 * A constructed sheet belongs to one document (CSSOM, "constructor document"), so the move leaves it unstyled.
 * Call from `adoptedCallback()`; `more` are sheets of parts that were loaded later.
 */
export function restyle(host: ReactiveElement, more: readonly CSSResultOrNative[] = []): void {
  const root = host.renderRoot as ShadowRoot | undefined;
  const view = host.ownerDocument.defaultView;
  if (!root?.adoptedStyleSheets || !view) return;
  const { elementStyles } = host.constructor as typeof ReactiveElement;
  // Not through Lit's `adoptStyles`: it asks `instanceof CSSStyleSheet`, which is false for the other document's class.
  root.adoptedStyleSheets = [...elementStyles, ...more].map((style: CSSResultOrNative) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      'cssText' in style ? style.cssText : Array.from(style.cssRules, (rule) => rule.cssText).join('\n'),
    );
    return sheet;
  });
}

const adopted = Symbol.for('newsprint/light-styles@1');
type Styled = (Document | ShadowRoot) & { [adopted]?: Set<string> };

/**
 * Adds rules for an element's light DOM to the document or shadow root that `host` stands in, once for each `name`.
 * What `::slotted()` cannot reach (a picture inside a figure) needs such rules. They are written with `:where()`,
 * so that any rule of the page wins. Two copies of the library share the mark and add them once. Where a page has registered
 * a subclass under a tag of its own, the rules are for that tag.
 */
export function adoptLightStyles(host: Element, name: string, cssText: string): void {
  const root = host.getRootNode() as Styled;
  const view = host.ownerDocument.defaultView;
  if (!view || !root.adoptedStyleSheets) return;
  const tag = host.localName;
  const names = (root[adopted] ??= new Set());
  if (names.has(tag + name)) return;
  names.add(tag + name);
  const sheet = new view.CSSStyleSheet();
  // Tags, neither custom properties nor names of slots; `<html>` stands for all.
  sheet.replaceSync(tag.includes('-') ? cssText.replace(/(?<![-'])news-[\w-]+/g, tag) : cssText);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
