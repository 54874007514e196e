import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { oneOf } from '../../internal/one-of.js';
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
 * @cssprop [--news-pencil-strip-size=max(48px, 2.8em)] - Block size of the strip; 56px at least on coarse pointers.
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
    armed: false,
    refused: false,
    counted: new Set(),
    localize: this.#localize,
    mark: () => this.#mark(),
    set: (open, trigger) => this.#set(open, trigger),
    tell: (name, detail) => this.#tell(name, detail),
  };

  #reasons: Reason[] = [];
  #next?: number;
  #outcome?: string;
  #cancelled = false;
  /** Whether the strip has a place in the flow. The first decision settles it, so that later ones move nothing. */
  #room?: boolean;
  /** Closed by hand on this page, until; its edge stays free of other pencils, too. */
  #closed = 0;
  /** The state of the panel that listeners know. */
  #told = false;

  /** Exists while the pencil shows. */
  #showing?: AbortController;
  #after?: () => void;
  #saved?: Promise<unknown>;
  #wake?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wake?.();
    claim(this.ownerDocument, this);
    this.#hide();
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#decide();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('placement') || changed.has('expandOn') || changed.has('htmlFor')) this.#hide();
    if (!this.isConnected || this.#reasons.length) this.#hide();
    else if (!this.#showing) this.#show();
    this.#after?.();
    // Somebody set the property or the attribute; what stands in the page from the start is no news.
    if (changed.get('open') === undefined) this.#told = this.open;
    else this.#tellOpen('api');
    this.#mark();
  }

  /** Also waits until a dismissal is remembered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.#saved;
    return done;
  }

  /** The last decision: whether it shows, and every reason against it, in order. */
  get decision(): { show: boolean; reasons: Reason[] } {
    return { show: !this.#reasons.length, reasons: [...this.#reasons] };
  }

  /** Whether it was seen on this page view. */
  get impression(): boolean {
    return this.#lent.counted.has('impression');
  }

  /** Opens the panel. */
  expand(): void {
    this.#set(true, 'api');
  }

  /** Closes the panel. */
  collapse(): void {
    this.#set(false, 'api');
  }

  /** Opens the panel, or closes it. */
  toggle(): void {
    this.#set(!this.open, 'api');
  }

  /** Closes the pencil for as long as `dismiss-for` says; focus inside moves on to what follows. */
  dismiss(): void {
    if (this.#reasons.length) return;
    this.#closed = FOREVER;
    // At the top the page closes the gap, as the reader expects; below it, nothing moves under the reader's eyes.
    this.#room = this.placement !== 'inline' && this.#window.scrollY > 0;
    const focused = this.matches(':focus-within');
    this.#later(({ dismiss, leave }) => {
      if (focused) leave(this.#lent);
      this.#closed = dismiss(this.#lent);
    });
    this.requestUpdate();
  }

  /** Forgets what is remembered of this campaign, and decides anew at once. */
  reset(): void {
    write({ ...entries(), [this.#lent.id]: undefined });
    this.#closed = 0;
    this.#cancelled = false;
    this.#lent.refused = false;
    this.#room = true;
    this.#outcome = undefined;
    this.#hide();
    if (this.isConnected) this.#decide();
    this.requestUpdate();
  }

  /** Why it shows or not, and when it may show next (`null`: when something else than time changes): plain data. */
  explain(): Record<string, unknown> {
    const { d, u, v } = recall(this.#lent.id);
    return {
      ...this.decision,
      next: iso(this.#next),
      open: this.open,
      armed: this.#lent.armed,
      reader: this.#reader.state.reader,
      campaign: this.campaign ?? null,
      variant: this.#lent.variant ?? null,
      dismissals: d,
      dismissedUntil: iso(u || undefined),
      views: Array.isArray(v) ? v.length : 0,
    };
  }

  get #window(): Window {
    return this.ownerDocument.defaultView ?? window;
  }

  #decide(): void {
    const doc = this.ownerDocument;
    const now = Date.now();
    // A new revision of a campaign is asked anew.
    this.#lent.id = this.campaign ? this.campaign + (this.revision ? `\n${this.revision}` : '') : '';
    const { t, u, c, f } = recall(this.#lent.id);
    // The clock was set back.
    if (t > now) {
      this.#later(({ repair }) => {
        repair(this.#lent.id, now);
        this.requestUpdate();
      });
    }
    const { reader, pending } = this.#reader.state;
    const until = [this.until, this.deadline].map((text) => parseInstant(text) ?? FOREVER);
    const { reasons, next, wake } = decide({
      now,
      cancelled: this.#cancelled,
      showTo: this.showTo,
      reader,
      pending,
      from: parseInstant(this.from),
      until: Math.min(...until),
      dismissedUntil: Math.max(u, this.#closed),
      // The view that fills the cap does not end itself; another cap starts afresh.
      cappedUntil: this.#lent.counted.has('strip') || f !== (this.frequency ?? null) ? 0 : c,
    });
    const edge = oneOf(this.placement, ['top', 'bottom', 'inline']);
    const again = () => this.requestUpdate();
    const wants = edge !== 'inline' && (!reasons.length || this.#closed > now);
    const busy = claim(doc, this, wants ? { edge, priority: this.priority || 0, again } : undefined);
    if (busy && !reasons.length) reasons.push('edge-busy');
    this.#reasons = reasons;
    this.#next = next;
    if (this.#outcome !== reasons.join()) {
      this.#outcome = reasons.join();
      if (!this.#tell('decide', this.decision, true) && !reasons.length) {
        this.#cancelled = true;
        this.#next = undefined;
        reasons.push('cancelled');
        this.#outcome = 'cancelled';
        claim(doc, this);
      }
    }
    this.#room ??= !reasons.length;
    this.#wake?.();
    this.#wake = wake < FOREVER ? at(wake, again) : undefined;
  }

  #show(): void {
    const { signal } = (this.#showing = new AbortController());
    this.#lent.signal = signal;
    this.#later(({ attend }) => {
      if (signal.aborted) return;
      this.#after = attend(this.#lent);
      this.requestUpdate();
    });
  }

  #hide(): void {
    this.#showing?.abort();
    this.#showing = this.#after = undefined;
  }

  #later(run: (loaded: Companion) => void): void {
    if (companion) run(companion);
    else {
      // Where it cannot be loaded, the strip and its toggle still work.
      this.#saved = import('./companion.js')
        .then((loaded) => run((companion = loaded)))
        .catch(() => {
          this.#lent.variant ??= '';
          this.requestUpdate();
        });
    }
  }

  #tell(name: string, detail: object, cancelable = false): boolean {
    const { campaign = null } = this;
    const variant = this.#lent.variant ?? null;
    return emit(this, `news-pencil-${name}`, { campaign, variant, ...detail }, cancelable);
  }

  #set(open: boolean, trigger: PencilTrigger): void {
    if (open === this.open || (open && (this.#reasons.length || this.#empty))) return;
    this.open = open;
    // The reader's no, for this page view.
    if (!open && /user|escape|focus/.test(trigger)) this.#lent.refused = true;
    this.#tellOpen(trigger);
  }

  #tellOpen(trigger: PencilTrigger): void {
    if (this.#told === this.open) return;
    this.#told = this.open;
    this.#tell(this.open ? 'expand' : 'collapse', { trigger });
  }

  #mark(): void {
    const suppressed = this.#reasons.length > 0;
    for (const [name, on] of Object.entries({ armed: this.#lent.armed, suppressed, gone: suppressed && !this.#room })) {
      try {
        this.#internals.states[on ? 'add' : 'delete'](name);
      } catch {
        // An engine without custom states, or with an older syntax for them.
      }
    }
  }

  /** Whether the author gave nothing to put into the panel. */
  get #empty(): boolean {
    return !Array.from(this.childNodes).some((node) =>
      node instanceof Element
        ? node.localName !== 'template' && /^(variant:)?(price|cta|legal)?$/.test(node.slot)
        : node.nodeType === 3 && node.nodeValue?.trim(),
    );
  }

  /** A closed panel can be found in the page; engines that do not know the word take it for `true`. */
  get #closedHow(): boolean {
    return (this.open ? false : 'until-found') as boolean;
  }

  protected override render(): TemplateResult {
    if (this.#reasons.length) return html`<div class="room" ?hidden=${!this.#room}></div>`;
    const term = (key: 'pencilLabel' | 'pencilToggle' | 'pencilDismiss') => this.#localize.term(key);
    // With variants, nothing of any shows before one is chosen.
    const variant = this.#lent.variant ?? this.querySelector(':scope > template[data-variant]');
    const slot = (name: string) => (variant ? `variant:${name}` : name);
    const label = this.label || term('pencilLabel');
    const headline = this.querySelector(`:scope > [slot="${slot('headline')}"]`)?.textContent?.trim();
    return html`<section
      class=${this.#room || this.placement !== 'top' ? '' : 'late'}
      aria-label=${this.label || headline || label}
      @slotchange=${() => this.requestUpdate()}
    >
      <div part="strip" id="strip">
        <div class="measure">
          <div part="headline"><slot name=${slot('headline')}>${label}</slot></div>
          <slot name=${slot('strip-cta')}></slot>
          <button
            part="toggle"
            aria-expanded=${this.open}
            aria-controls="panel"
            ?hidden=${this.#empty}
            @click=${() => this.#set(!this.open, 'user')}
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
      </div>
      <div class="cover" .hidden=${this.#closedHow}>
        <div part="panel" id="panel">
          <div class="measure">
            <div class="body"><slot name=${slot('')}></slot></div>
            <div class="offer"><slot name=${slot('price')}></slot><slot name=${slot('cta')}></slot></div>
            <slot name=${slot('legal')}></slot>
          </div>
        </div>
      </div>
    </section>`;
  }
}

/** For events and `explain()`: a date as text, or `forever`. */
function iso(time: number | undefined): string | null {
  if (!time) return null;
  return time >= FOREVER ? 'forever' : new Date(time).toISOString();
}
