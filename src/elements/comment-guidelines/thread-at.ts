import type { Thread } from './match.js';

/** What an author wrote about time; instants in milliseconds since 1970. */
export interface Schedule {
  thread: Thread;
  opensAt?: number;
  closesAt?: number;
  pausedUntil?: number;
}

/**
 * The thread's state at an instant.
 * `off`, `archived` and `closed` hold whatever the time says: an editor who closed by hand meant it.
 * A thread that closes before it opens has opening hours: it is closed in between.
 */
export function threadAt({ thread, opensAt, closesAt, pausedUntil }: Schedule, now: number): Thread {
  if (thread === 'off' || thread === 'archived') return thread;
  if (pausedUntil === undefined ? thread === 'paused' : now < pausedUntil) return 'paused';
  const early = opensAt !== undefined && now < opensAt;
  const late = closesAt !== undefined && now >= closesAt;
  const overnight = opensAt !== undefined && closesAt !== undefined && closesAt < opensAt;
  if (overnight ? early && late : early || late) return 'closed';
  return thread === 'paused' ? 'open' : thread;
}

/** The next instant at which `threadAt` gives something else; `undefined` when nothing is due. */
export function nextChange(schedule: Schedule, now: number): number | undefined {
  const { opensAt, closesAt, pausedUntil } = schedule;
  const current = threadAt(schedule, now);
  return [opensAt, closesAt, pausedUntil]
    .filter((time): time is number => time !== undefined && time > now)
    .sort((a, b) => a - b)
    .find((time) => threadAt(schedule, time) !== current);
}
