/** Changes are at least this far apart, in milliseconds: two things that move at once cannot be followed. */
export const SPACING = 200;
/** The longest delay that `setTimeout` keeps; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls `run` once, `delay` milliseconds from now or a little later. Returns a function that cancels. */
export type After = (delay: number, run: () => void) => () => void;

/** One timer for any number of tasks. */
export function createScheduler(): After {
  const tasks = new Map<() => void, number>();
  let timer: ReturnType<typeof setTimeout>;
  let free = 0;
  const arm = () => {
    clearTimeout(timer);
    const now = performance.now();
    // A clock that went back (another one, in a test) must not make anybody wait.
    const wait = Math.max(Math.min(free - now, SPACING), Math.min(...tasks.values()) - now);
    if (tasks.size) timer = setTimeout(tick, Math.min(LONGEST, Math.max(0, wait)));
  };
  const tick = () => {
    const now = performance.now();
    const [first] = [...tasks].sort((a, b) => a[1] - b[1]);
    try {
      // Timers may fire a fraction of a millisecond early, and a very long delay comes in pieces.
      if (first && first[1] <= now + 1) {
        tasks.delete(first[0]);
        free = now + SPACING;
        first[0]();
      }
    } finally {
      arm();
    }
  };
  return (delay, run) => {
    // A function of its own, so that one callback can wait twice.
    const task = () => run();
    tasks.set(task, performance.now() + delay);
    arm();
    return () => {
      tasks.delete(task);
      arm();
    };
  };
}

const key = Symbol.for('newsprint/scheduler@1');

/** The page's scheduler; the first copy of the library brings it. */
export const after: After = (delay, run) =>
  ((globalThis as typeof globalThis & { [key]?: After })[key] ??= createScheduler())(delay, run);
