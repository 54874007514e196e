import { readItem, writeItem } from '../../reader/storage.js';

/**
 * A reader who pauses one carousel wants quiet: all of them pause, on the following pages of the session as well
 * (WCAG 2.2.2, Understanding: one mechanism for the whole page).
 */
const KEY = 'newsprint:rotation';
const EVENT = 'newsprint:rotation-paused';

/** Whether the reader paused a carousel in this session and has not started one since. */
export const pausedBefore = (): boolean => !!readItem('session', KEY);

/** Remembers the reader's choice; a pause reaches every carousel on the page, those of another copy included. */
export function rememberPause(paused: boolean): void {
  writeItem('session', KEY, paused ? 'paused' : null);
  if (paused) document.dispatchEvent(new Event(EVENT));
}

/** Calls `pause` when a reader pauses any carousel. Returns a function that stops listening. */
export function onPauseAll(pause: () => void): () => void {
  document.addEventListener(EVENT, pause);
  return () => document.removeEventListener(EVENT, pause);
}
