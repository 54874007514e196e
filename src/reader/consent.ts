import { amend, answer, COOKIE, encode, isName, newest, type StoredConsent } from './consent-record.js';
import type { ConsentRecord, ConsentValue } from './context.js';
import { pageReader } from './page.js';
import { readCookies, writeCookie } from './storage.js';

export interface ConsentCategory {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
}

/** What the notice that speaks for the page lays down. */
export interface ConsentRules {
  readonly regime: 'opt-in' | 'opt-out' | 'notice';
  readonly revision: string;
  /** How long a choice lasts, in milliseconds. */
  readonly lifetime: number;
  readonly categories: readonly ConsentCategory[];
}

/** What is kept, in plain data: for the console, a log, a receipt. */
export interface ConsentReceipt {
  revision: string;
  /** ISO 8601, to the minute. */
  decided: string;
  granted: string[];
  denied: string[];
  /** Whether the browser sent Global Privacy Control at that time. */
  gpc: boolean;
  /** `false`: the cookie could not be kept, so the choice ends with this page view. */
  kept: boolean;
}

export type Answers = Readonly<Record<string, 'granted' | 'denied'>>;

/** The page's one memory of what the reader allowed. It publishes to the page-wide reader state. */
export class ConsentStore {
  rules?: ConsentRules;
  /** Lets the notice record answers that were given elsewhere, as in a gate. */
  save?: (answers: Answers) => void;
  /** Each says whether its notice asks. */
  readonly askers = new Set<() => boolean>();
  #record?: StoredConsent;
  /** The cookie could not be kept: the record is this page view's only. */
  #loose = false;
  #published = '';

  constructor(private doc: Document) {}

  /** Takes the rules of the notice, reads what is kept, and publishes. */
  rule(rules: ConsentRules, save: (answers: Answers) => void): void {
    this.rules = rules;
    this.save = save;
    this.refresh();
  }

  /** Reads the cookie again (another tab may have decided) and publishes what changed. */
  refresh(): void {
    if (!this.rules) return;
    const found = newest(readCookies() ?? '', Date.now());
    if (!this.#loose || (found && found.time > (this.#record?.time ?? 0))) {
      this.#record = found;
      this.#loose = false;
    }
    this.#publish();
  }

  /** Records answers for optional categories and publishes. Those that are not named stay as they are. */
  decide(answers: Answers): void {
    const { rules } = this;
    if (!rules) return;
    const record: StoredConsent = {
      ...amend(this.#current, answers),
      revision: rules.revision,
      // Whole minutes, as the cookie has them.
      time: Math.floor(Date.now() / 60_000) * 60_000,
      gpc: gpc(),
    };
    const value = encode(record);
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    writeCookie(`${COOKIE}=${value}; Path=/; Max-Age=${Math.floor(rules.lifetime / 1000)}; SameSite=Lax${secure}`);
    this.#record = record;
    this.#loose = !readCookies()?.includes(value);
    this.#publish();
  }

  receipt(): ConsentReceipt | undefined {
    const record = this.#current;
    return (
      record && {
        revision: record.revision,
        decided: new Date(record.time).toISOString(),
        granted: [...record.granted],
        denied: [...record.denied],
        gpc: record.gpc,
        kept: !this.#loose,
      }
    );
  }

  /** The record while it counts: the same revision, and not too old. */
  get #current(): StoredConsent | undefined {
    const { rules } = this;
    const record = this.#record;
    return rules && record?.revision === rules.revision && record.time + rules.lifetime > Date.now()
      ? record
      : undefined;
  }

  #value({ name, required }: ConsentCategory): ConsentValue {
    if (required) return 'granted';
    const strict = this.rules?.regime === 'opt-in';
    const said = answer(this.#current, name);
    if (strict) return said;
    // A no outlives a new revision where a missing answer would let things run.
    if (answer(this.#record, name) === 'denied') return 'denied';
    // The signal is a no, too, unless the reader said yes while it was on.
    return gpc() && !(said === 'granted' && this.#current?.gpc) ? 'denied' : said;
  }

  #publish(): void {
    const page = pageReader(this.doc);
    const { rules } = this;
    if (!page || !rules) return;
    const strict = rules.regime === 'opt-in';
    const values = rules.categories.map((category) => [category.name, this.#value(category)] as const);
    const settled = strict ? this.#current && !values.some(([, value]) => value === 'unset') : (this.#current ?? gpc());
    const kept = page.state.cookies === 'ok' && !this.#loose;
    const consent: ConsentRecord = {
      status: !kept ? 'unavailable' : settled ? 'decided' : 'unset',
      gpc: gpc(),
      categories: Object.fromEntries(values),
      lenient: kept && !strict,
    };
    const text = JSON.stringify(consent);
    if (text === this.#published) return;
    this.#published = text;
    page.set({ consent });
    if (rules.categories.some(({ name, required }) => !required && page.state.consent.allows(name))) {
      // Nothing is lost when it cannot be loaded: what waits for a grant goes on waiting.
      void import('./gated-scripts.js').then(({ runGatedScripts }) => runGatedScripts(this.doc)).catch(() => undefined);
    }
  }
}

/** Whether the browser sends Global Privacy Control (w3.org/TR/gpc). */
const gpc = (): boolean => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

const key = Symbol.for('newsprint/consent@1');

/** The store of a page, one whichever copy of the library came first. */
export function consentStore(doc: Document): ConsentStore {
  const root = doc.documentElement as HTMLElement & { [key]?: ConsentStore };
  return (root[key] ??= new ConsentStore(doc));
}

/**
 * Whether a notice asks for consent on this page, for other banners that want to wait their turn. Resolves as soon as a
 * notice has decided, or with `false` once the page is parsed and has none.
 */
export async function willAsk(doc: Document | undefined = globalThis.document): Promise<boolean> {
  if (!doc) return false;
  const { askers } = consentStore(doc);
  // Elements that are defined in the same script may come after the one that asks.
  await Promise.resolve();
  if (!askers.size && doc.readyState !== 'complete') {
    await new Promise((resolve) => {
      doc.addEventListener('DOMContentLoaded', resolve, { once: true });
      doc.defaultView?.addEventListener('load', resolve, { once: true });
    });
  }
  return [...askers].some((asks) => asks());
}

/** Text as a category's name, or `undefined`. */
export const categoryName = (text: string | null): string | undefined => {
  const name = text?.trim() ?? '';
  return isName(name) ? name : undefined;
};
