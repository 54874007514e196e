import { attribute, has, type Rules, words } from '../rule.js';
import type { LintElement } from '../tree.js';
import { isGlobal } from '../vocabulary.js';

/** As in the element's own `slides.ts`. */
const NO_SLIDE = /^(script|style|template|link|meta|noscript)$/;

/** Whether words stand directly in it, which are a slide, too (or several). */
function hasBareText({ text, children }: LintElement): boolean {
  const letters = (words: string) => words.replace(/\s+/g, '').length;
  // The text of a template is not part of what stands around it.
  const inside = children.map((child) => (child.tag === 'template' ? 0 : letters(child.text)));
  return letters(text) > inside.reduce((sum, count) => sum + count, 0);
}

export const carousel: Rules = {
  'carousel-unpausable': {
    severity: 'error',
    check(page, report) {
      for (const element of page.tags('news-carousel')) {
        if (!has(element, 'autoplay') || attribute(element, 'controls') !== 'external') continue;
        const id = attribute(element, 'id');
        const isControl = (other: (typeof page.all)[number]) =>
          attribute(other, 'commandfor') === id || words(attribute(other, 'aria-controls')).includes(id!);
        if (id && page.all.some(isControl)) continue;
        report(
          element,
          'Nobody could pause it, so it does not rotate (WCAG 2.2.2): with controls="external", name it in the “commandfor” or “aria-controls” of a button, or take controls="external" away.',
          'controls',
        );
      }
    },
  },
  'carousel-slides': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-carousel')) {
        const slides = element.children.filter(
          ({ tag, attributes }) => !NO_SLIDE.test(tag) && !attributes.has('hidden'),
        );
        const count = slides.length + (hasBareText(element) ? 1 : 0);
        if (count === 0) report(element, 'It has no slides: each child is one.');
        else if (count === 1 && has(element, 'autoplay')) report(element, 'It has one slide, so nothing rotates.');
        for (const slide of slides) {
          const value = attribute(slide, 'data-interval');
          if (value === undefined || (value.trim() && Number(value) >= 0)) continue;
          report(
            slide,
            `data-interval="${value}" is no number of milliseconds, so the carousel’s own is used.`,
            'data-interval',
          );
        }
      }
    },
  },
  'carousel-lost-list': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-carousel')) {
        const [only, ...more] = element.children;
        if (!only || more.length || !/^(ul|ol)$/.test(only.tag) || ![...only.attributes.keys()].every(isGlobal))
          continue;
        report(only, `The whole <${only.tag}> is one slide. Put its items directly into <news-carousel>.`);
      }
    },
  },
};
