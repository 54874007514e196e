// Sample words for the elements, in the page's language where there are some, else in English.
import ar from '../../demo/articles/ar.mjs';
import en from '../../demo/articles/en.mjs';
import es from '../../demo/articles/es.mjs';
import fr from '../../demo/articles/fr.mjs';

/** The commonest short words, for pages that do not say their language. */
const COMMON = {
  ar: /[\u0621-\u064a]{2,}/g,
  en: /\b(the|and|of|to|that)\b/gi,
  es: /\b(el|los|las|del|una|por)\b/gi,
  fr: /\b(le|les|des|une|dans|est)\b/gi,
};

const guess = (text) =>
  Object.entries(COMMON)
    .map(([language, pattern]) => [language, text.match(pattern)?.length ?? 0])
    .sort((a, b) => b[1] - a[1])[0][0];

/** `language` as the page declares it, `text` for when it does not. */
export function wordsFor(language, text) {
  const prefix = (language || guess(text)).toLowerCase().split(/[-_]/)[0];
  const words = { ar, en, es, fr }[prefix] ?? en;
  // Without a campaign nothing is remembered: whoever closes the pencil sees it again.
  return { ...words, pencil: { ...words.pencil, campaign: undefined } };
}
