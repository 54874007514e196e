import type { ReactiveController, ReactiveElement } from 'lit';
import { clearServedRoot } from '../internal/served-root.js';
import { en } from '../translations/en.js';
import type { enOnDemand } from '../translations/en-on-demand.js';
import type { enPhoto } from '../translations/en-photo.js';

type Words<T> = { [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : string };
/** Every built-in word. A word that takes a number or a name is a function. */
export type Translation = Words<typeof en> & Words<typeof enOnDemand> & Words<typeof enPhoto>;
type Arguments<K extends keyof Translation> = Translation[K] extends (...args: infer A) => string ? A : [];

const translations = new Map<string, Partial<Translation>>([['en', en]]);
const asked = new Set<string>();
const hosts = new Set<ReactiveElement>();
let load: ((language: string) => Promise<unknown> | undefined) | undefined;

/**
 * Adds or extends a language; elements on the page follow at once. A word that is left out stays what it was, or English.
 *
 * @param locale BCP 47: a language (`fr`) or a language with a region (`fr-CA`), which wins where it matches.
 */
export function registerTranslation(locale: string, words: Partial<Translation>): void {
  const key = locale.toLowerCase();
  translations.set(key, { ...translations.get(key), ...words });
  rerender();
}

/** Adds words of the library's own, whenever they arrive: a word that the page has put in their place stays. */
export function addBuiltIn(locale: string, words: Partial<Translation>): void {
  registerTranslation(locale, { ...words, ...translations.get(locale) });
}

/** Where a language of the library comes from when it is needed; the CDN build sets it to the files beside it. */
export function setTranslationLoader(loader: typeof load): void {
  load = loader;
  rerender();
}

function rerender(): void {
  for (const host of hosts) host.requestUpdate();
}

/** One observer a document for all hosts. `lang` inside another shadow root is read at the next render. */
const observers = new WeakMap<Document, MutationObserver>();

function watch(doc: Document): void {
  if (observers.has(doc)) return;
  const observer = new MutationObserver(rerender);
  observer.observe(doc, { subtree: true, attributeFilter: ['lang', 'dir'] });
  observers.set(doc, observer);
}

function unwatch(doc: Document): void {
  for (const host of hosts) if (host.ownerDocument === doc) return;
  observers.get(doc)?.disconnect();
  observers.delete(doc);
}

/** The nearest usable `lang` at or above `element`, shadow roots crossed; `en` where there is none. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('[lang]');
    const tag = canonical(found?.getAttribute('lang'));
    if (tag) return tag;
    const root = (found ?? at).getRootNode();
    // No `instanceof`: after adoption the root may be of another window's class.
    at = found?.parentElement ?? (root.nodeType === 11 ? (root as ShadowRoot).host : null);
  }
  return 'en';
}

/** What engines take long to find out, by the tags that the page has. */
const canonicals = new Map<string, string | undefined>();
const numbers = new Map<string, Intl.NumberFormat>();

/** `nl_NL` is read as `nl-NL`; `auto` (a page that the browser translates), an empty or broken tag count as none. */
function canonical(tag: string | null | undefined): string | undefined {
  if (!tag || tag === 'auto') return undefined;
  if (!canonicals.has(tag)) {
    let found: string | undefined;
    try {
      found = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
    } catch {
      // Broken.
    }
    canonicals.set(tag, found);
  }
  return canonicals.get(tag);
}

/** Built-in words, dates and numbers in the language that is in force where the host stands. */
export class LocalizeController implements ReactiveController {
  #document?: Document;

  constructor(private host: ReactiveElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.host.ownerDocument;
    hosts.add(this.host);
    watch(this.#document);
  }

  hostUpdate(): void {
    clearServedRoot(this.host);
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (this.#document) unwatch(this.#document);
  }

  /** BCP 47 tag in force, canonical. */
  get lang(): string {
    return languageOf(this.host);
  }

  /** `true` where text runs from right to left. */
  get rtl(): boolean {
    return this.host.matches(':dir(rtl)');
  }

  /** A built-in word: the whole tag first, then what is left of it from the end (`zh-hant-tw`, `zh-hant`, `zh`), then English. */
  term<K extends keyof Translation>(key: K, ...args: Arguments<K>): string {
    const tag = this.lang.toLowerCase();
    const language = tag.split('-')[0] ?? 'en';
    if (load && !asked.has(language)) {
      asked.add(language);
      // A pack that cannot be loaded leaves the words English.
      load(language)?.catch(() => undefined);
    }
    let word: unknown;
    for (let locale = tag; locale; locale = locale.replace(/-?[^-]*$/, '')) word ??= translations.get(locale)?.[key];
    word ??= translations.get('en')?.[key];
    return typeof word === 'function' ? (word as (...args: unknown[]) => string)(...args) : ((word as string) ?? '');
  }

  /** A date in words, e.g. “12 November 2026”. `time` is in milliseconds since 1970. */
  date(time: number, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }): string {
    return new Intl.DateTimeFormat(this.lang, options).format(time);
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    const { lang } = this;
    if (options) return value.toLocaleString(lang, options);
    if (!numbers.has(lang)) numbers.set(lang, new Intl.NumberFormat(lang));
    return numbers.get(lang)!.format(value);
  }
}
