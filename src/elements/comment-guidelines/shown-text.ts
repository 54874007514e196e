/** Marks, in the light DOM, where nodes were taken out; its value is the slot that they belong to. */
const KEPT = 'data-news-kept';
/** Marks where the nodes that came from a template begin; its value is how many they are. */
const STATE = 'data-news-state';

/**
 * Where nodes wait, by their mark; and by itself, which tells it from other fragments.
 * They stay in their own document, so nothing in them loses its style or reloads.
 */
const homes = new WeakMap<Node, DocumentFragment>();

const slotOf = (node: Node) => (node as Element).slot ?? '';
const isTemplate = (node: Node | null): node is HTMLTemplateElement =>
  (node as Element | null)?.localName === 'template';

function createMark(name: string, value: string): HTMLTemplateElement {
  const mark = document.createElement('template');
  mark.setAttribute(name, value);
  return mark;
}

/**
 * Which of a panel's texts stands in its light DOM: the author's own nodes, or the clone of one template.
 *
 * What is not to be read is taken out of the document rather than hidden, since `textContent`, reader modes and
 * translators see hidden text. Where it stood, an empty template marks the place, so that it goes back in order even if
 * other scripts have added or removed children meanwhile. The mark also holds a copy, for clones of the host and for
 * saved pages, where the live nodes are not at hand.
 */
export class ShownText {
  /** The template whose clone shows; none when the neutral text does. */
  template?: HTMLTemplateElement;
  #nodes: ChildNode[] = [];
  #key?: string;

  constructor(private host: Element) {}

  /** The author's templates, in order. */
  get templates(): HTMLTemplateElement[] {
    return this.#children(`:not([${KEPT}],[${STATE}])`).filter((template) => !this.#nodes.includes(template));
  }

  #children(selector: string): HTMLTemplateElement[] {
    return Array.from(this.host.querySelectorAll(`:scope>template${selector}`));
  }

  /** What stands in `slot` now; `''` is the main text. */
  nodes(slot: string): ChildNode[] {
    return Array.from(this.host.childNodes).filter(
      (node) => node.nodeName !== '#comment' && !isTemplate(node) && slotOf(node) === slot,
    );
  }

  /** Where in the main text the rules begin: at the first list, or at what wraps it; `Infinity` when there is none. */
  get rules(): number {
    const list = this.nodes('').findIndex((node) => /<[uod]l\b/.test((node as Element).outerHTML));
    return list < 0 ? Infinity : list;
  }

  /**
   * Shows `template`, or the author's own nodes.
   *
   * @param closed slots whose content nobody may read now, the template's included
   */
  show(template: HTMLTemplateElement | undefined, closed: readonly string[]): void {
    // A host that was cloned or saved while a template showed brings that text along; it is made anew.
    if (this.#key === undefined) {
      for (const mark of this.#children(`[${STATE}]`)) {
        for (let count = Number(mark.getAttribute(STATE)); count--;) mark.nextSibling?.remove();
        mark.remove();
      }
    }
    const key = closed.filter((slot) => template?.content.querySelector(`[slot=${slot}]`)).join();
    if (template !== this.template || key !== this.#key) {
      this.#nodes.forEach((node) => node.remove());
      this.#nodes = [];
      this.template = template;
      this.#key = key;
      if (template) {
        const copy = document.importNode(template.content, true);
        copy.querySelectorAll('script').forEach((script) => script.remove());
        const nodes = Array.from(copy.childNodes).filter((node) => !closed.includes(slotOf(node)));
        this.#nodes = [createMark(STATE, String(nodes.length)), ...nodes];
        // Where the neutral text stands, so that it is read in the same order.
        const place = this.#children(`[${KEPT}='']`)[0] ?? this.nodes('')[0] ?? template;
        place.before(...this.#nodes);
      }
    }
    // The template's words replace the main text, and whatever else has the same slot.
    const away = new Set([...closed, ...this.#nodes.map(slotOf)]);
    for (const mark of this.#children(`[${KEPT}]`)) {
      if (!away.has(mark.getAttribute(KEPT)!)) mark.replaceWith(homeOf(mark));
    }
    for (const node of [...this.host.childNodes]) {
      if (!isTemplate(node) && !this.#nodes.includes(node) && away.has(slotOf(node))) keep(node);
    }
  }
}

function keep(node: ChildNode): void {
  const slot = slotOf(node);
  let mark = node.previousSibling as HTMLTemplateElement;
  if (!isTemplate(mark) || mark.getAttribute(KEPT) !== slot) node.before((mark = createMark(KEPT, slot)));
  const home = homeOf(mark);
  home.append(node);
  mark.content.replaceChildren(mark.content.ownerDocument.importNode(home, true));
}

function homeOf(mark: HTMLTemplateElement): DocumentFragment {
  let home = homes.get(mark);
  if (!home) {
    home = document.importNode(mark.content, true);
    homes.set(mark, home).set(home, home);
  }
  return home;
}

/** Where a node waits, when it was taken out of its panel. */
export function parentOf(node: Node | null): Node | undefined {
  return homes.get(node?.parentNode as Node);
}
