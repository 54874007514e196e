import type { Cookies } from './context.js';
import { hasStorage, readCookies, writeCookie } from './storage.js';

/** What was found out about cookies, and how. */
export interface CookieVerdict {
  readonly cookies: Cookies;
  /**
   * - `present`: there are cookies already, so nothing had to be written;
   * - `kept`, `dropped`: one was written and read back, or was not there;
   * - `embedded`: dropped inside a frame of another site, which says nothing about the reader's settings;
   * - `no-origin`: a file, a sandboxed frame, a server: no cookie can be kept whatever the settings are.
   */
  readonly reason: 'present' | 'kept' | 'dropped' | 'embedded' | 'no-origin';
  /** Storage is a matter of its own: Chromium allows cookies at once and storage only after a reload. */
  readonly storage: 'ok' | 'blocked';
}

/**
 * Writes a cookie and reads it back, which is the only way that is right in all engines (measured with cookies really
 * blocked: `navigator.cookieEnabled` is `true` in Chromium and WebKit, `cookieStore.set()` resolves in Firefox and WebKit).
 * The cookie is uniquely named, host-only, sent with no request of this page, and gone at once.
 */
export function probeCookies(doc: Document): CookieVerdict {
  const verdict = (cookies: Cookies, reason: CookieVerdict['reason']): CookieVerdict =>
    Object.freeze({ cookies, reason, storage: hasStorage('local') ? 'ok' : 'blocked' });

  const before = /^https?:/.test(doc.defaultView?.origin ?? '') ? readCookies(doc) : undefined;
  if (before === undefined) return verdict('unknown', 'no-origin');
  if (before) return verdict('ok', 'present');

  const name = `newsprint-${Math.random().toString(36).slice(2)}`;
  // No `Secure`: WebKit refuses it on http://localhost. No `Path`: the folder of the address is the default,
  // and an address may hold a semicolon.
  writeCookie(doc, `${name}=1; SameSite=Lax; Max-Age=9`);
  if (readCookies(doc)?.includes(name)) {
    writeCookie(doc, `${name}=; SameSite=Lax; Max-Age=0`);
    return verdict('ok', 'kept');
  }
  // A frame made with `srcdoc` has its parent's origin, yet HTML lets it have no cookies.
  if (!doc.location.protocol.startsWith('http')) return verdict('unknown', 'no-origin');
  return verdict('blocked', insideForeignFrame(doc.defaultView!) ? 'embedded' : 'dropped');
}

/** Whether a page of another origin stands anywhere above this one. */
function insideForeignFrame(at: Window): boolean {
  try {
    // Reading a foreign window's document throws.
    for (; at !== at.parent; at = at.parent) if (!at.parent.document) return true;
    return false;
  } catch {
    return true;
  }
}
