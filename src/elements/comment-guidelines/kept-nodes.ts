import { isTemplate, nodesIn, slotOf } from './light-nodes.js';

/** Marks, in the light DOM, where nodes were taken out; its value is the slot that they belong to. */
const KEPT = 'data-news-kept';
/** Marks where the nodes that came from a template begin; its value is how many they are. */
const STATE = 'data-news-state';

/**
 * Where nodes wait, by their mark; and by itself, which tells it from other fragments.
 * They stay in their own document, so nothing in them loses its style or reloads.
 */
const homes = new WeakMap<Node, DocumentFragment>();

/**
 * Takes what is not to be read out of the document, rather than only hide it: `textContent`, reader modes and translators
 * see hidden text. Where it stood, an empty template marks the place, so that it goes back in order even if other scripts
 * have added or removed children meanwhile. The mark also holds a copy, for clones of the host and for saved pages, where
 * the live nodes are not at hand.
 */
export class KeptNodes {
  /** The nodes that came from a template. */
  clones: readonly ChildNode[] = [];
  #mark?: Element;

  constructor(private host: Element) {
    // A host that was cloned or saved while a template showed brings that text along; it is made anew.
    for (const mark of this.#marks(STATE)) {
      for (let count = Number(mark.getAttribute(STATE)); count > 0; count -= 1) mark.nextSibling?.remove();
      mark.remove();
    }
    // Frameworks remember the host as the parent, also of nodes that are kept aside.
    host.removeChild = <T extends Node>(child: T) =>
      Node.prototype.removeChild.call(homeAround(child) ?? host, child) as T;
    host.insertBefore = <T extends Node>(child: T, before: Node | null) =>
      Node.prototype.insertBefore.call(homeAround(before) ?? host, child, before) as T;
  }

  /** Puts `clones` where the main text stands or stood, so that they are read in the same order; else before `place`. */
  swap(clones: readonly ChildNode[], place?: ChildNode): void {
    for (const node of [this.#mark, ...this.clones]) node?.remove();
    this.clones = clones;
    this.#mark = createMark(STATE, `${clones.length}`);
    const text = this.host.querySelector(`:scope>[${KEPT}='']`) ?? nodesIn(this.host, '')[0] ?? place;
    if (clones.length) text!.before(this.#mark, ...clones);
  }

  /** Takes out what the author has put into the slots `away`, and puts back the rest. */
  tidy(away: readonly string[]): void {
    for (const mark of this.#marks(KEPT)) {
      if (!away.includes(mark.getAttribute(KEPT)!)) mark.replaceWith(homeOf(mark));
    }
    for (const node of [...this.host.childNodes]) {
      if (away.includes(slotOf(node)) && !this.clones.includes(node) && !isTemplate(node)) keep(node);
    }
  }

  #marks(name: string): HTMLTemplateElement[] {
    return Array.from(this.host.querySelectorAll(`:scope>[${name}]`));
  }
}

function createMark(name: string, value: string): HTMLTemplateElement {
  const mark = document.createElement('template');
  mark.setAttribute(name, value);
  return mark;
}

function keep(node: ChildNode): void {
  const slot = slotOf(node);
  let mark = node.previousSibling as HTMLTemplateElement;
  // What stands before it may be a text, or nothing.
  if (mark?.getAttribute?.(KEPT) !== slot) node.before((mark = createMark(KEPT, slot)));
  const home = homeOf(mark);
  home.append(node);
  mark.content.replaceChildren(mark.content.ownerDocument.importNode(home, true));
}

function homeOf(mark: HTMLTemplateElement): DocumentFragment {
  let home = homes.get(mark);
  if (!home) {
    home = mark.ownerDocument.importNode(mark.content, true);
    homes.set(mark, home).set(home, home);
  }
  return home;
}

function homeAround(node: Node | null): DocumentFragment | undefined {
  return homes.get(node?.parentNode as Node);
}
