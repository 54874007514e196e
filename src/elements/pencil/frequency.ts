import { parseDuration } from '../../internal/dates.js';
import { DAY, FOREVER } from './decision.js';

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

/**
 * How long the next dismissal lasts after `count` others, by a ladder such as `"10d 30d forever"`, whose last step
 * repeats. One step that cannot be read makes it `30d`.
 */
export function restAfter(count: number, ladder: string | null | undefined): number {
  const steps = String(ladder).trim().split(/\s+/);
  const rests = steps.map((step) => (step === 'forever' ? FOREVER : parseDuration(step)));
  return rests.includes(undefined) ? 30 * DAY : (rests[count] ?? rests.at(-1)!);
}
