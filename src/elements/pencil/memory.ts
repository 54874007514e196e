import { readItem, writeItem } from '../../reader/storage.js';
import { FOREVER } from './decision.js';
import { KEY } from './memory-key.js';

const YEAR = 366 * 86_400_000;
const MOST = 50;

/** What is remembered of one campaign. Short names: it is read before first paint. */
export interface Entry {
  /** Dismissals so far. */
  d: number;
  /** Instant of the last dismissal. */
  t: number;
  /** Dismissed until. */
  u: number;
  /** Instants of one-second views, oldest first; the last few hundred. */
  v: number[];
  /** Hidden until, whatever the reason: all that the head script needs. */
  h: number;
}

/** `campaign` and `revision` in one: a new revision is asked anew. */
export const keyOf = (campaign: string, revision?: string): string =>
  revision ? `${campaign}\n${revision}` : campaign;

const time = (value: unknown): number => (typeof value === 'number' && value >= 0 ? Math.min(value, FOREVER) : 0);

/** All entries; whatever is not ours, or broken, counts as nothing. */
function read(): Record<string, Partial<Entry>> {
  try {
    const stored: unknown = JSON.parse(readItem('local', KEY) ?? '');
    return stored && typeof stored === 'object' && !Array.isArray(stored) ? (stored as Record<string, Entry>) : {};
  } catch {
    return {};
  }
}

/**
 * What is known of a campaign. An instant in the future means that the clock was set back: it then counts as now,
 * or a dismissal for ten days could last for years.
 */
export function recall(id: string, now: number): Entry {
  const stored = read()[id] ?? {};
  const t = time(stored.t);
  const u = time(stored.u);
  const late = Math.max(0, t - now);
  const views = Array.isArray(stored.v) ? stored.v.map((view) => Math.min(time(view), now)) : [];
  const entry = { d: time(stored.d), t: t - late, u: u === FOREVER ? u : u - late, v: views, h: time(stored.h) };
  if (late || stored.v?.some((view) => view > now)) keep(id, entry, now);
  return entry;
}

/** Stores an entry, or forgets it; what is old goes. Returns whether it was really stored. */
export function keep(id: string, entry: Entry | undefined, now: number): boolean {
  const others = read();
  delete others[id];
  const touched = (one: Partial<Entry>) => Math.max(time(one.t), ...(Array.isArray(one.v) ? one.v.map(time) : []));
  const kept = Object.entries(others)
    .filter(([, one]) => one && (time(one.u) === FOREVER || touched(one) > now - YEAR))
    .sort(([, a], [, b]) => touched(b) - touched(a))
    .slice(0, MOST - 1);
  if (entry) kept.unshift([id, entry]);
  return writeItem('local', KEY, kept.length ? JSON.stringify(Object.fromEntries(kept)) : null);
}
