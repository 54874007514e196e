// Every element in every state on pages whose style sheets are against it. `npm run test:visual -- --only hostile` compares
// pictures of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, browserName, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, states } from './every-element.mjs';
import { fileName, hostilePages, settled } from './hostile-pages.mjs';
import { sheets } from './hostile-sheets.mjs';

const { origin } = await site(hostilePages);

const serious = (problems) => problems.filter((problem) => !problem.includes('404'));

const faults = (page, example, sideways) =>
  page.evaluate(
    async ([key, vertical]) => {
      const { faults: look } = await import('/pages/faults.mjs');
      return look(document.querySelector(`[data-example="${key}"]`), { sideways: vertical });
    },
    [example, sideways],
  );
const style = (page, id, part, property) =>
  page.evaluate(
    ([host, selector, key]) =>
      getComputedStyle(document.getElementById(host).shadowRoot.querySelector(`[part~="${selector}"]`))[key],
    [id, part, property],
  );
/** How many slides are seen at least half; one that waits beside the others is clipped. */
const slidesThatShow = (page, id) =>
  page.evaluate((key) => {
    const host = document.getElementById(key);
    const area = host.shadowRoot.querySelector('[part=viewport]').getBoundingClientRect();
    return [...host.children].filter((slide) => {
      const { left, right, top, bottom } = slide.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const inside = x > area.left && x < area.right && y > area.top - 1 && y < area.bottom + 1;
      return inside && slide.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    }).length;
  }, id);
const placeOf = (page, example) =>
  page.evaluate((key) => {
    const { left, top } = document.querySelector(`[data-example="${key}"]`).getBoundingClientRect();
    return [left + window.scrollX, top + scrollY].map(Math.round);
  }, example);

// Most of the time a page waits for its animations. In WebKit each has a browser of its own, so they can wait together.
describe('hostile style sheets', { concurrency: browserName === 'webkit' ? 2 : 1 }, () => {
  for (const title of Object.keys(sheets)) {
    describe(`on a page with ${title}`, () => {
      it('everything can be read and used, one slide shows, the panel moves nothing, the tokens hold', async () => {
        const { page, problems } = await open(`${origin}/${fileName(title)}`);
        const wrong = [];
        for (const [example, own] of Object.entries(states)) {
          await page.evaluate(
            (key) =>
              document
                .querySelector(`[data-example="${key}"]`)
                .scrollIntoView({ block: 'center', behavior: 'instant' }),
            example,
          );
          // What observes the page's place has heard of it.
          await settled(page);
          for (const state of Object.keys(own)) {
            const before = await placeOf(page, 'carousel');
            await reach(page, example, state);
            await settled(page);
            for (const fault of state === 'dismissed' ? [] : await faults(page, example, title === 'vertical text')) {
              wrong.push(`${example}, ${state}: ${fault}`);
            }
            if (example.startsWith('carousel') && (await slidesThatShow(page, example)) !== 1) {
              wrong.push(`${example}, ${state}: not one slide shows`);
            }
            if (state === 'panel') {
              const after = await placeOf(page, 'carousel');
              if (String(after) !== String(before))
                wrong.push(`${example}: the panel moves the page, ${before} → ${after}`);
              const [wide, strip] = [
                await style(page, example, 'panel', 'inlineSize'),
                await style(page, example, 'strip', 'inlineSize'),
              ];
              if (parseFloat(wide) < parseFloat(strip) - 1)
                wrong.push(`${example}: the panel is ${wide}, the strip ${strip}`);
              if ((await style(page, example, 'panel', 'position')) !== 'absolute')
                wrong.push(`${example}: panel in flow`);
              if ((await style(page, example, 'panel', 'backgroundColor')) !== 'rgb(255, 250, 240)')
                wrong.push(`${example}: the panel's ground is not the token's`);
              if ((await style(page, example, 'strip', 'color')) !== 'rgb(20, 20, 60)')
                wrong.push(`${example}: the strip's colour is not the token's`);
            }
            if (['large', 'preferences'].includes(state)) {
              const id = { 'photo-group': 'photo-one', photo: 'photo', 'cookie-notice': 'consent' }[example];
              if ((await style(page, id, 'dialog', 'backgroundColor')) !== 'rgb(255, 250, 240)')
                wrong.push(`${example}: the dialog's ground is not the token's`);
            }
          }
        }
        assert.deepEqual(wrong, []);
        assert.deepEqual(serious(problems), []);
      });
    });
  }
});

describe('on a page that hides everything', () => {
  it('nothing runs, nothing is counted, nothing takes the focus', async () => {
    const { origin: hidden } = await site({
      '/': article({ head: `<style>* { display: none !important }</style>${SHEET}${SCRIPT}`, body: everything }),
    });
    const { page, problems } = await open(hidden, {
      init: () => {
        window.told = [];
        window.timers = new Set();
        const { setTimeout: start, clearTimeout: stop } = window;
        window.setTimeout = (run, ...rest) => {
          const id = start(() => (window.timers.delete(id), run()), ...rest);
          // The end of an offer or of a badge, years away, is waited for in any case.
          if (!(rest[0] > 86_400_000)) window.timers.add(id);
          return id;
        };
        window.clearTimeout = (id) => (window.timers.delete(id), stop(id));
        for (const type of ['pencil-impression', 'pencil-view', 'carousel-view', 'carousel-change', 'pencil-expand']) {
          window.addEventListener(`news-${type}`, ({ target }) => window.told.push(`${type} of ${target.id}`));
        }
        window.addEventListener('focusin', ({ target }) => window.told.push(`focus in ${target.localName}`));
      },
    });
    await page.waitForFunction(() => document.querySelector('#carousel').explain?.().blockers.length);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.querySelector('#carousel').play());
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { state, blockers } = await page.evaluate(() => document.querySelector('#carousel').explain());
    assert.equal(state, 'suspended', blockers.join());
    assert.deepEqual(await page.evaluate('window.told'), []);
    assert.equal(await page.evaluate(() => window.timers.size), 0, 'no timer');
    assert.deepEqual(serious(problems), []);
  });
});
