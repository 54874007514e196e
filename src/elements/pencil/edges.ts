/** A pencil that wants an edge of the window. All copies of the library on a page share this shape. */
export interface Claim {
  edge: string;
  priority: number;
  /** Called when the holder of the edge may have changed. */
  again: () => void;
}

const key = Symbol.for('newsprint/pencils@1');
type Shared = Document & { [key]?: Map<Element, Claim> };

/**
 * Hands in, changes or (with `undefined`) withdraws the claim of `host`; the others hear of a change.
 *
 * @returns whether another pencil holds the edge: the one with the highest priority, then the first in the document.
 */
export function claim(doc: Document, host: Element, own?: Claim): boolean {
  const claims = ((doc as Shared)[key] ??= new Map<Element, Claim>());
  const had = claims.get(host);
  claims.delete(host);
  const others = [...claims];
  if (own) claims.set(host, own);
  if (had?.edge !== own?.edge || had?.priority !== own?.priority) for (const [, { again }] of others) again();
  return others.some(
    ([other, { edge, priority }]) =>
      own?.edge === edge &&
      // 2: `other` precedes `host`.
      (own.priority === priority ? host.compareDocumentPosition(other) & 2 : own.priority < priority),
  );
}
