import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { oneOf } from '../../internal/one-of.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { styles } from './carousel.styles.js';
import { onPauseAll, pausedBefore, rememberPause } from './motion-preference.js';
import { readingTime, safeInterval } from './reading-time.js';
import { type CarouselIntent, type CarouselState, Rotation } from './rotation.js';
import { scheduler } from './scheduler.js';
import { outOfSight, reducedMotion, watch } from './surroundings.js';

/** Why another slide shows. `home`: back to where the rotation began, while out of sight. */
export type CarouselReason = 'auto' | 'next' | 'previous' | 'picker' | 'swipe' | 'api' | 'mutation' | 'home';

/** `detail` of `news-carousel-before-change` and `news-carousel-change`. */
export interface CarouselChange {
  index: number;
  previousIndex: number;
  reason: CarouselReason;
  /** The reader did it. A method call is not. */
  userInitiated: boolean;
}

/** `detail` of `news-carousel-state`. */
export interface CarouselStatus {
  state: CarouselState;
  intent: CarouselIntent;
  blockers: string[];
}

/** `detail` of `news-carousel-view`. */
export interface CarouselView {
  index: number;
}

type Slide = Element | Text;

/** Children that never show, or that the author hides. */
const NOT_SLIDES = 'script,style,template,link,meta,noscript,[hidden]';
const STATES = ['playing', 'suspended', 'paused', 'ended', 'single'] as const;
/** A slide counts as seen when it was in view for this long, in milliseconds. */
const SEEN = 1000;
const EVENTS = ['focusin', 'focusout', 'pointerenter', 'pointerleave'];

/**
 * @summary Rotating value propositions: one child shows at a time, with a pause button.
 *
 * What the reader or author wants (`play` or `pause`) is one thing, the set of reasons that block it another; it rotates
 * only while the wish is `play` and nothing blocks. Hover, a hidden tab or ancestor, being off screen, an open modal
 * dialog and selected text block. Keyboard focus and reduced motion change the wish, so they do not clear by themselves.
 *
 * Children are left untouched: no clones, no styles, no attributes. Text that stands bare between them is a slide, too.
 * An engine without manual slot assignment gets `slot` attributes on the children.
 *
 * @slot - The slides. `hidden` ones are left out. `data-interval` (milliseconds; 0 holds) and `data-label` (its name)
 *   belong to one slide.
 * @fires {CustomEvent<CarouselChange>} news-carousel-before-change - Another slide is about to show; cancelable.
 * @fires {CustomEvent<CarouselChange>} news-carousel-change - Another slide shows.
 * @fires {CustomEvent<CarouselStatus>} news-carousel-state - State, wish or blockers changed.
 * @fires {CustomEvent<CarouselView>} news-carousel-view - A slide was in view for one second; once a slide.
 * @csspart controls - Pause, previous, next and the picker.
 * @csspart pause - Stops and starts the rotation.
 * @csspart previous - Previous slide.
 * @csspart next - Next slide.
 * @csspart picker - The dots.
 * @csspart dot - Shows one slide.
 * @csspart viewport - Around all slides.
 * @csspart slide - Around one slide.
 * @csspart status - What a screen reader hears after a manual move.
 * @cssprop [--news-carousel-align=start] - Where a slide stands that is lower than the others (`align-items`).
 * @cssprop [--news-carousel-color=inherit] - Text.
 * @cssprop [--news-carousel-control-color=inherit] - Icons of the buttons; 3:1 against the ground (WCAG 1.4.11).
 * @cssstate playing - It rotates.
 * @cssstate suspended - It would rotate, but something blocks it.
 * @cssstate paused - It does not rotate until somebody starts it.
 * @cssstate ended - All `cycles` are done.
 * @cssstate single - Fewer than two slides: nothing to rotate, no controls.
 */
export class NewsCarousel extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, slotAssignment: 'manual' };
  static override styles = [hostStyles, buttonStyles, styles];

  /** Rotates by itself. Not under reduced motion, and not after the reader paused a carousel in this session. */
  @property({ type: Boolean }) autoplay = false;

  /**
   * Milliseconds that a slide shows, at least 2000. Zero, a negative value or no number counts as 7000.
   * `auto` is the time that a slow reader needs for the slide.
   */
  @property({ converter: (value) => (value?.trim() === 'auto' ? 'auto' : Number(value)) }) interval: number | 'auto' =
    7000;

  /** The current slide, counted from 0. Beyond the last slide counts as the last, anything else wrong as 0. */
  @property({ type: Number }) index = 0;

  /** How one slide follows the other. Always `none` under reduced motion (WCAG 2.3.3). Unknown values count as `fade`. */
  @property() transition: 'fade' | 'slide' | 'none' = 'fade';

  /**
   * The buttons. `external`: the page brings its own control, an element that names this one in `commandfor` or
   * `aria-controls`; without one in view it does not rotate (WCAG 2.2.2). Unknown values count as `pause`.
   */
  @property() controls: 'pause' | 'pause+nav' | 'external' = 'pause';

  /** Dots to choose a slide. Unknown values count as `none`. */
  @property() picker: 'none' | 'dots' = 'none';

  /** Rounds after which it stops on the first slide. Without it, or with anything but a positive number, it never stops. */
  @property({ type: Number }) cycles?: number;

  /** After the reader moved: `stop` the rotation, or `restart` the interval. Unknown values count as `stop`. */
  @property({ attribute: 'on-interact' }) onInteract: 'stop' | 'restart' = 'stop';

  /** What a screen reader hears after the reader moved: the whole slide, “2 of 3”, or nothing. Unknown values count as `slide`. */
  @property() announce: 'slide' | 'position' | 'off' = 'slide';

  /** Name of the carousel, without the word “carousel”; a built-in one by default. `aria-label` and `aria-labelledby` win. */
  @property() label?: string;

  #words = new LocalizeController(this);
  #internals = this.attachInternals?.() as ElementInternals | undefined;
  // Nothing rotates before it was seen in view.
  #rotation = new Rotation(() => this.#act(), 'offscreen');
  #observer?: MutationObserver;
  #stops: (() => void)[] = [];

  #slides: Slide[] = [];
  #slide?: Slide;
  /** Where the rotation began. */
  #home?: Slide;
  /** What the last render showed. */
  #shown: { slide?: Slide; index: number; slides: Slide[] } = { index: 0, slides: [] };
  #move?: Pick<CarouselChange, 'reason' | 'userInitiated'>;
  #rounds = 0;
  #said = '';
  #told = '';

  #sight?: 'offscreen' | 'hidden-ancestor' = 'offscreen';
  #reduced = false;
  #hovered = false;
  #onControl = false;

  #cancel?: () => void;
  #due?: number;
  #since?: number;
  #seen = new WeakSet<Slide>();

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // A shadow root that came with the HTML has shown the slides without script; its content would now double them.
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer ??= new MutationObserver((records) => this.#mutated(records));
    this.#observer.observe(this, {
      childList: true,
      subtree: true,
      attributeFilter: ['hidden', 'data-interval', 'data-label'],
    });
    for (const type of EVENTS) this.addEventListener(type, this);
    this.#stops.push(onPauseAll(() => this.#rotation.pause()));
    this.#sync();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    for (const type of EVENTS) this.removeEventListener(type, this);
    for (const stop of this.#stops.splice(0)) stop();
    this.#hovered = this.#onControl = false;
    this.#sight = 'offscreen';
    this.#look();
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('autoplay') && (this.autoplay || this.hasUpdated)) {
      const plays = this.autoplay && !reducedMotion() && !pausedBefore();
      this.#rotation[plays ? 'play' : 'pause']();
    }
    if (this.index !== this.#index && this.#slides.length) {
      this.#slide = this.#home =
        this.#slides[Math.min(Math.max(0, Math.trunc(this.index) || 0), this.#slides.length - 1)];
      this.index = this.#index;
    }
    if (!this.#internals) return;
    this.#internals.role = 'group';
    this.#internals.ariaRoleDescription = this.#words.term('carouselRole');
    this.#internals.ariaLabel = this.label || this.#words.term('carouselLabel');
  }

  protected override firstUpdated(): void {
    if (this.isConnected) this.#watch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#assign();
    const { slide, index: previousIndex } = this.#shown;
    const { index } = this;
    this.#shown = { slide: this.#slide, index, slides: this.#slides };
    if (slide && this.#slide && slide !== this.#slide) {
      const move = this.#move ?? { reason: this.#slides.includes(slide) ? 'api' : 'mutation', userInitiated: false };
      this.#fade(previousIndex);
      this.#since = undefined;
      this.#act(true);
      emit<CarouselChange>(this, 'news-carousel-change', { index, previousIndex, ...move });
    } else if (changed.has('interval') && changed.get('interval') !== undefined) this.#act(true);
    this.#move = undefined;
    this.#tell();
  }

  /** Starts the rotation, whatever stopped it; what blocks it still blocks it. */
  play(): void {
    this.#rounds = 0;
    this.#rotation.play();
  }

  /** Stops the rotation until somebody starts it. */
  pause(): void {
    this.#rotation.pause();
  }

  /** Shows the next slide; after the last, the first. */
  next(): void {
    this.#step(1, 'api');
  }

  /** Shows the previous slide; before the first, the last. */
  previous(): void {
    this.#step(-1, 'api');
  }

  /** Shows slide `index`, counted from 0. A number that no slide has does nothing. */
  goTo(index: number): void {
    this.#show(index, 'api');
  }

  /** Suspends the rotation for a reason of the page's own, until `unblock()` with the same words. */
  block(reason: string): void {
    this.#rotation.custom(String(reason), true);
  }

  /** Takes back `block()`. */
  unblock(reason: string): void {
    this.#rotation.custom(String(reason), false);
  }

  /** What it does and why: state, wish, what blocks it, the slide and how long it shows. */
  explain(): CarouselStatus & {
    index: number;
    count: number;
    interval: number;
    reducedMotion: boolean;
    pausedInThisSession: boolean;
  } {
    return {
      ...this.#status,
      index: this.#index,
      count: this.#slides.length,
      interval: this.#interval,
      reducedMotion: reducedMotion(),
      pausedInThisSession: pausedBefore(),
    };
  }

  get #status(): CarouselStatus {
    const { state, intent, blockers } = this.#rotation;
    return { state, intent, blockers };
  }

  get #index(): number {
    return Math.max(0, this.#slides.indexOf(this.#slide!));
  }

  /** Milliseconds that the current slide shows. */
  get #interval(): number {
    const own = Number(dataset(this.#slide).interval);
    if (own > 0) return safeInterval(own);
    return this.interval === 'auto' && this.#slide
      ? safeInterval(readingTime(this.#slide.textContent ?? '', pictures(this.#slide)))
      : safeInterval(this.interval);
  }

  /** Brings the list of slides up to date. The same slide stays current; when it is gone, the one in its place. */
  #sync(): void {
    const slides = ([...this.childNodes] as Slide[]).filter((node) =>
      node instanceof Element ? !node.matches(NOT_SLIDES) : node instanceof Text && node.data.trim(),
    );
    if (slides.length === this.#slides.length && slides.every((slide, i) => slide === this.#slides[i])) return;
    const before = this.#slide ? this.#index : this.index;
    this.#slides = slides;
    if (!this.#slide || !slides.includes(this.#slide)) {
      this.#slide = slides[Math.min(Math.max(0, Math.trunc(before) || 0), slides.length - 1)];
      this.#home ??= this.#slide;
    }
    if (slides.length) this.index = this.#index;
    this.#look();
    this.requestUpdate();
  }

  /** Gives each wrapper its slide. */
  #assign(): void {
    if (this.#shown.slides === this.#slides) return;
    const manual = (this.renderRoot as ShadowRoot).slotAssignment !== 'named' && 'assign' in HTMLSlotElement.prototype;
    this.renderRoot.querySelectorAll('slot').forEach((slot, i) => {
      const slide = this.#slides[i];
      if (manual) slot.assign(...(slide ? [slide] : []));
      else if (slide instanceof Element) slide.slot = slot.name = `slide-${i}`;
    });
  }

  #step(by: 1 | -1, reason: CarouselReason, userInitiated = false): void {
    const { length } = this.#slides;
    this.#show((this.#index + by + length) % length, reason, userInitiated);
  }

  /** @returns whether another slide shows now. */
  #show(index: number, reason: CarouselReason, userInitiated = false): boolean {
    const previousIndex = this.#index;
    const target = this.#slides[index];
    if (!target || target === this.#slide) return false;
    const detail: CarouselChange = { index, previousIndex, reason, userInitiated };
    const allowed = emit(this, 'news-carousel-before-change', detail, true);
    // A listener may have taken slides away.
    this.#mutated(this.#observer?.takeRecords() ?? []);
    if (!allowed || !this.#slides.includes(target)) return false;
    this.#tally();
    this.#slide = target;
    this.index = this.#index;
    this.#move = { reason, userInitiated };
    if (reason !== 'auto') this.#home = target;
    if (userInitiated && oneOf(this.onInteract, ['stop', 'restart']) === 'stop') this.#rotation.pause();
    this.#said = userInitiated && this.#rotation.state !== 'playing' ? this.#announcement(target) : '';
    this.#look();
    // At once, so that an event never runs ahead of what the page shows.
    if (this.hasUpdated) this.performUpdate();
    return true;
  }

  /** What a screen reader hears. */
  #announcement(slide: Slide): string {
    const announce = oneOf(this.announce, ['slide', 'position', 'off']);
    if (announce === 'off') return '';
    const name = this.#name(slide, this.#index);
    if (announce === 'position') return name;
    const alt = slide instanceof Element ? (slide.querySelector('img[alt]') ?? slide).getAttribute('alt') : '';
    return `${name}: ${slide.textContent?.replace(/\s+/g, ' ').trim() || alt}`;
  }

  #name(slide: Slide, index: number): string {
    return dataset(slide).label || this.#words.term('carouselSlideOf', index + 1, this.#slides.length);
  }

  #advance(): void {
    // Look again before each change: some things that hide an element tell nobody.
    this.#look();
    if (this.#rotation.state !== 'playing') return;
    const next = (this.#index + 1) % this.#slides.length;
    const moved = this.#show(next, 'auto');
    if (moved && this.#index === 0 && ++this.#rounds >= (this.cycles! > 0 ? this.cycles! : Infinity)) {
      this.#rotation.end();
    } else this.#act(true);
  }

  /** Follows the rotation's state: the next change, or the moment that makes a slide seen, or nothing at all. */
  #act(restart = false): void {
    const now = performance.now();
    const { state } = this.#rotation;
    const inSight = !['offscreen', 'hidden-ancestor', 'hidden-document'].some((reason) => this.#rotation.has(reason));
    this.#tally(now);
    this.#since = inSight ? (this.#since ?? now) : undefined;
    if (restart || state !== 'playing') this.#due = undefined;
    if (state === 'playing') this.#due ??= now + this.#interval;
    const counts = inSight && state !== 'suspended' && this.#slide && !this.#seen.has(this.#slide);
    const wake = Math.min(this.#due ?? Infinity, counts ? this.#since! + SEEN : Infinity);
    this.#cancel?.();
    this.#cancel = wake < Infinity ? scheduler().after(wake - now, this.#wake, wake === this.#due) : undefined;
    this.requestUpdate();
  }

  #wake = (): void => {
    this.#cancel = undefined;
    if (this.#due !== undefined && performance.now() >= this.#due - 1) this.#advance();
    else this.#act();
  };

  /** Counts the current slide as seen when it was in sight for long enough. */
  #tally(now = performance.now()): void {
    if (!this.#slide || this.#since === undefined || now < this.#since + SEEN - 1 || this.#seen.has(this.#slide))
      return;
    this.#seen.add(this.#slide);
    emit<CarouselView>(this, 'news-carousel-view', { index: this.#index });
  }

  #watch(): void {
    this.#stops.push(watch(this.#part('viewport')!, (entry) => this.#look(entry)));
    this.#look();
  }

  /** Looks around for everything that may block the rotation. */
  #look(entry?: IntersectionObserverEntry): void {
    if (entry) this.#sight = outOfSight(entry);
    const offscreen = this.#sight === 'offscreen';
    const reasons: Record<string, boolean> = { single: this.#slides.length < 2, offscreen };
    if (!offscreen) {
      const visible = this.#part('viewport')?.checkVisibility?.({ opacityProperty: true, visibilityProperty: true });
      const root = this.getRootNode() as Document | ShadowRoot;
      const selection = getSelection();
      Object.assign(reasons, {
        'hidden-ancestor': this.#sight === 'hidden-ancestor' || visible === false,
        'hidden-document': document.hidden,
        hover: this.#hovered && !this.#onControl,
        focus: !!this.#slide?.contains(root.activeElement),
        selection: !!selection && !selection.isCollapsed && selection.containsNode(this, true),
        modal: [...document.querySelectorAll('dialog:modal')].some((dialog) => !dialog.contains(this)),
        hold: dataset(this.#slide).interval?.trim() === '0',
      });
    }
    const reduced = reducedMotion();
    if (reduced && !this.#reduced) this.#rotation.pause();
    this.#reduced = reduced;
    const wasHidden = this.#rotation.has('hidden-ancestor');
    this.#rotation.found(reasons);
    // Who opens a closed panel again sees the first message first, and the change is not seen.
    if (reasons['hidden-ancestor'] && !wasHidden && this.#rotation.intent === 'play' && this.#home) {
      this.#show(this.#slides.indexOf(this.#home), 'home');
    }
  }

  #mutated(records: MutationRecord[]): void {
    this.#sync();
    if (!records.some(({ type }) => type === 'attributes')) return;
    this.#look();
    this.#act(true);
  }

  /** Tells what changed in the rotation. */
  #tell(): void {
    const status = this.#status;
    for (const state of STATES) {
      // Some engines lack custom states.
      this.#internals?.states?.[state === status.state ? 'add' : 'delete'](state);
    }
    const told = JSON.stringify(status);
    if (told === this.#told) return;
    this.#told = told;
    emit(this, 'news-carousel-state', status);
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T | null {
    return this.renderRoot?.querySelector<T>(`[part~=${name}]`);
  }

  /** Out, then in: two texts over each other cannot be read. Only opacity moves. */
  #fade(from: number): void {
    if (oneOf(this.transition, ['fade', 'slide', 'none']) === 'none' || this.#reduced || this.#since === undefined)
      return;
    const wrappers = this.renderRoot.querySelectorAll<HTMLElement>('.slide');
    const old = wrappers[from];
    const current = wrappers[this.index];
    if (!old || !current || old === current) return;
    for (const animation of current.getAnimations()) animation.cancel();
    old.classList.add('leaving');
    const leave = old.animate({ opacity: [1, 0] }, 80);
    leave.onfinish = leave.oncancel = () => old.classList.remove('leaving');
    current.animate({ opacity: [0, 1] }, { duration: 120, delay: 80, fill: 'backwards', easing: 'ease-out' });
  }

  handleEvent(event: Event): void {
    const [target] = event.composedPath() as Element[];
    switch (event.type) {
      case 'focusin':
        // Once the reader has started it, only the button stops it (APG).
        if (target?.matches(':focus-visible') && !this.#rotation.insisted) this.#rotation.pause();
        break;
      case 'pointerenter':
      case 'pointerleave':
        // A tap "enters" as well, and leaves only with the next tap elsewhere.
        this.#hovered = event.type === 'pointerenter' && (event as PointerEvent).pointerType !== 'touch';
    }
    // `focusout` comes before the focus has moved.
    if (event.type === 'focusout') queueMicrotask(() => this.#look());
    else this.#look();
  }

  #onToggle = (): void => {
    const pauses = this.#rotation.intent === 'play';
    rememberPause(pauses);
    if (pauses) this.#rotation.pause();
    else {
      // Start wins over the pointer that is there, until it has left and come back.
      this.#hovered = false;
      this.#rounds = 0;
      this.#rotation.play(true);
    }
    this.#look();
  };

  #onControlHover = (event: PointerEvent): void => {
    this.#onControl = event.type === 'pointerenter';
    this.#look();
  };

  #button(part: 'previous' | 'next', by: 1 | -1, icon: string): TemplateResult {
    const name = this.#words.term(part === 'next' ? 'carouselNext' : 'carouselPrevious');
    return html`<button
      part=${part}
      aria-label=${name}
      title=${name}
      aria-controls="viewport"
      @click=${() => this.#step(by, part, true)}
    >
      <svg class="mirror" viewBox="0 0 20 20" aria-hidden="true"><path d=${icon} /></svg>
    </button>`;
  }

  #controls(): TemplateResult {
    const plays = this.#rotation.intent === 'play';
    const pause = this.#words.term(plays ? 'carouselStop' : 'carouselStart');
    return html`<div class="controls" part="controls">
      ${
        this.#pausable
          ? html`<button
              part="pause"
              aria-label=${pause}
              title=${pause}
              @click=${this.#onToggle}
              @pointerenter=${this.#onControlHover}
              @pointerleave=${this.#onControlHover}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d=${plays ? 'M7 4.5v11M13 4.5v11' : 'M6.5 4.5v11l9-5.5z'} />
              </svg>
            </button>`
          : nothing
      }
      ${this.#nav ? [this.#button('previous', -1, 'm12 5-5 5 5 5'), this.#button('next', 1, 'm8 5 5 5-5 5')] : nothing}
      ${
        this.#dots
          ? html`<div class="picker" part="picker" role="group" aria-label=${this.#words.term('carouselChoose')}>
              ${this.#slides.map(
                (slide, i) =>
                  html`<button
                    class="dot"
                    part="dot"
                    aria-label=${this.#name(slide, i)}
                    aria-controls="viewport"
                    aria-disabled=${slide === this.#slide ? 'true' : nothing}
                    @click=${() => this.#show(i, 'picker', true)}
                  ></button>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  get #nav(): boolean {
    return this.controls === 'pause+nav';
  }

  get #dots(): boolean {
    return this.picker === 'dots';
  }

  get #pausable(): boolean {
    return this.controls !== 'external' && (this.autoplay || this.#rotation.intent === 'play');
  }

  protected override render(): TemplateResult {
    const many = this.#slides.length > 1;
    const current = this.#index;
    const below = this.#nav || this.#dots;
    return html`<div class=${below ? 'base below' : 'base'}>
      ${many && (below || this.#pausable) ? this.#controls() : nothing}
      <div class="viewport" id="viewport" part="viewport">
        ${
          this.#slides.length
            ? this.#slides.map(
                (slide, i) =>
                  html`<div
                    class="slide"
                    part="slide"
                    role=${many ? 'group' : nothing}
                    aria-roledescription=${many ? this.#words.term('carouselSlide') : nothing}
                    aria-label=${many ? this.#name(slide, i) : nothing}
                    ?inert=${i !== current}
                  >
                    <slot></slot>
                  </div>`,
              )
            : html`<slot></slot>`
        }
      </div>
      <div class="visually-hidden" part="status" role="status" @transitionend=${() => this.#look()}>${this.#said}</div>
    </div>`;
  }
}

const dataset = (slide: Slide | undefined): DOMStringMap => (slide as HTMLElement | undefined)?.dataset ?? {};

const pictures = (slide: Slide): number =>
  slide instanceof Element ? slide.querySelectorAll('img,picture,svg,video').length + +slide.matches('img') : 0;
