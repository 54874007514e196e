import { createContext } from '@lit/context';

/** Who reads: `unknown` until the page says. */
export type Reader = 'unknown' | 'anonymous' | 'registered' | 'subscriber';
/** Whether cookies can be kept: `unknown` until something has tried. */
export type Cookies = 'unknown' | 'ok' | 'blocked';
/** A reader's answer for one category. `unset` is neither yes nor no. */
export type ConsentValue = 'granted' | 'denied' | 'unset';
/** `unavailable`: the answer cannot be kept (cookies are blocked), so nobody asks. */
export type ConsentStatus = 'unset' | 'decided' | 'unavailable';

/** What the reader allowed, as far as it is known. */
export interface ConsentState {
  readonly status: ConsentStatus;
  /** Whether the browser sends Global Privacy Control (w3.org/TR/gpc). */
  readonly gpc: boolean;
  /** The answer for one category; `unset` for a category nobody asked about. */
  get(category: string): ConsentValue;
  /** Whether that category may run: it is granted, or `unset` where the site asks nobody first (`opt-out`, `notice`). */
  allows(category: string): boolean;
}

/** A frozen snapshot; every change replaces it, so two snapshots can be compared by identity. */
export interface ReaderState {
  readonly reader: Reader;
  /** The page has said that the answer is on its way (`<html data-news-reader="pending">`). */
  readonly pending: boolean;
  readonly cookies: Cookies;
  readonly consent: ConsentState;
}

/** Joins separate copies of the library on one page: the key is global, and its number changes with the shape. */
export const readerContext = createContext<ReaderState>(Symbol.for('newsprint/reader@1'));

export const READERS = ['unknown', 'anonymous', 'registered', 'subscriber'] as const;
export const COOKIES = ['unknown', 'ok', 'blocked'] as const;
export const CONSENT_STATUSES = ['unset', 'decided', 'unavailable'] as const;

/** Plain data from which a `ConsentState` is made. */
export interface ConsentRecord {
  status?: ConsentStatus;
  gpc?: boolean;
  categories?: Readonly<Record<string, ConsentValue>>;
  /** What is `unset` may run: the regime is `opt-out` or `notice`. */
  lenient?: boolean;
}

/** A frozen `ConsentState`; whatever the record leaves out is `unset`. */
export function createConsent({
  status = 'unset',
  gpc = false,
  categories = {},
  lenient = false,
}: ConsentRecord = {}): ConsentState {
  const answers = new Map(Object.entries(categories ?? {}));
  const get = (category: string): ConsentValue => answers.get(category) ?? 'unset';
  return Object.freeze({
    status,
    gpc,
    get,
    allows: (category: string) => get(category) === 'granted' || (lenient && get(category) === 'unset'),
  });
}

/** What an element assumes when nobody provides anything. */
export const defaultReaderState: ReaderState = Object.freeze({
  reader: 'unknown',
  pending: false,
  cookies: 'unknown',
  consent: createConsent(),
});
