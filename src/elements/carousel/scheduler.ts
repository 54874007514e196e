/** Changes are at least this far apart, in milliseconds: two things that move at once cannot be followed. */
export const SPACING = 200;
/** The longest delay that `setTimeout` keeps; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls `run` once, `delay` milliseconds from now or a little later. Returns a function that cancels. */
export type After = (delay: number, run: () => void) => () => void;

/** One timer for any number of tasks. */
export function createScheduler(): After {
  const tasks = new Set<{ due: number; run: () => void }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let free = 0;
  const arm = () => {
    clearTimeout(timer);
    const next = Math.max(free, Math.min(...[...tasks].map(({ due }) => due)));
    timer = tasks.size ? setTimeout(tick, Math.min(LONGEST, next - performance.now())) : undefined;
  };
  const tick = () => {
    const now = performance.now();
    const [first] = [...tasks].sort((a, b) => a.due - b.due);
    try {
      // Timers may fire a fraction of a millisecond early, and a very long delay comes in pieces.
      if (first && first.due <= now + 1) {
        tasks.delete(first);
        free = now + SPACING;
        first.run();
      }
    } finally {
      arm();
    }
  };
  return (delay, run) => {
    const task = { due: performance.now() + delay, run };
    tasks.add(task);
    arm();
    return () => {
      if (tasks.delete(task)) arm();
    };
  };
}

const key = Symbol.for('newsprint/scheduler@1');

/** The page's scheduler; the first copy of the library brings it. */
export const after: After = (delay, run) =>
  ((globalThis as typeof globalThis & { [key]?: After })[key] ??= createScheduler())(delay, run);
