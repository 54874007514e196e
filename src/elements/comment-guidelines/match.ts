/** How things stand, on three axes that do not depend on each other. */
export const THREADS = ['open', 'premoderated', 'closed', 'paused', 'off', 'archived'] as const;
export const READERS = ['unknown', 'anonymous', 'registered', 'subscriber', 'suspended', 'banned'] as const;
export const LOADS = ['idle', 'loading', 'ready', 'error'] as const;

export type Thread = (typeof THREADS)[number];
export type PanelReader = (typeof READERS)[number];
export type Load = (typeof LOADS)[number];

export interface PanelState {
  thread: Thread;
  reader: PanelReader;
  load: Load;
}

/** The states that a template names: `data-thread`, `data-reader`, `data-load`, each one word or several with spaces. */
export type Conditions = Readonly<Partial<Record<string, string>>>;

/** Between two templates that name equally many states, the earlier axis wins. */
export const AXES = ['thread', 'reader', 'load'] as const;

/**
 * What must be said before anything else, most urgent first: a template that names such a state beats every template
 * that does not, however many other states that one names. (A banned reader of a closed thread is told that it is closed.)
 */
export const URGENT = [
  ['thread', ['off', 'paused', 'closed', 'archived']],
  ['reader', ['suspended', 'banned']],
] as const;

const named = (conditions: Conditions, axis: string) => conditions[axis]?.trim().split(/\s+/).filter(Boolean) ?? [];

/** Whether a template names one state at least, and every axis that it names fits. */
export function matches(conditions: Conditions, state: PanelState): boolean {
  const axes = AXES.filter((axis) => named(conditions, axis).length);
  return axes.length > 0 && axes.every((axis) => named(conditions, axis).includes(state[axis]));
}

/** A matching template's rank: what is urgent, then how many states it names, then thread before reader before load. */
function rank(conditions: Conditions, state: PanelState): number[] {
  const names = (axis: string) => Number(named(conditions, axis).length > 0);
  const axes = AXES.map(names);
  return [
    ...URGENT.map(([axis, values]) => names(axis) * Number((values as readonly string[]).includes(state[axis]))),
    axes.reduce((sum, one) => sum + one, 0),
    ...axes,
  ];
}

/** The place of the template to show, or -1 for the neutral text. Of two equals the first wins. */
export function choose(templates: readonly Conditions[], state: PanelState): number {
  let best = -1;
  let highest: number[] = [];
  templates.forEach((conditions, index) => {
    if (!matches(conditions, state)) return;
    const own = rank(conditions, state);
    const difference = own.findIndex((value, place) => value !== highest[place]);
    if (best < 0 || (difference >= 0 && own[difference]! > highest[difference]!)) {
      best = index;
      highest = own;
    }
  });
  return best;
}
