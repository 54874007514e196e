import type { ReaderState } from '../../reader/context.js';

/** A rule that changed: its id, and its place in the list, from 1. */
export interface ChangedRule {
  id: string;
  place: number;
}

/**
 * The rules whose `data-since` is later than `version`. Versions are compared as people count: `2` before `10`,
 * `2025-12` before `2026-01`. A rule without `data-since` has always been there.
 */
export function changedRules(root: ParentNode, version: string): ChangedRule[] {
  return Array.from(root.querySelectorAll<HTMLElement>('li[id]:not([slot] *)'))
    .map(({ id, dataset }, index) => ({ id, place: index + 1, since: dataset.since }))
    .filter(({ since }) => since && since.localeCompare(version, 'en', { numeric: true }) > 0)
    .map(({ id, place }) => ({ id, place }));
}

/** Whether anything may be remembered: cookies are kept, and the category, where there is one, is granted. */
export function memoryAllowed({ cookies, consent }: ReaderState, category: string | undefined): boolean {
  if (cookies === 'blocked' || consent.status === 'unavailable') return false;
  return !category || consent.allows(category);
}
