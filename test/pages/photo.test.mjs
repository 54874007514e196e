import assert from 'node:assert/strict';
import test from 'node:test';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
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

/** Answers when it is told to: what happens before does not need the script. */
const held = (answer) => {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { answer: () => promise.then(() => answer), release: resolve };
};
const HELD = { type: 'text/javascript', body: "import '/cdn/newsprint.js';" };
let script;

/** As docs/photo.md has it. */
const COVERED = `<details>
      <summary>Shows a wreck</summary>
      <picture>
        <source media="(scripting: none)" srcset="data:,">
        <img loading="lazy" src="${MIDDLE}" width="1200" height="800" alt="A wreck">
      </picture>
      <noscript><a href="${MIDDLE}">Show photo</a></noscript>
    </details>`;
const NOTES = 'zoom source-kind="agency" captured="2018-05-06" corrected="2026-11-12" provenance-href="/proof"';
const FITTING = `<img src="${MIDDLE}" width="180" height="120" alt="A ferry">`;

const LATE = '<script type="module" src="/late.js"></script>';
const pages = {
  '/own.css': { type: 'text/css', body: 'body { margin: 0 16px } img { max-width: 100%; height: auto }' },
  '/with': page(OWN + SHEET + SCRIPT),
  '/without': page(OWN + SHEET),
  '/late': page(OWN + SHEET + LATE),
  '/late-no-sheet': page(OWN + LATE),
  '/late-details': page(OWN + SHEET + LATE, photo('sensitive zoom', COVERED)),
  '/late-plain': page(LATE, photo(undefined, FITTING)),
  '/late-notes': page(OWN + SHEET + LATE, photo(NOTES)),
  // The rule of docs/photo.md for photos with many notes.
  '/late-room': page(`${OWN}${SHEET}<link rel="stylesheet" href="/room.css">${LATE}`, photo(NOTES)),
  '/room.css': { type: 'text/css', body: 'news-photo[corrected] > figure { margin-block-end: 4em }' },
  '/held': page(OWN + SHEET + '<script type="module" src="/held.js"></script>'),
  '/held-details': page(
    OWN + SHEET + '<script type="module" src="/held.js"></script>',
    photo('sensitive zoom', COVERED),
  ),
  '/held.js': () => script.answer(),
  '/covered': page(OWN + SHEET + SCRIPT, photo('sensitive sensitive-label="Shows a wreck"')),
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
const settled = (tab) => tab.evaluate(() => document.querySelector('news-photo').updateComplete);
const frames = (tab) =>
  tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const shifts = (tab) => tab.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(window.shifts), 200)));

/** For `init`: the address of the largest contentful paint, its element, and its time. */
function recordPaint() {
  window.paint = {};
  new PerformanceObserver((list) => {
    for (const { element, url, startTime } of list.getEntries())
      window.paint = { tag: element?.localName, url, startTime, before: window.paint.url };
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
      const times = (name) => seen[name][path].map(Math.round).join(' ');
      t.diagnostic(
        `${path} against /without: request ${ratio('request')} (${times('request')} ms), largest paint ${ratio('startTime')} (${times('startTime')} ms)`,
      );
    }
  },
);

test('the lead picture is asked for and painted while the script is still awaited, and stays the largest paint', async () => {
  script = held(HELD);
  const from = requests.length;
  const { page: tab, problems } = await open(`${origin}/held`, { init: recordPaint, waitUntil: 'commit' });
  await tab.waitForFunction(() => window.paint.url);
  const before = await tab.evaluate(() => window.paint);
  assert.equal(before.tag, 'img');
  assert.equal(new URL(before.url).pathname, SMALL);
  assert.equal(await tab.evaluate(() => Boolean(customElements.get('news-photo'))), false);
  assert.equal(await tab.locator('figcaption').isVisible(), true);
  const places = () =>
    tab.evaluate(() =>
      [...document.querySelectorAll('h1, figure, img, figcaption, p')].map((node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return [node.localName, left, top, width, height];
      }),
    );
  const was = await places();
  script.release();
  await ready(tab);
  await frames(tab);
  assert.deepEqual(await tab.evaluate(() => window.paint), before, 'no other paint counts');
  assert.deepEqual(await places(), was, 'nothing has moved, in any engine');
  assert.deepEqual(pictures(from), [SMALL], 'and it is asked for once');
  assert.deepEqual(problems, []);
});

test('a covered picture with the author’s own cover moves nothing when the script comes', async () => {
  script = held(HELD);
  const from = requests.length;
  const { page: tab } = await open(`${origin}/held-details`, { waitUntil: 'commit' });
  await tab.locator('#more').waitFor();
  await tab.waitForFunction(() => document.styleSheets.length === 2);
  await frames(tab);
  const places = () =>
    tab.evaluate(() => [...document.querySelectorAll('summary, figcaption, p')].map((node) => node.offsetTop));
  const was = await places();
  script.release();
  await tab.waitForFunction(() => document.querySelector('news-photo').explain?.().covered);
  await settled(tab);
  await frames(tab);
  assert.deepEqual(await places(), was);
  assert.deepEqual(pictures(from), []);
});

test(
  'nothing moves when the element arrives late, with and without the sheet',
  { skip: !chromium && 'only Chromium reports it' },
  async () => {
    for (const path of ['/late', '/late-no-sheet', '/late-plain', '/late-details', '/late-room']) {
      for (const width of path === '/late' ? [320, 390, 1280] : [320]) {
        const { page: tab, problems } = await open(origin + path, {
          init: recordShifts,
          context: { viewport: { width, height: 844 } },
        });
        await tab.waitForFunction(() => customElements.get('news-photo'));
        await settled(tab);
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

test('where the script never comes, keys open the covered picture, and only then is it downloaded', async () => {
  for (const path of ['/failing', '/blocked']) pages[`${path}-details`] = pages[path].replace(/<img[^>]*>/, COVERED);
  for (const path of ['/failing-details', '/blocked-details']) {
    const from = requests.length;
    const { page: tab } = await open(origin + path);
    assert.deepEqual(pictures(from), [], path);
    await tab.locator('summary').focus();
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => document.querySelector('news-photo img').naturalWidth);
    assert.deepEqual(pictures(from), [MIDDLE]);
    assert.equal(await tab.locator('news-photo img').isVisible(), true);
    assert.equal(await tab.locator('figcaption').isVisible(), true);
    await tab.context().close();
  }
});

test('where scripts are off, a covered picture is not downloaded, and its link leads to it', async () => {
  // Such browsers load what is lazy at once: html.spec.whatwg.org, "will lazy load element steps".
  const from = requests.length;
  const { page: tab } = await open(`${origin}/late-details`, { context: { javaScriptEnabled: false } });
  await tab.locator('summary').click();
  assert.equal(await tab.locator('figcaption').isVisible(), true);
  await tab.screenshot();
  // Playwright’s switch is no real one in Firefox, whose pages believe that scripts run.
  if (chromium) {
    assert.deepEqual(pictures(from), []);
    await tab.locator('noscript a').click();
    await tab.waitForURL(`**${MIDDLE}`);
  }
  while (!pictures(from).length) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(pictures(from)[0], MIDDLE);
});

if (chromium && hasWebKit()) {
  test('WebKit asks for one larger picture, and for a covered one not before the reader does', async () => {
    const webkit = await WebKit.launch();
    const until = async (script) => {
      while (!(await webkit.evaluate(`return ${script}`)));
    };
    try {
      await webkit.goto(`${origin}/with`);
      await until(`document.querySelector('news-photo').explain?.().zoomable`);
      let from = requests.length;
      await webkit.evaluate(`document.querySelector('news-photo').open()`);
      await until(`document.querySelector('news-photo img').currentSrc.endsWith('-1920.webp')`);
      await until(`document.querySelector('news-photo img').complete`);
      assert.deepEqual(pictures(from), [LARGE]);

      from = requests.length;
      await webkit.goto(`${origin}/late-details`);
      await until(`document.querySelector('news-photo').explain?.().covered`);
      assert.deepEqual(pictures(from), []);
      await webkit.evaluate(`document.querySelector('summary').focus()`);
      await webkit.press('Enter');
      await until(`document.querySelector('news-photo img').naturalWidth`);
      assert.deepEqual(pictures(from), [MIDDLE]);
    } finally {
      await webkit.close();
    }
    const off = await WebKit.launch({ args: ['--enable-javascript=false'] });
    try {
      const from = requests.length;
      await off.goto(`${origin}/late-details`);
      // Asked for after the pictures, if those are asked for at all.
      await off.goto(`${origin}/own.css`);
      assert.deepEqual(pictures(from), []);
    } finally {
      await off.close();
    }
  });
}

test('in the large view the picture has its own menu, the caption can be selected, and both are read aloud once', async () => {
  const { page: tab } = await open(`${origin}/with`, { context: { viewport: { width: 900, height: 700 } } });
  await ready(tab);
  await tab.locator('[part=trigger]').click();
  await tab.locator('[part=close]').waitFor();
  await tab.evaluate(() => {
    window.menus = [];
    window.addEventListener('contextmenu', (event) => {
      window.menus.push([event.composedPath()[0].localName, event.defaultPrevented]);
      event.preventDefault();
    });
  });
  await tab.locator('news-photo img').click({ button: 'right' });
  await tab.waitForFunction(() => window.menus.length);
  assert.deepEqual(await tab.evaluate(() => window.menus), [['img', false]]);

  const { x, y, width, height } = await tab.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('figcaption'));
    return range.getBoundingClientRect().toJSON();
  });
  await tab.mouse.move(x + 1, y + height / 2);
  await tab.mouse.down();
  await tab.mouse.move(x + width / 2, y + height / 2);
  await tab.mouse.move(x + width - 1, y + height / 2);
  await tab.mouse.up();
  assert.match(await tab.evaluate(() => window.getSelection().toString()), /ferry leaves/);
  assert.equal(await tab.evaluate(() => document.querySelector('news-photo').explain().open), true);

  const heard = await tab.locator('dialog').ariaSnapshot();
  assert.match(heard, /- img "A ferry"/);
  assert.match(heard, /- link "ferry"/);
  assert.equal(heard.match(/text: leaves/g).length, 1);
  assert.equal(heard.match(/Handout photo/g).length, 1);
});

test(
  'fingers: a pinch is the browser’s own, a double tap zooms, a tap moves',
  { skip: !chromium && 'drives touches through DevTools' },
  async () => {
    const { page: tab } = await open(`${origin}/with`, { context: { hasTouch: true, isMobile: true } });
    await ready(tab);
    await tab.locator('[part=trigger]').tap();
    await tab.locator('[part=close]').waitFor();
    await tab.waitForFunction(() => document.querySelector('news-photo img').currentSrc.endsWith('-1920.webp'));
    const width = () => tab.evaluate(() => document.querySelector('news-photo img').getBoundingClientRect().width);
    const whole = await width();
    const box = await tab.locator('news-photo img').boundingBox();
    const [x, y] = [box.x + box.width * 0.6, box.y + box.height / 2];
    // On a busy machine two taps can come too far apart to be a double one.
    for (let tries = 0; tries < 10 && (await width()) < whole * 2; tries += 1) {
      await tab.touchscreen.tap(x, y);
      await tab.touchscreen.tap(x, y);
      await tab.waitForTimeout(400);
    }
    assert.ok((await width()) > whole * 2);
    const session = await tab.context().newCDPSession(tab);
    const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
    const { scrollLeft } = await tab.evaluate(() => ({ scrollLeft: document.querySelector('figure').scrollLeft }));
    await touch('touchStart', { x, y });
    for (let by = 10; by <= 120; by += 10) await touch('touchMove', { x: x - by, y });
    await touch('touchEnd');
    await tab.waitForFunction((from) => document.querySelector('figure').scrollLeft > from, scrollLeft);
    await tab.keyboard.press('0');
    assert.equal(Math.round(await width()), Math.round(whole));

    assert.equal(await tab.evaluate(() => window.visualViewport.scale), 1);
    const fingers = (apart) => [-apart, apart].map((by, id) => ({ x: 195 + by, y, id }));
    await touch('touchStart', ...fingers(20));
    for (let apart = 25; apart <= 100; apart += 5) await touch('touchMove', ...fingers(apart));
    await touch('touchEnd');
    await tab.waitForFunction(() => window.visualViewport.scale > 1.5);
    assert.equal(await tab.evaluate(() => document.querySelector('news-photo').explain().open), true);
  },
);

test(
  'prints the words and no button, and nothing that the reader has not uncovered',
  { skip: !chromium && 'only Chromium prints for a test' },
  async () => {
    const { page: tab } = await open(`${origin}/with`);
    await ready(tab);
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('[part=trigger]').isVisible(), false);
    assert.equal(await tab.locator('[part=source]').isVisible(), true);
    assert.equal(await tab.locator('news-photo img').isVisible(), true);
    await tab.context().close();

    const { page: covered } = await open(`${origin}/covered`);
    await covered.locator('[part=cover]').waitFor();
    await covered.emulateMedia({ media: 'print' });
    assert.equal(await covered.locator('[part=cover]').innerText(), 'Shows a wreck');
    assert.equal(await covered.locator('news-photo img').isVisible(), false);
    await covered.context().close();

    // Chromium prints lazy pictures, and so downloads this one, but what is closed stays closed on paper.
    const { page: own } = await open(`${origin}/late-details`);
    await own.waitForFunction(() => document.querySelector('news-photo').explain?.().covered);
    await own.emulateMedia({ media: 'print' });
    assert.equal(await own.locator('news-photo img').isVisible(), false);
    assert.equal(await own.locator('summary').isVisible(), true);
    assert.equal(await own.locator('figcaption').isVisible(), true);
  },
);

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
