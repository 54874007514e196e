/** Marks, in the light DOM, where nodes were taken out; its value is the slot that they belong to. */
const KEPT = 'data-news-kept';
const BEGIN = 'news-state';
const END = '/news-state';

/** The nodes that wait behind a mark. They stay in their own document, so nothing in them loses its style or reloads. */
const homes = new WeakMap<Element, DocumentFragment>();
const allHomes = new WeakSet<Node>();

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
  #key?: string;

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

  /** Where in the main text the rules begin: at the first list, or at what wraps it; `Infinity` when there is none. */
  get rules(): number {
    const index = this.nodes('').findIndex((node) => {
      const element = node as Partial<Element>;
      return element.matches?.('ul,ol,dl') || element.querySelector?.('ul,ol,dl');
    });
    return index < 0 ? Infinity : index;
  }

  /**
   * Shows `template`, or the author's own nodes.
   *
   * @param closed slots whose content nobody may read now, the template's included
   */
  show(template: HTMLTemplateElement | undefined, closed: readonly string[]): void {
    if (this.#key === undefined) this.#adopt();
    const host = this.#host;
    const key = closed
      .filter((slot) => Array.from(template?.content.children ?? []).some((c) => c.slot === slot))
      .join();
    if (template !== this.#template || key !== this.#key) {
      this.#nodes.forEach((node) => node.remove());
      this.#nodes = [];
      this.#template = template;
      this.#key = key;
      if (template) {
        const copy = copyOf(template).filter((node) => !closed.includes(slotOf(node)));
        this.#nodes = [document.createComment(BEGIN), ...copy, document.createComment(END)];
        template.after(...this.#nodes);
      }
    }
    // The template's words replace the main text, and whatever else has the same slot.
    const replaced = new Set(this.#nodes.map(slotOf));
    const away = (slot: string) => replaced.has(slot) || closed.includes(slot);
    for (const node of [...host.childNodes]) {
      if (isMark(node)) {
        if (!away(node.getAttribute(KEPT)!)) node.replaceWith(homeOf(node));
      } else if (!isTemplate(node) && !this.#nodes.includes(node) && away(slotOf(node))) {
        keep(node);
      }
    }
  }

  /** A host that was cloned or saved while a template showed brings that text along; it is made anew from the template. */
  #adopt(): void {
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
function copyOf(template: HTMLTemplateElement): ChildNode[] {
  const copy = document.importNode(template.content, true);
  copy.querySelectorAll('script').forEach((script) => script.remove());
  return Array.from(copy.childNodes);
}

function keep(node: ChildNode): void {
  const slot = slotOf(node);
  let mark = node.previousSibling as Element;
  if (!mark || !isMark(mark) || mark.getAttribute(KEPT) !== slot) {
    mark = document.createElement('template');
    mark.setAttribute(KEPT, slot);
    node.before(mark);
  }
  const home = homeOf(mark as HTMLTemplateElement);
  home.append(node);
  const { content } = mark as HTMLTemplateElement;
  content.replaceChildren(content.ownerDocument.importNode(home, true));
}

function homeOf(mark: HTMLTemplateElement): DocumentFragment {
  let home = homes.get(mark);
  if (!home) {
    home = document.importNode(mark.content, true);
    homes.set(mark, home);
    allHomes.add(home);
  }
  return home;
}

/** Where a node waits, when it was taken out of its panel. */
export function parentOf(node: Node | null): Node | undefined {
  const parent = node?.parentNode;
  return parent && allHomes.has(parent) ? parent : undefined;
}
