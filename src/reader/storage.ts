/**
 * The only file that touches `localStorage`, `sessionStorage` and `document.cookie`.
 * Where cookies are blocked the getters themselves throw (Chromium, Firefox: measured), so every access is guarded,
 * and what cannot be kept is remembered for this page view only.
 */

type Kind = 'local' | 'session';

const memory = Symbol.for('newsprint/memory@1');
type Shared = typeof globalThis & { [memory]?: Map<string, string> };

/** One map for the page, so that two copies of the library agree even where nothing can be stored. */
function fallback(): Map<string, string> {
  return ((globalThis as Shared)[memory] ??= new Map<string, string>());
}

function area(kind: Kind): Storage | undefined {
  try {
    // Firefox gives null when storage is switched off.
    return (kind === 'local' ? globalThis.localStorage : globalThis.sessionStorage) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether the storage can be reached at all. Writes nothing. */
export function hasStorage(kind: Kind): boolean {
  return area(kind) !== undefined;
}

/** The stored text, or `null`. Never throws. */
export function readItem(kind: Kind, key: string): string | null {
  const kept = fallback().get(`${kind}:${key}`);
  if (kept !== undefined) return kept;
  try {
    return area(kind)?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/**
 * Stores a text, or removes it with `null`.
 *
 * @returns whether it was really stored; else it lasts for this page view.
 */
export function writeItem(kind: Kind, key: string, value: string | null): boolean {
  try {
    const storage = area(kind);
    if (storage) {
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
      fallback().delete(`${kind}:${key}`);
      return true;
    }
  } catch {
    // Full, or blocked: fall through to memory.
  }
  if (value === null) fallback().delete(`${kind}:${key}`);
  else fallback().set(`${kind}:${key}`, value);
  return false;
}

/** `doc.cookie`, or `undefined` where reading it throws (an opaque origin, a sandboxed frame). */
export function readCookies(doc: Document): string | undefined {
  try {
    return doc.cookie;
  } catch {
    return undefined;
  }
}

/** Assigns one `doc.cookie` line as it stands; whether it was kept is for the caller to read back. Never throws. */
export function writeCookie(doc: Document, line: string): void {
  try {
    doc.cookie = line;
  } catch {
    // Nothing to do: reading back tells.
  }
}

/** Calls back when a cookie of this site changed, in another tab too, where the browser can tell. Returns a function that ends it. */
export function watchCookies(doc: Document, changed: () => void): () => void {
  const store = (doc.defaultView as { cookieStore?: EventTarget } | null)?.cookieStore;
  store?.addEventListener('change', changed);
  return () => store?.removeEventListener('change', changed);
}
