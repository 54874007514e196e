// Finds what goes wrong when pages are written by hand, and says it in plain words. Never part of the bundle.
import type { Page, Severity } from './lint/rule.js';
import { RULES } from './lint/rules.js';
import { around, fromDom, inside, type LintElement } from './lint/tree.js';

export type { LintElement, Place } from './lint/tree.js';
export type { Severity };

/** One thing that is wrong. */
export interface Finding {
  /** Id of the rule, e.g. `photo-alt`. */
  rule: string;
  severity: Severity;
  /** What is wrong and what to write instead. */
  message: string;
  /** Tag of the element that is meant. */
  tag: string;
  /** In a live document: that element. */
  element?: Element;
  /** In a file: where the element or its attribute begins; counted from 1. */
  line?: number;
  column?: number;
}

const isTree = (root: object): root is LintElement =>
  'children' in root && 'attributes' in root && !('nodeType' in root);

/**
 * Looks at every element of this library inside `root`, `root` included.
 *
 * @param root a document, a shadow root or an element; or a tree that was read from a file. By default the document
 * @returns what is wrong, in the order of the page; an empty list when nothing is
 */
export function lint(root: Document | DocumentFragment | Element | LintElement = document): Finding[] {
  const tree = isTree(root) ? root : fromDom(root);
  const all = [...(tree.tag === '#root' ? [] : [tree]), ...inside(tree)];
  const findings: { at: number; finding: Finding }[] = [];
  const order = new Map(all.map((each, index) => [each, index]));
  const page = pageOf(tree, all);
  for (const [rule, { severity, check }] of Object.entries(RULES)) {
    check(page, (where, message, attribute) => {
      const { tag, element, place, attributePlaces } = where;
      const finding = { rule, severity, message, tag, ...(element && { element }) };
      const at = (attribute !== undefined && attributePlaces?.get(attribute)) || place;
      findings.push({ at: order.get(where) ?? 0, finding: { ...finding, ...at } });
    });
  }
  return findings.sort((a, b) => a.at - b.at).map(({ finding }) => finding);
}

function pageOf(tree: LintElement, all: readonly LintElement[]): Page {
  /** Ids belong to one tree: the page's, a shadow root's, a template's. */
  const scope = (element: LintElement) =>
    [...around(element)].find(({ tag }) => tag === '#root' || tag === 'template') ?? tree;
  const ids = new Map<LintElement, Set<string>>();
  for (const element of all) {
    const id = element.attributes.get('id');
    if (!id) continue;
    const home = scope(element);
    ids.set(home, (ids.get(home) ?? new Set()).add(id));
  }
  return {
    all,
    tags: (name) => all.filter(({ tag }) => tag === name),
    hasId: (id, element) => ids.get(scope(element))?.has(id) ?? false,
    isInert: (element) => [...around(element)].some(({ tag }) => tag === 'template'),
  };
}

/** Prints what `lint()` finds to the console, each with its element, and returns it. */
export function report(root?: Parameters<typeof lint>[0]): Finding[] {
  const findings = lint(root);
  for (const { severity, tag, message, rule, element } of findings) {
    console[severity === 'error' ? 'error' : 'warn'](`newsprint, <${tag}>: ${message} (${rule})`, element ?? '');
  }
  if (!findings.length) console.info('newsprint: nothing to mend on this page.');
  return findings;
}

/** `<script type="module" src="…/lint.js">` prints once the page is there; an import alone does nothing. */
function isScriptOfPage(): boolean {
  if (typeof document === 'undefined') return false;
  // A CDN may have redirected to the address of a version.
  return Array.from(document.scripts).some(({ src }) => src === import.meta.url || /newsprint.*\/lint\.js$/.test(src));
}

if (isScriptOfPage()) {
  if (document.readyState === 'complete') report();
  else window.addEventListener('load', () => report(), { once: true });
}
