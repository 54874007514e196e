import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { oneOf } from '../../internal/one-of.js';
import type { Answers, ConsentReceipt, ConsentRules } from '../../reader/consent.js';
import { type CookieVerdict, probeCookies } from '../../reader/cookie-probe.js';
import { pageReader } from '../../reader/page.js';
import { announce, type ConsentPage, consentPage, type NoticeClaim, willAsk } from '../../reader/will-ask.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import type { ChoiceSource } from './choice.js';
import type { Consent } from './consent.js';
import type { Help } from './help.js';

const MODES = ['blocked', 'consent', 'auto'] as const;
const RETURNS = ['focus', 'pageshow'] as const;

export type CookieNoticeView = 'blocked' | 'consent' | 'note';
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
 * @csspart hide - Takes the confirmation away.
 * @cssprop [--news-cookie-notice-background=transparent] - Ground; set the colour with it.
 * @cssprop [--news-cookie-notice-color=inherit] - Text.
 * @cssprop [--news-cookie-notice-padding=1em 0] - Space around the text.
 * @cssprop [--news-cookie-notice-measure=42em] - Longest line.
 * @cssprop [--news-cookie-notice-choice-background=CanvasText] - Ground of accept and reject alike.
 * @cssprop [--news-cookie-notice-choice-color=Canvas] - Their text.
 * @cssstate shown - There is something to say; else the element takes no space.
 */
export class NewsCookieNotice extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    css`
      :host(:not(:state(shown))) {
        display: none;
      }
    `,
  ];

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
  #children = new MutationObserver(() => this.requestUpdate());
  #claim: NoticeClaim = {
    asks: async () => {
      await this.#load();
      await this.updateComplete;
      // Filter lists hide notices: nobody waits for a question that no reader sees.
      return this.#view === 'consent' && !this.#consent?.confirms && this.getClientRects().length > 0;
    },
    topic: () => this.#topic,
    reader: () => this.#reader.state,
    recorder: () => (this.#mode === 'blocked' ? undefined : this.#consent),
    again: () => this.requestUpdate(),
  };
  /** Where it is connected: a node that another document adopts leaves the first one when `ownerDocument` has changed already. */
  #document?: Document;
  #verdict?: CookieVerdict;
  #view?: CookieNoticeView;
  #hidden = false;
  #ready = false;
  #help?: Help;
  #helpAsked = false;
  #consent?: Consent;
  #consentLoad?: Promise<void>;
  /** Parts on their way. */
  #loading = 0;
  #failed = false;

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
    this.#document = this.ownerDocument;
    this.#listen('addEventListener');
    this.#children.observe(this, { childList: true, subtree: true, attributeFilter: ['name', 'label', 'required'] });
    this.#page.notices.add(this.#claim);
    this.#probe();
    this.#consent?.connect();
    this.#help?.resume();
    announce(this.#page);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen('removeEventListener');
    this.#children.disconnect();
    this.#consent?.disconnect();
    this.#help?.stop();
    this.#page.notices.delete(this.#claim);
    announce(this.#page);
  }

  adoptedCallback(): void {
    this.#restyle();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another notice, or none, may lay down the rules from now on.
    if (changed.has('mode') && this.hasUpdated) announce(this.#page);
    void this.#load();
    this.#consent?.rule();
    const before = this.#view;
    this.#view = this.#decide(before);
    if (this.#view === 'blocked' && before !== 'blocked') this.#help?.say();
    this.#internals.states?.[this.#view || this.#consent?.dialogOpen ? 'add' : 'delete']('shown');
    if (this.#view !== before || !this.#ready) void this.updateComplete.then(() => this.#tell(before));
  }

  /** Shows the notice again: after `hide()`, or, in consent mode, the question after it was answered. */
  show(): void {
    this.#hide(false);
  }

  /** Hides the notice for this page view. Decides nothing. */
  hide(): void {
    this.#hide(true);
  }

  /** Opens the preferences, where each category has its own answer. Resolves when they are open, or when they could not be loaded. */
  async openPreferences(): Promise<void> {
    await (await this.#load())?.openPreferences();
  }

  /** Grants every category. Resolves with whether it was recorded: `false` outside consent mode, or when a listener objected. */
  acceptAll(): Promise<boolean> {
    return this.#answer('api', 'granted');
  }

  /** Denies every optional category. Resolves as `acceptAll()` does. */
  rejectAll(): Promise<boolean> {
    return this.#answer('api', 'denied');
  }

  /** Takes back whatever was granted: every optional category is denied from now on, without asking again. */
  withdraw(): Promise<boolean> {
    return this.#answer('withdraw', 'denied');
  }

  /** Records answers for single categories, e.g. `{analytics: 'granted'}`; anything that is no answer for an optional category is left out. */
  set(answers: Readonly<Record<string, 'granted' | 'denied'>>): Promise<boolean> {
    return this.#answer('api', answers);
  }

  /** Tries cookies again and says what came out. Readers who look on see it in the notice. */
  recheck(): CookieVerdict {
    const verdict = this.#probe();
    if (verdict.cookies === 'blocked' && this.#view === 'blocked') this.#help?.say('cookieStill');
    this.requestUpdate();
    return verdict;
  }

  /** What is kept, as plain data, or `undefined` when nothing (valid) is, and before `news-cookie-notice-ready`. */
  record(): ConsentReceipt | undefined {
    return this.#consent?.record();
  }

  /** Whether a notice asks for consent on this page, seen by the reader; other banners wait for it. The package exports the same function. */
  willAsk(): Promise<boolean> {
    return willAsk(this.ownerDocument);
  }

  /** What the notice decided, and on what grounds. */
  explain(): {
    mode: string;
    view: string;
    hidden: boolean;
    first: boolean;
    cookies: string;
    verdict?: CookieVerdict;
    consent: string;
    rules?: ConsentRules;
    record?: ConsentReceipt;
  } {
    const { cookies, consent } = this.#reader.state;
    return {
      mode: this.#mode,
      view: this.#view ?? 'none',
      hidden: this.#hidden,
      // Another notice speaks when this one is not the first.
      first: this.#first,
      cookies,
      verdict: this.#verdict,
      consent: consent.status,
      rules: this.#consent?.rules,
      record: this.record(),
    };
  }

  get #page(): ConsentPage {
    return consentPage(this.#document ?? this.ownerDocument);
  }

  get #mode(): 'blocked' | 'consent' | 'auto' {
    return oneOf(this.mode, MODES);
  }

  /** What there is to talk about with this reader. */
  get #topic(): 'blocked' | 'consent' | undefined {
    if (this.#reader.state.cookies === 'blocked') return this.#mode === 'consent' ? undefined : 'blocked';
    return this.#mode !== 'blocked' && this.#consent?.asks ? 'consent' : undefined;
  }

  /** One reader is told once, however many notices the page has; another reader context is another reader. */
  get #first(): boolean {
    const { state } = this.#reader;
    const topic = this.#topic;
    return (
      [...this.#page.notices].find((notice) => notice.reader() === state && notice.topic() === topic) === this.#claim
    );
  }

  #decide(before?: CookieNoticeView): CookieNoticeView | undefined {
    if (this.#hidden) return undefined;
    const topic = this.#topic;
    const first = topic && this.#first;
    if (topic === 'blocked') {
      // All at once, so that the page moves once. What cannot be loaded leaves the author's words.
      if (first && !this.#helpAsked) {
        this.#helpAsked = true;
        void this.#arrive(import('./help.js'), ({ Help }) => (this.#help = new Help(this, this.#words)));
      }
    } else if (before === 'blocked' && this.#reader.state.cookies === 'ok') {
      this.#help?.say(this.#verdict?.storage === 'blocked' ? 'cookieFinish' : 'cookieThanks');
    }
    if (this.#consent?.confirms) return 'consent';
    if (first) return topic === 'consent' || this.#help || this.#failed ? topic : undefined;
    return !topic && this.#help?.thanks ? 'note' : undefined;
  }

  #hide(hidden: boolean): void {
    this.#hidden = hidden;
    this.#help?.say();
    this.#consent?.reopen(!hidden);
    this.requestUpdate();
  }

  async #answer(source: ChoiceSource, answers: Answers | 'granted' | 'denied'): Promise<boolean> {
    return (await this.#load())?.answer(source, answers) ?? false;
  }

  #probe(): CookieVerdict {
    this.#verdict = probeCookies(this.ownerDocument);
    pageReader(this.ownerDocument)?.set({ cookies: this.#verdict.cookies });
    this.#consent?.refresh();
    return this.#verdict;
  }

  /** After rendering, so that what an event announces can be seen. */
  #tell(before?: CookieNoticeView): void {
    const view = this.#view;
    if (!this.#ready && !this.#loading) {
      this.#ready = true;
      emit(this, 'news-cookie-notice-ready', this.#verdict);
    }
    if (view === before) return;
    if (!before) emit(this, 'news-cookie-notice-shown', { view });
    if (view === 'blocked') emit(this, 'news-cookie-notice-blocked', this.#verdict);
    else if (before === 'blocked' && this.#reader.state.cookies === 'ok') {
      emit(this, 'news-cookie-notice-restored', { reload: this.#verdict?.storage === 'blocked' });
    }
    this.#help?.shown(view);
  }

  /** Consent mode; `undefined` outside it, or when it cannot be loaded: then nothing is asked, and nothing optional runs. */
  async #load(): Promise<Consent | undefined> {
    if (this.#mode === 'blocked' || !this.isConnected) return undefined;
    await (this.#consentLoad ??= this.#arrive(import('./consent.js'), (chunk) => {
      this.#consent = new chunk.Consent(this, {
        words: this.#words,
        state: () => this.#reader.state,
        restyle: () => this.#restyle(),
      });
      if (!this.isConnected) return;
      // Behind those that could ask before: the one that speaks is not interrupted by another copy's that took longer.
      this.#page.notices.delete(this.#claim);
      this.#page.notices.add(this.#claim);
      this.#consent.connect();
    }));
    return this.#consent;
  }

  /** Takes in a part that was loaded; without it the notice does less. */
  async #arrive<T>(part: Promise<T>, take: (part: T) => void): Promise<void> {
    this.#loading++;
    await part.then(take, () => (this.#failed = true));
    this.#loading--;
    this.#restyle();
    announce(this.#page);
  }

  /** Style sheets of what was loaded later must be there again in another document. */
  #restyle(): void {
    restyle(this, [...(this.#help?.styles ?? []), ...(this.#consent?.styles ?? [])]);
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    const doc = this.#document!;
    doc[method]('visibilitychange', this.#onReturn);
    for (const type of RETURNS) doc.defaultView?.[method](type, this.#onReturn);
  }

  #onReturn = (event: Event): void => {
    if (this.ownerDocument.visibilityState !== 'visible') return;
    // A window gets `focus` and `pageshow` while it loads, too, so only a real return says anything when nothing changed.
    if (this.#verdict?.cookies !== 'blocked') this.#consent?.refresh();
    else if (event.type === 'visibilitychange') this.recheck();
    else this.#probe();
  };

  protected override render(): TemplateResult {
    const view = this.#view;
    const help = this.#help;
    return html`${
      view
        ? html`<section part="notice" aria-label=${String(this.label ?? '').trim() || this.#words.term('cookieLabel')}>
            ${
              view === 'consent'
                ? this.#consent?.view(help?.line ?? '')
                : (help?.view(view === 'blocked', this.#verdict) ??
                  html`<slot>${this.#words.term('cookieBlocked')}</slot><slot name="consequences"></slot>`)
            }
          </section>`
        : nothing
    }${this.#consent?.dialog()}`;
  }
}
