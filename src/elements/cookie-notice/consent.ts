// What `mode="consent"` and `mode="auto"` add to the notice: loaded with those modes only.
import { html, nothing, type TemplateResult } from 'lit';
import { addBuiltIn, type LocalizeController } from '../../controllers/localize.js';
import { parseDuration } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { nextFocusable } from '../../internal/next-focusable.js';
import { oneOf } from '../../internal/one-of.js';
import {
  type Answers,
  categoryName,
  type ConsentReceipt,
  type ConsentRules,
  consentStore,
  type ConsentStore,
} from '../../reader/consent.js';
import type { ReaderState } from '../../reader/context.js';
import { pageReader } from '../../reader/page.js';
import { watchCookies } from '../../reader/storage.js';
import { consentPage, type Recorder, recorderOf } from '../../reader/will-ask.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { categoriesOf } from './categories.js';
import { consentStyles } from './consent.styles.js';
import type { ChoiceChangeDetail, ChoiceDetail, ChoiceSource } from './choice.js';
import type { NewsCookieNotice } from './cookie-notice.js';
import { links } from './links.js';
import { noticeStyles } from './notice.styles.js';
import { reloadButton } from './reload-button.js';

addBuiltIn('en', enOnDemand);

const REGIMES = ['opt-in', 'opt-out', 'notice'] as const;
const DAY = 86_400_000;

/** What the notice lends. */
export interface ConsentHooks {
  readonly words: LocalizeController;
  /** The reader state that is in force where the notice stands. */
  state(): ReaderState;
  /** Takes the style sheets of this chunk into the shadow root. */
  restyle(): void;
}

/** The question, the choices and the preferences of one notice. */
export class Consent implements Recorder {
  #host: NewsCookieNotice;
  #hooks: ConsentHooks;
  #store?: ConsentStore;
  #unwatch?: () => void;
  #preferences?: typeof import('./preferences.js');
  #dialog = false;
  #reopened = false;
  /** What the last line says after a choice. */
  #said?: 'cookieSaved' | 'cookieLoose';
  /** Something that was switched off has run already. */
  #stale = false;

  constructor(host: NewsCookieNotice, hooks: ConsentHooks) {
    this.#host = host;
    this.#hooks = hooks;
  }

  get styles() {
    return [noticeStyles, consentStyles, ...(this.#preferences ? [this.#preferences.preferencesStyles] : [])];
  }

  connect(): void {
    const store = (this.#store = consentStore(this.#host.ownerDocument));
    this.#unwatch = watchCookies(this.#host.ownerDocument, () => store.refresh());
    this.rule();
  }

  disconnect(): void {
    this.#unwatch?.();
    // A dialog that leaves the page is no longer modal when it comes back.
    this.#dialog = false;
    this.#host.requestUpdate();
  }

  /** Brings the page's rules up to what the author wrote. */
  rule(): void {
    if (recorderOf(consentPage(this.#host.ownerDocument)) === this) this.#store?.rule(this.rules);
  }

  /** Looks whether another tab has decided. */
  refresh(): void {
    this.#store?.refresh();
  }

  /** A question stands. */
  get asks(): boolean {
    return this.#reopened || this.#hooks.state().consent.status === 'unset';
  }

  /** A choice was just made here, and the notice says so. */
  get confirms(): boolean {
    return Boolean(this.#said);
  }

  get dialogOpen(): boolean {
    return this.#dialog;
  }

  reopen(open: boolean): void {
    this.#reopened = open;
    this.#said = undefined;
  }

  get rules(): ConsentRules {
    const { regime, revision, expires } = this.#host;
    const lifetime = parseDuration(expires) ?? 0;
    return {
      regime: oneOf(regime, REGIMES),
      revision: categoryName(revision) ?? '1',
      lifetime: lifetime >= DAY && lifetime <= 400 * DAY ? lifetime : 180 * DAY,
      categories: categoriesOf(this.#host),
    };
  }

  label(category: string): string | undefined {
    return categoriesOf(this.#host).find(({ name }) => name === category)?.label;
  }

  get #optional(): string[] {
    return categoriesOf(this.#host).flatMap(({ name, required }) => (required ? [] : name));
  }

  record(): ConsentReceipt | undefined {
    return this.#store?.receipt();
  }

  /** One answer for all, or answers by category: what is no answer for an optional category is left out. */
  answer(source: ChoiceSource, answers: Answers | 'granted' | 'denied'): boolean {
    if (typeof answers === 'string') return this.save(source, this.#all(answers));
    const known = Object.entries(answers ?? {}).filter(
      ([name, value]) => /^(granted|denied)$/.test(value) && this.#optional.includes(name),
    );
    return known.length > 0 && this.save(source, Object.fromEntries(known));
  }

  #all(answer: 'granted' | 'denied'): Answers {
    return Object.fromEntries(this.#optional.map((name) => [name, answer]));
  }

  save(source: ChoiceSource, answers: Answers): boolean {
    const host = this.#host;
    const { ownerDocument: doc } = host;
    if (!host.isConnected) return false;
    if (!emit<ChoiceDetail>(host, 'news-cookie-notice-before-save', { source, answers }, true)) return false;
    const previous = this.record();
    this.rule();
    this.#store?.decide(answers);
    const { consent } = pageReader(doc)!.state;
    const reload = this.#optional.some(
      (name) =>
        !consent.allows(name) && doc.querySelector(`script[data-news-consent~="${name}"]:not([type="text/plain"])`),
    );
    const record = this.record()!;
    this.#reopened = false;
    this.#stale = reload;
    this.#said = /api|gate|withdraw/.test(source) ? undefined : record.kept ? 'cookieSaved' : 'cookieLoose';
    host.requestUpdate();
    // The button that had focus is gone.
    if (this.#said) void host.updateComplete.then(() => this.#part('confirmation')?.focus());
    emit<ChoiceChangeDetail>(host, 'news-cookie-notice-change', { source, answers, record, previous, reload });
    return true;
  }

  async openPreferences(): Promise<void> {
    if (this.#dialog || !this.#host.isConnected) return;
    // Offline: the button is still there, and the next press asks again.
    this.#preferences ??= await import('./preferences.js').catch(() => undefined);
    // It may have been taken out meanwhile: a dialog that cannot open must not count as open.
    if (!this.#preferences || !this.#host.isConnected) return;
    this.#hooks.restyle();
    this.#dialog = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#part('dialog') as HTMLDialogElement | null;
    // Two may have asked at once, and the notice may have been taken out meanwhile.
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  }

  #part(name: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`[part=${name}]`);
  }

  #onClose = (event: Event): void => {
    // Esc and Cancel change nothing.
    this.#dialog = false;
    this.#host.requestUpdate();
    const answers = this.#preferences?.answersOf(event, this.#optional, this.rules.regime);
    // The page opened them while nothing else was to be said: focus goes back to where it was, and no line appears.
    if (answers) this.save(this.asks || this.#said ? 'preferences' : 'api', answers);
  };

  #onHide = (): void => {
    this.#host.hide();
    nextFocusable(this.#host)?.focus({ preventScroll: true });
  };

  /** The first layer, or what is left of it after a choice. `note` is something else that is worth a line. */
  view(note: string): TemplateResult {
    const t = this.#hooks.words;
    const said = this.#said;
    const stale = said && this.#stale;
    return html`${said ? nothing : this.#question()}
      <div class="row note">
        <span part="confirmation" role="status" tabindex="-1"
          >${said ? t.term(said) : note}${stale ? ` ${t.term('cookieStale')}` : ''}</span
        >
        ${stale ? reloadButton(this.#host, t) : nothing}
        ${
          said
            ? html`${this.#manage()}
                <button part="hide" class="outline" type="button" @click=${this.#onHide}>
                  ${t.term('cookieHide')}
                </button>`
            : nothing
        }
      </div>`;
  }

  /** One function, one class and one part draw accept and reject: nothing can make them unequal. */
  #choice(source: 'accept' | 'reject' | 'notice'): TemplateResult {
    const word = ({ accept: 'cookieAccept', reject: 'cookieReject', notice: 'cookieOk' } as const)[source];
    const answers = () => (source === 'notice' ? {} : this.#all(source === 'accept' ? 'granted' : 'denied'));
    // Each in a cell of its own, so that a style sheet cannot tell the first from the second by counting siblings.
    return html`<div class="cell">
      <button part="choice" class="choice" type="button" @click=${() => this.save(source, answers())}>
        ${this.#hooks.words.term(word)}
      </button>
    </div>`;
  }

  #question(): TemplateResult {
    const t = this.#hooks.words;
    return html`<div><slot></slot></div>
      ${this.#hooks.state().consent.gpc ? html`<p class="quiet">${t.term('cookieGpc')}</p>` : nothing}
      ${links(this.#host, t)}
      <div class="row">
        <div class="choices">
          ${this.rules.regime === 'notice' ? this.#choice('notice') : [this.#choice('accept'), this.#choice('reject')]}
        </div>
        ${this.#optional.length ? this.#manage() : nothing}
      </div>`;
  }

  #manage(): TemplateResult {
    return html`<button part="manage" class="link" type="button" @click=${() => this.openPreferences()}>
      ${this.#hooks.words.term('cookieManage')}
    </button>`;
  }

  dialog(): TemplateResult | typeof nothing {
    const { words } = this.#hooks;
    if (!this.#dialog || !this.#preferences) return nothing;
    return this.#preferences.preferences({
      words,
      categories: categoriesOf(this.#host),
      consent: this.#hooks.state().consent,
      record: this.record(),
      closed: this.#onClose,
    });
  }
}
