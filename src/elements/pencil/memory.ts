import { readItem, writeItem } from '../../reader/storage.js';
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

/** What is known of a campaign. Broken parts are harmless: a comparison with them is false, and `repair()` mends the rest. */
export const recall = (id: string): Entry => ({ t: 0, d: 0, u: 0, c: 0, v: [], h: 0, ...(id && entries()[id]) });

/** Returns whether it was really stored. */
export const write = (all: Entries): boolean => writeItem('local', KEY, JSON.stringify(all));
