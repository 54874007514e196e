// The one-script entry: every element, and the page's language from the files beside this one.
import { setTranslationLoader } from './controllers/localize.js';
import './all.js';

const packs: Record<string, () => Promise<unknown>> = {
  ar: () => import('./translations/ar.js'),
  es: () => import('./translations/es.js'),
  fr: () => import('./translations/fr.js'),
};

setTranslationLoader((language) => packs[language]?.());

export * from './index.js';
