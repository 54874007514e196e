import { ContextProvider } from '@lit/context';
import {
  type ConsentRecord,
  type Cookies,
  type Reader,
  type ReaderState,
  CONSENT_STATUSES,
  COOKIES,
  createConsent,
  defaultReaderState,
  READERS,
  readerContext,
} from './context.js';
import { oneOf } from '../internal/one-of.js';

/** What `setReader()` takes; whatever is left out stays as it is. */
export interface ReaderChange {
  reader?: Reader;
  pending?: boolean;
  cookies?: Cookies;
  consent?: ConsentRecord;
}

/** `detail` of `news-reader-change`: plain data, so that it can be logged or sent. */
export interface ReaderChangeDetail {
  reader: Reader;
  pending: boolean;
  cookies: Cookies;
  consent: ReaderState['consent']['status'];
}

/** The page-wide provider, one a document whichever copy of the library came first. */
export interface PageReader {
  readonly state: ReaderState;
  set(change: ReaderChange): void;
}

const page = Symbol.for('newsprint/page-reader@1');
type Root = HTMLElement & { [page]?: PageReader };

/** The provider on `<html>`; the first call attaches it. `undefined` on a server, where there is no document. */
export function pageReader(doc: Document | undefined = globalThis.document): PageReader | undefined {
  const root = doc?.documentElement as Root | undefined;
  return root && (root[page] ??= attach(root));
}

/**
 * Tells every element on the page who reads. Values that are not known fall back to `unknown` or `unset`.
 *
 * @example setReader({ reader: 'subscriber' })
 */
export function setReader(change: ReaderChange): void {
  // Nothing, from a script without types, changes nothing.
  pageReader()?.set(Object(change) as ReaderChange);
}

function attach(root: HTMLElement): PageReader {
  const provider = new ContextProvider(root, {
    context: readerContext,
    initialValue: apply(defaultReaderState, fromAttribute(root)),
  });
  const reader: PageReader = {
    get state() {
      return provider.value;
    },
    set(change) {
      const next = apply(provider.value, change);
      if (next === provider.value) return;
      provider.setValue(next);
      const detail: ReaderChangeDetail = { ...next, consent: next.consent.status };
      root.ownerDocument.dispatchEvent(new CustomEvent('news-reader-change', { detail }));
    },
  };
  new MutationObserver(() => reader.set(fromAttribute(root))).observe(root, { attributeFilter: ['data-news-reader'] });
  return reader;
}

function fromAttribute(root: HTMLElement): ReaderChange {
  const value = root.dataset.newsReader;
  return { reader: oneOf(value, READERS), pending: value === 'pending' };
}

/** The next snapshot, or the same one when nothing changes. */
export function apply(state: ReaderState, change: ReaderChange): ReaderState {
  const reader = 'reader' in change ? oneOf(change.reader, READERS) : state.reader;
  const next: ReaderState = {
    reader,
    // An answer ends the waiting.
    pending: change.pending ?? (state.pending && reader === 'unknown'),
    cookies: 'cookies' in change ? oneOf(change.cookies, COOKIES) : state.cookies,
    consent: change.consent
      ? createConsent({ ...change.consent, status: oneOf(change.consent.status, CONSENT_STATUSES) })
      : state.consent,
  };
  const keys = Object.keys(next) as (keyof ReaderState)[];
  return keys.every((key) => next[key] === state[key]) ? state : Object.freeze(next);
}
