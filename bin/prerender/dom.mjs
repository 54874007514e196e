// As much of the DOM as the elements read while they render, over the tree of parse5. Nothing here can be changed.
// What is missing throws, so that an element that comes to read more is noticed.

export const HTML = 'http://www.w3.org/1999/xhtml';

const wrappers = new WeakMap();

/** The wrapper of a node of parse5; the same one each time. */
export function wrap(node) {
  if (!node) return null;
  if (!wrappers.has(node)) wrappers.set(node, new (node.tagName ? ServerElement : ServerText)(node));
  return wrappers.get(node);
}

export const attribute = (node, name) => node.attrs?.find((item) => item.name === name)?.value ?? null;

const isChild = (node) => Boolean(node.tagName) || node.nodeName === '#text' || node.nodeName === '#comment';

/** What elements and hosts can be asked. A host is an instance of an element's class, see `lend()`. */
const reading = {
  childNodes: { get: (node) => node.childNodes.filter(isChild).map(wrap) },
  children: { get: (node) => node.childNodes.filter(({ tagName }) => tagName).map(wrap) },
  parentElement: { get: ({ parentNode }) => (parentNode?.tagName ? wrap(parentNode) : null) },
  textContent: { get: textOf },
  isConnected: { get: () => true },
  getRootNode: { value: () => documentOf },
  ownerDocument: { get: (node) => documentOf(node) },
  closest: { value: (node, selector) => wrap(up(node).find((at) => matches(at, selector))) },
  matches: { value: (node, selector) => matches(node, selector) },
  querySelector: { value: (node, selector) => wrap(find(node, selector)[0]) },
  querySelectorAll: { value: (node, selector) => find(node, selector).map(wrap) },
  compareDocumentPosition: {
    value: (node, other) => (order(node) < order(other[NODE] ?? other) ? 4 : 2),
  },
};
const NODE = Symbol('node');

/** Gives `target` what `reading` holds, answered from `node`. */
export function lend(target, node) {
  Object.defineProperty(target, NODE, { value: node });
  for (const [name, { get, value }] of Object.entries(reading)) {
    Object.defineProperty(
      target,
      name,
      get ? { get: () => get(node), configurable: true } : { value: (...args) => value(node, ...args) },
    );
  }
  return target;
}

export class ServerText {
  constructor(node) {
    this.nodeType = node.nodeName === '#comment' ? 8 : 3;
    this.nodeName = node.nodeName;
    this.nodeValue = this.data = node.value ?? node.data;
  }
}

export class ServerElement {
  nodeType = 1;
  nodeValue = null;

  constructor(node) {
    lend(this, node);
    this.localName = node.tagName;
    this.slot = attribute(node, 'slot') ?? '';
  }

  getAttribute(name) {
    return attribute(this[NODE], name);
  }

  /** Of a template. */
  get content() {
    return { querySelector: (selector) => wrap(find(this[NODE].content, selector)[0]) };
  }
}

const documents = new WeakMap();
function documentOf(node) {
  const top = up(node).at(-1);
  if (!documents.has(top)) documents.set(top, { documentElement: {} });
  return documents.get(top);
}

function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

/** `node` and its ancestors, from the inside. */
export function up(node) {
  const all = [];
  for (let at = node; at?.tagName; at = at.parentNode) all.push(at);
  return all;
}

const order = (node) => node.sourceCodeLocation?.startOffset ?? 0;

function find(scope, selector) {
  const found = [];
  const visit = (node) => {
    for (const child of node.childNodes ?? []) {
      if (child.tagName && matches(child, selector, scope)) found.push(child);
      visit(child);
    }
  };
  visit(scope);
  return found;
}

/** Lists of `tag[a][b="c"]:not([d])`, each with `:scope >` in front or not. */
export function matches(node, selector, scope) {
  return selector.split(',').some((one) => {
    const [, scoped, rest] = /^\s*(:scope\s*>\s*)?(.*?)\s*$/.exec(one);
    return (!scoped || node.parentNode === scope) && compound(node, rest);
  });
}

function compound(node, selector) {
  const parts = selector.match(/^[\w-]+|\*|\[[^\]]+\]|:not\(\[[^\]]+\]\)/g) ?? [];
  if (parts.join('') !== selector || !parts.length) throw new Error(`prerender cannot read the selector ${selector}`);
  return parts.every((part) => {
    const [, not, name, , quoted, plain] = /^(:not\()?\[([\w-]+)(=(?:"([^"]*)"|([\w-]+)))?\]/.exec(part) ?? [];
    if (!name) return part === '*' || part === node.tagName;
    const value = attribute(node, name);
    const wanted = quoted ?? plain;
    return (value !== null && (wanted === undefined || value === wanted)) !== Boolean(not);
  });
}
