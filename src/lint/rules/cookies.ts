import { meant } from '../nearest.js';
import { attribute, find, has, quote, type Rules, words } from '../rule.js';
import { inside } from '../tree.js';

const asks = (mode: string | undefined) => mode === 'consent' || mode === 'auto';

export const cookies: Rules = {
  'notice-twice': {
    severity: 'warning',
    check(page, report) {
      const notices = page.tags('news-cookie-notice').filter((notice) => !page.isInert(notice));
      for (const notice of notices.slice(1))
        report(notice, 'One cookie notice is enough for a page; only the first asks.');
    },
  },
  'consent-categories': {
    severity: 'error',
    check(page, report) {
      for (const notice of page.tags('news-cookie-notice')) {
        const mode = attribute(notice, 'mode');
        const categories = notice.children.filter(({ tag }) => tag === 'news-cookie-category');
        if (asks(mode) && !categories.length) {
          report(notice, `mode="${mode}" asks for nothing: add a <news-cookie-category> for each purpose.`, 'mode');
        } else if (!asks(mode) && categories.length) {
          report(notice, 'It has categories and never asks about them: write mode="consent", or “auto”.');
        }
        const names = new Set<string>();
        for (const category of categories) {
          const name = attribute(category, 'name')?.trim() ?? '';
          if (!name) report(category, 'A category without a name is left out.');
          else if (names.has(name))
            report(category, `There is a category ${quote(name)} already, so this one is left out.`, 'name');
          names.add(name);
        }
      }
      for (const category of page.tags('news-cookie-category')) {
        if (category.parent?.tag !== 'news-cookie-notice') {
          report(category, 'A category counts only directly in <news-cookie-notice>.');
        }
      }
    },
  },
  'consent-unknown': {
    severity: 'error',
    check(page, report) {
      const names = page.tags('news-cookie-category').flatMap((category) => attribute(category, 'name')?.trim() || []);
      // Another platform, or a script, may name them.
      if (!names.length) return;
      const gated = page.tags('script').filter((script) => has(script, 'data-news-consent'));
      for (const [element, name] of [
        ...page.tags('news-consent-gate').map((gate) => [gate, 'category'] as const),
        ...gated.map((script) => [script, 'data-news-consent'] as const),
      ]) {
        for (const word of words(attribute(element, name))) {
          if (names.includes(word)) continue;
          report(element, `Nobody asks about ${quote(word)}, so it never opens.${meant(word, names)}`, name);
        }
      }
    },
  },
  'consent-leak': {
    severity: 'error',
    check(page, report) {
      for (const gate of page.tags('news-consent-gate')) {
        if (!attribute(gate, 'category')?.trim()) report(gate, 'It has no category, so no consent opens it.');
        if (!gate.children.some(({ tag }) => tag === 'template')) {
          report(gate, 'Nothing waits in it: put the embed into a <template> directly inside.');
        }
        const loads = [...inside(gate)].find(
          (inner) => /^(iframe|script|embed|object|video|audio)$/.test(inner.tag) && !page.isInert(inner),
        );
        if (loads) report(loads, `This <${loads.tag}> loads before anybody has agreed: move it into the <template>.`);
      }
      for (const script of page.tags('script')) {
        if (!has(script, 'data-news-consent') || attribute(script, 'type') === 'text/plain') continue;
        report(
          script,
          'It runs before anybody has agreed: write type="text/plain" (and data-news-type="module" for a module).',
          'data-news-consent',
        );
      }
    },
  },
  'notice-words': {
    severity: 'warning',
    check(page, report) {
      for (const notice of page.tags('news-cookie-notice')) {
        if (!attribute(notice, 'policy-href') && !find(notice, ({ tag }) => tag === 'a')) {
          report(notice, 'It does not lead to your privacy policy: set policy-href.');
        }
      }
    },
  },
};
