export const slotOf = (node: Node): string => (node as Element).slot ?? '';
export const isTemplate = (node: Node): node is HTMLTemplateElement => (node as Element).localName === 'template';

/** What can be read of the nodes that stand in `slot`; `''` is the main text. */
export function nodesIn(host: Element, slot: string): ChildNode[] {
  return [...host.childNodes].filter(
    (node) => node.nodeName !== '#comment' && !isTemplate(node) && slotOf(node) === slot,
  );
}

/** Where in the main text the rules begin: at the first list, or at what wraps it; `Infinity` when there is none. */
export function rulesAt(text: readonly ChildNode[]): number {
  const place = text.findIndex((node) => (node as Element).matches?.('ul,ol,dl,:has(ul,ol,dl)'));
  return place < 0 ? Infinity : place;
}
