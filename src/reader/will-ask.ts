/** A notice, as the others on its page see it. */
export interface NoticeClaim {
  /** Whether it asks, as soon as it knows. */
  asks(): Promise<boolean>;
  /** What it has to talk about, and with which reader (a snapshot of the state); empty when there is nothing. */
  topic(): string | undefined;
  reader(): unknown;
  /** Whether it may lay down the rules of the page. */
  rules(): boolean;
  /** Another notice has come or gone. */
  again(): void;
}

/** What the parts of the library that deal with consent share on a page, whichever copy and chunk they came in. */
export interface ConsentPage {
  /** The notices that stand in the page, those of another copy included, in the order of their arrival: the first one speaks. */
  readonly notices: Set<NoticeClaim>;
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
  return (root[key] ??= { notices: new Set() });
}

/**
 * Whether a notice asks for consent on this page, for other banners that want to wait their turn. Resolves as soon as the
 * notices have decided, or with `false` once the page is loaded and has none.
 */
export async function willAsk(doc: Document | undefined = globalThis.document): Promise<boolean> {
  if (!doc) return false;
  const { notices } = consentPage(doc);
  // Elements that the same script defines may come after the one that asks.
  await Promise.resolve();
  if (!notices.size && doc.readyState !== 'complete') {
    await new Promise((resolve) => {
      doc.addEventListener('DOMContentLoaded', resolve, { once: true });
      doc.defaultView?.addEventListener('load', resolve, { once: true });
    });
  }
  return (await Promise.all([...notices].map((notice) => notice.asks()))).includes(true);
}
