/** Caps on views. Loaded for pencils with `frequency` alone: without it, no view is stored. */
import { DAY, FOREVER } from './decision.js';
import { keep, recall } from './remember.js';

const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, lifetime: Infinity };

/**
 * When caps such as `"1/day 3/week 10/lifetime"` let the next view through, given the instants of the views so far,
 * oldest first; 0 when now. What cannot be read is left out. A day is the last 24 hours, a month the last 30 days.
 */
export function nextView(views: readonly number[], caps: string | null | undefined): number {
  const waits = Array.from(
    String(caps).matchAll(/(?<!\S)(\d+)\/(day|week|month|lifetime)(?!\S)/g),
    ([, count, period]) =>
      // Without enough views yet the sum is NaN, which counts as now; a cap of 0 lets none through.
      Number(count) ? Math.min(views.at(-Number(count))! + DAYS[period!]! * DAY, FOREVER) || 0 : FOREVER,
  );
  return Math.max(0, ...waits);
}

/** One more one-second view. */
export function keepView(id: string, caps: string, now: number): void {
  const entry = recall(id, now);
  const v = [...entry.v, now].slice(-100);
  keep(id, { ...entry, v, f: caps, h: Math.max(entry.u, nextView(v, caps)) }, now);
}
