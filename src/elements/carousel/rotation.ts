import type { Slide } from './slides.js';

/** What the reader or the author wants. */
export type CarouselIntent = 'play' | 'pause';
/** What happens. `suspended`: wanted, but something blocks it; `single`: there is nothing to rotate. */
export type CarouselState = 'playing' | 'suspended' | 'paused' | 'ended' | 'single';

/** `detail` of `news-carousel-state`. */
export interface CarouselStatus {
  state: CarouselState;
  intent: CarouselIntent;
  blockers: string[];
}

/**
 * The slides, and two things that a single "paused" flag mixes up: what is *wanted*, and a *set* of reasons that block it.
 * Only `want()` changes the wish; a reason that comes or goes never does.
 */
export class Rotation {
  slides: readonly Slide[] = [];
  /** The current one. */
  slide?: Slide;
  intent: CarouselIntent = 'pause';
  /** The reader pressed Start: from then on only the control stops it, not keyboard focus (APG, carousel pattern). */
  insisted = false;
  /** Somebody has wanted it to play: from then on readers can stop it, and start it again. */
  started = false;
  /** Rounds since somebody started it. */
  rounds = 0;
  #ended = false;
  /** Reasons that the element finds by looking around. Nothing rotates before it was seen in view. */
  found: readonly string[] = ['offscreen'];
  /** Reasons of the page's own code; they may share a name with those found. */
  #custom = new Set<string>();

  /** @param changed called after a change of wish or reasons. */
  constructor(private changed: () => void) {}

  get state(): CarouselState {
    if (this.slides.length < 2) return 'single';
    if (this.intent === 'play') return this.blockers.length ? 'suspended' : 'playing';
    return this.#ended ? 'ended' : 'paused';
  }

  /** Reasons in force. */
  get blockers(): string[] {
    return [...new Set([...this.found, ...this.#custom])];
  }

  get status(): CarouselStatus {
    const { state, intent, blockers } = this;
    return { state, intent, blockers };
  }

  get index(): number {
    return Math.max(0, this.slides.indexOf(this.slide!));
  }

  /** The slide at `index`, or the nearest. */
  at(index: number): Slide | undefined {
    return this.slides[Math.min(Math.max(0, Math.trunc(index) || 0), this.slides.length - 1)];
  }

  want(intent: CarouselIntent, { insisted = false, ended = false } = {}): void {
    this.intent = intent;
    this.started ||= intent === 'play';
    this.insisted = insisted;
    this.rounds = 0;
    this.#ended = ended;
    this.changed();
  }

  /** Takes all reasons that the element finds now. */
  find(reasons: readonly string[]): void {
    const changes = String(reasons) !== String(this.found);
    this.found = reasons;
    if (changes) this.changed();
  }

  custom(reason: string, holds: boolean): void {
    this.#custom[holds ? 'add' : 'delete'](reason);
    this.changed();
  }
}
