import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { styles } from './carousel.styles.js';
import { pausedBefore, reducedMotion, rememberPause } from './motion-preference.js';
import { pauseButton } from './pause-button.js';
import { type CarouselStatus, Rotation } from './rotation.js';
import { assign, type Slide, slidesOf } from './slides.js';
import type { Turning } from './turning.js';

/**
 * Why another slide shows. `mutation`: the one before was removed. `home`: an ancestor was closed or hidden, so it went
 * back, unseen, to the slide where the rotation began; who opens a panel again reads the first message first.
 */
export type CarouselReason = 'auto' | 'next' | 'previous' | 'picker' | 'swipe' | 'api' | 'mutation' | 'home';

/** `detail` of `news-carousel-before-change` and `news-carousel-change`. */
export interface CarouselChange {
  index: number;
  previousIndex: number;
  reason: CarouselReason;
  /** The reader did it. A method call is not. */
  userInitiated: boolean;
}

/** `detail` of `news-carousel-view`. */
export interface CarouselView {
  index: number;
}

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
   * The buttons. `external`: the page brings its own control, an element in the same document or shadow root that names
   * this one's `id` in `commandfor` or `aria-controls`. While there is none, or CSS hides it, nothing rotates (blocker
   * `no-control`; WCAG 2.2.2). Commands are `--toggle`, `--next` and `--previous`. Unknown values count as `pause`.
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
  #rotation: Rotation = new Rotation(() => (this.#turning?.follow(), this.requestUpdate()));
  #observer?: MutationObserver;
  /** The slides that have their wrappers. */
  #assigned?: readonly Slide[];
  /** What the next render changes. */
  #change?: CarouselChange;
  /** What a screen reader hears; not known yet while the words for it are on their way. */
  #said?: string = '';
  #told = '';
  #byHand?: typeof import('./by-hand.js');
  #turning?: Turning;
  /** A chunk could not be loaded. */
  #lost = false;

  override connectedCallback(): void {
    super.connectedCallback();
    (this.#observer ??= new MutationObserver((records) => this.#mutated(records))).observe(this, {
      childList: true,
      subtree: true,
      attributeFilter: ['hidden', 'data-interval', 'data-label'],
    });
    this.#sync();
    this.#turning?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer!.disconnect();
    this.#turning?.stop();
  }

  adoptedCallback(): void {
    restyle(this, this.#byHand && [this.#byHand.styles]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const rotation = this.#rotation;
    if (changed.has('autoplay') && (this.autoplay || this.hasUpdated)) {
      rotation.want(this.autoplay && !reducedMotion().matches && !pausedBefore() ? 'play' : 'pause');
    }
    if (this.index !== rotation.index) this.#turn(rotation.at(this.index), 'api');
    const { slide } = rotation;
    if (slide) this.#said ??= this.#byHand?.announcement(this.announce, this.#name(slide), slide);
    if (!this.#internals) return;
    this.#internals.role = 'group';
    this.#internals.ariaRoleDescription = this.#words.term('carouselRole');
    this.#internals.ariaLabel = this.label || this.#words.term('carouselLabel');
  }

  protected override firstUpdated(): void {
    this.#load(import('./turning.js'), ({ Turning }) => {
      this.#turning = new Turning({
        host: this,
        root: this.renderRoot as ShadowRoot,
        rotation: this.#rotation,
        show: (...move) => this.#show(...move),
        toggle: this.#onToggle,
      });
      if (this.isConnected) this.#turning.start();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { slides } = this.#rotation;
    if (this.#assigned !== slides) {
      this.#assigned = slides;
      assign(this.renderRoot as ShadowRoot, slides);
      this.#turning?.reveal(true);
    }
    const change = this.#change;
    this.#change = undefined;
    if (change) {
      this.#turning?.changed(change.reason);
      emit(this, 'news-carousel-change', change);
    }
    if (changed.has('interval')) this.#turning?.follow(true);
    if (!this.#byHand && (this.#below || this.transition === 'slide' || this.#said === undefined)) {
      this.#load(import('./by-hand.js'), (byHand) => {
        // Asked for by each render until it is here.
        if (this.#byHand) return;
        this.#byHand = byHand;
        const viewport = this.renderRoot.querySelector<HTMLElement>('.viewport')!;
        byHand.swipes(this, viewport, (by) => this.#show(this.#rotation.index + by, 'swipe', true));
        this.adoptedCallback();
      });
    }
    // The button may have come or gone with the wish.
    this.#turning?.look();
    this.#tell();
  }

  /** Starts the rotation, whatever stopped it; what blocks it still blocks it. */
  play(): void {
    this.#rotation.want('play');
  }

  /** Stops the rotation until somebody starts it. */
  pause(): void {
    this.#rotation.want('pause');
  }

  /** Shows the next slide; after the last, the first. */
  next(): void {
    this.#show(this.#rotation.index + 1, 'api');
  }

  /** Shows the previous slide; before the first, the last. */
  previous(): void {
    this.#show(this.#rotation.index - 1, 'api');
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
    const { status, index, slides } = this.#rotation;
    return {
      ...status,
      index,
      count: slides.length,
      interval: this.#turning?.interval ?? this.interval,
      reducedMotion: reducedMotion().matches,
    };
  }

  /** Brings the list of slides up to date. The same slide stays current; when it is gone, the one in its place. */
  #sync(): void {
    const rotation = this.#rotation;
    const slides = slidesOf(this);
    if (slides.length === rotation.slides.length && slides.every((slide, i) => slide === rotation.slides[i])) return;
    const before = rotation.slide ? rotation.index : this.index;
    rotation.slides = slides;
    const stays = slides.includes(rotation.slide!);
    this.#turn(stays ? rotation.slide : rotation.at(before), 'mutation', false, before);
    this.#turning?.follow();
    this.requestUpdate();
  }

  /** A chunk that cannot be loaded is done without: nothing rotates, or nothing is moved by hand. */
  #load<T>(part: Promise<T>, loaded: (part: T) => void): void {
    part.then(
      (it) => {
        loaded(it);
        this.requestUpdate();
      },
      () => {
        // Some are asked for again by each render.
        if (this.#lost) return;
        this.#lost = true;
        if (!this.#turning) this.#rotation.find(['not-loaded']);
        this.requestUpdate();
      },
    );
  }

  #show(index: number, reason: CarouselReason, userInitiated = false): void {
    const rotation = this.#rotation;
    const { length } = rotation.slides;
    const to = ((index % length) + length) % length;
    const target = rotation.slides[to];
    if (!target || target === rotation.slide) return;
    const detail: CarouselChange = { index: to, previousIndex: rotation.index, reason, userInitiated };
    const allowed = emit(this, 'news-carousel-before-change', detail, true);
    // A listener may have taken slides away.
    this.#mutated(this.#observer!.takeRecords());
    if (!allowed || !rotation.slides.includes(target)) return;
    this.#turning?.follow();
    this.#turn(target, reason, userInitiated);
    if (userInitiated && this.onInteract !== 'restart') this.pause();
    this.#said = userInitiated && rotation.state !== 'playing' ? undefined : '';
    // At once, so that an event never runs ahead of what the page shows.
    this.performUpdate();
  }

  /** Makes `slide` the current one; the next render shows it. */
  #turn(
    slide: Slide | undefined,
    reason: CarouselReason,
    userInitiated = false,
    previousIndex = this.#rotation.index,
  ): void {
    const rotation = this.#rotation;
    const before = rotation.slide;
    rotation.slide = slide;
    if (!slide) return;
    const { index } = rotation;
    this.index = index;
    if (before && before !== slide) this.#change = { index, previousIndex, reason, userInitiated };
  }

  #name(slide: Slide, index = this.#rotation.index): string {
    const words = this.#words;
    return (
      (slide as HTMLElement).dataset?.label ||
      words.term('carouselSlideOf', words.number(index + 1), words.number(this.#rotation.slides.length))
    );
  }

  #mutated(records: MutationRecord[]): void {
    this.#sync();
    if (!records.some(({ attributeName }) => attributeName)) return;
    this.#turning?.follow(true);
    this.requestUpdate();
  }

  /** Tells what changed in the rotation. */
  #tell(): void {
    const { status } = this.#rotation;
    // Some engines lack custom states.
    this.#internals?.states?.clear();
    this.#internals?.states?.add(status.state);
    const told = JSON.stringify(status);
    if (told === this.#told) return;
    this.#told = told;
    emit(this, 'news-carousel-state', status);
  }

  #onToggle = (): void => {
    const pauses = this.#rotation.intent === 'play';
    rememberPause(pauses, this);
    this.#rotation.want(pauses ? 'pause' : 'play', { insisted: !pauses });
    if (!pauses) this.#turning?.started();
  };

  get #nav(): boolean {
    return this.controls === 'pause+nav';
  }

  /** The buttons stand below the slides, in a row that is there before they are. */
  get #below(): boolean {
    return this.#rotation.slides.length > 1 && (this.#nav || this.picker === 'dots');
  }

  protected override render(): TemplateResult {
    const { slides, index: current, intent, started } = this.#rotation;
    const words = this.#words;
    const many = slides.length > 1;
    const pausable = many && this.controls !== 'external' && (this.autoplay || started);
    // Then the slides stand in a row that scrolls, as they do without any script.
    const stuck = this.#lost && !this.#byHand && !(this.#turning && pausable);
    const tabindex: number = (stuck ? 0 : nothing) as number;
    const names = slides.map((slide, i) => this.#name(slide, i));
    return html`<div class="base ${this.#below ? 'below' : ''}">
      ${
        this.#below || pausable
          ? html`<div class="controls" part="controls">
              ${pausable && !stuck ? pauseButton(words, intent, this.#onToggle) : nothing}
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
      <div
        class="viewport ${stuck ? 'row' : ''}"
        id="viewport"
        part="viewport"
        data-transition=${this.transition}
        tabindex=${tabindex}
      >
        ${names.map(
          (name, i) =>
            html`<div
              class="slide"
              part="slide"
              role=${(many ? 'group' : nothing) as 'group'}
              aria-roledescription=${many ? words.term('carouselSlide') : nothing}
              aria-label=${many ? name : nothing}
              ?inert=${i !== current && !stuck}
            >
              <slot></slot>
            </div>`,
        )}
      </div>
      <div class="visually-hidden" part="status" role="status">${this.#said}</div>
    </div>`;
  }
}
