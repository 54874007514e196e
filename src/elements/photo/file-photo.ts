import { parseDay, parseDuration } from '../../internal/dates.js';

const YEAR = 365 * 86_400_000;

/**
 * When a photo was taken, if that is long enough ago to be said ("File photo, 2018").
 *
 * @param captured a day; one that cannot be read gives no notice
 * @param archiveAfter a duration such as `90d`; anything else counts as `365d`
 * @param now milliseconds since 1970
 * @returns midnight UTC of the day in milliseconds, or `undefined`
 */
export function filePhotoDay(captured?: string, archiveAfter?: string, now = Date.now()): number | undefined {
  const day = parseDay(captured);
  return day != null && now - day > (parseDuration(archiveAfter) ?? YEAR) ? day : undefined;
}
