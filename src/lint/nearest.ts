/** Changes of one letter (put in, left out, replaced, two swapped) that lead from `a` to `b`. */
function distance(a: string, b: string): number {
  // Each row belongs to one more letter of `a`.
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const at = (values: number[], back: number) => values[column - back] ?? Infinity;
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          at(last, 0) + 1,
          at(next, 1) + 1,
          at(last, 1) + (isSame ? 0 : 1),
          isSwap ? at(before, 2) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? Infinity;
}

/** The known word that `word` was probably meant to be: at most a third of its letters differ, hyphens not counted. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll('-', '');
  let best: string | undefined;
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const candidate of known) {
    const steps = candidate ? distance(plain(word), plain(candidate)) : Infinity;
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** ` Was “…” meant?`, or nothing when no known word is near. */
export function meant(word: string, known: Iterable<string>, show = (text: string) => `“${text}”`): string {
  const best = nearest(word, known);
  return best === undefined ? '' : ` Was ${show(best)} meant?`;
}
