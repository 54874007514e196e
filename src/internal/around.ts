/** `node` and all that it stands in as the reader sees it: through slots and shadow roots, up to the document. */
export function around(node: Node): Node[] {
  const { assignedSlot, host } = node as Element & ShadowRoot;
  const next = assignedSlot ?? node.parentNode ?? host;
  return next ? [node, ...around(next)] : [node];
}
