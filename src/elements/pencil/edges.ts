import type { ReactiveElement } from 'lit';

/** Which edge of the window a pencil wants (the bottom, else the top), and with which priority. */
export type Claim = readonly [bottom: boolean, priority: number];

const key = Symbol.for('newsprint/pencils@1');
type Shared = typeof globalThis & { [key]?: Map<ReactiveElement, Claim> };

/**
 * Hands in, changes or (with `undefined`) withdraws the claim of `host`; the others hear of a change.
 * All copies of the library on a page share the claims.
 *
 * @returns whether another pencil holds the edge: the one with the highest priority, then the first in the document.
 */
export function claim(host: ReactiveElement, own?: Claim): boolean {
  const claims = ((globalThis as Shared)[key] ??= new Map<ReactiveElement, Claim>());
  const changed = String(claims.get(host)) !== String(own);
  claims.delete(host);
  const others = [...claims].filter(([{ ownerDocument }]) => ownerDocument === host.ownerDocument);
  if (own) claims.set(host, own);
  if (changed) for (const [other] of others) other.requestUpdate();
  return others.some(
    ([other, [bottom, priority]]) =>
      !!own &&
      own[0] === bottom &&
      // 2: `other` precedes `host`.
      (priority === own[1] ? host.compareDocumentPosition(other) & 2 : priority > own[1]),
  );
}
