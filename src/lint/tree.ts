/** A place in a file; lines and columns are counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One element as the rules see it. The same rules read a live document and a saved file, so they know neither. */
export interface LintElement {
  /** Name of the tag in small letters; `#root` for the root of a tree and for each shadow root. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Contents of a `<template>` included. */
  readonly children: readonly LintElement[];
  /** All text inside, without that of templates inside. */
  readonly text: string;
  readonly parent?: LintElement;
  /** In a file: where the start tag begins. */
  readonly place?: Place;
  /** In a file: where each attribute begins. */
  readonly attributePlaces?: ReadonlyMap<string, Place>;
  /** In a file: whether the end tag is there. A live document cannot tell. */
  readonly closed?: boolean;
  /** In a live document: the element itself. */
  readonly element?: Element;
}

/** Every element inside `root`, in document order, without `root`. */
export function* inside(root: LintElement): Generator<LintElement> {
  for (const child of root.children) {
    if (child.tag !== '#root') yield child;
    yield* inside(child);
  }
}

/** What stands around `element`, innermost first. */
export function* around({ parent }: LintElement): Generator<LintElement> {
  for (let at = parent; at; at = at.parent) yield at;
}

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Marks that the comment panel leaves: texts that it took out, and how many nodes after it came from a template. */
const KEPT = 'data-news-kept';
const MADE = 'data-news-state';
/** Copies that a pencil and a gate make of what stands in their templates. */
const COPY = /^(variant:.*|embed)$/;

/** A live element with all that is inside it, as its author wrote it: what our elements have added is left out. */
export function fromDom(node: Document | DocumentFragment | Element, parent?: LintElement): LintElement {
  const element = isElement(node) ? node : undefined;
  const children: LintElement[] = [];
  const result: LintElement = {
    tag: element?.localName ?? '#root',
    attributes: new Map(Array.from(element?.attributes ?? [], ({ name, value }) => [name, value])),
    children,
    // Costs time, and few rules ask.
    get text() {
      return textOf(node);
    },
    parent,
    element,
  };
  for (const child of authored(node)) if (isElement(child)) children.push(fromDom(child, result));
  if (element?.shadowRoot && !isOurs(element)) children.push(fromDom(element.shadowRoot, result));
  return result;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isOurs = (node: Node): boolean => node.nodeName.toLowerCase().startsWith('news-');

/** The author's child nodes. */
function* authored(parent: Node): Generator<Node> {
  let made = 0;
  // A `<meta>` has a `content`, too.
  const { childNodes } = parent.nodeName === 'TEMPLATE' ? (parent as HTMLTemplateElement).content : parent;
  for (const child of childNodes) {
    made -= 1;
    if (made >= 0) continue;
    if (!isElement(child)) yield child;
    else if (child.hasAttribute(MADE)) made = Number(child.getAttribute(MADE)) || 0;
    else if (child.hasAttribute(KEPT)) yield* authored(child);
    else if (!isOurs(parent) || !COPY.test(child.slot)) yield child;
  }
}

/** Without what waits in templates, as `textContent` is. */
function textOf(node: Node): string {
  if (!isElement(node) && node.nodeType !== 9 && node.nodeType !== 11)
    return node.nodeType === 3 ? (node.nodeValue ?? '') : '';
  return Array.from(authored(node), (child) => (child.nodeName === 'TEMPLATE' ? '' : textOf(child))).join('');
}
