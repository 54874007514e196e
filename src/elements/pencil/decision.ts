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
  /** When the answer may change by itself; `FOREVER`: never. */
  wake: number;
}

/** Why this reader must not see it. Everyone may without waiting for an answer; no known word means non-subscribers. */
function refuse({ showTo, reader, pending }: Facts): Reason | undefined {
  const words = showTo?.split(/[\s,]+/) ?? [];
  if (words.includes('everyone')) return undefined;
  if (pending) return 'reader-pending';
  const allowed = READERS.some((known) => words.includes(known)) ? words.includes(reader) : reader !== 'subscriber';
  return allowed ? undefined : 'reader';
}

/** Whether it may show, every reason against it, and until when. */
export function decide(facts: Facts): Decision {
  const { now, cancelled, from = 0, until = FOREVER, dismissedUntil, cappedUntil } = facts;
  const refused = refuse(facts);
  const reasons = [
    cancelled && 'cancelled',
    refused,
    now < from && 'not-yet',
    now >= until && 'over',
    now < dismissedUntil && 'dismissed',
    now < cappedUntil && 'frequency',
  ].filter(Boolean) as Reason[];
  const times = [from, dismissedUntil, cappedUntil];
  const next = Math.max(now, ...times);
  return {
    reasons,
    next: cancelled || refused || next >= until ? undefined : next,
    wake: Math.min(FOREVER, ...[...times, until].filter((time) => time > now)),
  };
}
