/** A pencil that wants an edge of the window. The shape is shared by all copies of the library on a page. */
export interface Claim {
  edge: string;
  priority: number;
  /** Called when the holder of the edge may have changed. */
  again: () => void;
}

const key = Symbol.for('newsprint/pencils@1');
type Shared = Document & { [key]?: Map<Element, Claim> };

/** Hands in, changes or (with `undefined`) withdraws the claim of `host`, and tells the others. */
export function claim(doc: Document, host: Element, wanted: Claim | undefined): void {
  const claims = ((doc as Shared)[key] ??= new Map<Element, Claim>());
  const had = claims.get(host);
  if (had?.edge === wanted?.edge && had?.priority === wanted?.priority) return;
  if (wanted) claims.set(host, wanted);
  else claims.delete(host);
  for (const [other, { again }] of claims) if (other !== host) again();
}

/** Whether another pencil holds the edge: the highest priority, then the first in the document. */
export function isBusy(doc: Document, host: Element): boolean {
  const claims = (doc as Shared)[key];
  const own = claims?.get(host);
  if (!own) return false;
  return Array.from(claims ?? []).some(
    ([other, { edge, priority }]) =>
      other !== host &&
      edge === own.edge &&
      (priority > own.priority ||
        (priority === own.priority && !!(host.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING))),
  );
}
