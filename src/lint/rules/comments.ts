import { meant } from '../nearest.js';
import { attribute, isEmpty, type Rules, words } from '../rule.js';
import { TAGS } from '../vocabulary.js';

const AXES = ['thread', 'reader', 'load'] as const;

export const comments: Rules = {
  'comments-neutral': {
    severity: 'error',
    check(page, report) {
      for (const panel of page.tags('news-comment-guidelines')) {
        // Bare text is text as well; that of templates is not part of the panel's.
        const isWritten = panel.children.some(
          (child) => child.tag !== 'template' && !attribute(child, 'slot') && !isEmpty(child),
        );
        const isBare =
          panel.children.every(({ tag }) => tag === 'template' || tag === 'br') && panel.text.trim() !== '';
        if (isWritten || isBare) continue;
        report(panel, 'There is no neutral text, so readers without script, or of whom nothing is known, see nothing.');
      }
    },
  },
  'comments-template': {
    severity: 'warning',
    check(page, report) {
      const known = TAGS['news-comment-guidelines']!.attributes;
      for (const panel of page.tags('news-comment-guidelines')) {
        const seen = new Set<string>();
        for (const template of panel.children.filter(({ tag }) => tag === 'template')) {
          const states = AXES.map((axis) => words(attribute(template, `data-${axis}`)).sort());
          for (const [index, axis] of AXES.entries()) {
            const values = known[axis] as readonly string[];
            for (const word of states[index]!) {
              if (values.includes(word)) continue;
              report(template, `data-${axis}="${word}" never fits.${meant(word, values)}`, `data-${axis}`);
            }
          }
          const key = JSON.stringify(states);
          if (!states.flat().length)
            report(template, 'It names no state (data-thread, data-reader, data-load), so it never shows.');
          else if (seen.has(key))
            report(template, 'A template before this one names the same state, so this one never shows.');
          seen.add(key);
        }
      }
    },
  },
  'comments-loading': {
    severity: 'warning',
    check(page, report) {
      for (const panel of page.tags('news-comment-guidelines')) {
        const on = attribute(panel, 'load-on');
        if ((on === 'visible' || on === 'click') && !attribute(panel, 'for')) {
          report(
            panel,
            `load-on="${on}" without “for”: nothing says when the comments are there, so it ends as an error.`,
            'load-on',
          );
        }
      }
    },
  },
};
