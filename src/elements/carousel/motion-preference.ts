import { readItem, writeItem } from '../../reader/storage.js';

/**
 * A reader who pauses one carousel wants quiet: all of them pause, on the following pages of the session as well
 * (WCAG 2.2.2, Understanding: one mechanism for the whole page).
 */
const KEY = 'newsprint:rotation';
/** Told to the document; carousels of another copy of the library hear it, too. */
export const PAUSE_ALL = 'newsprint:rotation-paused';

/** Whether the reader paused a carousel in this session and has not started one since. */
export const pausedBefore = (): boolean => !!readItem('session', KEY);

/** Remembers the reader's choice; a pause reaches every carousel in the document of this one. */
export function rememberPause(paused: boolean, { ownerDocument }: Element): void {
  writeItem('session', KEY, paused ? 'paused' : null);
  if (paused) ownerDocument.dispatchEvent(new Event(PAUSE_ALL));
}

let query: MediaQueryList | undefined;

/** Whether the reader asks for less motion: a query that is true or false, and tells when that changes. */
export const reducedMotion = (): MediaQueryList => (query ??= matchMedia('(prefers-reduced-motion: reduce)'));
