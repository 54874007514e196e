import { readItem, writeItem } from '../../reader/storage.js';
import { FOREVER } from './decision.js';
import { KEY } from './memory-key.js';

/** What is remembered of one campaign; instants in milliseconds since 1970. Short names: it is read before first paint. */
export interface Entry {
  /** Last change. */
  t: number;
  /** Dismissals so far. */
  d: number;
  /** Dismissed until. */
  u: number;
  /** Views used up until, by the caps in `f`. */
  c: number;
  /** One-second views, oldest first; the last hundred. */
  v: number[];
  /** The attribute `frequency` at the last change. */
  f?: string | null;
  /** The variant that this reader sees; empty for the pencil's own content. */
  x?: string;
  /** Hidden until, whatever the reason: all that the head script needs. */
  h: number;
}
export type Entries = Record<string, Partial<Entry> | null | undefined>;

/** All entries; whatever is not ours, or broken, counts as nothing. */
export function entries(): Entries {
  try {
    return Object(JSON.parse(readItem('local', KEY) ?? '')) as Entries;
  } catch {
    return {};
  }
}

/**
 * What is known of a campaign. A last change in the future means that the clock was set back: all instants move with it,
 * or a dismissal for ten days could last for years.
 */
export function recall(id: string, now: number): Entry {
  const all = entries();
  const { t, u, c, v, h, ...rest } = all[id] ?? {};
  const late = Math.max(0, Number(t) - now) || 0;
  const shift = (time: unknown) => (time === FOREVER ? FOREVER : (Number(time) || 0) - late);
  const entry = {
    ...rest,
    d: Number(rest.d) || 0,
    t: shift(t),
    u: shift(u),
    c: shift(c),
    v: Array.isArray(v) ? v.map(shift) : [],
    h: shift(h),
  };
  if (late) write({ ...all, [id]: entry });
  return entry;
}

/** Returns whether it was really stored. */
export const write = (all: Entries): boolean => writeItem('local', KEY, JSON.stringify(all));
