/** The part of a notice that asks for consent, for whoever else offers the reader a choice. */
export interface Recorder {
  /** What readers see for a category that it asks about. */
  label(category: string): string | undefined;
  /** Records an answer; whether it was recorded. */
  save(source: 'gate', answers: Readonly<Record<string, 'granted' | 'denied'>>): boolean;
}

/** A notice, as the others on its page see it. */
export interface NoticeClaim {
  /** Whether it asks, as soon as it knows. */
  asks(): Promise<boolean>;
  /** What it has to talk about, and with which reader (a snapshot of the state); empty when there is nothing. */
  topic(): string | undefined;
  reader(): unknown;
  /** What may lay down the rules of the page; there once it is loaded, outside `mode="blocked"`. */
  recorder(): Recorder | undefined;
  /** Another notice has come or gone. */
  again(): void;
}

/** What the parts of the library that deal with consent share on a page, whichever copy and chunk they came in. */
export interface ConsentPage {
  /** The notices that stand in the page, those of another copy included, in the order of their arrival: the first one speaks. */
  readonly notices: Set<NoticeClaim>;
  /** What else shows something that depends on them. */
  readonly gates: Set<{ requestUpdate(): void }>;
  /** The one memory of what the reader allowed; there once a notice needs it. */
  store?: unknown;
}

const key = Symbol.for('newsprint/consent@1');

export function consentPage(doc: Document): ConsentPage {
  const root = doc.documentElement as HTMLElement & { [key]?: ConsentPage };
  return (root[key] ??= { notices: new Set(), gates: new Set() });
}

/** A notice has come, gone or learnt something: others may have to show something else now. */
export function announce({ notices, gates }: ConsentPage): void {
  for (const notice of notices) notice.again();
  for (const gate of gates) gate.requestUpdate();
}

/** That of the first notice that has one: it lays down the rules of the page. */
export function recorderOf({ notices }: ConsentPage): Recorder | undefined {
  for (const notice of notices) {
    const recorder = notice.recorder();
    if (recorder) return recorder;
  }
  return undefined;
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
