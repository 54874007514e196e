import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { parseDuration } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { nextFocusable } from '../../internal/next-focusable.js';
import { oneOf } from '../../internal/one-of.js';
import { safeUrl } from '../../internal/safe-url.js';
import {
  type Answers,
  categoryName,
  type ConsentReceipt,
  type ConsentRules,
  consentStore,
  type ConsentStore,
  willAsk,
} from '../../reader/consent.js';
import { type CookieVerdict, probeCookies } from '../../reader/cookie-probe.js';
import { pageReader } from '../../reader/page.js';
import { watchCookies } from '../../reader/storage.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { categoriesOf } from './categories.js';
import { styles } from './cookie-notice.styles.js';

const MODES = ['blocked', 'consent', 'auto'] as const;
const REGIMES = ['opt-in', 'opt-out', 'notice'] as const;
const RETURNS = ['focus', 'pageshow'] as const;
const DAY = 86_400_000;
/** How long the thanks stand, in milliseconds: time to read five words and to hear them. */
const THANKS = 6000;

export type CookieNoticeView = 'blocked' | 'consent' | 'note';
export type ChoiceSource = 'accept' | 'reject' | 'notice' | 'preferences' | 'gate' | 'api' | 'withdraw';

/** `detail` of `news-cookie-notice-before-save`. */
export interface ChoiceDetail {
  source: ChoiceSource;
  answers: Answers;
}

/** `detail` of `news-cookie-notice-change`. */
export interface ChoiceChangeDetail extends ChoiceDetail {
  record: ConsentReceipt;
  previous?: ConsentReceipt;
  /** Something that is no longer allowed has run on this page already; only a reload ends it. */
  reload: boolean;
}

/** Notices that stand in a page, in the order of their arrival: the first one speaks. */
const connected = new Set<NewsCookieNotice>();
const refreshAll = () => connected.forEach((notice) => notice.requestUpdate());

/**
 * @summary Tells readers whose browser keeps no cookies how to mend it, and asks for consent where a site needs it.
 *
 * Cookies are tried out by writing one and reading it back, since `navigator.cookieEnabled` says `true` in Chromium and
 * WebKit where they are blocked. Readers whose cookies work, or who have decided, see nothing. It records choices; it is
 * no certified consent platform and no legal advice.
 *
 * @slot - The notice in your own words; without any, one built-in sentence about blocked cookies.
 * @slot consequences - What will not work without cookies on this site. Shows when they are blocked.
 * @fires {CustomEvent<CookieVerdict>} news-cookie-notice-ready - The first decision is made: shown or not; also readable as `verdict`.
 * @fires {CustomEvent<{view: string}>} news-cookie-notice-shown - The notice appears: `blocked`, `consent` or `note`.
 * @fires {CustomEvent<CookieVerdict>} news-cookie-notice-blocked - Cookies turned out to be blocked.
 * @fires {CustomEvent<{reload: boolean}>} news-cookie-notice-restored - They are back; `reload`: storage follows only after a reload.
 * @fires {CustomEvent<ChoiceDetail>} news-cookie-notice-before-save - Cancelable. A choice is about to be kept: `{source, answers}`.
 * @fires {CustomEvent<ChoiceChangeDetail>} news-cookie-notice-change - A choice was made on this page; also readable through `record()`.
 * @csspart notice - The region.
 * @csspart choice - Accept and reject, which are one part so that no theme can make them unequal.
 * @csspart manage - Opens the preferences.
 * @csspart steps - The disclosure with the steps for each browser.
 * @csspart address - A settings address.
 * @csspart copy - The button that copies it.
 * @csspart recheck - “Check again”.
 * @csspart reload - “Reload the page”.
 * @csspart confirmation - The line that reports what has happened.
 * @csspart dialog - The preferences.
 * @csspart category - One category in the preferences.
 * @csspart save - Keeps what was chosen in the preferences.
 * @cssprop [--news-cookie-notice-background=transparent] - Ground; set the colour with it.
 * @cssprop [--news-cookie-notice-color=inherit] - Text.
 * @cssprop [--news-cookie-notice-padding=1em 0] - Space around the text.
 * @cssprop [--news-cookie-notice-measure=42em] - Longest line.
 * @cssprop [--news-cookie-notice-choice-background=CanvasText] - Ground of accept and reject alike.
 * @cssprop [--news-cookie-notice-choice-color=Canvas] - Their text.
 * @cssstate shown - There is something to say; else the element takes no space.
 */
export class NewsCookieNotice extends LitElement {
  static override styles = [hostStyles, buttonStyles, styles];

  /** What the notice is for: `blocked` cookies, `consent`, or `auto` for both (blocked wins). Anything else counts as `blocked`. */
  @property() mode: 'blocked' | 'consent' | 'auto' = 'blocked';

  /**
   * What holds until the reader has answered. `opt-in`: nothing optional runs. `opt-out`: it runs until the reader says no.
   * `notice`: the same, and the reader is told, not asked. Which one the law wants is for the site to know; the element
   * does not guess where a reader is. Anything else counts as `opt-in`.
   */
  @property() regime: 'opt-in' | 'opt-out' | 'notice' = 'opt-in';

  /** Version of the question: 1 to 40 letters, digits, `-` or `_`; anything else counts as `1`. Another one asks anew. */
  @property() revision = '1';

  /** How long a choice lasts, e.g. `180d`, from one day to 400 (the longest that Chromium keeps a cookie); else `180d`. */
  @property() expires = '180d';

  /** Address of the privacy policy. Used when it is `http`, `https`, `mailto` or relative; else the link is left out. */
  @property({ attribute: 'policy-href' }) policyHref?: string;

  /** Address of your own page about cookies. Same rule. */
  @property({ attribute: 'help-href' }) helpHref?: string;

  /** Name of the region; without it a built-in “Cookies”. */
  @property() label?: string;

  #words = new LocalizeController(this);
  #reader = new ReaderController(this);
  #internals = this.attachInternals();
  #children?: MutationObserver;
  /** Of the document in which the element stands or last stood. */
  #store?: ConsentStore;
  #verdict?: CookieVerdict;
  #view?: CookieNoticeView;
  /** What the last line says. */
  #note?: 'cookieStill' | 'cookieThanks' | 'cookieFinish' | 'cookieSaved' | 'cookieLoose';
  /** Something that was switched off has run already. */
  #stale = false;
  #hidden = false;
  #reopened = false;
  #ready = false;
  /** The reader pressed a button that may be gone after the next rendering. */
  #pressed = false;
  #steps?: typeof import('./steps.js');
  #preferences?: typeof import('./preferences.js');
  #dialog = false;
  #timer?: ReturnType<typeof setTimeout>;
  #unwatch?: () => void;

  constructor() {
    super();
    // `<button commandfor="…" command="--preferences">` anywhere in the page is the way back to the choice.
    this.addEventListener('command', (event) => {
      if ((event as Event & { command?: string }).command === '--preferences') void this.openPreferences();
    });
  }

  /** What was found out about cookies, and how; `undefined` before the element was connected. */
  get verdict(): CookieVerdict | undefined {
    return this.#verdict;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onReturn);
    for (const type of RETURNS) window.addEventListener(type, this.#onReturn);
    const store = (this.#store = consentStore(this.ownerDocument));
    this.#unwatch = watchCookies(() => store.refresh());
    this.#children = new MutationObserver(() => this.requestUpdate());
    this.#children.observe(this, { childList: true, subtree: true, attributeFilter: ['name', 'label', 'required'] });
    connected.add(this);
    store.askers.add(this.#asks);
    this.#probe();
    this.#rule();
    refreshAll();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onReturn);
    for (const type of RETURNS) window.removeEventListener(type, this.#onReturn);
    this.#unwatch?.();
    this.#children?.disconnect();
    clearTimeout(this.#timer);
    connected.delete(this);
    this.#store?.askers.delete(this.#asks);
    refreshAll();
  }

  adoptedCallback(): void {
    this.#restyle();
  }

  protected override willUpdate(): void {
    this.#rule();
    const before = this.#view;
    this.#view = this.#decide(before);
    if (this.#view === 'blocked' && before !== 'blocked') {
      this.#note = undefined;
      if (this.#verdict?.reason !== 'embedded') void this.#loadSteps();
    }
    this.#internals.states?.[this.#view || this.#dialog ? 'add' : 'delete']('shown');
    if (this.#view !== before || !this.#ready) void this.updateComplete.then(() => this.#tell(before));
  }

  /** Shows the notice again: after `hide()`, or, in consent mode, the question after it was answered. */
  show(): void {
    this.#hidden = false;
    this.#reopened = true;
    this.requestUpdate();
  }

  /** Hides the notice for this page view. Decides nothing. */
  hide(): void {
    this.#hidden = true;
    this.#reopened = false;
    this.#note = undefined;
    this.requestUpdate();
  }

  /** Opens the preferences, where each category has its own answer. Resolves when they are open. */
  async openPreferences(): Promise<void> {
    if (this.#mode === 'blocked' || this.#dialog || !this.isConnected) return;
    this.#preferences ??= await import('./preferences.js');
    this.#restyle();
    this.#dialog = true;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  /** Grants every category. Returns whether it was recorded: `false` outside consent mode, or when a listener objected. */
  acceptAll(): boolean {
    return this.#save('api', this.#all('granted'));
  }

  /** Denies every optional category. */
  rejectAll(): boolean {
    return this.#save('api', this.#all('denied'));
  }

  /** Records answers for single categories, e.g. `{analytics: 'granted'}`; anything that is no answer for an optional category is left out. */
  set(answers: Readonly<Record<string, 'granted' | 'denied'>>): boolean {
    const known = Object.entries(answers ?? {}).filter(
      ([name, value]) => /^(granted|denied)$/.test(value) && this.#optional.includes(name),
    );
    return known.length > 0 && this.#save('api', Object.fromEntries(known));
  }

  /** Takes back whatever was granted: every optional category is denied from now on, without asking again. */
  withdraw(): boolean {
    return this.#save('withdraw', this.#all('denied'));
  }

  /** Tries cookies again and says what came out. Readers who look on see it in the notice. */
  recheck(): CookieVerdict {
    const verdict = this.#probe();
    if (verdict.cookies === 'blocked' && this.#view === 'blocked') this.#note = 'cookieStill';
    this.requestUpdate();
    return verdict;
  }

  /** What is kept, as plain data, or `undefined` when nothing (valid) is. */
  record(): ConsentReceipt | undefined {
    return this.#store?.receipt();
  }

  /** Whether a notice asks for consent on this page; other banners wait for it. The package exports the same function. */
  willAsk(): Promise<boolean> {
    return willAsk(this.ownerDocument);
  }

  /** What the notice decided and why. */
  explain(): {
    mode: string;
    rules: ConsentRules;
    verdict?: CookieVerdict;
    cookies: string;
    consent: string;
    gpc: boolean;
    record?: ConsentReceipt;
    view: string;
    why: string;
  } {
    const { cookies, consent } = this.#reader.state;
    let why = `cookies are ${cookies}`;
    if (this.#mode !== 'blocked' && cookies !== 'blocked') why = `consent is ${consent.status}`;
    if (this.#note) why = 'something was just said';
    if (this.#topic && !this.#first) why = 'another notice speaks';
    if (this.#hidden) why = 'hidden by hide()';
    if (!this.isConnected) why = 'not in a page';
    return {
      mode: this.#mode,
      rules: this.#rules,
      verdict: this.#verdict,
      cookies,
      consent: consent.status,
      gpc: consent.gpc,
      record: this.record(),
      view: this.#view ?? 'none',
      why,
    };
  }

  get #mode(): 'blocked' | 'consent' | 'auto' {
    return oneOf(this.mode, MODES);
  }

  get #rules(): ConsentRules {
    const lifetime = parseDuration(this.expires) ?? 0;
    return {
      regime: oneOf(this.regime, REGIMES),
      revision: categoryName(this.revision) ?? '1',
      lifetime: lifetime >= DAY && lifetime <= 400 * DAY ? lifetime : 180 * DAY,
      categories: categoriesOf(this),
    };
  }

  get #optional(): string[] {
    return categoriesOf(this).flatMap(({ name, required }) => (required ? [] : name));
  }

  /** What there is to talk about with this reader. */
  get #topic(): 'blocked' | 'consent' | undefined {
    const { cookies, consent } = this.#reader.state;
    if (cookies === 'blocked') return this.#mode === 'consent' ? undefined : 'blocked';
    return this.#mode !== 'blocked' && (consent.status === 'unset' || this.#reopened) ? 'consent' : undefined;
  }

  /** One reader is told once, however many notices the page has; another reader context is another reader. */
  get #first(): boolean {
    const { state } = this.#reader;
    const topic = this.#topic;
    return [...connected].find((notice) => notice.#reader.state === state && notice.#topic === topic) === this;
  }

  #asks = (): boolean => !this.#hidden && this.#topic === 'consent' && this.#first;

  /** The first notice in consent mode lays down the rules for the page. */
  #rule(): void {
    const first = [...connected].find((notice) => notice.#mode !== 'blocked' && notice.#store === this.#store);
    if (first === this) this.#store?.rule(this.#rules, (answers) => this.#save('gate', answers));
  }

  #decide(before?: CookieNoticeView): CookieNoticeView | undefined {
    if (this.#hidden) return undefined;
    const topic = this.#topic;
    if (before === 'blocked' && topic !== 'blocked' && this.#reader.state.cookies === 'ok') {
      this.#note = this.#verdict?.storage === 'blocked' ? 'cookieFinish' : 'cookieThanks';
    }
    if (topic) return this.#first ? topic : undefined;
    return this.#note && this.#note !== 'cookieStill' ? 'note' : undefined;
  }

  #probe(): CookieVerdict {
    this.#verdict = probeCookies();
    pageReader(this.ownerDocument)?.set({ cookies: this.#verdict.cookies });
    this.#store?.refresh();
    return this.#verdict;
  }

  #all(answer: 'granted' | 'denied'): Answers {
    return Object.fromEntries(this.#optional.map((name) => [name, answer]));
  }

  #save(source: ChoiceSource, answers: Answers): boolean {
    if (this.#mode === 'blocked' || !this.isConnected) return false;
    if (!emit<ChoiceDetail>(this, 'news-cookie-notice-before-save', { source, answers }, true)) return false;
    const { ownerDocument: doc } = this;
    const previous = this.record();
    this.#rule();
    this.#store?.decide(answers);
    const { consent } = pageReader(doc)!.state;
    const reload = this.#optional.some(
      (name) =>
        !consent.allows(name) && doc.querySelector(`script[data-news-consent~="${name}"]:not([type="text/plain"])`),
    );
    const record = this.record()!;
    this.#reopened = false;
    if (/api|gate|withdraw/.test(source)) this.#note = undefined;
    else {
      this.#note = record.kept ? 'cookieSaved' : 'cookieLoose';
      this.#stale = reload;
      this.#pressed = true;
    }
    this.requestUpdate();
    emit<ChoiceChangeDetail>(this, 'news-cookie-notice-change', { source, answers, record, previous, reload });
    return true;
  }

  /** After rendering, so that what an event announces can be seen. */
  #tell(before?: CookieNoticeView): void {
    const view = this.#view;
    if (!this.#ready) {
      this.#ready = true;
      emit(this, 'news-cookie-notice-ready', this.#verdict);
    }
    if (view && !before) emit(this, 'news-cookie-notice-shown', { view });
    if (view !== 'note') clearTimeout(this.#timer);
    if (view === before) return;
    if (view === 'blocked') emit(this, 'news-cookie-notice-blocked', this.#verdict);
    else if (before === 'blocked' && this.#note) {
      emit(this, 'news-cookie-notice-restored', { reload: this.#note === 'cookieFinish' });
    }
    if (view !== 'note') return;
    // The button that had focus is gone.
    if (this.#pressed) this.renderRoot.querySelector<HTMLElement>('[part=confirmation]')?.focus();
    else if (this.#note === 'cookieThanks') this.#timer = setTimeout(() => this.hide(), THANKS);
    this.#pressed = false;
  }

  async #loadSteps(): Promise<void> {
    try {
      this.#steps ??= await import('./steps.js');
      this.#restyle();
      this.requestUpdate();
    } catch {
      // A sentence stands in their place.
    }
  }

  /** Style sheets of what was loaded later must be there again in another document. */
  #restyle(): void {
    restyle(this, [this.#steps?.stepsStyles ?? [], this.#preferences?.preferencesStyles ?? []].flat());
  }

  #onReturn = (event: Event): void => {
    if (document.visibilityState !== 'visible') return;
    // A window gets `focus` and `pageshow` while it loads, too, so only a real return says anything when nothing changed.
    if (this.#verdict?.cookies !== 'blocked') this.#store?.refresh();
    else if (event.type === 'visibilitychange') this.recheck();
    else this.#probe();
  };

  #onRecheck = (): void => {
    this.#pressed = true;
    this.recheck();
  };

  #onHide = (): void => {
    this.hide();
    nextFocusable(this)?.focus({ preventScroll: true });
  };

  #onPreferences = (event: Event): void => {
    // Esc and Close change nothing.
    this.#dialog = false;
    this.requestUpdate();
    const answers = this.#preferences?.answersOf(event, this.#optional, this.#rules.regime);
    // The page opened them while nothing else was to be said: focus goes back to where it was, and no line appears.
    if (answers) this.#save(this.#view === 'consent' ? 'preferences' : 'api', answers);
  };

  protected override render(): TemplateResult {
    const t = this.#words;
    const view = this.#view;
    return html`${
      view
        ? html`<section part="notice" aria-label=${this.label?.trim() || t.term('cookieLabel')}>
            ${view === 'blocked' ? this.#renderBlocked() : view === 'consent' ? this.#renderConsent() : nothing}
            ${this.#renderNote()}
          </section>`
        : nothing
    }${
      this.#dialog
        ? this.#preferences?.preferences({
            words: t,
            categories: categoriesOf(this),
            consent: this.#reader.state.consent,
            record: this.record(),
            closed: this.#onPreferences,
          })
        : nothing
    }`;
  }

  #renderBlocked(): TemplateResult {
    const t = this.#words;
    const embedded = this.#verdict?.reason === 'embedded';
    return html`${
        embedded
          ? html`<p>
              ${t.term('cookieEmbedded')}
              <a href=${location.href} target="_blank" rel="noopener">${t.term('cookieOpen')}</a>
            </p>`
          : html`<div><slot></slot>${this.#written ? nothing : t.term('cookieBlocked')}</div>`
      }
      <div class="quiet"><slot name="consequences"></slot></div>
      ${
        embedded
          ? nothing
          : html`<details part="steps">
              <summary>${t.term('cookieHow')}</summary>
              ${this.#steps ? this.#steps.steps(t) : html`<p>${t.term('cookieNoSteps')}</p>`}
            </details>`
      }
      ${this.#renderLinks()}`;
  }

  #renderConsent(): TemplateResult {
    const t = this.#words;
    const choice = (word: 'cookieAccept' | 'cookieReject' | 'cookieOk', source: 'accept' | 'reject' | 'notice') =>
      html`<button
        part="choice"
        class="choice"
        type="button"
        @click=${() => this.#save(source, source === 'notice' ? {} : this.#all(source === 'accept' ? 'granted' : 'denied'))}
      >
        ${t.term(word)}
      </button>`;
    return html`<div><slot></slot></div>
      ${this.#reader.state.consent.gpc ? html`<p class="quiet">${t.term('cookieGpc')}</p>` : nothing}
      ${this.#renderLinks()}
      <div class="row">
        <div class="choices">
          ${
            oneOf(this.regime, REGIMES) === 'notice'
              ? choice('cookieOk', 'notice')
              : [choice('cookieAccept', 'accept'), choice('cookieReject', 'reject')]
          }
        </div>
        ${this.#optional.length ? this.#renderManage() : nothing}
      </div>`;
  }

  #renderManage(): TemplateResult {
    return html`<button part="manage" class="link" type="button" @click=${() => this.openPreferences()}>
      ${this.#words.term('cookieManage')}
    </button>`;
  }

  #renderLinks(): TemplateResult | typeof nothing {
    const link = (href: string | undefined, word: 'cookiePolicy' | 'cookieHelp') =>
      safeUrl(href) ? html`<a href=${safeUrl(href)!}>${this.#words.term(word)}</a>` : nothing;
    return this.policyHref || this.helpHref
      ? html`<div class="row quiet">${link(this.policyHref, 'cookiePolicy')}${link(this.helpHref, 'cookieHelp')}</div>`
      : nothing;
  }

  #renderNote(): TemplateResult {
    const t = this.#words;
    const note = this.#note;
    const saved = note === 'cookieSaved' || note === 'cookieLoose';
    const button = (part: string, word: 'cookieRecheck' | 'cookieReload' | 'cookieHide', click: () => void) =>
      html`<button part=${part} class="outline" type="button" @click=${click}>${t.term(word)}</button>`;
    return html`<div class="row note">
      <span part="confirmation" role="status" tabindex="-1"
        >${note ? t.term(note) : ''}${saved && this.#stale ? ` ${t.term('cookieStale')}` : ''}</span
      >
      ${this.#view === 'blocked' ? button('recheck', 'cookieRecheck', this.#onRecheck) : nothing}
      ${
        note === 'cookieStill' || note === 'cookieFinish' || (saved && this.#stale)
          ? button('reload', 'cookieReload', () => location.reload())
          : nothing
      }
      ${saved ? html`${this.#renderManage()}${button('hide', 'cookieHide', this.#onHide)}` : nothing}
    </div>`;
  }

  /** Whether the author wrote anything; white space and what only readers without script see do not count. */
  get #written(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element
        ? !node.slot && !node.matches('noscript, news-cookie-category')
        : node instanceof Text && node.data.trim(),
    );
  }
}
