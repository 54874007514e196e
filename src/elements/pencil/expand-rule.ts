/** What the rule looks at when a position was seen. */
export interface Moment {
  /** Whether the page stood away from its top before; `undefined` at first, which only tells where it stands. */
  before: boolean | undefined;
  away: boolean;
  open: boolean;
  /** Whether it may open the panel: nothing has used that up, and nobody but the reader moved the page. */
  may: boolean;
}

/**
 * When the panel opens and closes by itself: once when the reader leaves the top of the page, and back again at the top.
 * It looks at transitions, never at positions, so a page that was restored in its middle stays quiet.
 */
export function react({ before, away, open, may }: Moment): 'scroll' | 'top' | undefined {
  if (before !== !away) return undefined;
  if (away) return !open && may ? 'scroll' : undefined;
  return open ? 'top' : undefined;
}
