// Two copies of the library on one page: the first one serves the tags, and what they share (reader, memory, motion) is
// shared by both.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { article, CLASSIC, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, examples, states, TAGS } from './every-element.mjs';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));
/** The same files as another version would have them: their common name is another one, and so is every module. */
const otherVersion = async ({ pathname }) => ({
  type: 'text/javascript',
  body: (await readFile(pathname.replace(/^\/other/, 'cdn'), 'utf8')).replaceAll(
    new RegExp(`newsprint/${version}/\\w+`, 'g'),
    'newsprint/99.0.0/another',
  ),
});
const OTHER = '<script type="module" src="/other/newsprint.js"></script>';
/** A site that also has `/other/…`. Files whose address begins with `held.path` come after `held.until`. */
const both = (pages, held) => {
  const answer = (own, path) => own[path] ?? (/^\/other\/.*\.js$/.test(path) ? otherVersion : undefined);
  const later = async (url) => {
    await held.until;
    return answer({}, url.pathname)?.(url);
  };
  return site(
    new Proxy(pages, { get: (own, path) => (held && path.startsWith(held.path) ? later : answer(own, path)) }),
  );
};

/** For `init`: what elements told, as `type of #id`. */
function recordEvents() {
  window.told = [];
  for (const type of ['pencil-impression', 'pencil-view', 'cookie-notice-shown', 'consent-gate-open']) {
    window.addEventListener(`news-${type}`, ({ target, detail }) =>
      window.told.push([type, detail.part, 'of', target.id].filter(Boolean).join(' ')),
    );
  }
  document.addEventListener('news-reader-change', ({ detail }) =>
    window.told.push(`reader: ${JSON.stringify(detail)}`),
  );
}
const told = (page, pattern) => page.evaluate('window.told').then((all) => all.filter((one) => pattern.test(one)));
const twice = (all) => all.filter((one, index) => all.indexOf(one) !== index);
const serious = (problems) => problems.filter((problem) => !problem.includes('404'));

describe('two copies work side by side', () => {
  for (const [title, head] of [
    ['the same module from two addresses', SCRIPT.replace('.js', '.js?1') + SCRIPT.replace('.js', '.js?2')],
    ['two versions', SCRIPT + OTHER],
    ['a module, then the classic script', SCRIPT + CLASSIC],
    ['the classic script, then a module', CLASSIC + SCRIPT],
    ['the classic script, then another version', CLASSIC + OTHER],
    ['one element, then all', SCRIPT.replace('newsprint', 'carousel') + SCRIPT],
  ]) {
    it(title, async () => {
      const { origin } = await both({ '/': article({ lang: 'fr', head: SHEET + head, body: everything }) });
      const { page, problems } = await open(origin, { init: recordEvents });
      for (const [example, own] of Object.entries(states)) {
        for (const state of Object.keys(own)) await reach(page, example, state);
      }
      assert.ok(await page.evaluate((tags) => tags.every((tag) => customElements.get(tag)), TAGS));
      // Loaded on demand, by the copy that serves the tag.
      await page.waitForFunction(() =>
        /Détails/.test(document.querySelector('#pencil').shadowRoot.querySelector('[part=toggle]').textContent),
      );
      await page.waitForFunction(() => window.told.some((one) => /^pencil-impression of pencil$/.test(one)));
      assert.deepEqual(twice(await told(page, / of /)), [], 'nothing is told twice');
      assert.deepEqual(serious(problems), []);
    });
  }

  it('what the second copy says reaches the elements of the first', async () => {
    const use = `import { setReader, willAsk } from '/other/newsprint.js';
      window.second = { setReader, willAsk };`;
    const { origin } = await both({
      '/': article({
        head: `${SHEET}${SCRIPT}<script type="module" src="/use.js"></script>`,
        body: examples.pencil + examples['cookie-notice'],
      }),
      '/use.js': { type: 'text/javascript', body: use },
    });
    const { page, problems } = await open(origin, { init: recordEvents });
    await reach(page, 'pencil', 'strip');
    assert.equal(await page.evaluate(() => window.second.willAsk()), true);
    await page.evaluate(() => window.second.setReader({ reader: 'subscriber' }));
    await page.waitForFunction(() => !document.querySelector('#pencil').decision.show);
    assert.equal((await told(page, /subscriber/)).length, 1);
    assert.deepEqual(problems, []);
  });
});

describe('another copy under other tag names', () => {
  const mine = (html) => html.replaceAll('news-', 'my-').replaceAll(/ id="/g, ' id="my-');
  const names = TAGS.map((tag) => tag.slice(5));
  const className = (name) => `News${name.replace(/(^|-)\w/g, (letter) => letter.at(-1).toUpperCase())}`;
  const register = `import * as copy from '/other/newsprint.js';
    ${names.map((name) => `customElements.define('my-${name}', class extends copy.${className(name)} {});`).join('\n')}`;
  const load = async (body, { held, ...options } = {}) => {
    const { origin } = await both(
      {
        '/': article({ head: `${SHEET}${SCRIPT}<script type="module" src="/mine.js"></script>`, body }),
        '/mine.js': { type: 'text/javascript', body: register },
      },
      held,
    );
    const { page, problems } = await open(origin, { init: recordEvents, ...options });
    page.setDefaultTimeout(20_000);
    await page.waitForFunction(() => customElements.get('my-reader-context'));
    return { page, problems };
  };

  it('hears the same reader, from the page and from what is around it', async () => {
    const panel = (tag) => `<${tag}-comment-guidelines class="panel"><p>For readers.</p>
      <template data-reader="subscriber"><p>For subscribers.</p></template></${tag}-comment-guidelines>`;
    const { page, problems } = await load(
      `${panel('my')}<news-reader-context reader="subscriber">${panel('my')}</news-reader-context>
       <my-reader-context reader="subscriber">${panel('news')}</my-reader-context>`,
    );
    const texts = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.panel')].map((one) => one.innerText.includes('For subscribers')),
      );
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.panel')].slice(1).every((one) => one.innerText.includes('For subscribers')),
    );
    assert.deepEqual(await texts(), [false, true, true]);
    await page.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
    await page.waitForFunction(() => document.querySelector('.panel').innerText.includes('For subscribers'));
    assert.deepEqual(problems, []);
  });

  it('one pencil shows at an edge, its dismissal counts for both, even where nothing can be stored', async () => {
    const { page, problems } = await load(examples.pencil + mine(examples.pencil), {
      init: () => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      },
    });
    const shown = () =>
      page.evaluate(() => ['pencil', 'my-pencil'].map((id) => document.getElementById(id).decision.reasons.join()));
    await reach(page, 'pencil', 'strip');
    await page.waitForFunction(() => document.getElementById('my-pencil').decision.reasons.length);
    assert.deepEqual(await shown(), ['', 'edge-busy']);
    await page.evaluate(() => {
      document.getElementById('pencil').dismiss();
      return document.getElementById('pencil').updateComplete;
    });
    // Another element of the campaign, put in by the page.
    await page.evaluate(() => {
      document.getElementById('pencil').remove();
      const other = document.getElementById('my-pencil');
      other.remove();
      document.body.append(other);
    });
    await page.waitForFunction(() => document.getElementById('my-pencil').decision.reasons[0] !== 'edge-busy');
    assert.deepEqual(await page.evaluate(() => document.getElementById('my-pencil').decision.reasons), ['dismissed']);
    assert.deepEqual(problems, []);
  });

  it('a pause of one carousel pauses the other, now and on the next page', async () => {
    const { page, problems } = await load(examples.carousel + mine(examples.carousel));
    const plays = () =>
      page.evaluate(() => ['carousel', 'my-carousel'].map((id) => document.getElementById(id).explain().intent));
    await reach(page, 'carousel', 'playing');
    assert.deepEqual(await plays(), ['play', 'play']);
    await reach(page, 'carousel', 'paused');
    assert.deepEqual(await plays(), ['pause', 'pause']);
    await page.reload();
    await page.waitForFunction(() => document.getElementById('my-carousel').explain?.().index === 0);
    assert.deepEqual(await plays(), ['pause', 'pause']);
    assert.deepEqual(problems, []);
  });

  /** Both copies' notices and a gate, with the second half of one copy held back until it is let go. */
  const notices = async (held) => {
    let letGo;
    const gone = new Promise((resolve) => (letGo = resolve));
    const loaded = await load(
      examples['cookie-notice'] +
        mine(examples['cookie-notice']) +
        mine(examples['consent-gate'].replace('social', 'analytics')),
      // In Firefox a page whose script still imports something is not loaded.
      { held: { path: `/${held}/chunks/consent-`, until: gone }, waitUntil: 'domcontentloaded' },
    );
    const explained = (key) =>
      loaded.page.evaluate(
        (name) => ['consent', 'my-consent'].map((id) => document.getElementById(id).explain()[name]),
        key,
      );
    return { ...loaded, letGo, explained };
  };
  const first = (held) => (held === 'cdn' ? 'my-consent' : 'consent');

  for (const held of ['cdn', 'other']) {
    it(`one notice asks for consent, and what it records holds for both; ${held} comes last`, async () => {
      const { page, problems, letGo, explained } = await notices(held);
      const views = held === 'cdn' ? ['none', 'consent'] : ['consent', 'none'];
      await page
        .locator(`#${first(held)} [part=choice]`)
        .first()
        .waitFor();
      assert.deepEqual(await explained('view'), views);
      letGo();
      // Resolves when every notice has its second half.
      assert.equal(await page.evaluate(() => document.getElementById('consent').willAsk()), true);
      assert.deepEqual(await explained('view'), views, 'the one that speaks is not interrupted');
      await page.evaluate(() => document.getElementById('consent').acceptAll());
      await page.waitForFunction(() => document.querySelector('#my-gate .embed'));
      assert.deepEqual(await explained('view'), ['none', 'none']);
      assert.deepEqual(await page.evaluate(() => document.getElementById('my-consent').record().granted), [
        'analytics',
      ]);
      assert.deepEqual(await told(page, /shown/), [`cookie-notice-shown of ${first(held)}`]);
      assert.deepEqual(problems, []);
    });

    it(`the notice that is ready records an answer, and asks nobody again, before ${held} comes`, async () => {
      const { page, problems, letGo, explained } = await notices(held);
      await page
        .locator(`#${first(held)} [part=choice]`)
        .first()
        .click();
      await page.waitForFunction(() => document.querySelector('#my-gate .embed'));
      assert.deepEqual(await explained('consent'), ['decided', 'decided']);
      await page.reload({ waitUntil: 'domcontentloaded' });
      await page.waitForFunction((id) => document.getElementById(id).record?.()?.granted.length, first(held));
      assert.deepEqual(await explained('view'), ['none', 'none']);
      letGo();
      assert.equal(await page.evaluate(() => document.getElementById('consent').willAsk()), false);
      assert.deepEqual(await told(page, /shown/), [], 'not even for a moment');
      assert.deepEqual(problems, []);
    });
  }

  it('a photo is covered, and shown large, under any name', async () => {
    const { page, problems } = await load(mine(examples['photo-sensitive'] + examples.photo));
    await page.waitForFunction(() =>
      document.getElementById('my-photo-sensitive').shadowRoot.querySelector('[part=cover-button]'),
    );
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.querySelector('#my-photo-sensitive img')).visibility),
      'hidden',
    );
    await page.evaluate(() => document.getElementById('my-photo').open());
    assert.deepEqual(
      await page.evaluate(() => {
        const image = document.querySelector('#my-photo img');
        const stage = document.getElementById('my-photo').shadowRoot.querySelector('[part=stage]');
        const [inner, outer] = [image, stage].map((one) => one.getBoundingClientRect());
        return {
          inside: inner.left >= outer.left && inner.right <= outer.right && inner.bottom <= outer.bottom,
          zooms: getComputedStyle(image).aspectRatio !== 'auto',
          captionIsPainted: getComputedStyle(document.querySelector('#my-photo figcaption')).position,
        };
      }),
      { inside: true, zooms: true, captionIsPainted: 'sticky' },
    );
    assert.deepEqual(problems, []);
  });
});
