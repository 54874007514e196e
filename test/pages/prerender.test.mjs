// Pages with shadow roots from the server: they look right before the script, and stay so when it takes over.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { prerender } from '../../bin/prerender/page.mjs';
import { examples } from './every-element.mjs';
import { article, browserName, it, open, SCRIPT, SHEET, site } from './harness.mjs';

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>')}`;
const PENCIL = `<news-pencil><strong slot="headline">Read on for a dollar</strong><a slot="strip-cta" href="#x">Offer</a>
  <p class="panel-text">What you get</p><p slot="price">1 $</p><a slot="cta" href="/x">Take it</a></news-pencil>`;
const CAROUSEL = `<news-carousel autoplay interval="60000"><p>First <br>two lines</p><p>Second</p><p>Third<br>has<br>three</p></news-carousel>`;
const PHOTO = `<news-photo><figure><img src="${PICTURE}" width="30" height="20" alt="Harbour">
  <figcaption>The harbour. <cite>Ann Lee</cite></figcaption></figure></news-photo>`;
const GUIDELINES = `<news-comment-guidelines><h2>Be kind</h2><p>We read everything.</p><ul><li>One</li><li>Two</li></ul>
  <a slot="cta" href="/in">Sign in</a><p slot="error">Broken</p><p slot="alternatives">Write to us</p>
  <template data-reader="subscriber"><p class="thanks">Thank you</p></template></news-comment-guidelines>`;
const GATE = `<news-consent-gate category="social" ratio="2 / 1"><template><p class="embed">Embed</p></template>
  <a href="/post">The post</a></news-consent-gate>`;
const NOTICE = `<news-cookie-notice><p class="ask">May we?</p><noscript><p class="off">No script</p></noscript>
  <news-cookie-category name="analytics">To count</news-cookie-category></news-cookie-notice>`;
const BODY = `${PENCIL}<main style="padding: 1rem"><h1>Title</h1>${PHOTO}<p>Text.</p>${CAROUSEL}<p>Text.</p>${GATE}<p>Text.</p>
  ${GUIDELINES}${NOTICE}<p id="end">The end.</p></main>`;
const TAGS = ['pencil', 'photo', 'carousel', 'consent-gate', 'comment-guidelines', 'cookie-notice'].map(
  (n) => `news-${n}`,
);

/** What docs/embedding.md asks for where a gate has another shape than 16 : 9. */
const SHAPE = `<style>news-consent-gate:not(:defined)[ratio='2 / 1'] { aspect-ratio: 2 }</style>`;

const source = (options) => article({ head: SHEET + SCRIPT, body: BODY, ...options });

/** A site with the page, of which the script waits until `arrive()` is called. */
async function late(html, { headers } = {}) {
  let arrive;
  const script = new Promise((resolve) => (arrive = resolve));
  const { readFile } = await import('node:fs/promises');
  const server = await site(
    {
      '/': { body: html, headers },
      '/cdn/newsprint.js': async () => {
        await script;
        return { body: await readFile('cdn/newsprint.js'), type: 'text/javascript' };
      },
    },
    {},
  );
  return { url: `${server.origin}/`, arrive };
}

/**
 * Collects layout shifts, from `window.since` on if it is set, but not those of two links that parts loaded later set in place, server or not: a consent gate's
 * (its own words come beside it) and the one in the strip (its padding).
 */
function recordShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources, startTime } of list.getEntries()) {
      if (startTime < (window.since ?? 0)) continue;
      const moved = sources.filter(
        ({ node }) =>
          !node?.parentElement?.closest('news-consent-gate, [slot=strip-cta]') && node?.slot !== 'strip-cta',
      );
      if (moved.length) window.shifts.push(`${value}: ${moved.map(({ node }) => node?.nodeName)}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Until all elements are there, with what they load at once. */
const arrived = (page) =>
  page.evaluate(async (tags) => {
    await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
    for (const tag of tags) for (const element of document.querySelectorAll(tag)) await element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, TAGS);

/** Where everything stands that a reader sees. */
const places = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      ['h1', 'img', 'figcaption', 'cite', '#end', 'news-comment-guidelines h2', 'li:last-child', '[slot=alternatives]']
        .concat(['[slot=headline]', 'news-carousel p', 'news-carousel', 'news-consent-gate'])
        .concat(['news-pencil', 'news-comment-guidelines', 'news-photo', 'main'])
        .map((selector) => {
          const { left, top, width, height } = document.querySelector(selector).getBoundingClientRect();
          return [selector, [left, top, width, height].map((value) => Math.round(value * 10) / 10)];
        }),
    ),
  );

/** What can be seen of the page's own texts. */
const seen = (page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[slot], .panel-text, .thanks, .embed, .ask, .off, news-carousel p, li, news-consent-gate a',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length)
      .map((element) => element.textContent),
  );

describe('a page with shadow roots from the server', () => {
  for (const sheet of [true, false]) {
    it(`stands where it will stand, before and after the script, ${sheet ? 'with' : 'without'} the sheet`, async () => {
      const { html } = await prerender(source({ head: sheet ? SHEET + SHAPE + SCRIPT : SCRIPT }));
      const { url, arrive } = await late(html);
      const { page, problems } = await open(url, { init: recordShifts, waitUntil: 'commit' });
      await page.locator('#end').waitFor();
      await page.waitForFunction(() => [...document.querySelectorAll('link')].every(({ sheet }) => sheet));
      await page.evaluate(() => document.querySelector('img').decode());
      const before = await places(page);
      assert.ok(await page.evaluate((tags) => tags.every((tag) => document.querySelector(tag).shadowRoot), TAGS));
      assert.equal(await page.evaluate(() => Boolean(customElements.get('news-pencil'))), false);
      assert.deepEqual(
        await seen(page).then((texts) => texts.filter((text) => /Sign|Broken|Thank|Embed|May|script/.test(text))),
        [],
      );
      // From now on, every frame shows the strip and the text.
      await page.evaluate(() => {
        window.gaps = [];
        const look = () => {
          for (const selector of [
            '[slot=headline]',
            'news-comment-guidelines h2',
            'img',
            'news-carousel p',
            'news-consent-gate a',
          ]) {
            const element = document.querySelector(selector);
            if (!element.getClientRects().length || !element.checkVisibility({ visibilityProperty: true }))
              window.gaps.push(selector);
          }
          requestAnimationFrame(look);
        };
        look();
      });
      arrive();
      await arrived(page);
      assert.deepEqual(await places(page), before);
      assert.deepEqual(await page.evaluate(() => window.gaps), []);
      if (browserName === 'chromium') assert.deepEqual(await page.evaluate(() => window.shifts), []);
      assert.deepEqual(problems, []);
      const { parts, texts } = await page.evaluate(() => ({
        parts: [...document.querySelectorAll('*')]
          .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('[part]') ?? [])])
          .map((element) => element.getAttribute('part'))
          .filter((part) => /^(strip|toggle|panel|viewport|notice|placeholder|pause)$/.test(part))
          .sort(),
        texts: document.body.innerText.match(/Read on for a dollar|Be kind|The harbour/g),
      }));
      // `panel` is the pencil's and the comment guidelines'; `notice` theirs and, when it asks, the cookie notice's.
      assert.deepEqual(
        parts.filter((part) => part !== 'notice'),
        ['panel', 'panel', 'pause', 'placeholder', 'strip', 'toggle', 'viewport'],
      );
      assert.equal(texts.length, 3);
      assert.deepEqual(
        await page.evaluate(
          (tags) => tags.filter((tag) => document.querySelector(tag).shadowRoot.querySelector('style')),
          TAGS,
        ),
        [],
        'the style of the server is still there',
      );
      await page.context().close();
    });
  }

  // One comment panel a page, as on real ones. Notices come when they come.
  const isAlone = (name) => /^(comment|reader)/.test(name);
  const names = Object.keys(examples).filter((name) => !name.startsWith('cookie'));
  const groups = [names.filter((name) => !isAlone(name)), ...names.filter(isAlone).map((name) => [name])];
  for (const sheet of [true, false]) {
    it(`moves nothing in any typical mark-up, ${sheet ? 'with' : 'without'} the sheet`, async () => {
      // What docs/server-rendering.md excepts: notes under a photo, and rules that are folded.
      const excepted = sheet ? /^$/ : /^photo(-broken)?$|-compact$/;
      const head = `${sheet ? SHEET : ''}${SCRIPT}<style>img { max-width: 100%; height: auto }</style>`;
      const place = (name) => `<section id="${name}">${examples[name]}</section>`;
      const measure = async (group) => {
        const sections = group.filter((name) => !excepted.test(name)).map(place);
        const { html } = await prerender(article({ head, body: `${sections.join('')}<p id="end">The end.</p>` }));
        const { url, arrive } = await late(html);
        const { page, problems } = await open(url, {
          init: recordShifts,
          waitUntil: 'commit',
          context: { viewport: { width: 390, height: 3000 } },
        });
        await page.locator('#end').waitFor();
        await page.waitForFunction(() =>
          [...document.images].every((image) => image.complete || image.loading === 'lazy'),
        );
        const tops = () =>
          page.evaluate(() =>
            Object.fromEntries(
              [...document.querySelectorAll('section, #end')].map((one) => [one.id, one.getBoundingClientRect().top]),
            ),
          );
        const before = await tops();
        // A picture that is not there takes less room once the browser knows: that is its own.
        await page.evaluate(() => {
          window.since = performance.now();
          window.shifts.length = 0;
        });
        arrive();
        await page.waitForFunction(() => customElements.get('news-photo'));
        await page.evaluate(async () => {
          for (const element of document.querySelectorAll('section *')) await element.updateComplete;
        });
        await page.waitForLoadState('networkidle');
        const after = await tops();
        const moved = Object.keys(before).filter((id) => Math.abs(after[id] - before[id]) >= 0.5);
        assert.deepEqual(moved, [], `${JSON.stringify(before)} became ${JSON.stringify(after)}`);
        if (browserName === 'chromium') assert.deepEqual(await page.evaluate(() => window.shifts), [], group.join());
        assert.deepEqual(
          problems.filter((problem) => !problem.includes('404')),
          [],
        );
        await page.context().close();
      };
      await Promise.all(groups.map(measure));
    });
  }

  it('works afterwards as any other: panel, carousel, texts for the reader, consent', async () => {
    const { html } = await prerender(source());
    const { url, arrive } = await late(html);
    arrive();
    const { page, problems } = await open(url);
    await arrived(page);
    await page.locator('news-pencil').getByRole('button', { name: 'Details' }).click();
    await page.locator('.panel-text').waitFor({ state: 'visible' });
    const slides = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('news-carousel p')].map((p) => p.checkVisibility({ visibilityProperty: true })),
      );
    assert.deepEqual(await slides(), [true, false, false]);
    await page.evaluate(() => document.querySelector('news-carousel').goTo(2));
    await page.getByText('First').waitFor({ state: 'hidden' });
    assert.deepEqual(await slides(), [false, false, true]);
    await page.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
    await page.locator('.thanks').waitFor({ state: 'visible' });
    assert.equal(await page.getByText('We read everything.').isVisible(), false);
    await page.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
    await page.getByText('Sign in').waitFor({ state: 'visible' });
    assert.equal(await page.locator('.thanks').count(), 0);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('does no harm where the script is faster than the parser', async () => {
    const { html } = await prerender(source({ head: `${SHEET}<script src="/cdn/newsprint.classic.js"></script>` }));
    const { url, arrive } = await late(html);
    arrive();
    const { page, problems } = await open(url);
    await arrived(page);
    const texts = await seen(page);
    for (const text of ['Read on for a dollar', 'The post', 'Write to us'])
      assert.equal(texts.filter((one) => one === text).length, 1, text);
    assert.equal(texts.filter((text) => /Sign in|Thank|Embed/.test(text)).length, 0);
    await page.evaluate(() => document.querySelector('news-consent-gate').load());
    await page.locator('.embed').waitFor({ state: 'visible' });
    // Chromium says so in its console; the template stays in the page and does nothing.
    assert.deepEqual(
      problems.filter((problem) => !/second declarative shadow root/.test(problem)),
      [],
    );
    await page.context().close();
  });

  it('reads right without script', async () => {
    const { html } = await prerender(source());
    // Switches scripts off in a browser that has them on, so that `<noscript>` and `@media (scripting)` agree.
    const { url } = await late(html, { headers: { 'content-security-policy': 'sandbox allow-same-origin' } });
    const { page } = await open(url, { waitUntil: 'domcontentloaded' });
    for (const text of [
      'Read on for a dollar',
      'What you get',
      '1 $',
      'Take it',
      'Be kind',
      'Two',
      'Write to us',
      'To count',
      'The post',
      'The harbour.',
      'Third',
    ]) {
      assert.equal(await page.getByText(text).first().isVisible(), true, text);
    }
    // Playwright's search by text passes `<noscript>` over.
    assert.equal(await page.locator('.off').isVisible(), true);
    for (const text of ['Broken', 'Sign in', 'May we?'])
      assert.equal(await page.getByText(text).isVisible(), false, text);
    assert.equal(await page.getByRole('button').count(), 0, 'a button that does nothing');
    await page.context().close();
  });

  /** A pencil whose variants are chosen in the browser. */
  const variants = async () => {
    const body = `${examples['pencil-bottom'].replace('placement="bottom"', '')}<p id="end">The end.</p>`;
    return (await prerender(article({ head: SHEET + SCRIPT, body }))).html;
  };
  const letter = (page) => page.getByText('The morning letter').isVisible();

  it('with variants, shows its own words without script', async () => {
    const { url } = await late(await variants(), {
      headers: { 'content-security-policy': 'sandbox allow-same-origin' },
    });
    const { page } = await open(url, { waitUntil: 'domcontentloaded' });
    assert.equal(await letter(page), true);
    await page.context().close();
  });

  it('with variants, shows none of them nor what is in their place, unless the script does not come', async () => {
    const { url, arrive } = await late(await variants());
    const { page: other } = await open(url, { waitUntil: 'commit' });
    await other.locator('#end').waitFor();
    /** Begins anew: a slow browser may be past it. */
    const seconds = (time) =>
      other.evaluate((currentTime) => {
        const own = document.querySelector('news-pencil').shadowRoot.querySelector('.own');
        own.style.animation = 'none';
        own.getBoundingClientRect();
        own.style.animation = '';
        for (const one of own.getAnimations()) {
          one.pause();
          one.currentTime = currentTime;
        }
      }, time * 1000);
    await seconds(0);
    assert.equal(await letter(other), false);
    await seconds(5.9);
    assert.equal(await letter(other), false);
    await seconds(6.1);
    assert.equal(await letter(other), true);
    arrive();
    await other.getByText('The evening letter').waitFor({ state: 'visible' });
    assert.equal(await letter(other), false);
    await other.context().close();
  });

  it('shows a subscriber no offer in any frame, and moves nothing', async () => {
    const { html } = await prerender(source({ attributes: 'data-news-reader="subscriber"' }));
    const { url, arrive } = await late(html);
    const { page } = await open(url, { init: recordShifts, waitUntil: 'commit' });
    await page.locator('#end').waitFor();
    await page.waitForFunction(() => document.querySelector('link').sheet);
    const top = () => page.evaluate(() => document.querySelector('h1').getBoundingClientRect().top);
    const before = await top();
    assert.equal(await page.locator('[slot=headline]').isVisible(), false);
    arrive();
    await arrived(page);
    assert.equal(await top(), before);
    assert.equal(await page.locator('[slot=headline]').isVisible(), false);
    await page.context().close();
  });

  it('needs nothing in a strict policy but the hashes that the command prints', async () => {
    const { html, hashes } = await prerender(
      source({
        body: BODY.replace(' style="padding: 1rem"', '').replaceAll(PICTURE, '/demo/public/pictures/icon.svg'),
      }),
    );
    const policy = (styles) => ({
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' ${styles}; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
    });
    /** Whether the strip has its style. */
    const height = (page) => page.locator('#strip').evaluate((strip) => getComputedStyle(strip).height);
    const good = await late(html, { headers: policy(hashes.map((hash) => `'${hash}'`).join(' ')) });
    const { page, problems } = await open(good.url, { waitUntil: 'commit' });
    await page.locator('#end').waitFor();
    assert.equal(await height(page), '48px');
    good.arrive();
    await arrived(page);
    assert.deepEqual(problems, []);
    await page.context().close();

    // Without them the styles are refused, the content still reads, and the script puts everything right.
    const bare = await late(html, { headers: policy('') });
    const { page: other } = await open(bare.url, { waitUntil: 'commit' });
    await other.locator('#end').waitFor();
    assert.notEqual(await height(other), '48px');
    bare.arrive();
    await arrived(other);
    assert.equal(await height(other), '48px');
    await other.context().close();
  });
});
