const slotOf = (node: Node): string => (node as Element).slot ?? '';
const isTemplate = (node: Node): boolean => (node as Element).localName === 'template';

const remove = (node: ChildNode) => node.remove();

/**
 * Which of a panel's texts shows: the author's own nodes, or the clone of one template, which stands beside them.
 * What is not to be read is in no slot at once; `KeptText` takes it out of the document as well.
 */
export class ShownText {
  /** The template whose clone shows; none when the neutral text does. */
  template?: HTMLTemplateElement;
  /** What came from it. */
  clones: ChildNode[] = [];
  /** The slots of which nothing of the author's own shows. */
  away: string[] = [];
  #key?: string;

  constructor(private host: Element) {}

  /** Whether a node is not to be read. */
  isAway(node: ChildNode): boolean {
    return this.away.includes(slotOf(node)) && !this.clones.includes(node) && !isTemplate(node);
  }

  /** What shows in `slot`; `''` is the main text. */
  nodes(slot: string): ChildNode[] {
    return [...this.host.childNodes].filter(
      (node) => node.nodeName !== '#comment' && !isTemplate(node) && slotOf(node) === slot && !this.isAway(node),
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
    const key = closed.filter((slot) => template?.content.querySelector(`[slot=${slot}]`)).join();
    if (template !== this.template || key !== this.#key) {
      this.clones.forEach(remove);
      this.clones = [];
      this.template = template;
      this.#key = key;
      if (template) {
        const copy = document.importNode(template.content, true);
        copy.querySelectorAll('script').forEach(remove);
        this.clones = [...copy.childNodes].filter((node) => !isTemplate(node) && !closed.includes(slotOf(node)));
        // Where the neutral text stands or stood, so that it is read in the same order.
        const place = this.host.querySelector(':scope>[data-news-kept=""]') ?? this.nodes('')[0] ?? template;
        place.before(...this.clones);
      }
    }
    // The template's words replace the main text, and whatever else has the same slot.
    this.away = [...closed, ...this.clones.map(slotOf)];
  }
}
