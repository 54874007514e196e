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

/** One more dismissal; returns which one it was and how long it lasts. Without an `id`: for this page view. */
export function keepDismissal(id: string, ladder: string, now: number): { count: number; until: number } {
  if (!id) return { count: 1, until: FOREVER };
  const entry = recall(id, now);
  const steps = parseLadder(ladder);
  const until = Math.min(now + (steps[entry.d] ?? steps.at(-1)!), FOREVER);
  const count = entry.d + 1;
  keep(id, { ...entry, d: count, u: until }, now);
  return { count, until };
}

/** One more one-second view. */
export function keepView(id: string, frequency: string | undefined, now: number): void {
  if (!id) return;
  const entry = recall(id, now);
  const v = [...entry.v, now].slice(-100);
  keep(id, { ...entry, v, f: frequency ?? null, c: nextView(v, parseFrequency(frequency)) }, now);
}
