// The script does not come, or not all of it: the page reads right all the same.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, open, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, examples } from './every-element.mjs';

/** The texts of the page that a reader can get to see, by example: one entry for each text node. */
const wordsOn = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-example]')].map((section) => {
        const seen = [];
        const walker = document.createTreeWalker(section, 4);
        while (walker.nextNode()) {
          const { currentNode: text } = walker;
          if (!text.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
          const range = document.createRange();
          range.selectNodeContents(text);
          if ([...range.getClientRects()].some(({ width, height }) => width && height)) seen.push(text.data.trim());
        }
        return [section.dataset.example, seen.filter(Boolean)];
      }),
    ),
  );

/** What the author wrote for every reader: no template, no text for a moment, nothing that is folded. */
const written = (html) =>
  html
    .replaceAll(/<template.*?<\/template>|<noscript.*?<\/noscript>|<a slot="cta" href="#register">.*?<\/a>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter(Boolean);

/** Examples that the sheet hides while a script may still come. */
const AWAY = /^(pencil-bottom|cookie-notice)/;

const FAILURES = {
  // As in a browser that runs no scripts: `<noscript>` and `@media (scripting)` agree.
  'not run': { script: SCRIPT, headers: { 'content-security-policy': 'sandbox allow-same-origin' } },
  missing: { script: SCRIPT.replace('newsprint', 'nothing-here') },
  'not understood': { script: SCRIPT.replace('/cdn/newsprint.js', '/future.js') },
  blocked: { script: SCRIPT, headers: { 'content-security-policy': "script-src 'none'" } },
};
const pathOf = (name, folder) => `/${folder}/${name.replace(' ', '-')}`;
const pages = { '/future.js': { type: 'text/javascript', body: 'class A { #x = 1; match (#x) { } }' } };
for (const [name, { script, headers }] of Object.entries(FAILURES)) {
  pages[pathOf(name, 'with')] = { headers, body: article({ head: SHEET + script, body: everything }) };
  pages[pathOf(name, 'without')] = { headers, body: article({ head: script, body: everything }) };
}
const { origin } = await site(pages);

describe('without the script', () => {
  for (const name of Object.keys(FAILURES)) {
    for (const folder of ['with', 'without']) {
      it(`that is ${name}, ${folder} newsprint.css, everything reads right`, async () => {
        const { page } = await open(origin + pathOf(name, folder));
        assert.equal(await page.evaluate(() => Boolean(globalThis.customElements?.get('news-pencil'))), false);
        const seen = await wordsOn(page);
        for (const [example, html] of Object.entries(examples)) {
          const expected = written(html);
          assert.ok(expected.length, example);
          if (folder === 'with' && AWAY.test(example)) {
            if (name !== 'not run') assert.deepEqual(seen[example], [], example);
            // Nobody is asked, and nobody is told to change anything; what the categories are for may be read.
            else if (example === 'cookie-notice') assert.equal(seen[example].length, 2);
            continue;
          }
          for (const words of expected) assert.ok(seen[example].includes(words), `${example}: ${words}`);
        }
        if (folder === 'without') return;
        // After six seconds the row of slides scrolls, with no script to help.
        const reached = await page.evaluate(async () => {
          for (const animation of document.getAnimations()) animation.currentTime = 6001;
          const row = document.querySelector('#carousel');
          row.scrollTo({ left: row.scrollWidth, behavior: 'instant' });
          const { left, right } = row.lastElementChild.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && getComputedStyle(row).overflowX;
        });
        assert.equal(reached, 'auto');
      });
    }
  }
});

describe('with the script, but none of its parts', () => {
  for (const [how, answer] of [
    ['that never come', () => undefined],
    ['that are missing', (route) => route.fulfill({ status: 404, body: 'Not found' })],
    ['in place of which a portal answers', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in' })],
  ]) {
    it(`${how}, the texts for every reader are there, and nothing throws`, async () => {
      const { origin: own } = await site({ '/': article({ head: SHEET + SCRIPT, body: everything }) });
      const { page, problems } = await open('about:blank');
      await page.route('**/cdn/chunks/**', answer);
      await page.goto(own, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.querySelector('#context #inside')?.shadowRoot?.querySelector('slot'));
      const expected = {
        pencil: ['Read everything for 99 cents a week', 'Subscribe'],
        'pencil-inline': ['A line between two paragraphs'],
        carousel: ['One: every story, on every device'],
        'carousel-single': ['The only slide'],
        photo: written(examples.photo),
        'photo-details': ['Shows a storm', 'third crossing'],
        'comment-guidelines': written(examples['comment-guidelines']),
        'comment-guidelines-compact': written(examples['comment-guidelines-compact']),
        'comment-guidelines-click': ['Readers talk here.'],
        'consent-gate': ['A post about', 'the ferry'],
        'reader-context': ['For readers.'],
      };
      const missing = async () => {
        const seen = await wordsOn(page);
        return Object.entries(expected).flatMap(([example, all]) =>
          all.filter((words) => !seen[example].includes(words)).map((words) => `${example}: ${words}`),
        );
      };
      for (let tries = 0; tries < 100 && (await missing()).length; tries++) {
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      assert.deepEqual(await missing(), []);
      assert.deepEqual(
        problems.filter((problem) => !/404|Failed to load|MIME type|NS_ERROR|blocked/i.test(problem)),
        [],
      );
    });
  }
});
