import { type PanelReader, type PanelState, READERS, type Thread, THREADS } from './state.js';

/** The states that a template names: `data-thread`, `data-reader`, `data-load`, each one word or several with spaces. */
export type Conditions = Readonly<Partial<Record<string, string>>>;

/** Each state named counts 8. Between two templates that name equally many, the earlier axis decides. */
const AXES = { thread: 12, reader: 10, load: 9 };

/**
 * What must be said before anything else, `closed` and what follows it, `suspended` and `banned`: a template that names
 * such a state beats every template that does not, however many other states that one names. (A banned reader of a
 * closed thread is told that it is closed.)
 */
const urgency = (state: string) =>
  THREADS.indexOf(state as Thread) > 1 ? 1000 : READERS.indexOf(state as PanelReader) > 3 ? 100 : 0;

/** How well a template fits: 0 when it does not, or names nothing. */
export function fit(conditions: Conditions, state: PanelState): number {
  let sum = 0;
  for (const [axis, weight] of Object.entries(AXES)) {
    const named = conditions[axis]?.match(/\S+/g);
    const current = state[axis as keyof PanelState];
    if (!named) continue;
    if (!named.includes(current)) return 0;
    sum += weight + urgency(current);
  }
  return sum;
}

/** The place of the template to show, or -1 for the neutral text. Of two equals the first wins. */
export function choose(templates: readonly Conditions[], state: PanelState): number {
  const fits = templates.map((conditions) => fit(conditions, state));
  return fits.indexOf(Math.max(1, ...fits));
}
