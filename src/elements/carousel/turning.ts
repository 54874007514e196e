// What turns a carousel: time, and a look around before each change. Nothing of it is needed before the first slide has
// shown for two seconds, so it arrives after the first render; until then the carousel stands still.
import { emit } from '../../internal/emit.js';
import type { CarouselReason, CarouselView, Slide } from './carousel.js';
import type { Rotation } from './rotation.js';
import { after } from './scheduler.js';
import { openModals, outOfSight, reducedMotion, watch } from './surroundings.js';

const DEFAULT_INTERVAL = 7000;
const SHORTEST_INTERVAL = 2000;
/** A slide counts as seen when it was in view for this long, in milliseconds. */
const SEEN = 1000;
/** A swipe is at least this long, in CSS pixels. */
const SWIPE = 40;
const EVENTS = [
  'focusin',
  'focusout',
  'pointerenter',
  'pointerleave',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'dragstart',
  'click',
  'command',
];

/** The carousel, as its engine sees it. */
export interface Turnable {
  host: HTMLElement & {
    readonly isUpdatePending: boolean;
    interval: number | 'auto';
    cycles?: number;
    transition: string;
    controls: string;
  };
  root: ShadowRoot;
  rotation: Rotation;
  slides: () => readonly Slide[];
  slide: () => Slide | undefined;
  show: (index: number, reason: CarouselReason, userInitiated?: boolean) => void;
  toggle: () => void;
}

export class Turning {
  /** Where the rotation began. */
  home?: Slide;
  /** Rounds since somebody started it. */
  rounds = 0;

  #sight?: 'offscreen' | 'hidden-ancestor' = 'offscreen';
  #hidden = false;
  #reduced = reducedMotion();
  #hovered = false;
  #onControl = false;
  /** Where a finger, a pen or the mouse came down. */
  #from?: PointerEvent;
  #swiped = false;
  #progress?: Animation;
  /** What `#due` was when the progress began. */
  #begun?: number;
  #unwatch?: () => void;
  #unwatchAncestors?: () => void;
  #cancel?: () => void;
  /** When the next slide is due, and since when this one is in sight (`performance.now()`). */
  #due?: number;
  #since?: number;
  #seen = new WeakSet<Slide>();
  #readingTime?: typeof import('./reading-time.js');

  constructor(private it: Turnable) {
    this.home = it.slide();
  }

  start(): void {
    for (const type of EVENTS) this.it.host.addEventListener(type, this);
    this.it.root.addEventListener('transitionend', this);
    this.#unwatch ??= watch(this.#part('viewport')!, (entry) => this.look(entry));
    this.reveal();
    this.look();
  }

  stop(): void {
    for (const type of EVENTS) this.it.host.removeEventListener(type, this);
    this.it.root.removeEventListener('transitionend', this);
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#hovered = this.#onControl = false;
    this.#sight = 'offscreen';
    this.look();
  }

  /** Milliseconds that the current slide shows. */
  get interval(): number {
    const slide = this.it.slide();
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
    this.#hovered = false;
    this.rounds = 0;
    this.look();
  }

  /** Another slide shows. */
  changed(from: number, to: number, reason: CarouselReason): void {
    if (reason !== 'auto') this.home = this.it.slide();
    this.reveal(to);
    if (this.it.host.transition !== 'none' && !this.#reduced && this.#since !== undefined) this.#animate(from, to);
    this.#since = undefined;
    this.look();
    this.follow(true);
  }

  /** Follows the rotation: waits for the next change, or for the moment that makes a slide seen, or for nothing at all. */
  follow(restart = false): void {
    const now = performance.now();
    const { state } = this.it.rotation;
    const slide = this.it.slide();
    const inSight = !this.#sight && !this.#hidden;
    if (slide && now >= this.#since! + SEEN - 1 && !this.#seen.has(slide)) {
      this.#seen.add(slide);
      emit<CarouselView>(this.it.host, 'news-carousel-view', { index: this.it.slides().indexOf(slide) });
    }
    this.#since = inSight ? (this.#since ?? now) : undefined;
    if (restart || state !== 'playing') this.#due = undefined;
    if (state === 'playing') {
      this.#due ??= now + this.interval;
      if (this.it.host.interval === 'auto' && !this.#readingTime) {
        // Without it, `auto` is the default interval.
        import('./reading-time.js').then(
          (readingTime) => {
            this.#readingTime = readingTime;
            this.follow(true);
          },
          () => undefined,
        );
      }
    }
    const counts = inSight && state !== 'suspended' && slide && !this.#seen.has(slide);
    const wake = Math.min(this.#due ?? Infinity, counts ? this.#since! + SEEN : Infinity);
    this.#cancel?.();
    this.#cancel = wake < Infinity ? after(wake - now, this.#wake) : undefined;
    this.#showProgress(now);
  }

  /** A bar on the pause button grows while a slide's time runs: one animation that the compositor does alone. */
  #showProgress(now: number): void {
    if (this.#begun === this.#due) return;
    this.#begun = this.#due;
    this.#progress?.cancel();
    const button = this.#part('pause');
    if (this.#due === undefined || this.#reduced || !button) return;
    let bar = this.#part('progress');
    if (!bar) {
      bar = document.createElement('span');
      bar.setAttribute('part', 'progress');
      // A border, since forced colours take backgrounds away.
      bar.style.cssText = 'position:absolute;inset:auto 6px 2px;border-block-start:2px solid;opacity:0';
      button.style.position = 'relative';
      button.append(bar);
    }
    bar.style.transformOrigin = this.it.host.matches(':dir(rtl)') ? 'right' : 'left';
    this.#progress = bar.animate(
      { transform: ['scaleX(0)', 'none'], opacity: [0, 1] },
      // What never ends is not shown to grow; engines take no larger numbers.
      Math.min(this.#due - now, 1e9),
    );
  }

  #wake = (): void => {
    this.follow();
    if (!(performance.now() >= this.#due! - 1)) return;
    // Look again before each change: some things that hide an element tell nobody.
    this.look(undefined, true);
    const { rotation, slides, slide, show, host } = this.it;
    if (rotation.state !== 'playing') return;
    const next = (slides().indexOf(slide()!) + 1) % slides().length;
    show(next, 'auto');
    if (slide() === slides()[0] && ++this.rounds >= (host.cycles! > 0 ? host.cycles! : Infinity)) {
      rotation.want('pause', { ended: true });
    } else this.follow(true);
  };

  /** Shows slides that a rule of the page hides, as old scripts left them; not those that are `hidden`, which are none. */
  reveal(only?: number): void {
    const wrappers = [...this.it.root.querySelectorAll('.slide')];
    const some = this.it
      .slides()
      .flatMap((slide, i) => (only === undefined || only === i ? [[slide, wrappers[i]!] as const] : []));
    for (const [, wrapper] of some) wrapper?.classList.remove('reveal');
    const hidden = some.filter(([slide]) => slide instanceof Element && getComputedStyle(slide).display === 'none');
    for (const [, wrapper] of hidden) wrapper?.classList.add('reveal');
  }

  /** Looks around for everything that may block the rotation; `everywhere`: in shadow roots as well. */
  look(entry?: IntersectionObserverEntry, everywhere = false): void {
    const { host, rotation, slides, slide } = this.it;
    if (entry) this.#sight = outOfSight(entry);
    const offscreen = this.#sight === 'offscreen';
    const reasons: Record<string, boolean> = { single: slides().length < 2, offscreen };
    const wasHidden = rotation.blockers.includes('hidden-ancestor');
    let unseen = false;
    if (!offscreen) {
      const root = host.getRootNode() as Document | ShadowRoot;
      const selection = getSelection();
      const id = CSS.escape(host.id);
      const path = around(host);
      const control =
        host.controls === 'external'
          ? root.querySelector(`[commandfor="${id}"],[aria-controls~="${id}"]`)
          : this.#part('pause');
      const hidden = this.#sight === 'hidden-ancestor' || !shows(this.#part('viewport'));
      Object.assign(reasons, {
        'hidden-ancestor': hidden,
        'hidden-document': document.hidden,
        hover: this.#hovered && !this.#onControl,
        focus: !!slide()?.contains(root.activeElement),
        selection: !!selection && !selection.isCollapsed && selection.containsNode(host, true),
        modal: openModals(everywhere).some((dialog) => !path.includes(dialog)),
        hold: dataset(slide()).interval?.trim() === '0',
      });
      // The button may not be there yet.
      if (!host.isUpdatePending) reasons['no-control'] = rotation.intent === 'play' && !hidden && !shows(control);
      this.#hidden = hidden || document.hidden;
      unseen = hidden && !this.#sight;
    }
    this.#watchAncestors(unseen);
    if (this.#unwatch) {
      if (reducedMotion() && !this.#reduced) rotation.want('pause');
      this.#reduced = reducedMotion();
    }
    rotation.found(reasons);
    // Who opens a closed panel again sees the first message first, and nobody sees the change.
    if (reasons['hidden-ancestor'] && !wasHidden && rotation.intent === 'play') {
      const home = slides().indexOf(this.home!);
      if (home >= 0) this.it.show(home, 'home');
    }
  }

  /**
   * While CSS alone hides it (`visibility`, `opacity`) no observer of places tells when it is back: an ancestor's
   * attribute changes, or the end of its fade, which nobody outside its shadow root hears.
   */
  #watchAncestors(needed: boolean): void {
    if (needed === !!this.#unwatchAncestors) return;
    this.#unwatchAncestors?.();
    this.#unwatchAncestors = undefined;
    if (!needed) return;
    const look = () => this.look();
    const observer = new MutationObserver(look);
    const listeners = new AbortController();
    const { signal } = listeners;
    for (const at of around(this.it.host)) {
      observer.observe(at, { attributes: true });
      for (const type of ['transitionend', 'animationend']) at.addEventListener(type, look, { signal });
    }
    this.#unwatchAncestors = () => {
      observer.disconnect();
      listeners.abort();
    };
  }

  handleEvent(event: Event): void {
    const { host, rotation, slides, slide, show, toggle } = this.it;
    const { command, pointerType, type } = event as Event & { command?: string; pointerType?: string };
    const [target] = event.composedPath() as Element[];
    switch (type) {
      case 'focusin':
        // Once the reader has started it, only the button stops it (APG).
        if (target!.matches(':focus-visible') && !rotation.insisted) rotation.want('pause');
        break;
      case 'pointerenter':
      case 'pointerleave':
        // A tap "enters" as well, and leaves only with the next tap elsewhere.
        this.#hovered = type === 'pointerenter' && pointerType !== 'touch';
        if (type === 'pointerleave') this.#swipe(event as PointerEvent);
        break;
      case 'pointerdown':
      case 'pointerup':
      case 'pointercancel':
        this.#swipe(event as PointerEvent);
        break;
      case 'dragstart':
        // Else the browser would carry the picture away, or (Firefox) the link around it. Selected text may be carried.
        if (host.transition === 'slide' && (target!.localName === 'img' || target!.querySelector?.('img'))) {
          event.preventDefault();
        }
        break;
      case 'click':
        // The end of a drag with the mouse is no click on the link below it.
        if (this.#swiped && (event as MouseEvent).detail) event.preventDefault();
        break;
      case 'command':
        if (command === '--toggle') toggle();
        else if (command === '--next' || command === '--previous') {
          const by = command === '--next' ? 1 : -1;
          show(slides().indexOf(slide()!) + by, by > 0 ? 'next' : 'previous', true);
        }
    }
    // `focusout` comes before the focus has moved.
    if (type === 'focusout') queueMicrotask(() => this.look());
    else this.look();
  }

  /** The pointer on the pause button does not count as a pointer on the carousel. */
  onControl(inside: boolean): void {
    this.#onControl = inside;
    this.look();
  }

  /** Fade: out, then in, since two texts over each other cannot be read. Slide: side by side. */
  #animate(from: number, to: number): void {
    const wrappers = this.it.root.querySelectorAll('.slide');
    const old = wrappers[from];
    const current = wrappers[to];
    if (!old || !current || old === current) return;
    for (const animation of current.getAnimations()) animation.cancel();
    const slides = this.it.host.transition === 'slide';
    const way = 100 * (to > from ? 1 : -1) * (this.it.host.matches(':dir(rtl)') ? -1 : 1);
    old.classList.add('leaving');
    const leave = old.animate(
      slides ? { transform: ['none', `translateX(${-way}%)`] } : { opacity: [1, 0] },
      slides ? { duration: 200, easing: 'ease-out' } : 80,
    );
    leave.onfinish = leave.oncancel = () => old.classList.remove('leaving');
    current.animate(slides ? { transform: [`translateX(${way}%)`, 'none'] } : { opacity: [0, 1] }, {
      duration: slides ? 200 : 120,
      delay: slides ? 0 : 80,
      fill: 'backwards',
      easing: 'ease-out',
    });
  }

  /**
   * A swipe to the side, by finger, pen or mouse. The browser keeps vertical scrolling to itself (`touch-action`) and then
   * cancels the pointer; a mouse that selects text or works a field does not swipe.
   */
  #swipe(event: PointerEvent): void {
    const { host, slide, slides, show } = this.it;
    const { type, clientX, clientY, pointerType } = event;
    if (type === 'pointerdown') {
      this.#swiped = false;
      const [target] = event.composedPath() as Element[];
      const field = target?.closest?.('input,select,textarea,[contenteditable]');
      this.#from = host.transition === 'slide' && event.isPrimary && !event.button && !field ? event : undefined;
      return;
    }
    const from = this.#from;
    this.#from = undefined;
    if (!from || type === 'pointercancel') return;
    const by = from.clientX - clientX;
    if (Math.abs(by) < SWIPE || Math.abs(by) < Math.abs(from.clientY - clientY)) return;
    if (pointerType === 'mouse' && !getSelection()?.isCollapsed) return;
    this.#swiped = true;
    const forward = by > 0 !== host.matches(':dir(rtl)');
    show(slides().indexOf(slide()!) + (forward ? 1 : -1), 'swipe', true);
  }

  #part(name: string): HTMLElement | null {
    return this.it.root.querySelector(`[part=${name}]`);
  }
}

/** `element` and what it stands in as the reader sees it: through slots and shadow roots. */
function around(element: Element): Element[] {
  const all: Element[] = [];
  for (let at: Node | null = element; at;) {
    if (at instanceof Element) all.push(at);
    at = (at as Element).assignedSlot ?? at.parentNode ?? (at as ShadowRoot).host ?? null;
  }
  return all;
}

/** Whether `element` can be seen as far as CSS says; an engine that cannot tell says yes. */
const shows = (element?: Element | null): boolean =>
  !!element && (element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true);

const dataset = (slide: Slide | undefined): DOMStringMap => (slide as HTMLElement | undefined)?.dataset ?? {};
