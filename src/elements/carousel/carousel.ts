import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { styles } from './carousel.styles.js';
import { onPauseAll, pausedBefore, rememberPause } from './motion-preference.js';
import { type CarouselIntent, type CarouselState, Rotation } from './rotation.js';
import type { Turning } from './turning.js';

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

/** Text that stands bare is a slide, too. */
export type Slide = Element | Text;

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Children that never show, or that the author hides. */
const NOT_SLIDES = 'script,style,template,link,meta,noscript,[hidden]';
const STATES = ['playing', 'suspended', 'paused', 'ended', 'single'] as const;

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
 * @slot - The slides. `hidden` ones are left out; others show even where a rule of the page hides them. `data-interval` (milliseconds; 0 holds) and `data-label` (its name)
 *   belong to one slide.
 * @fires {CustomEvent<CarouselChange>} news-carousel-before-change - Another slide is about to show; cancelable.
 * @fires {CustomEvent<CarouselChange>} news-carousel-change - Another slide shows.
 * @fires {CustomEvent<CarouselStatus>} news-carousel-state - State, wish or blockers changed.
 * @fires {CustomEvent<CarouselView>} news-carousel-view - A slide was in view for one second; once a slide.
 * @csspart controls - Pause, previous, next and the picker.
 * @csspart pause - Stops and starts the rotation.
 * @csspart progress - A bar on the pause button that grows while it rotates; not under reduced motion.
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
  #rotation: Rotation = new Rotation(() => (this.#turning?.follow(), this.requestUpdate()), { offscreen: true });
  #observer?: MutationObserver;
  #stops: (() => void)[] = [];

  #slides: Slide[] = [];
  #slide?: Slide;
  /** What the last render showed. */
  #shown?: { slide?: Slide; index: number; slides: Slide[] };
  #move?: Pick<CarouselChange, 'reason' | 'userInitiated'>;
  #said = '';
  #told = '';
  #byHand?: typeof import('./by-hand.js');
  #turning?: Turning;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // A shadow root that came with the HTML has shown the slides without script; its content would now double them.
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    (this.#observer ??= new MutationObserver((records) => this.#mutated(records))).observe(this, {
      childList: true,
      subtree: true,
      attributeFilter: ['hidden', 'data-interval', 'data-label'],
    });
    this.#stops.push(onPauseAll(() => this.pause()));
    this.#sync();
    this.#turning?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer!.disconnect();
    for (const stop of this.#stops.splice(0)) stop();
    this.#turning?.stop();
  }

  adoptedCallback(): void {
    restyle(this, this.#byHand && [this.#byHand.styles]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('autoplay') && (this.autoplay || this.hasUpdated)) {
      this.#rotation.want(this.autoplay && !reducedMotion() && !pausedBefore() ? 'play' : 'pause');
    }
    if (this.index !== this.#index && this.#slides.length) {
      this.#slide = this.#at(this.index);
      this.index = this.#index;
    }
    if (!this.#internals) return;
    this.#internals.role = 'group';
    this.#internals.ariaRoleDescription = this.#words.term('carouselRole');
    this.#internals.ariaLabel = this.label || this.#words.term('carouselLabel');
  }

  protected override firstUpdated(): void {
    // Without it the carousel stands still.
    this.#load(import('./turning.js'), ({ Turning }) => {
      this.#turning = new Turning({
        host: this,
        root: this.renderRoot as ShadowRoot,
        rotation: this.#rotation,
        slides: () => this.#slides,
        slide: () => this.#slide,
        show: (...move) => this.#show(...move),
        toggle: this.#onToggle,
      });
      if (this.isConnected) this.#turning.start();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = this.#shown;
    const { index } = this;
    this.#shown = { slide: this.#slide, index, slides: this.#slides };
    if (before?.slides !== this.#slides) {
      this.#assign();
      this.#turning?.reveal();
    }
    if (before?.slide && this.#slide && before.slide !== this.#slide) {
      const move = {
        reason: this.#slides.includes(before.slide) ? ('api' as const) : ('mutation' as const),
        userInitiated: false,
        ...this.#move,
      };
      this.#turning?.changed(before.index, index, move.reason);
      emit<CarouselChange>(this, 'news-carousel-change', { index, previousIndex: before.index, ...move });
    } else if (before) {
      if (changed.has('interval')) this.#turning?.follow(true);
      if (changed.has('controls') || before.slides !== this.#slides) this.#turning?.look();
    }
    if (this.#below && !this.#byHand) {
      this.#load(import('./by-hand.js'), (byHand) => {
        this.#byHand = byHand;
        this.adoptedCallback();
        this.requestUpdate();
      });
    }
    this.#move = undefined;
    this.#tell();
  }

  /** Starts the rotation, whatever stopped it; what blocks it still blocks it. */
  play(): void {
    if (this.#turning) this.#turning.rounds = 0;
    this.#rotation.want('play');
  }

  /** Stops the rotation until somebody starts it. */
  pause(): void {
    this.#rotation.want('pause');
  }

  /** Shows the next slide; after the last, the first. */
  next(): void {
    this.#show(this.#index + 1, 'api');
  }

  /** Shows the previous slide; before the first, the last. */
  previous(): void {
    this.#show(this.#index - 1, 'api');
  }

  /** Shows slide `index`, counted from 0; below 0 and beyond the last it counts on around. */
  goTo(index: number): void {
    this.#show(index, 'api');
  }

  /** Suspends the rotation for a reason of the page's own, until `unblock()` with the same words. */
  block(reason: string): void {
    this.#rotation.custom(reason, true);
  }

  /** Takes back `block()`. */
  unblock(reason: string): void {
    this.#rotation.custom(reason, false);
  }

  /** What it does and why: state, wish, what blocks it, the slide and how long it shows (milliseconds). */
  explain(): CarouselStatus & { index: number; count: number; interval: number | 'auto'; reducedMotion: boolean } {
    return {
      ...this.#status,
      index: this.#index,
      count: this.#slides.length,
      interval: this.#turning?.interval ?? this.interval,
      reducedMotion: reducedMotion(),
    };
  }

  get #status(): CarouselStatus {
    const { state, intent, blockers } = this.#rotation;
    return { state, intent, blockers };
  }

  get #index(): number {
    return Math.max(0, this.#slides.indexOf(this.#slide!));
  }

  /** The slide at `index`, or the nearest. */
  #at(index: number): Slide | undefined {
    return this.#slides[Math.min(Math.max(0, Math.trunc(index) || 0), this.#slides.length - 1)];
  }

  /** Brings the list of slides up to date. The same slide stays current; when it is gone, the one in its place. */
  #sync(): void {
    const slides = ([...this.childNodes] as Slide[]).filter((node) =>
      node instanceof Element ? !node.matches(NOT_SLIDES) : node instanceof Text && node.data.trim(),
    );
    if (String(slides.map((slide) => this.#slides.indexOf(slide))) === String([...this.#slides.keys()])) return;
    const before = this.#slide ? this.#index : this.index;
    this.#slides = slides;
    if (!slides.includes(this.#slide!)) this.#slide = this.#at(before);
    if (this.#slide) this.index = this.#index;
    this.#rotation.found({ single: slides.length < 2 });
    this.requestUpdate();
  }

  /** Gives each wrapper its slide. */
  #assign(): void {
    const root = this.renderRoot as ShadowRoot;
    root.querySelectorAll('slot').forEach((slot, i) => {
      const slide = this.#slides[i];
      if (root.slotAssignment !== 'named' && 'assign' in slot) slot.assign(...(slide ? [slide] : []));
      else if (slide instanceof Element) slide.slot = slot.name = `slide-${i}`;
    });
  }

  #load<T>(part: Promise<T>, loaded: (part: T) => void): void {
    // A chunk that cannot be loaded is done without.
    part.then(loaded, () => undefined);
  }

  #show(index: number, reason: CarouselReason, userInitiated = false): void {
    const { length } = this.#slides;
    const to = ((index % length) + length) % length;
    const target = this.#slides[to];
    if (!target || target === this.#slide) return;
    const detail: CarouselChange = { index: to, previousIndex: this.#index, reason, userInitiated };
    const allowed = emit(this, 'news-carousel-before-change', detail, true);
    // A listener may have taken slides away.
    this.#mutated(this.#observer?.takeRecords() ?? []);
    if (!allowed || !this.#slides.includes(target)) return;
    this.#turning?.follow();
    this.#slide = target;
    this.index = this.#index;
    this.#move = { reason, userInitiated };
    if (userInitiated && this.onInteract !== 'restart') this.pause();
    this.#said =
      userInitiated && this.#rotation.state !== 'playing'
        ? (this.#byHand?.announcement(this.announce, this.#name(target, this.index), target) ?? '')
        : '';
    // At once, so that an event never runs ahead of what the page shows.
    if (this.hasUpdated) this.performUpdate();
  }

  #name(slide: Slide, index: number): string {
    return dataset(slide).label || this.#words.term('carouselSlideOf', index + 1, this.#slides.length);
  }

  #mutated(records: MutationRecord[]): void {
    this.#sync();
    if (!records.some(({ attributeName }) => attributeName)) return;
    this.#turning?.look();
    this.#turning?.follow(true);
    this.requestUpdate();
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
    // The button may have come or gone with the wish.
    this.#turning?.look();
  }

  #onToggle = (): void => {
    const pauses = this.#rotation.intent === 'play';
    rememberPause(pauses);
    this.#rotation.want(pauses ? 'pause' : 'play', { insisted: !pauses });
    if (!pauses) this.#turning?.started();
  };

  #onControlHover = (event: Event): void => this.#turning?.onControl(event.type === 'pointerenter');

  get #nav(): boolean {
    return this.controls === 'pause+nav';
  }

  /** The buttons stand below the slides, in a row that is there before they are. */
  get #below(): boolean {
    return this.#slides.length > 1 && (this.#nav || this.picker === 'dots');
  }

  protected override render(): TemplateResult {
    const many = this.#slides.length > 1;
    const current = this.#index;
    const plays = this.#rotation.intent === 'play';
    const words = this.#words;
    const pause = words.term(plays ? 'carouselStop' : 'carouselStart');
    const pausable = many && this.controls !== 'external' && (this.autoplay || plays || this.#rotation.insisted);
    const names = this.#slides.map((slide, i) => this.#name(slide, i));
    return html`<div class="base ${this.#below ? 'below' : ''}">
      ${
        this.#below || pausable
          ? html`<div class="controls" part="controls">
              ${
                pausable
                  ? html`<button
                      part="pause"
                      aria-label=${pause}
                      title=${pause}
                      @click=${this.#onToggle}
                      @pointerenter=${this.#onControlHover}
                      @pointerleave=${this.#onControlHover}
                    >
                      <svg viewBox="0 0 20 20" aria-hidden="true">
                        <path d=${plays ? 'M7 4.5v11m6-11v11' : 'M6.5 4.5v11l9-5.5z'} />
                      </svg>
                    </button>`
                  : nothing
              }
              ${
                this.#below
                  ? this.#byHand?.buttons({
                      words,
                      names,
                      current,
                      nav: this.#nav,
                      dots: this.picker === 'dots',
                      show: (index, reason) => this.#show(index, reason, true),
                    })
                  : nothing
              }
            </div>`
          : nothing
      }
      <div class="viewport" id="viewport" part="viewport">
        ${
          names.length
            ? names.map(
                (name, i) =>
                  html`<div
                    class="slide"
                    part="slide"
                    role=${(many ? 'group' : nothing) as 'group'}
                    aria-roledescription=${many ? words.term('carouselSlide') : nothing}
                    aria-label=${many ? name : nothing}
                    ?inert=${i !== current}
                  >
                    <slot></slot>
                  </div>`,
              )
            : html`<slot></slot>`
        }
      </div>
      <div class="visually-hidden" part="status" role="status">${this.#said}</div>
    </div>`;
  }
}

const dataset = (slide: Slide | undefined): DOMStringMap => (slide as HTMLElement | undefined)?.dataset ?? {};
