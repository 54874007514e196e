// Forwards the elements' events to a tag manager's data layer or to a function, as far as the reader's consent allows.
// A file of its own: it is no part of the bundle.
import { around } from './internal/around.js';
import type { ConsentState } from './reader/context.js';
import { pageReader } from './reader/page.js';

/** What is handed on: plain data that can be stored or sent as JSON. */
export interface AnalyticsEvent {
  /** Name of the event, e.g. `news-pencil-dismiss`. */
  event: string;
  /** Tag of the element, e.g. `news-pencil`. */
  element: string;
  /** The element's `id`, where the author gave it one. */
  id?: string;
  /** The event's `detail` without what could point to a person. */
  detail?: Record<string, unknown>;
}

export interface AnalyticsOptions {
  /** Consent category that must be allowed; `analytics` by default. */
  category?: string;
  /** Name of the global array; `dataLayer` by default. Made where there is none. Not used with `send`. */
  dataLayer?: string;
  /** Called with each event, in place of the array. What it throws is reported and stops nothing. */
  send?: (event: AnalyticsEvent) => void;
  /** Names of the events to forward; those of `defaultEvents` when left out. */
  events?: readonly string[];
}

/**
 * What happened, once each time it happens. Left out are questions that a listener can still refuse (`-before-change`,
 * `-before-save`), and `news-carousel-state`, which follows every move of the pointer; ask for it by name if it is wanted.
 * `news-carousel-change` counts when the reader caused it: what rotates by itself says so in `news-carousel-view`.
 */
export const defaultEvents: readonly string[] = [
  ...names('pencil', 'decide impression view expand collapse cta dismiss'),
  ...names('carousel', 'change view'),
  ...names('photo', 'open close change reveal error'),
  ...names('comment-guidelines', 'state request retry timeout cta acknowledge'),
  ...names('cookie-notice', 'ready shown blocked restored change'),
  ...names('consent-gate', 'open close'),
];

function names(tag: string, events: string): string[] {
  return events.split(' ').map((name) => `news-${tag}-${name}`);
}

/** One forwarder for each place that events go to, whichever copy of this file started it. */
const key = Symbol.for('newsprint/analytics@1');
type Root = HTMLElement & { [key]?: Map<unknown, () => void> };

/**
 * Starts forwarding. Before the category is allowed, and after it is taken back, nothing is forwarded and nothing is kept
 * for later; only a pencil that is still on the page when the reader allows it, and was seen, counts then. Starting twice
 * for one place does nothing.
 *
 * @returns a function that stops.
 */
export function forwardEvents({
  category = 'analytics',
  dataLayer = 'dataLayer',
  send,
  events = defaultEvents,
}: AnalyticsOptions = {}): () => void {
  const page = pageReader();
  if (!page) return () => undefined;
  const running = ((document.documentElement as Root)[key] ??= new Map<unknown, () => void>());
  const place = send ?? dataLayer;
  const started = running.get(place);
  if (started) return started;

  const seen = new WeakSet<Element>();
  const hand = (entry: AnalyticsEvent) => {
    if (!send) {
      const globals = globalThis as unknown as Record<string, unknown[] | undefined>;
      // Tag managers merge an entry into the ones before it, unless it asks them not to.
      (globals[dataLayer] ??= []).push({ ...entry, _clear: true });
      return;
    }
    try {
      send(entry);
    } catch (error) {
      reportError(error);
    }
  };

  const onEvent = (event: Event) => {
    const { type, detail } = event as CustomEvent<Record<string, unknown> | null>;
    // Inside a shadow root of the page it is not the event's target, which is the host there.
    const path = event.composedPath();
    const [target] = path;
    if (!(target instanceof Element) || !allows(path, page.state.consent, category)) return;
    if (type === 'news-carousel-change' && !detail?.userInitiated && events === defaultEvents) return;
    if (type === 'news-pencil-impression') {
      if (seen.has(target)) return;
      seen.add(target);
    }
    const entry = entryOf(type, target, detail);
    // Whoever listens further down may still refuse.
    queueMicrotask(() => {
      if (!event.defaultPrevented) hand(entry);
    });
  };
  const catchUp = () => {
    if (!events.includes('news-pencil-impression')) return;
    for (const pencil of seenPencils(document)) {
      if (seen.has(pencil) || !allows(around(pencil), page.state.consent, category)) continue;
      seen.add(pencil);
      const { campaign = null, variant = null, open = false } = pencil.explain();
      hand(entryOf('news-pencil-impression', pencil, { campaign, variant, open }));
    }
  };

  // On the window and first of all, so that a listener that stops an event does not hide it.
  for (const name of events) addEventListener(name, onEvent, true);
  document.addEventListener('news-reader-change', catchUp);
  const stop = () => {
    for (const name of events) removeEventListener(name, onEvent, true);
    document.removeEventListener('news-reader-change', catchUp);
    running.delete(place);
  };
  running.set(place, stop);
  catchUp();
  return stop;
}

/** The nearest `<news-reader-context>` on the way, else the page, answers for the category. */
function allows(path: readonly EventTarget[], consent: ConsentState, category: string): boolean {
  const context = path.find((node) => (node as Element).localName?.endsWith('-reader-context')) as
    { state?: { consent: ConsentState } } | undefined;
  return (context?.state?.consent ?? consent).allows(category);
}

interface Pencil extends Element {
  impression?: boolean;
  explain(): Record<string, unknown>;
}

/** Pencils that were seen on this page view, those in shadow roots and under a tag of the page's own included. */
function* seenPencils(root: ParentNode): Generator<Pencil> {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName.endsWith('-pencil') && (element as Pencil).impression === true) yield element as Pencil;
    if (element.shadowRoot) yield* seenPencils(element.shadowRoot);
  }
}

function entryOf(event: string, target: Element, detail: unknown): AnalyticsEvent {
  const entry: AnalyticsEvent = { event, element: target.localName };
  if (target.id) entry.id = target.id;
  if (detail && typeof detail === 'object') entry.detail = plain(detail) as Record<string, unknown>;
  return entry;
}

/** Who somebody is, or may not do: no business of a statistic. */
const PERSONAL = /^(reader|previous|record|verdict)$/;

/**
 * A copy of plain data: no nodes, no functions, nothing nested deeper than five. Addresses lose their query and fragment,
 * where sites put tokens and addresses of readers.
 */
function plain(value: unknown, name = '', depth = 0): unknown {
  if (typeof value === 'string') return /^(href|src)$/.test(name) ? address(value) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > 5) return undefined;
  if (Array.isArray(value)) return value.map((item) => plain(item, name, depth + 1) ?? null);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PERSONAL.test(key))
      .map(([key, item]) => [key, plain(item, key, depth + 1)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

function address(url: string): string {
  // What is no path (`mailto:`, `tel:`, `data:`) may name somebody.
  return /^[a-z][a-z\d+.-]*:/i.test(url) && !/^https?:/i.test(url)
    ? url.slice(0, url.indexOf(':') + 1)
    : url.replace(/[?#].*$/s, '').replace(/^(https?:\/\/)[^/]*@/i, '$1');
}

function startFromTags(doc: Document | undefined): void {
  for (const { dataset } of doc?.querySelectorAll<HTMLScriptElement>('script[data-news-analytics]') ?? []) {
    forwardEvents({ category: dataset.newsAnalytics || undefined, dataLayer: dataset.newsLayer || undefined });
  }
}

// One tag is enough: `<script type="module" src="…/analytics.js" data-news-analytics="analytics"></script>`.
startFromTags(globalThis.document);
