import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import type { Lent } from './companion.js';
import { decide, FOREVER, type Reason } from './decision.js';
import { claim } from './edges.js';
import { entries, recall, write } from './memory.js';
import { styles } from './pencil.styles.js';

/** What opened or closed the panel. */
export type PencilTrigger = 'scroll' | 'end' | 'top' | 'user' | 'api' | 'find' | 'focus' | 'escape';

type Companion = typeof import('./companion.js');
let companion: Companion | undefined;

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

  /** Under which name dismissals and views are remembered; without it nothing is stored. */
  @property() campaign?: string;

  /** A changed offer of the same campaign: what was remembered of another revision does not count. */
  @property() revision?: string;

  /** How long the n-th dismissal lasts, the last step repeating: durations or `forever`. What cannot be read counts as `30d`. */
  @property({ attribute: 'dismiss-for' }) dismissFor = '30d';

  /** Most one-second views, e.g. `1/day 3/week 10/lifetime`; a day is the last 24 hours, a month the last 30 days. Other words are left out. */
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

  #reader = new ReaderController(this, () => this.requestUpdate());
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #lent: Lent = {
    host: this,
    id: '',
    reasons: [],
    closed: 0,
    counted: new Set(),
    localize: this.#localize,
    isEmpty: () =>
      (Array.from(this.childNodes) as Element[]).every(({ nodeType, nodeValue, localName, slot }) =>
        nodeType === 3 ? !nodeValue?.trim() : localName === 'template' || !/^(variant:)?(price|cta|legal)?$/.test(slot),
      ),
    mark: (name, on) => {
      try {
        this.#internals.states[on ? 'add' : 'delete'](name);
      } catch {
        // An engine without custom states, or with an older syntax for them.
      }
    },
    tell: (name, detail, cancelable) => {
      const { campaign = null } = this;
      const { variant = null } = this.#lent;
      return emit(this, `news-pencil-${name}`, { campaign, variant, ...detail }, cancelable);
    },
  };
  #next?: number;
  #wake?: () => void;
  #loading?: Promise<unknown>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wake?.();
    claim(this.ownerDocument, this);
    this.#lent.stop?.();
  }

  adoptedCallback(): void {
    restyle(this, companion?.styles);
  }

  protected override willUpdate(): void {
    // What stands in the page from the start is no news.
    this.#lent.told ??= this.open;
    if (this.isConnected) this.#decide();
  }

  protected override updated(changed: PropertyValues): void {
    const lent = this.#lent;
    const suppressed = lent.reasons.length > 0;
    lent.mark('suppressed', suppressed);
    lent.mark('gone', suppressed && !lent.room);
    if (companion) companion.updated(lent, changed);
    else if (!suppressed && this.isConnected && !this.#loading) this.#later(() => {});
  }

  /** Also waits for what is loaded after the strip, and until a dismissal is remembered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  /** The last decision: whether it shows, and every reason against it, in order. */
  get decision(): { show: boolean; reasons: Reason[] } {
    const reasons = [...this.#lent.reasons];
    return { show: !reasons.length, reasons };
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
    this.#set('api');
  }

  /** Closes the pencil for as long as `dismiss-for` says; focus inside moves on to what follows. */
  dismiss(): void {
    const lent = this.#lent;
    if (lent.reasons.length) return;
    const focused = this.matches(':focus-within');
    lent.closed = FOREVER;
    this.#later(({ dismiss }) => dismiss(lent, focused));
    this.requestUpdate();
  }

  /** Forgets what is remembered of this campaign, and decides anew at once. */
  reset(): void {
    const lent = this.#lent;
    if (lent.id) write({ ...entries(), [lent.id]: undefined });
    lent.stop?.();
    lent.closed = 0;
    lent.room = true;
    lent.refused = lent.cancelled = lent.outcome = undefined;
    if (this.isConnected) this.#decide();
    this.requestUpdate();
  }

  /**
   * Why it shows or not, and when it may show next (`null`: when something else than time changes): plain data.
   * Once a pencil showed on the page, also what is remembered.
   */
  explain(): Record<string, unknown> {
    return {
      ...this.decision,
      next: this.#next ? new Date(this.#next).toISOString() : null,
      open: this.open,
      reader: this.#reader.state.reader,
      campaign: this.campaign ?? null,
      ...companion?.explain(this.#lent),
    };
  }

  #decide(): void {
    const lent = this.#lent;
    const now = Date.now();
    const again = () => this.requestUpdate();
    // A new revision of a campaign is asked anew.
    lent.id = this.campaign ? this.campaign + (this.revision ? `\n${this.revision}` : '') : '';
    const { t, u, c, f } = recall(lent.id);
    // The clock was set back.
    if (t > now) this.#later(({ repair }) => repair(this, lent.id, now));
    const { reasons, next, wake } = decide({
      ...this.#reader.state,
      now,
      cancelled: lent.cancelled,
      showTo: this.showTo,
      from: parseInstant(this.from),
      until: Math.min(...[this.until, this.deadline].map((text) => parseInstant(text) ?? FOREVER)),
      dismissedUntil: Math.max(u, lent.closed),
      // The view that fills the cap does not end itself; another cap starts afresh.
      cappedUntil: lent.counted.has('strip') || f !== (this.frequency ?? null) ? 0 : c,
    });
    const wants = this.placement !== 'inline' && (!reasons.length || lent.closed > now);
    const edge = this.placement === 'bottom' ? 'bottom' : 'top';
    const own = wants ? { edge, priority: this.priority || 0, again } : undefined;
    if (claim(this.ownerDocument, this, own) && !reasons.length) reasons.push('edge-busy');
    lent.reasons = reasons;
    this.#next = next;
    const outcome = reasons.join();
    if (lent.outcome !== outcome) {
      lent.outcome = outcome;
      if (!lent.tell('decide', this.decision, true) && !outcome) {
        lent.cancelled = true;
        this.#next = undefined;
        reasons.push((lent.outcome = 'cancelled'));
        claim(this.ownerDocument, this);
      }
    }
    lent.room ??= !reasons.length;
    this.#wake?.();
    this.#wake = wake < FOREVER ? at(wake, again) : undefined;
  }

  #later(run: (loaded: Companion) => void): void {
    if (companion) run(companion);
    else {
      // Where it cannot be loaded, the strip stays, and its buttons try again.
      this.#loading = import('./companion.js')
        .then((loaded) => run((companion = loaded)))
        .catch(() => {
          this.#lent.variant ??= '';
        })
        .then(() => this.requestUpdate());
    }
  }

  #set(trigger: PencilTrigger, open?: boolean): void {
    this.#later(({ set }) => set(this.#lent, trigger, open));
  }

  protected override render(): TemplateResult {
    const { reasons, room, variant } = this.#lent;
    if (reasons.length) return html`<div class="room" ?hidden=${!room}></div>`;
    const term = (key: 'pencilLabel' | 'pencilToggle' | 'pencilDismiss') => this.#localize.term(key);
    // With variants, nothing of any shows before one is chosen.
    const prefix = (variant ?? this.querySelector(':scope > template[data-variant]')) ? 'variant:' : '';
    const label = this.label || term('pencilLabel');
    const headline = this.querySelector(`:scope > [slot="${prefix}headline"]`)?.textContent?.trim();
    return html`<section
      class=${room || this.placement !== 'top' ? '' : 'late'}
      aria-label=${this.label || headline || label}
      @slotchange=${() => this.requestUpdate()}
    >
      <div part="strip" id="strip">
        <div part="headline"><slot name="${prefix}headline">${label}</slot></div>
        <slot name="${prefix}strip-cta"></slot>
        <button
          part="toggle"
          aria-expanded=${this.open}
          aria-controls="panel"
          ?hidden=${this.#lent.isEmpty()}
          @click=${() => this.#set('user')}
        >
          <span>${term('pencilToggle')}</span>
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 7.5 5 5 5-5" /></svg>
        </button>
        ${
          this.permanent
            ? null
            : html`<button part="dismiss" aria-label=${term('pencilDismiss')} @click=${() => this.dismiss()}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
              </button>`
        }
      </div>
      ${companion?.drawPanel(this.#lent, prefix)}
    </section>`;
  }
}
