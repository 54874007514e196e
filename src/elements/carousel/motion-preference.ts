import { readItem, writeItem } from '../../reader/storage.js';

/**
 * A reader who pauses one carousel wants quiet: all of them pause, on the following pages of the session as well
 * (WCAG 2.2.2, Understanding: one mechanism for the whole page).
 */
const KEY = 'newsprint:rotation';
const listeners = Symbol.for('newsprint/rotation@1');
type Shared = typeof globalThis & { [listeners]?: Set<() => void> };

/** One list for the page, so that two copies of the library agree. */
const all = (): Set<() => void> => ((globalThis as Shared)[listeners] ??= new Set());

/** Whether the reader paused a carousel in this session and has not started one since. */
export const pausedBefore = (): boolean => readItem('session', KEY) === 'paused';

/** Remembers the reader's choice; a pause reaches every carousel on the page. */
export function rememberPause(paused: boolean): void {
  writeItem('session', KEY, paused ? 'paused' : null);
  if (paused) for (const pause of [...all()]) pause();
}

/** Calls `pause` when a reader pauses any carousel. Returns a function that stops listening. */
export function onPauseAll(pause: () => void): () => void {
  all().add(pause);
  return () => all().delete(pause);
}
