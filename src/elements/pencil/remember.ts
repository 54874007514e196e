import { DAY, FOREVER } from './decision.js';
import { nextView, parseFrequency, parseLadder } from './frequency.js';
import { entries, type Entry, recall, write } from './memory.js';

const MOST = 50;

/** Stores an entry; campaigns that were not touched for a year go, unless they were refused for ever.
 * Returns whether it was really stored. */
export function keep(id: string, entry: Entry, now: number): boolean {
  const kept = Object.entries(entries())
    .filter(([key, one]) => key !== id && one && (one.u === FOREVER || Number(one.t) > now - 366 * DAY))
    .sort(([, a], [, b]) => Number(b?.t) - Number(a?.t))
    .slice(0, MOST);
  kept.push([id, { ...entry, t: now, h: Math.max(entry.u, entry.c) }]);
  return write(Object.fromEntries(kept));
}

/**
 * An entry whose parts are what they should be. A last change in the future means that the clock was set back: all
 * instants move with it, or a dismissal for ten days could last for years.
 */
export function mend({ t, d, u, c, v, ...rest }: Entry, now: number): Entry {
  const late = Math.max(0, t - now) || 0;
  const shift = (time: unknown) => (time === FOREVER ? FOREVER : Math.max(0, (Number(time) || 0) - late));
  const views = Array.isArray(v) ? v.map(shift) : [];
  return { ...rest, t: shift(t), d: Math.trunc(Number(d)) || 0, u: shift(u), c: shift(c), v: views };
}

/** Stores a campaign's entry as `mend()` leaves it. */
export const repair = (id: string, now: number): boolean => keep(id, mend(recall(id), now), now);

/** One more dismissal; returns which one it was and how long it lasts. Without an `id`: for this page view. */
export function keepDismissal(id: string, ladder: string, now: number): { count: number; until: number } {
  if (!id) return { count: 1, until: FOREVER };
  const entry = mend(recall(id), now);
  const steps = parseLadder(ladder);
  const until = Math.min(now + (steps[entry.d] ?? steps.at(-1)!), FOREVER);
  const count = entry.d + 1;
  keep(id, { ...entry, d: count, u: until }, now);
  return { count, until };
}

/** One more one-second view. */
export function keepView(id: string, frequency: string | undefined, now: number): void {
  if (!id) return;
  const entry = mend(recall(id), now);
  const v = [...entry.v, now].slice(-100);
  keep(id, { ...entry, v, f: frequency ?? null, c: nextView(v, parseFrequency(frequency)) }, now);
}
