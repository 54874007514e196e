/** Marks, in the light DOM, where nodes were taken out; its value is the slot that they belong to. */
const KEPT = 'data-news-kept';
const BEGIN = 'news-state';
const END = '/news-state';

/** The nodes that wait behind a mark. They stay in their own document, so nothing in them loses its style or reloads. */
const homes = new WeakMap<Element, DocumentFragment>();
const fragments = new WeakSet<Node>();

const slotOf = (node: Node) => (node as Element).slot ?? '';
const isTemplate = (node: Node): node is HTMLTemplateElement => (node as Element).localName === 'template';
const isMark = (node: Node): node is HTMLTemplateElement => isTemplate(node) && node.hasAttribute(KEPT);

/**
 * Which of a panel's texts stands in its light DOM: the author's own nodes, or the clone of one template.
 *
 * What is not to be read is taken out of the document rather than hidden, since `textContent`, reader modes and
 * translators see hidden text. Where it stood, an empty template marks the place, so that it goes back in order even if
 * other scripts have added or removed children meanwhile. The mark also holds a copy, for clones of the host and for
 * saved pages, where the live nodes are not at hand.
 */
export class ShownText {
  #host: Element;
  #template?: HTMLTemplateElement;
  #nodes: ChildNode[] = [];
  #key = '';
  #started = false;

  constructor(host: Element) {
    this.#host = host;
  }

  /** The author's templates, in order. */
  get templates(): HTMLTemplateElement[] {
    return Array.from(this.#host.children).filter(
      (child): child is HTMLTemplateElement => isTemplate(child) && !isMark(child),
    );
  }

  /** What stands in `slot` now, marks and templates apart. */
  nodes(slot: string): ChildNode[] {
    return Array.from(this.#host.childNodes).filter(
      (node) => node.nodeType !== Node.COMMENT_NODE && !isTemplate(node) && slotOf(node) === slot,
    );
  }

  /**
   * Shows `template`, or the author's own nodes.
   *
   * @param closed slots whose content nobody may read now, the template's included
   */
  show(template: HTMLTemplateElement | undefined, closed: readonly string[]): void {
    if (!this.#started) this.#adopt();
    const host = this.#host;
    const key = closed.join();
    if (template !== this.#template || key !== this.#key) {
      this.#nodes.forEach((node) => node.remove());
      this.#nodes = [];
      this.#template = template;
      this.#key = key;
      if (template) {
        const doc = host.ownerDocument;
        const copy = Array.from(withoutScripts(doc.importNode(template.content, true)).childNodes).filter(
          (node) => !closed.includes(slotOf(node)),
        );
        this.#nodes = [doc.createComment(BEGIN), ...copy, doc.createComment(END)];
        template.after(...this.#nodes);
      }
    }
    // The template's words replace the main text, and whatever else has the same slot.
    const replaced = new Set(this.#nodes.map(slotOf));
    const away = (slot: string) => replaced.has(slot) || closed.includes(slot);
    for (const node of [...host.childNodes]) {
      if (isMark(node)) {
        if (!away(node.getAttribute(KEPT)!)) putBack(node);
      } else if (!isTemplate(node) && !this.#nodes.includes(node) && away(slotOf(node))) {
        keep(node);
      }
    }
  }

  /** A host that was cloned or saved while a template showed brings that text along; it is made anew from the template. */
  #adopt(): void {
    this.#started = true;
    let inside = false;
    for (const node of [...this.#host.childNodes]) {
      const mark = node.nodeType === Node.COMMENT_NODE ? (node as Comment).data : '';
      if (mark === BEGIN) inside = true;
      if (inside) node.remove();
      if (mark === END) inside = false;
    }
  }
}

/** A script that comes out of a template never runs: a panel shows words. */
function withoutScripts(fragment: DocumentFragment): DocumentFragment {
  fragment.querySelectorAll('script').forEach((script) => script.remove());
  return fragment;
}

function keep(node: ChildNode): void {
  const slot = slotOf(node);
  const doc = node.ownerDocument!;
  let mark = node.previousSibling as Element | null;
  if (!mark || !isMark(mark) || mark.getAttribute(KEPT) !== slot) {
    mark = doc.createElement('template');
    mark.setAttribute(KEPT, slot);
    node.before(mark);
  }
  const home = homeOf(mark as HTMLTemplateElement);
  home.append(node);
  const { content } = mark as HTMLTemplateElement;
  content.replaceChildren(content.ownerDocument.importNode(home, true));
}

function putBack(mark: HTMLTemplateElement): void {
  mark.replaceWith(homeOf(mark));
}

function homeOf(mark: HTMLTemplateElement): DocumentFragment {
  let home = homes.get(mark);
  if (!home) {
    home = mark.ownerDocument.importNode(mark.content, true);
    homes.set(mark, home);
    fragments.add(home);
  }
  return home;
}

/**
 * The parent that a child really has: frameworks remember the host, also for nodes that are kept aside,
 * and would fail when they remove one or insert before it.
 */
export function parentOf(host: Element, child: Node | null): Node | undefined {
  const parent = child?.parentNode;
  return parent && parent !== host && fragments.has(parent) ? parent : undefined;
}
