import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { oneOf } from '../../internal/one-of.js';
import { safeUrl } from '../../internal/safe-url.js';
import { type CookieVerdict, probeCookies } from '../../reader/cookie-probe.js';
import { pageReader } from '../../reader/page.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { styles } from './cookie-notice.styles.js';

const MODES = ['blocked', 'consent', 'auto'] as const;
type View = 'blocked' | 'restored' | undefined;
const RETURNS = ['focus', 'pageshow'] as const;
/** How long the thanks stand, in milliseconds: time to read five words and to hear them. */
const THANKS = 6000;

/** Notices that stand in a page, in the order of their arrival: the first one speaks. */
const connected = new Set<NewsCookieNotice>();
const refreshAll = () => connected.forEach((notice) => notice.requestUpdate());

/**
 * @summary Tells readers whose browser keeps no cookies what that means and how to mend it.
 *
 * Cookies are tried out by writing one and reading it back, since `navigator.cookieEnabled` says `true` in Chromium and
 * WebKit where they are blocked. Readers whose cookies work see nothing.
 *
 * @slot - The notice in your own words; without any, one built-in sentence.
 * @slot consequences - What will not work without cookies on this site.
 * @fires {CustomEvent<CookieVerdict>} news-cookie-notice-blocked - Cookies turned out to be blocked; also readable as `verdict`.
 * @fires {CustomEvent<{reload: boolean}>} news-cookie-notice-restored - They are back; `reload`: storage follows only after a reload.
 * @fires {CustomEvent<CookieVerdict>} news-cookie-notice-ready - The first decision is made: shown or not.
 * @fires {CustomEvent<{view: string}>} news-cookie-notice-shown - The notice came into view of the page.
 * @csspart notice - The region.
 * @csspart steps - The disclosure with the steps for each browser.
 * @csspart address - A settings address.
 * @csspart copy - The button that copies it.
 * @csspart recheck - “Check again”.
 * @csspart reload - “Reload the page”.
 * @csspart confirmation - The line that reports what has happened.
 * @cssprop [--news-cookie-notice-background=transparent] - Ground; set the colour with it.
 * @cssprop [--news-cookie-notice-color=inherit] - Text.
 * @cssprop [--news-cookie-notice-padding=1em 0] - Space around the text.
 * @cssprop [--news-cookie-notice-measure=42em] - Longest line.
 * @cssstate shown - There is something to say; else the element takes no space.
 */
export class NewsCookieNotice extends LitElement {
  static override styles = [hostStyles, buttonStyles, styles];

  /** What the notice is for: `blocked` cookies, `consent`, or `auto` for both (blocked wins). Anything else counts as `blocked`. */
  @property() mode: 'blocked' | 'consent' | 'auto' = 'blocked';

  /** Address of the privacy policy. Used when it is `http`, `https`, `mailto` or relative; else the link is left out. */
  @property({ attribute: 'policy-href' }) policyHref?: string;

  /** Address of your own page about cookies. Same rule. */
  @property({ attribute: 'help-href' }) helpHref?: string;

  /** Name of the region; without it a built-in “Cookies”. */
  @property() label?: string;

  #words = new LocalizeController(this);
  #reader = new ReaderController(this);
  #internals = this.attachInternals();
  #verdict?: CookieVerdict;
  #view: View;
  /** What the last line says. */
  #note?: 'cookieStill' | 'cookieThanks' | 'cookieFinish';
  #hidden = false;
  /** The reader pressed a button that may be gone after the next rendering. */
  #focused = false;
  #ready = false;
  #steps?: typeof import('./steps.js') | 'loading' | 'failed';
  #timer?: ReturnType<typeof setTimeout>;

  /** What was found out about cookies, and how; `undefined` before the element was connected. */
  get verdict(): CookieVerdict | undefined {
    return this.#verdict;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('visibilitychange', this.#onReturn);
    for (const type of RETURNS) window.addEventListener(type, this.#onReturn);
    connected.add(this);
    this.#probe();
    refreshAll();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onReturn);
    for (const type of RETURNS) window.removeEventListener(type, this.#onReturn);
    clearTimeout(this.#timer);
    connected.delete(this);
    refreshAll();
  }

  adoptedCallback(): void {
    this.#restyle();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mode') && this.hasUpdated) refreshAll();
    const before = this.#view;
    this.#view = this.#decide(before);
    if (this.#view === 'blocked') {
      if (before !== 'blocked') this.#note = undefined;
      if (this.#verdict?.reason !== 'embedded') void this.#loadSteps();
    }
    this.#internals.states?.[this.#view ? 'add' : 'delete']('shown');
    if (this.#view !== before || !this.hasUpdated) void this.updateComplete.then(() => this.#tell(before));
  }

  /** Shows the notice again after `hide()`, if there is something to say. */
  show(): void {
    this.#hidden = false;
    this.requestUpdate();
  }

  /** Hides the notice for this page view. Decides nothing. */
  hide(): void {
    this.#hidden = true;
    this.#note = undefined;
    this.requestUpdate();
  }

  /** Tries cookies again and says what came out. Readers who look on see it in the notice. */
  recheck(): CookieVerdict {
    const verdict = this.#probe();
    if (verdict.cookies === 'blocked' && this.#view === 'blocked') this.#note = 'cookieStill';
    this.requestUpdate();
    return verdict;
  }

  /** What the notice decided and why. */
  explain(): { mode: string; verdict?: CookieVerdict; cookies: string; view: string; why: string } {
    const { cookies } = this.#reader.state;
    return {
      mode: oneOf(this.mode, MODES),
      verdict: this.#verdict,
      cookies,
      view: this.#view ?? 'none',
      why: !this.isConnected
        ? 'not in a page'
        : this.#hidden
          ? 'hidden by hide()'
          : !this.#first
            ? 'another notice speaks'
            : `cookies are ${cookies}`,
    };
  }

  /** One reader is told once, however many notices the page has; another reader context is another reader. */
  get #first(): boolean {
    const { state } = this.#reader;
    return [...connected].find((notice) => notice.#reader.state === state && notice.#wants) === this;
  }

  get #wants(): boolean {
    return oneOf(this.mode, MODES) !== 'consent' && this.#reader.state.cookies === 'blocked';
  }

  #decide(before: View): View {
    if (this.#hidden) return undefined;
    if (this.#wants) return this.#first ? 'blocked' : undefined;
    if (before === 'blocked' && this.#reader.state.cookies === 'ok') {
      this.#note = this.#verdict?.storage === 'blocked' ? 'cookieFinish' : 'cookieThanks';
      return 'restored';
    }
    return before === 'restored' && this.#note ? 'restored' : undefined;
  }

  #probe(): CookieVerdict {
    this.#verdict = probeCookies();
    pageReader(this.ownerDocument)?.set({ cookies: this.#verdict.cookies });
    return this.#verdict;
  }

  /** After rendering, so that what an event announces can be seen. */
  #tell(before: View): void {
    const view = this.#view;
    if (!this.#ready) {
      this.#ready = true;
      emit(this, 'news-cookie-notice-ready', this.#verdict);
    }
    if (view && !before) emit(this, 'news-cookie-notice-shown', { view });
    if (view === 'blocked' && view !== before) emit(this, 'news-cookie-notice-blocked', this.#verdict);
    if (view === 'restored' && view !== before) {
      const reload = this.#note === 'cookieFinish';
      emit(this, 'news-cookie-notice-restored', { reload });
      // The button that had focus is gone.
      if (this.#focused) this.renderRoot.querySelector<HTMLElement>('[part=confirmation]')?.focus();
      else if (!reload) this.#timer = setTimeout(() => this.hide(), THANKS);
    }
    this.#focused = false;
  }

  async #loadSteps(): Promise<void> {
    if (this.#steps) return;
    this.#steps = 'loading';
    try {
      this.#steps = await import('./steps.js');
      this.#restyle();
    } catch {
      this.#steps = 'failed';
    }
    this.requestUpdate();
  }

  /** Style sheets of what was loaded later must be there again in another document. */
  #restyle(): void {
    restyle(this, typeof this.#steps === 'object' ? [this.#steps.stepsStyles] : []);
  }

  #onReturn = (event: Event): void => {
    if (this.ownerDocument.visibilityState !== 'visible' || this.#verdict?.cookies !== 'blocked') return;
    // A window gets `focus` and `pageshow` while it loads, too, so only a real return says anything when nothing changed.
    if (event.type === 'visibilitychange') this.recheck();
    else this.#probe();
  };

  #onRecheck = (): void => {
    this.#focused = true;
    this.recheck();
  };

  protected override render(): TemplateResult | typeof nothing {
    const t = this.#words;
    const note = this.#note;
    if (!this.#view) return nothing;
    return html`<section part="notice" aria-label=${this.label?.trim() || t.term('cookieLabel')}>
      ${this.#view === 'blocked' ? this.#renderBlocked() : nothing}
      <div class="row">
        <span part="confirmation" role="status" tabindex="-1">${note ? t.term(note) : nothing}</span>
        ${
          this.#view === 'blocked'
            ? html`<button part="recheck" class="outline" type="button" @click=${this.#onRecheck}>
                ${t.term('cookieRecheck')}
              </button>`
            : nothing
        }
        ${
          note === 'cookieStill' || note === 'cookieFinish'
            ? html`<button part="reload" class="outline" type="button" @click=${() => location.reload()}>
                ${t.term('cookieReload')}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #renderBlocked(): TemplateResult {
    const t = this.#words;
    const embedded = this.#verdict?.reason === 'embedded';
    const link = (href: string | undefined, word: string) => (href ? html`<a href=${href}>${word}</a>` : nothing);
    const policy = link(safeUrl(this.policyHref), t.term('cookiePolicy'));
    const help = link(safeUrl(this.helpHref), t.term('cookieHelp'));
    return html`${
        embedded
          ? html`<p>
              ${t.term('cookieEmbedded')}
              <a href=${location.href} target="_blank" rel="noopener">${t.term('cookieOpen')}</a>
            </p>`
          : html`<div>
              <slot @slotchange=${() => this.requestUpdate()}></slot
              >${this.#written ? nothing : t.term('cookieBlocked')}
            </div>`
      }
      <div class="quiet"><slot name="consequences"></slot></div>
      ${
        embedded
          ? nothing
          : html`<details part="steps">
              <summary>${t.term('cookieHow')}</summary>
              ${typeof this.#steps === 'object' ? this.#steps.steps(t) : html`<p>${t.term('cookieNoSteps')}</p>`}
            </details>`
      }
      <div class="row quiet">${policy}${help}</div>`;
  }

  /** Whether the author wrote anything; white space and what only readers without script see do not count. */
  get #written(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot && !node.matches('noscript') : node instanceof Text && node.data.trim(),
    );
  }
}
