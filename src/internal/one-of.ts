/** `value` when it is one of `allowed`, else the first of them, which is the documented default. Never throws. */
export function oneOf<T extends string>(value: unknown, allowed: readonly [T, ...T[]]): T {
  return allowed.includes(value as T) ? (value as T) : allowed[0];
}
