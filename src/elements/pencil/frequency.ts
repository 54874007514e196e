import { parseDuration } from '../../internal/dates.js';
import { DAY, FOREVER } from './decision.js';

/** So many views within so many milliseconds (`Infinity`: ever). */
export interface Cap {
  count: number;
  within: number;
}

const PERIODS: Record<string, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY, lifetime: Infinity };

/** `"1/day 3/week 10/lifetime"`; what cannot be read is left out. A day is the last 24 hours, a month the last 30 days. */
export function parseFrequency(text: string | null | undefined): Cap[] {
  return Array.from((text ?? '').matchAll(/(?<!\S)(\d+)\/(day|week|month|lifetime)(?!\S)/g), ([, count, period]) => ({
    count: Number(count),
    within: PERIODS[period as string] as number,
  }));
}

/** When `caps` let the next view through, given the instants of the views so far, oldest first; 0 when now. */
export function nextView(views: readonly number[], caps: readonly Cap[]): number {
  return Math.max(
    0,
    // Without enough views yet the sum is NaN, which counts as now; a cap of 0 lets none through.
    ...caps.map(({ count, within }) => (count ? Math.min((views.at(-count) ?? NaN) + within, FOREVER) || 0 : FOREVER)),
  );
}

/** `"10d 30d forever"`: how long each dismissal lasts, in milliseconds. One step that cannot be read makes it `30d`. */
export function parseLadder(text: string | null | undefined): number[] {
  const steps = (text ?? '').trim().split(/\s+/);
  const ladder = steps.map((step) => (step === 'forever' ? FOREVER : parseDuration(step)));
  return ladder.includes(undefined) ? [30 * DAY] : (ladder as number[]);
}
