/** Changes are at least this far apart, in milliseconds: two things that move at once cannot be followed. */
export const SPACING = 200;
/** The longest delay that `setTimeout` keeps (24 days); a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;
/** On the page's global object: until when (`performance.now()`) nothing may change. All copies of the library share it. */
const key = Symbol.for('newsprint/scheduler@1');
const page = globalThis as { [key]?: number };

/**
 * Calls `run` once, `delay` milliseconds from now, or a little later when something else has just changed; after 24 days
 * at the latest. Returns a function that cancels.
 */
export function after(delay: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (ms: number) => {
    timer = setTimeout(
      () => {
        const now = performance.now();
        const free = page[key] ?? now;
        if (now < free) return wait(free - now);
        page[key] = now + SPACING;
        run();
      },
      Math.min(ms, LONGEST),
    );
  };
  wait(delay);
  return () => clearTimeout(timer);
}
