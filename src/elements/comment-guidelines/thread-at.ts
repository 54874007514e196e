import type { Thread } from './state.js';

/** What an author wrote about time; instants in milliseconds since 1970, `NaN` where there is none. */
export interface Schedule {
  thread: Thread;
  opensAt: number;
  closesAt: number;
  pausedUntil: number;
}

/**
 * The thread's state at an instant.
 * `off`, `archived` and `closed` hold whatever the time says: an editor who closed by hand meant it.
 * A thread that closes before it opens has opening hours: it is closed in between.
 */
export function threadAt({ thread, opensAt, closesAt, pausedUntil }: Schedule, now: number): Thread {
  if (thread === 'off' || thread === 'archived') return thread;
  // Every comparison with NaN is false.
  const paused = thread === 'paused';
  if (paused ? !(now >= pausedUntil) : now < pausedUntil) return 'paused';
  const early = now < opensAt;
  const late = now >= closesAt;
  if (closesAt < opensAt ? early && late : early || late) return 'closed';
  return paused ? 'open' : thread;
}

/** The next instant at which `threadAt` gives something else; `Infinity` when nothing is due. */
export function nextChange(schedule: Schedule, now: number): number {
  const { opensAt, closesAt, pausedUntil } = schedule;
  const current = threadAt(schedule, now);
  return Math.min(
    ...[opensAt, closesAt, pausedUntil].filter((time) => time > now && threadAt(schedule, time) !== current),
  );
}
