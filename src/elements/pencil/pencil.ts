import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { oneOf } from '../../internal/one-of.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import {
  decide,
  type Decision,
  FOREVER,
  nextView,
  parseFrequency,
  parseLadder,
  parseShowTo,
  type Reason,
} from './decision.js';
import { claim, isBusy } from './edges.js';
import { ExpandRule } from './expand-rule.js';
import { type Entry, keep, keyOf, recall } from './memory.js';
import { nextFocusable } from './next-focusable.js';
import { lightStyles, styles } from './pencil.styles.js';
import { Viewability } from './viewability.js';

/** What opened or closed the panel. */
export type PencilTrigger = 'scroll' | 'top' | 'user' | 'api' | 'focus' | 'escape';

const nobody = (): Entry => ({ d: 0, t: 0, u: 0, v: [], h: 0 });

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
 *
 * @fires {CustomEvent<{show: boolean, reasons: string[]}>} news-pencil-decide - Cancelable: it was decided whether to show, and why not.
 * @fires {CustomEvent<{open: boolean}>} news-pencil-impression - It was seen; once a page view.
 * @fires {CustomEvent<{part: 'strip' | 'panel'}>} news-pencil-view - Half of it was in view for one second; once a page view for each part.
 * @fires {CustomEvent<{trigger: string}>} news-pencil-expand - The panel opened: `scroll`, `user` or `api`.
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
 * @cssprop [--news-pencil-strip-size=max(48px, 2.75em)] - Block size of the strip; 56px at least on coarse pointers.
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

  /** `scroll`: the panel opens once when the reader leaves the top of the page, and closes back at the top. `never`: only by hand. */
  @property({ attribute: 'expand-on' }) expandOn: 'scroll' | 'never' = 'scroll';

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

  /** `non-subscribers`, `everyone`, or reader states, e.g. `anonymous registered`. Without a known word: `non-subscribers`. */
  @property({ attribute: 'show-to' }) showTo = 'non-subscribers';

  /** Name of the region; else the headline's text, else built-in words. */
  @property() label?: string;

  /** The highest shows where several pencils ask for one edge; no number counts as 0. */
  @property({ type: Number }) priority = 0;

  #reader = new ReaderController(this, () => this.requestUpdate());
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #rule = new ExpandRule();

  #decision?: Decision;
  #outcome?: string;
  #cancelled = false;
  /** The strip's place in the flow: settled by the first decision, so that later ones move nothing. */
  #room?: boolean;
  /** What is remembered without a campaign. */
  #unnamed = nobody();
  /** Closed on this page: the edge stays free of other pencils, too. */
  #closed = false;
  #counted = new Set<string>();
  #announced = false;
  /** Block size of the strip in pixels; 0 also where a filter list hides it. */
  #size = 0;

  #listening?: AbortController;
  #top?: IntersectionObserver;
  #resize?: ResizeObserver;
  #viewability?: Viewability;
  #wake?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    const doc = this.ownerDocument;
    const view = doc.defaultView ?? window;
    const { signal } = (this.#listening = new AbortController());
    const on = (target: EventTarget, types: string, listener: (event: Event) => void) => {
      for (const type of types.split(' ')) target.addEventListener(type, listener, { signal });
    };
    const again = () => this.requestUpdate();
    const excuse = () => this.#rule.excuse(performance.now());
    on(view, 'hashchange popstate', excuse);
    on(view, 'pageshow storage', again);
    on(doc, 'visibilitychange', () => this.#viewability?.check());
    on(doc, 'focusin', (event) => {
      excuse();
      this.#clear(event.composedPath()[0] as Element);
    });
    on(this, 'click', (event) => this.#onClick(event));
    on(this, 'keydown', (event) => this.#onKeydown(event as KeyboardEvent));
    adoptLightStyles(doc.documentElement, 'pencil', lightStyles);
    again();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#wake?.();
    claim(this.ownerDocument, this, undefined);
    this.#unwatch();
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#decide();
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.isConnected) return;
    if (this.#shown) this.#watch();
    else this.#unwatch();
    if (changed.has('open') && this.open !== this.#announced) this.#announce('api', changed.get('open') !== undefined);
    this.#mark();
  }

  /** The last decision: whether it shows, and every reason against it, in order. */
  get decision(): { show: boolean; reasons: Reason[] } {
    return { show: this.#shown, reasons: [...(this.#decision?.reasons ?? [])] };
  }

  /** Whether it was seen on this page view. */
  get impression(): boolean {
    return this.#counted.has('impression');
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
    if (!this.#shown) return;
    const now = Date.now();
    const entry = this.#entry(now);
    const ladder = parseLadder(this.dismissFor);
    entry.d += 1;
    entry.t = now;
    entry.u = Math.min(now + (ladder[Math.min(entry.d, ladder.length) - 1] as number), FOREVER);
    if (this.campaign) this.#save(entry, now);
    else entry.u = FOREVER;
    this.#closed = true;
    // At the top the page closes the gap, as the reader expects; below it nothing may move under the reader's eyes.
    this.#room = this.placement !== 'inline' && this.#view.scrollY > 0;
    if (this.matches(':focus-within')) nextFocusable(this)?.focus({ preventScroll: true });
    const until = entry.u === FOREVER ? 'forever' : new Date(entry.u).toISOString();
    this.#tell('dismiss', { count: entry.d, until: this.campaign ? until : null });
    this.requestUpdate();
  }

  /** Forgets what is remembered of this campaign, and decides anew at once. */
  reset(): void {
    if (this.campaign) keep(this.#key, undefined, Date.now());
    this.#unnamed = nobody();
    this.#cancelled = this.#closed = false;
    this.#rule.armed = true;
    this.#room = true;
    this.#outcome = undefined;
    if (this.isConnected) this.#decide();
    this.requestUpdate();
  }

  /** Why it shows or not, and when it may show next: plain data for the console. */
  explain(): Record<string, unknown> {
    const now = Date.now();
    const { d, u, v } = this.#entry(now);
    const { reader, pending } = this.#reader.state;
    const next = this.#decision?.next;
    return {
      ...this.decision,
      next: next === undefined ? null : new Date(next).toISOString(),
      placement: this.#placement,
      open: this.open,
      armed: this.#armed,
      reader,
      pending,
      campaign: this.campaign ?? null,
      dismissals: d,
      dismissedUntil: u > now ? (u === FOREVER ? 'forever' : new Date(u).toISOString()) : null,
      views: v.length,
    };
  }

  get #shown(): boolean {
    return this.#decision?.reasons.length === 0;
  }

  get #armed(): boolean {
    return this.#shown && this.#top !== undefined && this.#rule.armed && !this.#isEmpty;
  }

  get #placement(): 'top' | 'bottom' | 'inline' {
    return oneOf(this.placement, ['top', 'bottom', 'inline']);
  }

  get #view(): Window & typeof globalThis {
    return this.ownerDocument.defaultView ?? window;
  }

  get #key(): string {
    return keyOf(this.campaign ?? '', this.revision);
  }

  /** Whether the author gave nothing to put into the panel. */
  get #isEmpty(): boolean {
    return !Array.from(this.childNodes).some((node) =>
      node instanceof Element
        ? node.localName !== 'template' && /^(price|cta|legal)?$/.test(node.slot)
        : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
  }

  #entry(now: number): Entry {
    return this.campaign ? recall(this.#key, now) : this.#unnamed;
  }

  #save(entry: Entry, now: number): void {
    entry.h = Math.max(entry.u, nextView(entry.v, parseFrequency(this.frequency)), 0);
    keep(this.#key, entry, now);
  }

  #tell(name: string, detail: object, cancelable = false): boolean {
    return emit(this, `news-pencil-${name}`, { campaign: this.campaign ?? null, ...detail }, cancelable);
  }

  #decide(): void {
    const now = Date.now();
    const { u, v } = this.#entry(now);
    const { reader, pending } = this.#reader.state;
    const decision = decide({
      now,
      cancelled: this.#cancelled,
      showTo: parseShowTo(this.showTo),
      reader,
      pending,
      from: parseInstant(this.from),
      until: parseInstant(this.until),
      dismissedUntil: u,
      views: v,
      caps: this.#counted.has('strip') ? [] : parseFrequency(this.frequency),
    });
    const { reasons } = decision;
    const doc = this.ownerDocument;
    const edge = this.#placement;
    const wants = edge !== 'inline' && (!reasons.length || this.#closed);
    const wanted = { edge, priority: this.priority || 0, again: () => this.requestUpdate() };
    claim(doc, this, wants ? wanted : undefined);
    if (!reasons.length && isBusy(doc, this)) reasons.push('edge-busy');
    this.#decision = decision;
    const outcome = reasons.join();
    if (outcome !== this.#outcome) {
      this.#outcome = outcome;
      if (!this.#tell('decide', this.decision, true) && this.#shown) {
        this.#cancelled = true;
        reasons.push('cancelled');
        this.#outcome = 'cancelled';
        claim(doc, this, undefined);
      }
    }
    this.#room ??= this.#shown;
    this.#wake?.();
    this.#wake = Number.isFinite(decision.wake) ? at(decision.wake, wanted.again) : undefined;
  }

  /** Observes what is on the page now; nothing of this exists while the pencil does not show. */
  #watch(): void {
    const strip = this.renderRoot.querySelector('[part=strip]');
    const panel = this.renderRoot.querySelector('[part=panel]');
    if (!strip || !panel) return;
    if (!this.#resize) {
      this.#resize = new ResizeObserver(() => this.#publish((strip as HTMLElement).offsetHeight));
      this.#resize.observe(strip);
      this.#viewability = new Viewability((part, viewed) => this.#count(part.id, viewed));
      this.#viewability.observe(strip);
      this.#viewability.observe(panel);
      this.#settle();
    }
  }

  #unwatch(): void {
    this.#resize?.disconnect();
    this.#viewability?.disconnect();
    this.#top?.disconnect();
    this.#resize = this.#viewability = this.#top = undefined;
    this.#publish(0);
  }

  /** The rule starts when the page stands where it will stand: after `load` and two frames. */
  #settle(): void {
    const view = this.#view;
    const resize = this.#resize;
    const frames = () =>
      view.requestAnimationFrame(() =>
        view.requestAnimationFrame(() => {
          if (resize === this.#resize && !this.#top) this.#observeTop();
        }),
      );
    if (this.ownerDocument.readyState === 'complete') frames();
    else view.addEventListener('load', frames, { once: true, signal: this.#listening?.signal });
  }

  /**
   * Looks at the root element's box, since nothing in a sticky box can tell where the page stands: some of it lies above
   * a line that is 1 % of the window above the window. A page that is pulled down beyond its top lies below that line.
   */
  #observeTop(): void {
    const doc = this.ownerDocument;
    const see = (entries: IntersectionObserverEntry[]) => {
      const away = entries.at(-1)?.isIntersecting ?? false;
      const move = this.#rule.see(away, this.open, performance.now());
      if (move === 'collapse') this.#set(false, 'top');
      if (move === 'expand' && this.#mayAsk) {
        this.#rule.disarm();
        this.#set(true, 'scroll');
        this.#clear(doc.activeElement);
      }
      this.#mark();
    };
    this.#top = new IntersectionObserver(see, { root: doc, rootMargin: '9999999px 0px -101% 0px' });
    this.#top.observe(doc.documentElement);
    this.#mark();
  }

  get #mayAsk(): boolean {
    return oneOf(this.expandOn, ['scroll', 'never']) === 'scroll' && this.#size > 0 && this.#view.innerHeight >= 400;
  }

  #publish(size: number): void {
    const edge = { top: 'start', bottom: 'end', inline: '' }[this.#placement];
    const { style } = this.ownerDocument.documentElement;
    if (edge && size) style.setProperty(`--news-pencil-block-${edge}`, `${size}px`);
    else if (this.#size) for (const side of ['start', 'end']) style.removeProperty(`--news-pencil-block-${side}`);
    this.#size = size;
  }

  #count(part: string, viewed: boolean): void {
    const name = viewed ? part : 'impression';
    if (this.#counted.has(name)) return;
    this.#counted.add(name);
    if (!viewed) {
      this.#tell('impression', { open: this.open });
      return;
    }
    if (part === 'strip' && this.campaign) {
      const now = Date.now();
      const entry = this.#entry(now);
      entry.v = [...entry.v, now].slice(-100);
      this.#save(entry, now);
    }
    this.#tell('view', { part });
  }

  #set(open: boolean, trigger: PencilTrigger): void {
    if (open === this.open || (open && (!this.#shown || this.#isEmpty))) return;
    this.open = open;
    if (/user|escape|focus/.test(trigger) && !open) this.#rule.disarm();
    this.#announce(trigger);
  }

  #announce(trigger: PencilTrigger, heard = true): void {
    this.#announced = this.open;
    if (heard) this.#tell(this.open ? 'expand' : 'collapse', { trigger });
  }

  /** Closes the panel when it lies over what has focus (WCAG 2.4.11). */
  #clear(focused: Element | null): void {
    if (!this.open || !focused || focused === this.ownerDocument.body || this.contains(focused)) return;
    // The browser may scroll after the event, and the panel may not be drawn yet.
    this.#view.requestAnimationFrame(() => {
      const panel = this.renderRoot.querySelector('[part=panel]')?.getBoundingClientRect();
      const box = focused.getBoundingClientRect();
      if (panel && box.top < panel.bottom && box.bottom > panel.top) this.#set(false, 'focus');
    });
  }

  #mark(): void {
    for (const [name, on] of [
      ['armed', this.#armed && oneOf(this.expandOn, ['scroll', 'never']) === 'scroll'],
      ['suppressed', !this.#shown],
      ['empty', !this.#shown && !this.#room],
    ] as const) {
      try {
        this.#internals.states[on ? 'add' : 'delete'](name);
      } catch {
        // An engine without custom states, or with an older syntax for them.
      }
    }
  }

  #onClick(event: Event): void {
    const path = event.composedPath().filter((target) => target instanceof Element);
    const control = path.find((element) => element.matches('a,button,input,select,label,summary'));
    const cta = path.find((element) => element.parentElement === this && /cta$/.test(element.slot));
    if (control && cta) this.#tell('cta', { href: (control as HTMLAnchorElement).href ?? '', slot: cta.slot });
    // A click anywhere on the strip is as good as one on its toggle, which remains the way for keys and screen readers.
    else if (control?.part.contains('toggle') || (!control && path.some(({ part }) => part.contains('strip')))) {
      this.#set(!this.open, 'user');
    }
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.open) return;
    event.preventDefault();
    this.#set(false, 'escape');
    this.renderRoot.querySelector<HTMLElement>('[part=toggle]')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    if (!this.#shown) return html`<div class="room" ?hidden=${!this.#room}></div>`;
    const term = (key: 'pencilLabel' | 'pencilToggle' | 'pencilDismiss') => this.#localize.term(key);
    const again = () => this.requestUpdate();
    const headline = Array.from(this.children, (child) => (child.slot === 'headline' ? child.textContent : '')).join(
      ' ',
    );
    const name = this.label || headline.replace(/\s+/g, ' ').trim() || term('pencilLabel');
    const late = !this.#room && this.#placement === 'top';
    return html`<section class=${late ? 'late' : ''} aria-label=${name}>
      <div part="strip" id="strip">
        <div class="measure">
          <div part="headline">
            <slot name="headline" @slotchange=${again}>${this.label || term('pencilLabel')}</slot>
          </div>
          <slot name="strip-cta"></slot>
          <button part="toggle" type="button" aria-expanded=${this.open} aria-controls="panel" ?hidden=${this.#isEmpty}>
            <span>${term('pencilToggle')}</span>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 7.5 5 5 5-5" /></svg>
          </button>
          ${
            this.permanent
              ? nothing
              : html`<button
                  part="dismiss"
                  type="button"
                  aria-label=${term('pencilDismiss')}
                  @click=${() => this.dismiss()}
                >
                  <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
                </button>`
          }
        </div>
      </div>
      <div part="panel" id="panel" hidden=${this.open ? nothing : 'until-found'}>
        <div class="measure">
          <div class="body"><slot @slotchange=${again}></slot></div>
          <div class="offer">
            <slot name="price" @slotchange=${again}></slot>
            <slot name="cta" @slotchange=${again}></slot>
          </div>
          <slot name="legal" @slotchange=${again}></slot>
        </div>
      </div>
    </section>`;
  }
}
