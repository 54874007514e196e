import { amend, answer, COOKIE, encode, isName, newest, type StoredConsent } from './consent-record.js';
import type { ConsentRecord, ConsentState, ConsentValue } from './context.js';
import { pageReader } from './page.js';
import { readCookies, writeCookie } from './storage.js';
import { consentPage } from './will-ask.js';

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

/** How long WebKit may go on showing a cookie that was replaced, generously, in milliseconds: see `#found()`. */
const ECHO = 1000;

export type Answers = Readonly<Record<string, 'granted' | 'denied'>>;

/** The page's one memory of what the reader allowed. It publishes to the page-wide reader state. */
export class ConsentStore {
  rules?: ConsentRules;
  #record?: StoredConsent;
  /** The cookie could not be kept: the record is this page view's only. */
  #loose = false;
  /** Values that this page wrote and replaced, and until when they are taken for echoes. */
  #replaced = new Set<string>();
  #echo = 0;
  #published = '';
  #last?: ConsentState;

  constructor(private doc: Document) {}

  /** Takes the rules of the notice, reads what is kept, and publishes. */
  rule(rules: ConsentRules): void {
    this.rules = rules;
    this.refresh();
  }

  /** Reads the cookie again (another tab may have decided) and publishes what changed. */
  refresh(): void {
    if (!this.rules) return;
    const found = this.#found();
    if (!this.#loose || (found && found.time > this.#record!.time)) {
      this.#record = found;
      this.#loose = false;
    } else if (pageReader(this.doc)?.state.cookies === 'ok') {
      // Cookies are on again: what the reader chose meanwhile is kept now.
      this.#write(this.#record!);
    }
    this.#publish();
  }

  /**
   * What the cookie says. WebKit's page process is told of each write afterwards, and for as long as the message about
   * the first of two writes is the last that came, `document.cookie` shows that first one (measured in WebKitGTK with a
   * slowed network process). So what was replaced a moment ago is no news.
   */
  #found(): StoredConsent | undefined {
    const found = newest(readCookies(this.doc) ?? '', Date.now());
    const stale = found && performance.now() < this.#echo && this.#replaced.has(encode(found));
    return stale ? this.#record : found;
  }

  /** Records answers for optional categories and publishes. Those that are not named stay as they are. */
  decide(answers: Answers): void {
    const { rules } = this;
    if (!rules) return;
    // A no that still holds goes on holding, see #value().
    const denied = rules.regime === 'opt-in' ? undefined : this.#record?.denied;
    const base = this.#current ?? (denied && { granted: [], denied });
    const record: StoredConsent = {
      ...amend(base, answers),
      revision: rules.revision,
      // Whole minutes, as the cookie has them.
      time: Math.floor(Date.now() / 60_000) * 60_000,
      gpc: gpc(),
    };
    this.#write(record);
    this.#publish();
  }

  /** Keeps the record in the cookie, or in memory when that fails. */
  #write(record: StoredConsent): void {
    const value = encode(record);
    const age = Math.floor((record.time + this.rules!.lifetime - Date.now()) / 1000);
    const secure = this.doc.defaultView?.location.protocol === 'https:' ? '; Secure' : '';
    const now = performance.now();
    if (now >= this.#echo) this.#replaced.clear();
    if (this.#record) this.#replaced.add(encode(this.#record));
    this.#replaced.delete(value);
    this.#echo = now + ECHO;
    writeCookie(this.doc, `${COOKIE}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`);
    this.#record = record;
    this.#loose = !readCookies(this.doc)?.includes(value);
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
    if (text === this.#published && page.state.consent === this.#last) return;
    page.set({ consent });
    this.#published = text;
    this.#last = page.state.consent;
    if (rules.categories.some(({ name, required }) => !required && page.state.consent.allows(name))) {
      // Nothing is lost when it cannot be loaded: what waits for a grant goes on waiting.
      void import('./gated-scripts.js').then(({ runGatedScripts }) => runGatedScripts(this.doc)).catch(() => undefined);
    }
  }
}

/** Whether the browser sends Global Privacy Control (w3.org/TR/gpc). */
const gpc = (): boolean => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

/** The store of a page, which all notices share. */
export function consentStore(doc: Document): ConsentStore {
  const page = consentPage(doc);
  return (page.store ??= new ConsentStore(doc)) as ConsentStore;
}

/** Text as a category's name, or `undefined`. */
export const categoryName = (text: string | null): string | undefined => {
  const name = String(text ?? '').trim();
  return isName(name) ? name : undefined;
};
