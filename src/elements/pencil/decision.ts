import { READERS, type Reader } from '../../reader/context.js';

/** Why a pencil is not shown, in the order in which `explain()` names it. */
export type Reason =
  'cancelled' | 'reader-pending' | 'reader' | 'not-yet' | 'over' | 'dismissed' | 'frequency' | 'edge-busy';

export const DAY = 86_400_000;
/** The last instant that a `Date` can hold. */
export const FOREVER = 8.64e15;

/** Everything the decision depends on; instants in milliseconds since 1970. */
export interface Facts {
  now: number;
  cancelled?: boolean;
  /** As in the attribute `show-to`. */
  showTo?: string | null;
  reader: Reader;
  pending: boolean;
  from?: number;
  until?: number;
  dismissedUntil: number;
  cappedUntil: number;
}

export interface Decision {
  reasons: Reason[];
  /** When it may show, as far as a clock decides; `undefined` when something else must change. */
  next?: number;
  /** When the answer may change by itself; `FOREVER` or more: never. */
  wake: number;
}

/** Whether it may show, every reason against it, and until when. */
export function decide(facts: Facts): Decision {
  const { now, cancelled, showTo, reader, pending, from = 0, until = FOREVER } = facts;
  const words = String(showTo).split(/[\s,]+/);
  // Everyone may see it without waiting for an answer; without a known word, those who do not subscribe.
  const everyone = words.includes('everyone');
  const listed = READERS.some((known) => words.includes(known)) ? words.includes(reader) : reader !== 'subscriber';
  /** Until when each reason holds; `true` where no clock can tell. */
  const blocks: [Reason, number | boolean | undefined][] = [
    ['cancelled', cancelled],
    ['reader-pending', pending && !everyone],
    ['reader', !pending && !everyone && !listed],
    ['not-yet', from],
    ['over', now >= until],
    ['dismissed', facts.dismissedUntil],
    ['frequency', facts.cappedUntil],
  ];
  const times = blocks.map(([, time]) => (time === true ? FOREVER : Number(time || 0)));
  const next = Math.max(now, ...times);
  return {
    reasons: blocks.filter((_, index) => times[index]! > now).map(([reason]) => reason),
    next: next < until ? next : undefined,
    wake: Math.min(...[...times, until].filter((time) => time > now)),
  };
}
