import { ContextProvider } from '@lit/context';
import { type PropertyValues, ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles } from '../../internal/adopt-styles.js';
import { type ConsentValue, type ReaderState, defaultReaderState, readerContext } from '../../reader/context.js';
import { apply, type ReaderChange } from '../../reader/page.js';

/**
 * @summary Says who reads, for everything inside it; what it leaves out comes from the page.
 *
 * For Storybook, previews and pages with several readers; an ordinary page sets `<html data-news-reader>` instead.
 * It has no shadow root and no box of its own (`display: contents`).
 *
 * @slot - Any content; nothing is moved or changed.
 */
export class NewsReaderContext extends ReactiveElement {
  /**
   * Who reads. `pending`, as on `<html data-news-reader>`: unknown, and the answer is on its way.
   * Anything else counts as `unknown`. Without it, the page's answer.
   */
  @property() reader?: 'unknown' | 'pending' | 'anonymous' | 'registered' | 'subscriber';

  /** Whether cookies can be kept: `unknown`, `ok` or `blocked`. Anything else counts as `unknown`. Without it, the page's answer. */
  @property() cookies?: 'unknown' | 'ok' | 'blocked';

  /** Answers by category, e.g. `analytics=granted social=denied`; an empty text means that nothing was decided. Without it, the page's answer. */
  @property() consent?: string;

  #outer = new ReaderController(this, () => this.#provide());
  #provider = new ContextProvider(this, { context: readerContext, initialValue: defaultReaderState });

  /** The snapshot that elements inside receive. */
  get state(): ReaderState {
    return this.#provider.value;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'reader-context', ':where(news-reader-context){display:contents}');
  }

  protected override update(changed: PropertyValues): void {
    this.#provide();
    super.update(changed);
  }

  /** Why elements inside see what they see: the state from outside, what this element overrides, and the result. */
  explain(): { outer: ReaderState; overrides: ReaderChange; state: ReaderState } {
    return { outer: this.#outer.state, overrides: this.#overrides(), state: this.state };
  }

  #overrides(): ReaderChange {
    const change: ReaderChange = {};
    if (this.reader != null) Object.assign(change, { reader: this.reader, pending: this.reader === 'pending' });
    if (this.cookies != null) change.cookies = this.cookies;
    if (this.consent != null) {
      const categories = parseConsent(String(this.consent));
      change.consent = { categories, status: Object.keys(categories).length ? 'decided' : 'unset' };
    }
    return change;
  }

  #provide(): void {
    this.#provider.setValue(apply(this.#outer.state, this.#overrides()));
  }
}

/** Pairs that cannot be read are left out. */
function parseConsent(text: string): Record<string, ConsentValue> {
  const answers: Record<string, ConsentValue> = {};
  for (const [, name = '', value] of text.matchAll(/([\w-]+)\s*=\s*(granted|denied)\b/g)) {
    answers[name] = value as ConsentValue;
  }
  return answers;
}
