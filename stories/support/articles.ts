// The words of an invented newspaper, The Larkwater Ledger, by language: the same article that the demo serves.
import ar from '../../demo/articles/ar.mjs';
import en from '../../demo/articles/en.mjs';
import es from '../../demo/articles/es.mjs';
import fr from '../../demo/articles/fr.mjs';

export interface Photo {
  name: string;
  alt: string;
  caption: string;
  credit: string;
  sourceKind?: string;
  captured?: string;
}

export type Part = string | { heading: string } | { photo: 'lead' | 'inline' } | { quote: true };

export interface Article {
  lang: string;
  dir: string;
  paper: { name: string; motto: string; edition: string; sections: string[]; nav: string };
  section: string;
  headline: string;
  standfirst: string;
  byline: string;
  role: string;
  published: { datetime: string; text: string };
  readingTime: string;
  lead: Photo;
  inline: Photo;
  pullQuote: { text: string; by: string };
  paragraphs: Part[];
  correction: string;
  pencil: {
    campaign: string;
    headline: string;
    stripCta: string;
    propositions: { title: string; text: string }[];
    carouselLabel: string;
    price: string;
    cta: string;
    legal: string;
  };
  comments: {
    title: string;
    updated: string;
    reviewTime: string;
    welcome: string;
    rules: string[];
    rulesTitle: string;
    neutral: string;
    anonymous: string;
    registered: string;
    subscriber: string;
    closed: string;
    paused: string;
    list: { author: string; when: string; datetime: string; text: string }[];
  };
  cookies: { text: string; consequences: string; noscript: string };
}

/** The article in the language of `locale`, English where it was not translated. */
export function articleIn(locale: unknown): Article {
  const language = String(locale).split('-')[0] ?? '';
  return (
    new Map<string, Article>([
      ['ar', ar],
      ['es', es],
      ['fr', fr],
    ]).get(language) ?? en
  );
}
