/** What the reader or the author wants. */
export type CarouselIntent = 'play' | 'pause';
/** What happens. `suspended`: wanted, but something blocks it; `single`: there is nothing to rotate. */
export type CarouselState = 'playing' | 'suspended' | 'paused' | 'ended' | 'single';

/**
 * Two things that a single "paused" flag mixes up: what is *wanted*, and a *set* of reasons that block it.
 * Only `play()`, `pause()` and `end()` change the wish; a reason that comes or goes never does.
 */
export class Rotation {
  intent: CarouselIntent = 'pause';
  /** The reader pressed Start: from then on only the control stops it, not keyboard focus (APG, carousel pattern). */
  insisted = false;
  #ended = false;
  #found: Set<string>;
  #custom = new Set<string>();

  /**
   * @param changed called after every change of wish or reasons.
   * @param reasons what blocks from the start.
   */
  constructor(
    private changed: () => void,
    ...reasons: string[]
  ) {
    this.#found = new Set(reasons);
  }

  get state(): CarouselState {
    if (this.#found.has('single')) return 'single';
    if (this.intent === 'play') return this.blockers.length ? 'suspended' : 'playing';
    return this.#ended ? 'ended' : 'paused';
  }

  /** Reasons in force, those of the page's own code last. */
  get blockers(): string[] {
    return [...new Set([...this.#found, ...this.#custom])];
  }

  has(reason: string): boolean {
    return this.#found.has(reason);
  }

  play(insisted = false): void {
    this.#want('play', insisted, false);
  }

  pause(): void {
    this.#want('pause', false, false);
  }

  /** All rounds are done. */
  end(): void {
    this.#want('pause', false, true);
  }

  /** Reasons that the element finds by looking around; those that are not named stay as they are. */
  found(reasons: Record<string, boolean>): void {
    this.#set(this.#found, reasons);
  }

  /** A reason that the page's own code gives; it may share a name with one that the element finds. */
  custom(reason: string, holds: boolean): void {
    this.#set(this.#custom, { [reason]: holds });
  }

  #want(intent: CarouselIntent, insisted: boolean, ended: boolean): void {
    this.intent = intent;
    this.insisted = insisted;
    this.#ended = ended;
    this.changed();
  }

  #set(set: Set<string>, reasons: Record<string, boolean>): void {
    let changes = false;
    for (const [reason, holds] of Object.entries(reasons)) {
      changes ||= set.has(reason) !== holds;
      set[holds ? 'add' : 'delete'](reason);
    }
    if (changes) this.changed();
  }
}
