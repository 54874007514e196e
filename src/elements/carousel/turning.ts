// What turns a carousel: time, and a look around before each change. Nothing of it is needed before the first slide has
// shown for two seconds, so it arrives after the first render; until then the carousel stands still.
import { around } from '../../internal/around.js';
import { emit } from '../../internal/emit.js';
import type { CarouselReason, CarouselView } from './carousel.js';
import { PAUSE_ALL, reducedMotion } from './motion-preference.js';
import type { Rotation } from './rotation.js';
import { after } from './scheduler.js';
import { finishMoves, isElement, type Slide } from './slides.js';
import { AROUND, openModals, outOfSight, shows } from './surroundings.js';

const DEFAULT_INTERVAL = 7000;
const SHORTEST_INTERVAL = 2000;
/** A slide counts as seen when it was in view for this long, in milliseconds. */
const SEEN = 1000;
/** By how much the bar on the pause button would go on after its slide, in milliseconds. */
const OUTLIVES = 100;
const ON_HOST = ['focusin', 'focusout', 'pointerover', 'pointerleave', 'command'];
/** The carousel, as its engine sees it. */
export interface Turnable {
  host: HTMLElement & { interval: number | 'auto'; cycles?: number; controls: string };
  root: ShadowRoot;
  rotation: Rotation;
  show: (index: number, reason: CarouselReason, userInitiated?: boolean) => void;
  toggle: () => void;
}

export class Turning {
  /** Where the rotation began. */
  #home?: Slide;
  #sight: ReturnType<typeof outOfSight> = 'offscreen';
  #reduced = reducedMotion().matches;
  /** `ignored`: the reader has pressed Start; from then until the pointer has left, it does not count. */
  #pointer: 'away' | 'slides' | 'control' | 'ignored' = 'away';
  #modals = new Set<Element>();
  /** Listens while it is in the document, and to its surroundings while it is not off the screen. */
  #connected?: AbortController;
  #nearby?: AbortController;
  #places = new IntersectionObserver((entries) => entries.forEach((entry) => this.look(entry)), {
    threshold: [0, 0.25, 0.5, 0.75],
  });
  #attributes = new MutationObserver(() => this.#inSight() || this.look());
  #cancel?: () => void;
  /** When the next slide is due, and since when this one is in sight (`performance.now()`). */
  #due?: number;
  #since?: number;
  #seen = new WeakSet<Slide>();
  #progress?: Animation;
  #readingTime?: typeof import('./reading-time.js');

  constructor(private it: Turnable) {
    this.#home = it.rotation.slide;
    // For as long as the carousel lives. The status takes part in no fade of the slides, but inherits its visibility.
    this.#listen(it.host, ON_HOST);
    this.#listen(this.#part('status')!, ['transitionend']);
  }

  start(): void {
    const { host } = this.it;
    this.#connected = new AbortController();
    this.#listen(host.ownerDocument, [PAUSE_ALL], this.#connected);
    this.#listen(reducedMotion(), ['change'], this.#connected);
    this.#places.observe(this.#part('viewport')!);
    this.reveal();
    this.look();
  }

  stop(): void {
    this.#connected?.abort();
    this.#connected = undefined;
    this.#places.disconnect();
    this.#pointer = 'away';
    this.#place('offscreen');
    this.look();
  }

  /** Outside of the carousel it captures, since some of the events do not bubble. */
  #listen(target: EventTarget, types: string[], until?: AbortController): void {
    for (const type of types) target.addEventListener(type, this, { capture: !!until, signal: until?.signal });
  }

  /** Where it stands. What is off the screen does not care for anything else; a thousand carousels are quickly there. */
  #place(sight: ReturnType<typeof outOfSight>): void {
    this.#sight = sight;
    if (sight === 'offscreen') {
      this.#nearby?.abort();
      this.#nearby = undefined;
      this.#attributes.disconnect();
    } else if (!this.#nearby) {
      this.#nearby = new AbortController();
      this.#watch(around(this.it.host));
    }
  }

  /**
   * Watches all that it stands in; to do so twice changes nothing. No observer of places tells when something comes back
   * that CSS alone hides (`visibility`, `opacity`): an attribute changes, or a fade ends.
   */
  #watch(path: Node[]): void {
    for (const node of path) {
      if (isElement(node)) this.#attributes.observe(node, { attributes: true });
      else this.#listen(node, AROUND, this.#nearby);
    }
  }

  /** Milliseconds that the current slide shows. */
  get interval(): number {
    const { slide } = this.it.rotation;
    const { interval } = this.it.host;
    const wishes = [
      dataset(slide).interval,
      interval === 'auto' && slide ? this.#readingTime?.timeFor(slide) : interval,
      DEFAULT_INTERVAL,
    ];
    return Math.max(SHORTEST_INTERVAL, Number(wishes.find((wish) => Number(wish) > 0)));
  }

  /** Start wins over the pointer that is there, until it has left and come back. */
  started(): void {
    if (this.#pointer !== 'away') this.#pointer = 'ignored';
    this.look();
  }

  /** Another slide shows. */
  changed(reason: CarouselReason): void {
    const { rotation, host } = this.it;
    if (reason !== 'auto') this.#home = rotation.slide;
    else if (!rotation.index && ++rotation.rounds >= (host.cycles! > 0 ? host.cycles! : Infinity)) {
      rotation.want('pause', { ended: true });
    }
    this.reveal();
    this.#since = undefined;
    this.follow(true);
  }

  /** Follows the rotation: waits for the next change, or for the moment that makes a slide seen, or for nothing at all. */
  follow(restart = false): void {
    const now = performance.now();
    const { state, slide, index } = this.it.rotation;
    if (slide && now >= this.#since! + SEEN - 1 && !this.#seen.has(slide)) {
      this.#seen.add(slide);
      emit<CarouselView>(this.it.host, 'news-carousel-view', { index });
    }
    const inSight = this.#inSight();
    this.#since = inSight ? (this.#since ?? now) : undefined;
    if (restart || state !== 'playing') {
      this.#due = undefined;
      this.#progress?.cancel();
    }
    if (state === 'playing' && this.#due === undefined) this.#begin(now);
    const counts = inSight && state !== 'suspended' && slide && !this.#seen.has(slide);
    const wake = Math.min(this.#due ?? Infinity, counts ? this.#since! + SEEN : Infinity);
    this.#cancel?.();
    this.#cancel = wake < Infinity ? after(wake - now, this.#wake) : undefined;
  }

  /** The time of a slide begins; a bar on the pause button grows while it runs: an animation that the compositor does alone. */
  #begin(now: number): void {
    this.#due = now + this.interval;
    const bar = this.#part('progress');
    // An animation of something that a page does not display would cost a style recalculation in every frame.
    if (!this.#reduced && bar?.checkVisibility?.()) {
      // What never ends is not shown to grow; engines take no larger numbers. It grows by half a pixel a step, so that
      // nothing is drawn in between; and it outlives the slide a little, since browsers draw frames ahead of an end.
      const duration = Math.min(this.interval, 1e9) + OUTLIVES;
      const easing = 'steps(40, start)';
      this.#progress = bar.animate({ transform: ['scaleX(0)', 'none'], opacity: [0, 1] }, { duration, easing });
    }
    if (this.it.host.interval !== 'auto' || this.#readingTime) return;
    // Without it, `auto` is the default interval.
    import('./reading-time.js').then(
      (readingTime) => {
        this.#readingTime = readingTime;
        this.follow(true);
      },
      () => undefined,
    );
  }

  #wake = (): void => {
    this.follow();
    if (!(performance.now() >= this.#due! - 1)) return;
    // Look again before each change: some things that hide an element tell nobody.
    this.look(undefined, true);
    const { rotation, show } = this.it;
    if (rotation.state !== 'playing') return;
    show(rotation.index + 1, 'auto');
    // A listener may have cancelled it.
    if (performance.now() >= this.#due!) this.follow(true);
  };

  /**
   * Shows slides that a rule of the page hides, as old scripts left them; not those that are `hidden`, which are none.
   *
   * @param anew the wrappers have other slides than before; then nothing fades, since no other slide shows.
   */
  reveal(anew = false): void {
    const wrappers = [...this.it.root.querySelectorAll('.slide')];
    if (anew) {
      for (const wrapper of wrappers) {
        wrapper.classList.remove('reveal');
        finishMoves(wrapper);
      }
    }
    const hidden = this.it.rotation.slides.map(
      (slide) => isElement(slide) && getComputedStyle(slide).display === 'none',
    );
    wrappers.forEach((wrapper, i) => hidden[i] && wrapper.classList.add('reveal'));
  }

  /** Looks around for everything that may block the rotation; `everywhere`: in shadow roots as well. */
  look(entry?: IntersectionObserverEntry, everywhere = false): void {
    const { rotation, show } = this.it;
    if (entry) this.#place(outOfSight(entry));
    const { found } = rotation;
    const reasons = this.#nearby ? this.#reasons(everywhere) : ['offscreen'];
    if (this.#connected) {
      const { matches } = reducedMotion();
      if (matches && !this.#reduced) rotation.want('pause');
      this.#reduced = matches;
    }
    rotation.find(reasons);
    // Who opens a closed panel again sees the first message first, and nobody sees the change.
    if (reasons.includes('hidden-ancestor') && !found.includes('hidden-ancestor') && rotation.intent === 'play') {
      const home = rotation.slides.indexOf(this.#home!);
      if (home >= 0) show(home, 'home');
    }
  }

  /** What blocks the rotation of a carousel that is on the screen. */
  #reasons(everywhere: boolean): string[] {
    const { host, rotation } = this.it;
    const { slide } = rotation;
    const root = host.getRootNode() as Document | ShadowRoot;
    const { ownerDocument } = host;
    const selection = ownerDocument.getSelection();
    const id = CSS.escape(host.id);
    const control =
      host.controls === 'external'
        ? root.querySelector(`[commandfor="${id}"],[aria-controls~="${id}"]`)
        : this.#part('pause');
    const hidden = this.#sight === 'hidden-ancestor' || !shows(this.#part('viewport'));
    const path = around(host);
    // It may have been slotted elsewhere since.
    if (hidden) this.#watch(path);
    for (const modal of openModals(ownerDocument, everywhere)) this.#modals.add(modal);
    for (const modal of this.#modals) {
      // What closes in a shadow root is not heard outside.
      if (modal.matches(':modal')) this.#listen(modal, ['close'], this.#nearby);
      else this.#modals.delete(modal);
    }
    const reasons = {
      'hidden-ancestor': hidden,
      'hidden-document': ownerDocument.hidden,
      hover: this.#pointer === 'slides',
      focus: slide?.contains(root.activeElement),
      selection: selection && !selection.isCollapsed && selection.containsNode(host, true),
      modal: [...this.#modals].some((modal) => !path.includes(modal)),
      hold: dataset(slide).interval?.trim() === '0',
      'no-control': rotation.intent === 'play' && !hidden && !shows(control),
    };
    return Object.entries(reasons).flatMap(([reason, holds]) => (holds ? reason : []));
  }

  #inSight(): boolean {
    const { found } = this.it.rotation;
    return !['offscreen', 'hidden-ancestor', 'hidden-document'].some((reason) => found.includes(reason));
  }

  handleEvent(event: Event): void {
    const { rotation, show, toggle } = this.it;
    const { command, pointerType, type } = event as Event & { command?: string; pointerType?: string };
    const path = event.composedPath() as Element[];
    if (type === PAUSE_ALL) {
      rotation.want('pause');
    } else if (type === 'focusin') {
      // Once the reader has started it, only the button stops it (APG).
      if (path[0]!.matches(':focus-visible') && !rotation.insisted) rotation.want('pause');
    } else if (type === 'pointerover') {
      // A tap comes "over" as well, and leaves only with the next tap elsewhere.
      if (pointerType !== 'touch' && this.#pointer !== 'ignored') {
        this.#pointer = path.includes(this.#part('pause')!) ? 'control' : 'slides';
      }
    } else if (type === 'pointerleave') {
      this.#pointer = 'away';
    } else if (type === 'command') {
      if (command === '--toggle') toggle();
      if (command === '--next') show(rotation.index + 1, 'next', true);
      if (command === '--previous') show(rotation.index - 1, 'previous', true);
    }
    // `focusout` comes before the focus has moved.
    if (type === 'focusout') queueMicrotask(() => this.look());
    else this.look();
  }

  #part(name: string): Element | null {
    return this.it.root.querySelector(`[part=${name}]`);
  }
}

const dataset = (slide: Slide | undefined): DOMStringMap => (slide as HTMLElement | undefined)?.dataset ?? {};
