/** What the reader or the author wants. */
export type CarouselIntent = 'play' | 'pause';
/** What happens. `suspended`: wanted, but something blocks it; `single`: there is nothing to rotate. */
export type CarouselState = 'playing' | 'suspended' | 'paused' | 'ended' | 'single';

/**
 * Two things that a single "paused" flag mixes up: what is *wanted*, and a *set* of reasons that block it.
 * Only `want()` changes the wish; a reason that comes or goes never does.
 */
export class Rotation {
  intent: CarouselIntent = 'pause';
  /** The reader pressed Start: from then on only the control stops it, not keyboard focus (APG, carousel pattern). */
  insisted = false;
  #ended = false;
  /** Reasons that the element finds by looking around. */
  #found: Record<string, boolean>;
  /** Reasons of the page's own code; they may share a name with those found. */
  #custom: Record<string, boolean> = {};

  /**
   * @param changed called after every change of wish or reasons.
   * @param found what blocks from the start.
   */
  constructor(
    private changed: () => void,
    found: Record<string, boolean> = {},
  ) {
    this.#found = found;
  }

  get state(): CarouselState {
    if (this.#found.single) return 'single';
    if (this.intent === 'play') return this.blockers.length ? 'suspended' : 'playing';
    return this.#ended ? 'ended' : 'paused';
  }

  /** Reasons in force. */
  get blockers(): string[] {
    return [...new Set([this.#found, this.#custom].flatMap((all) => Object.keys(all).filter((key) => all[key])))];
  }

  want(intent: CarouselIntent, { insisted = false, ended = false } = {}): void {
    this.intent = intent;
    this.insisted = insisted;
    this.#ended = ended;
    this.changed();
  }

  /** What the element found; what is not named stays as it was. */
  found(reasons: Record<string, boolean>): void {
    this.#set(this.#found, reasons);
  }

  custom(reason: string, holds: boolean): void {
    this.#set(this.#custom, { [reason]: holds });
  }

  #set(all: Record<string, boolean>, reasons: Record<string, boolean>): void {
    const changes = Object.keys(reasons).some((key) => !all[key] !== !reasons[key]);
    Object.assign(all, reasons);
    if (changes) this.changed();
  }
}
