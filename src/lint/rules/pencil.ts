import { fold } from '../tree.js';
import { attribute, find, has, isEmpty, quote, type Rules, slotted } from '../rule.js';

const COUNT = '(\\d+|two|three|four|five|six|eight|ten|twelve|deux|trois|quatre|six|douze|dos|tres|cuatro|seis|doce)';
/** A price for a limited time, in the languages that are built in. */
const LIMITED = new RegExp(
  [
    `\\b(for|in) (the |your )?(first )?${COUNT} (days|weeks|months)\\b`,
    `\\bfirst (day|week|month|year)\\b`,
    `\\b(pendant|pour) (les )?(premiers |premières )?${COUNT} (premiers |premières )?(jours|semaines|mois)\\b`,
    `\\bpremier mois\\b|\\bpremière (semaine|année)\\b`,
    `\\b(durante|por) (los |las )?(primeros |primeras )?${COUNT} (primeros |primeras )?(días|semanas|meses)`,
    `\\bprimer mes\\b|\\bprimera semana\\b`,
    `لمدة [\\d٠-٩]+|(لأول|أول) (شهر|أسبوع|[\\d٠-٩]+)`,
  ].join('|'),
  'i',
);
/** What follows, with a figure: “then” alone says nothing. */
const AFTERWARDS = /(\b(then|after|afterwards|thereafter|puis|ensuite|luego|despu[eé]s)(?![\p{L}])|ثم|بعد).*\p{Nd}/iu;
/** Boxes that are as high as what stands in them. */
const SHORT = ['header', 'nav', 'aside', 'footer'];

export const pencil: Rules = {
  'pencil-headline': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-pencil')) {
        const headline = slotted(element, 'headline');
        if (headline && isEmpty(headline)) report(headline, 'The headline is empty.');
        else if (!headline && !attribute(element, 'label')?.trim()) {
          report(element, 'There is no headline, so the strip shows built-in words: give one child slot="headline".');
        }
      }
    },
  },
  'pencil-cta': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-pencil')) {
        const actions = ['cta', 'strip-cta'].flatMap((slot) => slotted(element, slot) ?? []);
        if (!actions.length) report(element, 'Nothing leads to the offer: give one link slot="cta".');
        for (const action of actions) {
          const link = /^(a|button)$/.test(action.tag)
            ? action
            : find(action, ({ tag }) => tag === 'a' || tag === 'button');
          if (!link) report(action, 'The call to action is neither a link nor a button.');
          else if (link.tag === 'a' && !attribute(link, 'href'))
            report(link, 'The call to action has no address (href).');
          else if (isEmpty(link) && !attribute(link, 'aria-label')) report(link, 'The call to action has no words.');
        }
      }
    },
  },
  'pencil-campaign': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-pencil')) {
        if (attribute(element, 'campaign')?.trim()) continue;
        if (has(element, 'frequency'))
          report(element, 'Without a campaign no view is counted, so “frequency” does nothing.');
        else if (!has(element, 'permanent')) {
          report(element, 'There is no campaign, so a reader who closes the strip sees it again on the next page.');
        }
      }
    },
  },
  'pencil-place': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-pencil')) {
        const { parent } = element;
        if (!parent || !SHORT.includes(parent.tag) || (attribute(element, 'placement') ?? 'top') !== 'top') continue;
        report(element, `It sticks only while its <${parent.tag}> is in view. Put it directly into <body>.`);
      }
    },
  },
  'price-afterwards': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-pencil')) {
        const price = slotted(element, 'price');
        const text = fold(price?.text ?? '');
        if (!price || !LIMITED.test(text) || AFTERWARDS.test(text)) continue;
        report(price, `${quote(text)} does not say what it costs after the offer: “…, then £4 a week”.`);
      }
    },
  },
};
