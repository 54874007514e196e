const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/**
 * A duration as authors write it: `10d`, `2h`, `30m`, `90s`.
 *
 * @returns milliseconds, or `undefined` for anything else (a bare number and a negative one included).
 */
export function parseDuration(text: string | null | undefined): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)([dhms])\s*$/.exec(text ?? '');
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : undefined;
}

/**
 * An instant: ISO 8601 with a date, a time and an offset (`2026-11-23T18:00:00-05:00`, or `Z`).
 * Without an offset the text means another moment in each time zone, so it is ignored.
 *
 * @returns milliseconds since 1970, or `undefined`.
 */
export function parseInstant(text: string | null | undefined): number | undefined {
  // A script may set a property to anything.
  const iso = String(text ?? '').trim();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(iso)) return undefined;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * A day: `2026-11-23`; a longer ISO text counts as its day.
 *
 * @returns midnight UTC of that day in milliseconds, or `undefined` (an impossible day such as 30 February included).
 */
export function parseDay(text: string | null | undefined): number | undefined {
  const day = /^\s*(\d{4}-\d\d-\d\d)(?:T.*)?\s*$/.exec(text ?? '')?.[1];
  if (!day) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  // Some engines roll 30 February over to March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? time : undefined;
}
