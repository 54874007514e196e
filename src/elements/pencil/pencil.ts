import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { decideNow } from './decide-now.js';
import { FOREVER, type Reason } from './decision.js';
import { claim } from './edges.js';
import type { Lent, PencilTrigger } from './lent.js';
import { entries, write } from './memory.js';
import { styles } from './pencil.styles.js';
import { companion, failed, load } from './second-half.js';

/**
 * @summary A subscription strip of constant height, with a panel that lies over the page and never moves it.
 *
 * @slot headline - In the strip: one short line, at most two. Without it, the strip shows `label`.
 * @slot strip-cta - In the strip: a short link.
 * @slot - In the panel: what the offer is, e.g. a `<news-carousel>` or a list. Without anything for the panel there is no toggle.
 * @slot price - In the panel: the price, and what follows after the offer.
 * @slot cta - In the panel: the link (or button) that takes the offer; drawn as a button.
 * @slot legal - In the panel: conditions, in small type.
 *
 * @csspart strip - The strip.
 * @csspart headline - Around the headline.
 * @csspart toggle - Opens and closes the panel.
 * @csspart dismiss - The close button.
 * @csspart panel - The panel.
 * @csspart deadline - When the offer ends.
 *
 * @fires {CustomEvent<{show: boolean, reasons: string[]}>} news-pencil-decide - Cancelable: it was decided whether to show, and why not.
 * @fires {CustomEvent<{open: boolean}>} news-pencil-impression - It was seen; once a page view.
 * @fires {CustomEvent<{part: 'strip' | 'panel'}>} news-pencil-view - Half of it was in view for one second; once a page view for each part.
 * @fires {CustomEvent<{trigger: string}>} news-pencil-expand - The panel opened: `scroll`, `end`, `user`, `api` or `find`.
 * @fires {CustomEvent<{trigger: string}>} news-pencil-collapse - The panel closed: `top`, `user`, `api`, `focus` or `escape`.
 * @fires {CustomEvent<{href: string, slot: string}>} news-pencil-cta - A link or button in `cta` or `strip-cta` was activated.
 * @fires {CustomEvent<{count: number, until: string | null}>} news-pencil-dismiss - Closed for a while: an ISO date, `forever`, or `null` for this page view.
 *
 * @cssstate armed - Would open by itself when the reader leaves the top.
 * @cssstate suppressed - Decided not to show.
 *
 * @cssprop [--news-pencil-background=Canvas] - Ground; falls back to `--news-background`.
 * @cssprop [--news-pencil-color=CanvasText] - Text on it; falls back to `--news-color`. Set both or neither.
 * @cssprop [--news-pencil-accent=CanvasText] - Ground of the call to action; falls back to `--news-accent`.
 * @cssprop [--news-pencil-accent-color=Canvas] - Text of the call to action; falls back to `--news-accent-color`.
 * @cssprop [--news-pencil-strip-size=max(48px, 2.8em)] - Block size of the strip.
 * @cssprop [--news-pencil-panel-size=22rem] - Most the panel may take; never more than 30svh.
 * @cssprop [--news-pencil-max-inline-size=72rem] - Measure of what stands inside.
 * @cssprop [--news-pencil-inset=0px] - Distance from the edge, e.g. below a fixed header.
 * @cssprop [--news-pencil-z-index=1000] - Layer.
 */
export class NewsPencil extends LitElement {
  static override styles = [hostStyles, buttonStyles, styles];

  /** Where it stands: sticky at the `top` in flow, fixed at the `bottom`, or `inline`. Anything else counts as `top`. */
  @property({ reflect: true, useDefault: true }) placement: 'top' | 'bottom' | 'inline' = 'top';

  /** Whether the panel shows. */
  @property({ type: Boolean, reflect: true }) open = false;

  /**
   * `scroll`: the panel opens once when the reader leaves the top of the page, and closes back at the top.
   * `end`: it opens once when the article named by `for` has been read. `never`: only by hand. Anything else counts as `scroll`.
   */
  @property({ attribute: 'expand-on' }) expandOn: 'scroll' | 'never' | 'end' = 'scroll';

  /** Id of the article at whose end `expand-on="end"` asks. */
  @property({ attribute: 'for' }) htmlFor?: string;

  /** Leaves the close button out. */
  @property({ type: Boolean }) permanent = false;

  /** Under which name dismissals, and views under `frequency`, are remembered; without it nothing is stored. */
  @property() campaign?: string;

  /** A changed offer of the same campaign: what was remembered of another revision does not count. */
  @property() revision?: string;

  /** How long the n-th dismissal lasts, the last step repeating: durations or `forever`. What cannot be read counts as `30d`. */
  @property({ attribute: 'dismiss-for' }) dismissFor = '30d';

  /** Most one-second views, e.g. `1/day 3/week 10/lifetime`; a day is the last 24 hours, a month the last 30 days. Other words are left out. Without it, no view is stored. */
  @property() frequency?: string;

  /** Instant (ISO 8601 with offset) from which it shows; without an offset it is ignored. */
  @property() from?: string;

  /** Instant (ISO 8601 with offset) at which it ends, also while the page is open; without an offset it is ignored. */
  @property() until?: string;

  /** Instant (ISO 8601 with offset) at which the offer ends: it is named in the panel, and the pencil goes when it comes. */
  @property() deadline?: string;

  /** `non-subscribers`, `everyone`, or reader states, e.g. `anonymous registered`. Without a known word: `non-subscribers`. */
  @property({ attribute: 'show-to' }) showTo = 'non-subscribers';

  /** Name of the region; else the headline's text, else built-in words. */
  @property() label?: string;

  /** The highest shows where several pencils ask for one edge; no number counts as 0. */
  @property({ type: Number }) priority = 0;

  #reader = new ReaderController(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #lent: Lent = {
    host: this,
    id: '',
    reasons: [],
    closed: 0,
    armed: true,
    counted: new Set(),
    set: (trigger, open) => this.#set(trigger, open),
    tell: (name, detail, cancelable) => {
      const { campaign = null } = this;
      const { variant = null } = this.#lent;
      return emit(this, `news-pencil-${name}`, { campaign, variant, ...detail }, cancelable);
    },
  };
  /** What opened or closed the panel last. */
  #trigger: PencilTrigger = 'api';
  #stop?: () => void;
  #loaded?: Promise<unknown>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lent.wake?.();
    claim(this);
    this.#end();
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override willUpdate(): void {
    if (this.isConnected) decideNow(this.#lent, this.#reader.state);
  }

  protected override updated(changed: PropertyValues): void {
    const { show } = this.decision;
    const { room, late } = this.#lent;
    const served = show && this.isConnected;
    if (!served || changed.has('placement') || changed.has('expandOn') || changed.has('htmlFor')) this.#end();
    if (served) {
      this.#loaded ??= load().then(() => this.requestUpdate());
      this.#stop ??= companion?.attend(this.#lent);
    }
    if (late) this.#later(({ repair }) => repair(this.#lent));
    this.#mark('suppressed', !show);
    this.#mark('gone', !show && !room);
    this.#mark('armed', this.#armed);
    // What stands in the page from the start is no news.
    if (changed.get('open') === !this.open)
      this.#lent.tell(this.open ? 'expand' : 'collapse', { trigger: this.#trigger });
    // Whoever sets the property or the attribute gives no reason.
    this.#trigger = 'api';
  }

  /** Also waits for what is loaded after the strip. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loaded;
    return super.getUpdateComplete();
  }

  /** The last decision: whether it shows, and every reason against it, in order. */
  get decision(): { show: boolean; reasons: Reason[] } {
    const { reasons } = this.#lent;
    return { show: !reasons.length, reasons: [...reasons] };
  }

  /** Whether it was seen on this page view. */
  get impression(): boolean {
    return this.#lent.counted.has('impression');
  }

  /** Opens the panel. */
  expand(): void {
    this.#set('api', true);
  }

  /** Closes the panel. */
  collapse(): void {
    this.#set('api', false);
  }

  /** Opens the panel, or closes it. */
  toggle(): void {
    this.#set('api', !this.open);
  }

  /** Closes the pencil for as long as `dismiss-for` says; focus inside moves on to what follows. */
  dismiss(): void {
    if (!this.decision.show) return;
    const lent = this.#lent;
    const focused = this.matches(':focus-within');
    // At the top the page closes the gap, as the reader expects; below it, nothing moves under the reader's eyes.
    lent.room = this.placement !== 'inline' && (this.ownerDocument.defaultView ?? window).scrollY > 0;
    // Remembered once that can be done, unless it was taken back.
    lent.closed = FOREVER;
    this.#later(({ dismiss }) => {
      if (lent.closed) dismiss(lent, focused);
    });
    this.requestUpdate();
  }

  /** Forgets what is remembered of this campaign, and decides anew at once. */
  reset(): void {
    const lent = this.#lent;
    const all = entries();
    if (all.delete(lent.id)) write(all);
    this.#end();
    lent.closed = 0;
    lent.armed = lent.room = true;
    lent.cancelled = lent.told = undefined;
    if (this.isConnected) decideNow(lent, this.#reader.state);
    this.requestUpdate();
  }

  /**
   * Why it shows or not, and when it may show next (`null`: when something else than time changes): plain data.
   * Once a pencil showed on the page, also what is remembered.
   */
  explain(): Record<string, unknown> {
    const { next } = this.#lent;
    return {
      ...this.decision,
      next: next ? new Date(next).toISOString() : null,
      open: this.open,
      armed: this.#armed,
      reader: this.#reader.state.reader,
      campaign: this.campaign ?? null,
      ...companion?.explain(this.#lent),
    };
  }

  /** Whether the panel would open by itself. */
  get #armed(): boolean {
    const { armed, away } = this.#lent;
    return armed && away !== undefined && this.expandOn !== 'never' && !this.#isEmpty;
  }

  /** Whether the author gave nothing to put into the panel. */
  get #isEmpty(): boolean {
    return (
      failed ||
      (Array.from(this.childNodes) as Element[]).every(({ nodeType, nodeValue, localName, slot }) =>
        nodeType === 3 ? !nodeValue?.trim() : localName === 'template' || !/^(variant:)?(price|cta|legal)?$/.test(slot),
      )
    );
  }

  /** Calls back when the companion is there, at once if it is. */
  #later(run: (loaded: NonNullable<typeof companion>) => void): void {
    if (companion) run(companion);
    else void load().then(() => companion && run(companion));
  }

  /** No longer served by the companion. */
  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#lent.away = undefined;
  }

  #mark(name: string, on: boolean): void {
    try {
      this.#internals.states[on ? 'add' : 'delete'](name);
    } catch {
      // An engine without custom states, or with an older syntax for them.
    }
  }

  #set(trigger: PencilTrigger, open: boolean): void {
    if (open === this.open || (open && (!this.decision.show || this.#isEmpty))) return;
    this.open = open;
    this.#trigger = trigger;
    // Pages and find-in-page leave it as it is.
    if (!/api|find/.test(trigger)) this.#lent.armed = trigger === 'top';
  }

  protected override render(): TemplateResult {
    const { reasons, room, variant, away } = this.#lent;
    if (reasons.length) return html`<div class="room" ?hidden=${!room}></div>`;
    const late = !room && this.placement === 'top';
    const localize = this.#localize;
    // With variants, nothing of any shows before one is chosen.
    const prefix = !failed && (variant ?? this.querySelector(':scope > template[data-variant]')) ? 'variant:' : '';
    const headline = this.querySelector(`:scope > [slot="${prefix}headline"]`)?.textContent?.trim();
    const label = this.label || headline || localize.term('pencilLabel');
    return html`<section
      class=${late ? 'late' : this.placement}
      ?hidden=${late && !away && !this.matches(':focus-within')}
      aria-label=${label}
      @slotchange=${() => this.requestUpdate()}
    >
      <div part="strip" id="strip">
        <div class="row">
          <div part="headline"><slot name="${prefix}headline">${headline ? null : label}</slot></div>
          <slot name="${prefix}strip-cta">${failed ? html`<slot name="cta"></slot>` : null}</slot>
          <button
            part="toggle"
            aria-expanded=${this.open}
            aria-controls="panel"
            ?hidden=${this.#isEmpty}
            @click=${() => this.#set('user', !this.open)}
          >
            <span>${localize.term('pencilToggle')}</span>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 7.5 5 5 5-5" /></svg>
          </button>
          ${
            this.permanent
              ? null
              : html`<button part="dismiss" aria-label=${localize.term('pencilDismiss')} @click=${() => this.dismiss()}>
                  <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
                </button>`
          }
        </div>
      </div>
      ${companion?.drawPanel(this, localize, prefix)}
    </section>`;
  }
}
