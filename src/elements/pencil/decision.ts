import { parseDuration } from '../../internal/dates.js';
import { READERS, type Reader } from '../../reader/context.js';

/** Why a pencil is not shown, in the order in which `explain()` names it. */
export type Reason =
  'cancelled' | 'reader-pending' | 'reader' | 'not-yet' | 'over' | 'dismissed' | 'frequency' | 'edge-busy';

/** The last instant that a `Date` can hold. */
export const FOREVER = 8.64e15;

/** So many views within so many milliseconds (`Infinity`: ever). */
export interface Cap {
  count: number;
  within: number;
}

/** Everything the decision depends on; instants in milliseconds since 1970. */
export interface Facts {
  now: number;
  cancelled: boolean;
  showTo: readonly Reader[] | undefined;
  reader: Reader;
  pending: boolean;
  from: number | undefined;
  until: number | undefined;
  dismissedUntil: number;
  /** One-second views, oldest first. */
  views: readonly number[];
  caps: readonly Cap[];
}

export interface Decision {
  reasons: Reason[];
  /** When it may show, as far as a clock decides; `undefined` when something else must change. */
  next: number | undefined;
  /** When the answer may change by itself. */
  wake: number;
}

const DAY = 86_400_000;
const PERIODS: Record<string, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY, lifetime: Infinity };

/** `"1/day 3/week 10/lifetime"`; what cannot be read is left out. A day is the last 24 hours, a month the last 30 days. */
export function parseFrequency(text: string | null | undefined): Cap[] {
  return Array.from(
    (text ?? '').matchAll(/(?:^|\s)(\d+)\/(day|week|month|lifetime)(?=\s|$)/g),
    ([, count, period]) => ({
      count: Number(count),
      within: PERIODS[period as string] as number,
    }),
  );
}

/** `"10d 30d forever"`: how long each dismissal lasts, in milliseconds. One step that cannot be read makes it `30d`. */
export function parseLadder(text: string | null | undefined): number[] {
  const steps = (text ?? '').trim().split(/\s+/);
  const ladder = steps.map((step) => (step === 'forever' ? FOREVER : parseDuration(step)));
  return ladder.includes(undefined) ? [30 * DAY] : (ladder as number[]);
}

/** Who may see it; `undefined` is everyone, without waiting for an answer. */
export function parseShowTo(text: string | null | undefined): readonly Reader[] | undefined {
  if (text?.trim() === 'everyone') return undefined;
  const named = READERS.filter((reader) => text?.split(/[\s,]+/).includes(reader));
  return named.length ? named : READERS.filter((reader) => reader !== 'subscriber');
}

/** When `caps` let the next view through, given the views so far; `-Infinity` when now. */
export function nextView(views: readonly number[], caps: readonly Cap[]): number {
  return caps.reduce((next, { count, within }) => {
    const oldest = count > 0 ? views[views.length - count] : Infinity;
    return oldest === undefined ? next : Math.max(next, Math.min(oldest + within, FOREVER));
  }, -Infinity);
}

/** Whether it may show, every reason against it, and until when. */
export function decide(facts: Facts): Decision {
  const { now, from = -Infinity, until = Infinity, dismissedUntil } = facts;
  const nextAllowed = nextView(facts.views, facts.caps);
  const reasons: Reason[] = [];
  if (facts.cancelled) reasons.push('cancelled');
  if (facts.showTo && facts.pending) reasons.push('reader-pending');
  else if (facts.showTo && !facts.showTo.includes(facts.reader)) reasons.push('reader');
  const lasting = reasons.length > 0;
  if (now < from) reasons.push('not-yet');
  if (now >= until) reasons.push('over');
  if (now < dismissedUntil) reasons.push('dismissed');
  if (now < nextAllowed) reasons.push('frequency');
  const next = Math.max(now, from, dismissedUntil, nextAllowed);
  return {
    reasons,
    next: lasting || next >= Math.min(until, FOREVER) ? undefined : next,
    wake: Math.min(...[from, until, dismissedUntil, nextAllowed].filter((time) => time > now)),
  };
}
