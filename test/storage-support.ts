// For tests in which reaching storage throws, as it does in Chromium and Firefox for readers who block cookies.

const real = { localStorage, sessionStorage };
let stand: (() => Storage | null) | undefined;

/**
 * Until it is called without an argument, `localStorage` and `sessionStorage` are what `read` gives or throws.
 *
 * The getters below are in place before anything reads storage: WebKit keeps code that it has compiled for an earlier
 * page of this run, and where that code has read a getter of `window` once, it does not notice a stub that comes later.
 */
export function replaceStorage(read?: () => Storage | null): void {
  stand = read;
}

for (const [name, storage] of Object.entries(real)) {
  Object.defineProperty(window, name, { configurable: true, get: () => (stand ? stand() : storage) });
}

/** What the browser throws. */
export const denied = (): never => {
  throw new DOMException('blocked', 'SecurityError');
};
