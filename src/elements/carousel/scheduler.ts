/**
 * One timer for all carousels of a page, whichever copy of the library they come from,
 * so that no two of them change in the same moment (two things that move at once cannot be followed).
 */

/** Changes are at least this far apart, in milliseconds. */
export const SPACING = 200;
/** The longest delay that `setTimeout` keeps; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

type Run = () => void;

export class Scheduler {
  #tasks = new Map<Run, { due: number; spaced: boolean }>();
  #timer?: ReturnType<typeof setTimeout>;
  #free = 0;

  /**
   * Calls `run` once, `delay` milliseconds from now, or a little later where it is `spaced` from others.
   *
   * @returns a function that cancels.
   */
  after(delay: number, run: Run, spaced = true): Run {
    // A function of its own, so that one callback can wait twice.
    const task = () => run();
    this.#tasks.set(task, { due: performance.now() + delay, spaced });
    this.#arm();
    return () => {
      if (this.#tasks.delete(task)) this.#arm();
    };
  }

  /** The task that is due first, and when. */
  #first(): { task?: Run; due: number; spaced?: boolean } {
    let first: { task?: Run; due: number; spaced?: boolean } = { due: Infinity };
    for (const [task, { due, spaced }] of this.#tasks) {
      const at = spaced ? Math.max(due, this.#free) : due;
      if (at < first.due) first = { task, due: at, spaced };
    }
    return first;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const { task, due } = this.#first();
    if (task) this.#timer = setTimeout(this.#tick, Math.min(LONGEST, Math.max(0, due - performance.now())));
  }

  #tick = (): void => {
    const now = performance.now();
    const { task, due, spaced } = this.#first();
    try {
      // Timers may fire a fraction of a millisecond early.
      if (task && due <= now + 1) {
        this.#tasks.delete(task);
        if (spaced) this.#free = now + SPACING;
        task();
      }
    } finally {
      this.#arm();
    }
  };
}

const key = Symbol.for('newsprint/scheduler@1');
type Shared = typeof globalThis & { [key]?: Pick<Scheduler, 'after'> };

/** The page's scheduler; the first copy of the library brings it. */
export const scheduler = (): Pick<Scheduler, 'after'> => ((globalThis as Shared)[key] ??= new Scheduler());
