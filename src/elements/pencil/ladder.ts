import { parseDuration } from '../../internal/dates.js';
import { DAY, FOREVER } from './decision.js';

/**
 * How long the next dismissal lasts after `count` others, by a ladder such as `"10d 30d forever"`, whose last step
 * repeats. One step that cannot be read makes it `30d`.
 */
export function restAfter(count: number, ladder: string | null | undefined): number {
  const steps = String(ladder).trim().split(/\s+/);
  const rests = steps.map((step) => (step === 'forever' ? FOREVER : parseDuration(step)));
  return rests.includes(undefined) ? 30 * DAY : (rests[count] ?? rests.at(-1)!);
}
