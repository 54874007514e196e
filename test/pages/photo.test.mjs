import assert from 'node:assert/strict';
import test from 'node:test';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site } from './harness.mjs';

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Real pictures: Chromium does not count one with hardly any detail as a contentful paint. */
const [SMALL, MIDDLE, LARGE] = [480, 960, 1920].map((width) => `/demo/public/pictures/crew-${width}.webp`);

const photo = (attributes = 'zoom source-kind="handout"', image = '') => `<news-photo ${attributes}>
  <figure>
    ${
      image ||
      `<img src="${MIDDLE}" srcset="${SMALL} 480w, ${MIDDLE} 960w, ${LARGE} 1920w" sizes="390px" width="1200" height="800"
        alt="A ferry" fetchpriority="high">`
    }
    <figcaption>A <a href="#more">ferry</a> leaves. <cite>Ann Lee</cite></figcaption>
  </figure>
</news-photo>`;

/** The page of a publisher: pictures fit their column. */
const OWN = '<link rel="stylesheet" href="/own.css">';
const words = '<p>The fog lay over the bay all morning, and nobody saw the ferry leave.</p>'.repeat(9);
const page = (head, body = photo()) => article({ head, body: `<h1>Fog</h1>${body}${words}<p id="more">More</p>` });
const later = (answer, milliseconds) => async () => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return answer;
};

const LATE = '<script type="module" src="/late.js"></script>';
const pages = {
  '/own.css': { type: 'text/css', body: 'body { margin: 0 16px } img { max-width: 100%; height: auto }' },
  '/with': page(OWN + SHEET + SCRIPT),
  '/without': page(OWN + SHEET),
  '/late': page(OWN + SHEET + LATE),
  '/late-no-sheet': page(OWN + LATE),
  '/late-details': page(
    OWN + SHEET + LATE,
    photo(
      'sensitive zoom',
      `<details><summary>Shows a wreck</summary><img loading="lazy" src="${MIDDLE}" width="1200" height="800" alt=""></details>`,
    ),
  ),
  '/late.js': later({ type: 'text/javascript', body: "import '/cdn/newsprint.js';" }, 400),
  '/failing': page(OWN + SHEET + '<script type="module" src="/failing.js"></script>'),
  '/failing.js': { type: 'text/javascript', body: "throw new Error('on purpose')" },
  '/blocked': page(OWN + SHEET + '<script type="module" src="/never.js"></script>'),
  '/never.js': { status: 404, type: 'text/plain', body: '' },
  '/group': page(OWN + SHEET + SCRIPT, photo('zoom group="a"') + photo('zoom group="a"')),
};
const { origin, requests } = await site(pages);
const strict = await site(pages, { headers: { 'content-security-policy': CSP } });

const pictures = (from) => requests.slice(from).flatMap(({ path }) => (path.endsWith('.webp') ? [path] : []));
const chromium = browserName === 'chromium';
const ready = (tab) =>
  tab.waitForFunction(() => document.querySelector('news-photo').shadowRoot?.querySelector('[part=trigger]'));
const shifts = (tab) => tab.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(window.shifts), 200)));

/** For `init`: the address of the largest contentful paint, its element, and its time. */
function recordPaint() {
  window.paint = {};
  new PerformanceObserver((list) => {
    for (const { element, url, startTime } of list.getEntries())
      window.paint = { tag: element?.localName, url, startTime };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

test(
  'the lead picture is as early as without the library, and stays the largest paint',
  { skip: !chromium && 'only Chromium reports it' },
  async (t) => {
    const ways = ['/without', '/with', '/late'];
    const seen = { request: {}, startTime: {} };
    // The first round warms the browser up.
    for (const path of [...ways, ...ways, ...ways, '/failing', '/blocked']) {
      const from = requests.length;
      const { page: tab } = await open(origin + path, { init: recordPaint });
      await tab.waitForFunction(() => window.paint.url);
      const { tag, url, ...times } = await tab.evaluate(() => {
        const [entry] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.webp'));
        return { ...window.paint, request: entry.startTime };
      });
      const paths = requests.slice(from).map((request) => request.path);
      // Asked for once, as the same candidate, and before anything that the script asks for.
      assert.deepEqual(pictures(from), [SMALL], path);
      const script = paths.findIndex((address) => address.includes('/chunks/'));
      if (script >= 0) assert.ok(paths.indexOf(SMALL) < script, paths.join());
      assert.equal(tag, 'img', path);
      assert.equal(new URL(url).pathname, SMALL);
      for (const name of ['request', 'startTime']) (seen[name][path] ??= []).push(times[name]);
      await tab.context().close();
    }
    const best = (name, path) => Math.min(...seen[name][path].slice(1));
    for (const path of ['/with', '/late']) {
      const ratio = (name) => (best(name, path) / best(name, '/without')).toFixed(2);
      t.diagnostic(`${path} against /without: request ${ratio('request')}, largest paint ${ratio('startTime')}`);
    }
  },
);

test(
  'nothing moves when the element arrives late, with and without the sheet',
  { skip: !chromium && 'only Chromium reports it' },
  async () => {
    for (const path of ['/late', '/late-no-sheet', '/late-details']) {
      for (const width of [320, 390, 1280]) {
        const { page: tab, problems } = await open(origin + path, {
          init: recordShifts,
          context: { viewport: { width, height: 844 } },
        });
        await tab.waitForFunction(() => customElements.get('news-photo'));
        if (path !== '/late-details') await ready(tab);
        assert.deepEqual(await shifts(tab), [], `${path} at ${width}`);
        assert.deepEqual(problems, []);
        await tab.context().close();
      }
    }
  },
);

test('opening asks for one larger picture, closing for none, and neither moves the page', async () => {
  const { page: tab, problems } = await open(`${origin}/with`, chromium ? { init: recordShifts } : {});
  await ready(tab);
  await tab.evaluate(() => scrollTo(0, 120));
  const before = await tab.evaluate(() => ({
    html: document.querySelector('news-photo').outerHTML,
    height: document.querySelector('news-photo').getBoundingClientRect().height,
    after: document.querySelector('news-photo + p').getBoundingClientRect().top,
    scroll: scrollY,
  }));
  const now = () =>
    tab.evaluate(() => ({
      html: document.querySelector('news-photo').outerHTML,
      height: document.querySelector('news-photo').getBoundingClientRect().height,
      after: document.querySelector('news-photo + p').getBoundingClientRect().top,
      scroll: scrollY,
    }));
  let from = requests.length;
  // A click would scroll the button into view.
  await tab.evaluate(() =>
    document.querySelector('news-photo').shadowRoot.querySelector('[part=trigger]').focus({ preventScroll: true }),
  );
  await tab.keyboard.press('Enter');
  await tab.locator('[part=close]').waitFor();
  await tab.waitForFunction(() => document.querySelector('news-photo img').currentSrc.endsWith('-1920.webp'));
  assert.deepEqual(pictures(from), [LARGE]);
  const opened = await now();
  assert.deepEqual({ ...opened, html: '' }, { ...before, html: '' });
  await tab.screenshot();

  from = requests.length;
  await tab.keyboard.press('Escape');
  await tab.waitForFunction(() => !document.querySelector('news-photo').explain().open);
  await tab.waitForFunction(() => document.querySelector('news-photo img').complete);
  assert.deepEqual(await now(), before);
  if (chromium) assert.deepEqual(await shifts(tab), []);
  await tab.locator('[part=trigger]').click();
  await tab.locator('[part=close]').click();
  await tab.waitForFunction(() => !document.querySelector('news-photo').explain().open);
  assert.deepEqual(pictures(from), [], 'what was fetched once is not fetched again');
  assert.deepEqual(problems, []);
});

test('works under a strict content security policy with trusted types', async () => {
  const { page: tab, problems } = await open(`${strict.origin}/group`);
  await ready(tab);
  await tab.locator('[part=trigger]').first().click();
  await tab.locator('[part=next]').click();
  await tab.keyboard.press('+');
  await tab.waitForFunction(() => document.querySelectorAll('news-photo')[1].explain().open);
  await tab.keyboard.press('Escape');
  await tab.waitForFunction(() => ![...document.querySelectorAll('news-photo')].some((photo) => photo.explain().open));
  assert.deepEqual(problems, []);
});

test('a covered picture is not downloaded before the reader asks', async () => {
  const from = requests.length;
  const { page: tab } = await open(`${origin}/late-details`);
  await tab.waitForFunction(() => document.querySelector('news-photo').explain?.().covered);
  await tab.evaluate(() => scrollTo(0, 200));
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(pictures(from), []);
  await tab.locator('summary').click();
  await tab.waitForFunction(() => document.querySelector('news-photo img').complete);
  await ready(tab);
  assert.deepEqual(pictures(from), [MIDDLE]);
});

test('without script the covered picture opens all the same', async () => {
  const { page: tab } = await open(`${origin}/late-details`, { context: { javaScriptEnabled: false } });
  await tab.locator('summary').click();
  assert.equal(await tab.locator('news-photo img').isVisible(), true);
  assert.equal(await tab.locator('figcaption').isVisible(), true);
});

test(
  'what is read aloud: the picture by its alternative text, caption and credit once and announced',
  { skip: !chromium && 'asks the DevTools protocol' },
  async () => {
    const { page: tab } = await open(`${origin}/with`);
    await ready(tab);
    const session = await tab.context().newCDPSession(tab);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (node) => [node, ...node.childIds.flatMap((id) => (byId.has(id) ? inOrder(byId.get(id)) : []))];
    const heard = inOrder(nodes[0])
      .filter(({ ignored, role }) => !ignored && /image|StaticText/.test(role.value))
      .map(({ name }) => name.value.trim())
      .filter(Boolean);
    const part = heard.slice(heard.indexOf('A ferry'), heard.indexOf('Handout photo') + 1);
    assert.deepEqual(part, [
      'A ferry',
      'Image caption:',
      'A',
      'ferry',
      'leaves.',
      'Photo credit:',
      'Ann Lee',
      'Handout photo',
    ]);
    assert.equal(await tab.locator('news-photo').innerText(), 'A ferry leaves. Ann Lee');
  },
);
