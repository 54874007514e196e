/** What the parts of the library that deal with consent share on a page, whichever copy and chunk they came in. */
export interface ConsentPage {
  /** Each says whether its notice asks, as soon as it knows. */
  readonly askers: Set<() => Promise<boolean>>;
  /** The one memory of what the reader allowed; there once a notice needs it. */
  store?: unknown;
  /** What readers see for a category that a notice asks about. */
  label?: (category: string) => string | undefined;
  /** Records the reader's answer as the notice would. */
  save?: (category: string, answer: 'granted' | 'denied') => void;
}

const key = Symbol.for('newsprint/consent@1');

export function consentPage(doc: Document): ConsentPage {
  const root = doc.documentElement as HTMLElement & { [key]?: ConsentPage };
  return (root[key] ??= { askers: new Set() });
}

/**
 * Whether a notice asks for consent on this page, for other banners that want to wait their turn. Resolves as soon as the
 * notices have decided, or with `false` once the page is loaded and has none.
 */
export async function willAsk(doc: Document | undefined = globalThis.document): Promise<boolean> {
  if (!doc) return false;
  const { askers } = consentPage(doc);
  // Elements that the same script defines may come after the one that asks.
  await Promise.resolve();
  if (!askers.size && doc.readyState !== 'complete') {
    await new Promise((resolve) => {
      doc.addEventListener('DOMContentLoaded', resolve, { once: true });
      doc.defaultView?.addEventListener('load', resolve, { once: true });
    });
  }
  return (await Promise.all([...askers].map((asks) => asks()))).includes(true);
}
