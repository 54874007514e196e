/**
 * Silent reading speeds of adults, about a third below the averages of IReST (Trauzettel-Klosinski & Dietz 2012:
 * English 228 and Arabic 138 words a minute, Chinese 255 characters), since a carousel does not wait.
 */
const WORD = 60_000 / 160;
const ARABIC_WORD = 60_000 / 95;
const CJK_CHARACTER = 60_000 / 180;
/** To notice that something changed and find the first word again. */
const START = 2000;
const PICTURE = 1500;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const ARABIC = /[\p{Script=Arabic}\p{M}]+/gu;
const OTHER = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/**
 * How long a reader needs for `text`, in milliseconds. Scripts may be mixed.
 *
 * @param pictures how many pictures there are to look at.
 */
export function readingTime(text: string, pictures = 0): number {
  let rest = text;
  const count = (pattern: RegExp) => {
    let found = 0;
    rest = rest.replace(pattern, () => (found++, ' '));
    return found;
  };
  const time =
    START + count(CJK) * CJK_CHARACTER + count(ARABIC) * ARABIC_WORD + count(OTHER) * WORD + pictures * PICTURE;
  return Math.round(time);
}

/** How long a reader needs for a slide. */
export function timeFor(slide: Element | Text): number {
  const pictures = slide.parentElement?.querySelectorAll('img,svg,video');
  return readingTime(slide.textContent ?? '', pictures ? [...pictures].filter((one) => slide.contains(one)).length : 0);
}
