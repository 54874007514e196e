/** The longest delay that `setTimeout` keeps: 2³¹ − 1 ms, 24.8 days. A longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Calls `callback` at the instant `time` (milliseconds since 1970), however far away.
 * A machine that slept past it calls back when it wakes.
 *
 * @returns a function that cancels.
 */
export function at(time: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const left = time - Date.now();
    if (left <= 0) callback();
    else timer = setTimeout(wait, Math.min(left, LONGEST));
  };
  timer = setTimeout(wait, Math.max(0, Math.min(time - Date.now(), LONGEST)));
  return () => clearTimeout(timer);
}
