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
  /** Hidden until, by a dismissal or by the caps in `f`: all that the head script needs. */
  h: number;
  /** One-second views under a cap, oldest first; the last hundred. */
  v: number[];
  /** The attribute `frequency` at the last view. */
  f?: string;
  /** The variant that this reader sees; empty for the pencil's own content. */
  x?: string;
}
/** The campaign that changed last stands at the end. */
export type Entries = Map<string, Partial<Entry> | null>;

/** All campaigns; whatever is not ours, or broken, counts as nothing. */
export function entries(): Entries {
  try {
    return new Map(JSON.parse(readItem('local', KEY)!) as [string, Partial<Entry> | null][]);
  } catch {
    return new Map();
  }
}

/** Returns whether it was really stored; else it lasts for this page view. */
export const write = (all: Iterable<unknown>): boolean => writeItem('local', KEY, JSON.stringify([...all]));
