import { DAY, FOREVER } from './decision.js';
import { restAfter } from './ladder.js';
import { entries, type Entry, write } from './memory.js';

/**
 * Stores an entry. Whatever rests no more and was not touched for a year goes, and so do all but the last fifty.
 * Without an `id` nothing is stored.
 *
 * @returns whether it was really stored; else it lasts for this page view.
 */
export function keep(id: string, entry: Entry, now: number): boolean {
  if (!id) return false;
  const all = entries();
  all.delete(id);
  all.set(id, { ...entry, t: now });
  return write([...all].filter(([, one]) => one && (one.h! > now || one.t! > now - 366 * DAY)).slice(-50));
}

/**
 * What is known of a campaign; parts that are broken count as nothing.
 * A last change in the future means that the clock was set back: all instants move with it, or a dismissal for ten days
 * could last for years.
 */
export function recall(id: string, now: number): Entry {
  const { t, d, u, h, v, ...rest } = Object(entries().get(id)) as Partial<Entry>;
  const late = Math.max(0, t! - now) || 0;
  const instant = (time: unknown) => (time === FOREVER ? FOREVER : Math.max(0, Number(time) - late) || 0);
  const views = Array.isArray(v) ? v.map(instant) : [];
  const entry = { ...rest, t: now, d: Math.trunc(d!) || 0, u: instant(u), h: instant(h), v: views };
  if (late) keep(id, entry, now);
  return entry;
}

/** One more dismissal: which one it was, how long it lasts, and whether that was stored. Without an `id`: this page view. */
export function keepDismissal(
  id: string,
  ladder: string | null,
  now: number,
): { count: number; until: number; kept: boolean } {
  const entry = recall(id, now);
  const count = entry.d + 1;
  const until = id ? Math.min(now + restAfter(entry.d, ladder), FOREVER) : FOREVER;
  return { count, until, kept: keep(id, { ...entry, d: count, u: until, h: Math.max(entry.h, until) }, now) };
}
