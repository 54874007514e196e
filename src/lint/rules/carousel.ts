import { attribute, has, type Rules, words } from '../rule.js';
import { isGlobal } from '../vocabulary.js';

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
          ({ tag, attributes }) => !/^(template|script|style)$/.test(tag) && !attributes.has('hidden'),
        );
        if (slides.length === 0) report(element, 'It has no slides: each child is one.');
        else if (slides.length === 1 && has(element, 'autoplay'))
          report(element, 'It has one slide, so nothing rotates.');
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
