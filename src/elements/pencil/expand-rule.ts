/** A jump by focus, by an address or by the browser's buttons is over within this time (milliseconds). */
const EXCUSE = 150;

/**
 * When the panel opens and closes by itself: once when the reader leaves the top of the page, and back again at the top.
 * It looks at transitions, never at positions, so a page that was restored in its middle stays quiet.
 * Pure: no clock and no document of its own.
 */
export class ExpandRule {
  /** Whether leaving the top would open the panel. */
  armed = true;
  #away?: boolean;
  #excused = -Infinity;

  /** Something other than the reader's scrolling is about to move the page. */
  excuse(now: number): void {
    this.#excused = now;
  }

  /** The reader said no, for this page view. */
  disarm(): void {
    this.armed = false;
  }

  /** Each position that was seen; the first one only tells where the page stands. */
  see(away: boolean, open: boolean, now: number): 'expand' | 'collapse' | undefined {
    const before = this.#away;
    this.#away = away;
    if (before === undefined || before === away) return undefined;
    if (away) return !open && this.armed && now - this.#excused > EXCUSE ? 'expand' : undefined;
    // Back at the top with an open panel: it may open again when the reader leaves next time.
    this.armed ||= open;
    return open ? 'collapse' : undefined;
  }
}
