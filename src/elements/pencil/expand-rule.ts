/** A jump by focus, by an address or by the browser's buttons is over within this time (milliseconds). */
const EXCUSE = 150;

/**
 * When the panel opens and closes by itself: once when the reader leaves the top of the page, and back again at the top.
 * It looks at transitions, never at positions, so a page that was restored in its middle stays quiet.
 * Pure: no clock and no document of its own.
 */
export class ExpandRule {
  /** Whether it may open the panel. Opening uses it up, and so does a reader who closes the panel. */
  armed = true;
  #away?: boolean;
  #excused = -Infinity;

  /** Something other than the reader's scrolling is about to move the page. */
  excuse(now: number): void {
    this.#excused = now;
  }

  /** Whether it may open now; whoever asks opens. */
  asks(now: number): boolean {
    const yes = this.armed && now - this.#excused > EXCUSE;
    this.armed &&= !yes;
    return yes;
  }

  /**
   * Each position that was seen; the first one only tells where the page stands.
   * `free` says whether nothing else is against opening: where something is, the rule stays armed.
   */
  see(away: boolean, open: boolean, free: boolean, now: number): 'expand' | 'collapse' | undefined {
    const before = this.#away;
    this.#away = away;
    if (before === undefined || before === away) return undefined;
    if (away) return !open && free && this.asks(now) ? 'expand' : undefined;
    // Back at the top with an open panel: it may open again when the reader leaves next time.
    this.armed ||= open;
    return open ? 'collapse' : undefined;
  }
}
