// The cookie notice on real pages, in browsers whose cookies are really blocked: the DevTools command that "disables
// cookies" does the opposite of what a reader's setting does, so none of these tests uses it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { CHROMIUM_ARGS, chromiumPath, firefoxOptions, readsSettings } from '../../scripts/browsers.mjs';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site, tabThrough } from './harness.mjs';
import { overHttps } from './https.mjs';

const STRICT =
  "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; object-src 'none'";

const NOTICE = `<news-cookie-notice policy-href="/privacy" help-href="/help">
  <noscript>Scripts are switched off.</noscript>
  <p id="text">To view this site properly, enable cookies in your browser.</p>
  <p slot="consequences">Without them we cannot keep you signed in.</p>
</news-cookie-notice>`;

const SANDBOXED = '<iframe sandbox="allow-scripts" width="600" height="600" src="/report"></iframe>';

/** Asks as early as a script can. */
const ASK = '<script type="module">import { willAsk } from "/cdn/newsprint.js"; window.asks = willAsk();</script>';

const PAGES = {
  '/': article({ head: SHEET + SCRIPT, body: `<h1>Top</h1><p>Text</p>${NOTICE}` }),
  '/bare': article({ head: SCRIPT, body: NOTICE }),
  '/strict': {
    headers: { 'content-security-policy': STRICT },
    body: article({ head: SHEET + SCRIPT, body: NOTICE }),
  },
  '/sandboxed': article({ body: '<iframe sandbox="allow-scripts" src="/"></iframe>' }),
};

/** A browser in which the reader has blocked all cookies: its own profile, its own process. Nothing is kept in it, so the tests share it. */
let blocking;
async function launchBlocked() {
  if (browserName === 'chromium') {
    const { chromium } = await import('playwright');
    const profile = mkdtempSync(join(tmpdir(), 'newsprint-blocked-'));
    mkdirSync(join(profile, 'Default'));
    const setting = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(setting));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: await chromiumPath(),
      args: CHROMIUM_ARGS,
      ignoreHTTPSErrors: true,
    });
    const close = async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    };
    return { context, close };
  }
  const { firefox } = await import('playwright');
  const browser = await firefox.launch(firefoxOptions({ 'network.cookie.cookieBehavior': 2 }));
  return { context: await browser.newContext({ ignoreHTTPSErrors: true }), close: () => browser.close() };
}
after(async () => (await blocking)?.close());

/** A page in that browser. */
async function openBlocked(url, viewport = { width: 390, height: 844 }) {
  const { context } = await (blocking ??= launchBlocked());
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  if (browserName === 'chromium') {
    if (!(await readsSettings())) await page.addInitScript(pretendBlocked);
    await page.addInitScript(recordShifts);
  }
  await page.goto(url);
  return { page, problems, close: () => page.close() };
}

/** For a Chromium without settings: what was measured in one whose reader blocks all cookies. */
function pretendBlocked() {
  const deny = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  Object.defineProperty(document, 'cookie', { get: () => '', set() {} });
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: deny });
}

/** What a page can tell about the notice; runs inside it, in every engine. */
const LOOK = `
  const el = document.querySelector('news-cookie-notice');
  const root = el.shadowRoot;
  if (!root) return '{}';
  return JSON.stringify({
    enabled: navigator.cookieEnabled,
    verdict: el.verdict,
    height: el.getBoundingClientRect().height,
    text: document.querySelector('#text').checkVisibility(),
    region: root.querySelector('section') && root.querySelector('section').getAttribute('aria-label'),
    note: root.querySelector('[part=confirmation]') && root.querySelector('[part=confirmation]').textContent.trim(),
    focus: document.activeElement.localName,
    cookie: document.cookie,
  });`;
const look = async (page) => JSON.parse(await page.evaluate(`(() => {${LOOK}})()`));
const ready = (page) => page.waitForFunction(() => document.querySelector('news-cookie-notice')?.verdict);

test('cookies really blocked: the notice shows, without an error, a focus move or a cookie', async () => {
  const { origin } = await site(PAGES);
  const { page, problems, close } = await openBlocked(`${origin}/`);
  try {
    await page.locator('section').waitFor();
    const seen = await look(page);
    assert.deepEqual(seen.verdict, { cookies: 'blocked', reason: 'dropped', storage: 'blocked' });
    assert.equal(seen.region, 'Cookies');
    assert.equal(seen.text, true);
    assert.equal(seen.focus, 'body');
    assert.equal(seen.cookie, '');
    assert.ok(seen.height > 100);
    assert.equal(seen.note, '', 'nothing has been rechecked yet');
    await page.locator('.browser').first().waitFor({ state: 'attached' });
    // Coming back without having changed anything: a reload is offered, and none happens by itself.
    await page.evaluate(() => document.dispatchEvent(new CustomEvent('visibilitychange')));
    assert.match((await look(page)).note, /still off/);
    // The steps that were loaded on demand: the reader's own browser first and open.
    await page.locator('summary', { hasText: 'How to turn cookies on' }).click();
    const own = browserName === 'chromium' ? 'If you use Chrome' : 'If you use Firefox';
    assert.equal(await page.locator('.browser[open] > summary').first().innerText(), own);
    assert.equal(await page.getByRole('region', { name: 'Cookies' }).count(), 1);
    // The reload that is offered is a real one.
    await page.evaluate(() => (window.before = true));
    await page.locator('[part=reload]').click();
    await page.waitForFunction(() => !window.before && document.querySelector('news-cookie-notice')?.verdict);
    assert.equal((await look(page)).verdict.cookies, 'blocked');
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('a part that cannot be loaded: the author’s words show all the same', async () => {
  const { origin } = await site(PAGES);
  const { page, close } = await openBlocked('about:blank');
  try {
    await page.route('**/chunks/help-*', (route) => route.abort());
    await page.goto(`${origin}/`);
    await page.locator('section').waitFor();
    assert.equal(await page.locator('#text').isVisible(), true);
    assert.equal(await page.locator('[slot=consequences]').isVisible(), true);
    assert.equal((await look(page)).region, 'Cookies');
    await page.evaluate(() => document.querySelector('news-cookie-notice').recheck());
  } finally {
    await close();
  }
});

test('the copy button: the address is on the clipboard, or selected where the page is given none', async () => {
  const { origin } = await site({
    '/': article({ head: SHEET + SCRIPT, body: `${NOTICE}<textarea id="paste"></textarea>` }),
  });
  const { page, problems, close } = await openBlocked(`${origin}/`);
  try {
    const address = browserName === 'chromium' ? 'chrome://settings/content/siteData' : 'about:preferences#privacy';
    const own = page.locator('.browser[open]').first();
    const paste = async () => {
      await page.locator('#paste').fill('');
      await page.locator('#paste').press('Control+V');
      return page.locator('#paste').inputValue();
    };
    const steps = page.locator('[part=steps] > summary');
    await steps.click();
    assert.equal(await own.locator('[part=address]').innerText(), address);
    await own.locator('[part=copy]').click();
    await own.getByText('Copied').waitFor();
    assert.equal(await paste(), address);

    // As over plain http: there is no clipboard, and the reader's own keys do it.
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.locator('#paste').fill('something else');
    await page.locator('#paste').press('Control+A');
    await page.locator('#paste').press('Control+C');
    const other = page.locator('.browser', { hasText: 'Edge' });
    await other.locator('summary').click();
    await other.locator('[part=copy]').click();
    await other.getByText('Selected, ready to copy').waitFor();
    await page.keyboard.press('Control+C');
    assert.equal(await paste(), 'edge://settings/content/cookies');
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('a filter list that hides the notice: no question is waited for, nothing throws', async () => {
  const { origin } = await site({
    '/': article({ head: `${SHEET}<style>news-cookie-notice{display:none!important}</style>${ASK}`, body: NOTICE }),
  });
  const { page, problems, close } = await openBlocked(`${origin}/`);
  try {
    await ready(page);
    assert.equal(await page.evaluate('window.asks'), false);
    assert.equal((await look(page)).height, 0);
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('cookies really blocked under strict CSP and Trusted Types', async () => {
  const { origin } = await site(PAGES);
  const { page, problems, close } = await openBlocked(`${origin}/strict`);
  try {
    await ready(page);
    await page.locator('.browser').first().waitFor({ state: 'attached' });
    assert.equal((await look(page)).region, 'Cookies');
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('1280 px wide at 400 % zoom: everything can be read and reached by keyboard, and left again', async () => {
  const body = `<p><a id="before" href="#">Before</a></p>${NOTICE}<p><a id="after" href="#">After</a></p>`;
  const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body }) });
  const { page, close } = await openBlocked(`${origin}/`, { width: 320, height: 256 });
  try {
    await page.locator('[part=steps] > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.browser[open]').first().waitFor();
    await page.locator('#before').focus();
    const stops = await tabThrough(page, '#after');
    for (const part of ['copy', 'recheck', 'summary', 'a']) assert.ok(stops.includes(part), `${part} of ${stops}`);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      0,
    );
  } finally {
    await close();
  }
});

test('blocked cookies reach the other elements: comments say why, a dismissal lasts for this page view', async () => {
  const body = `${NOTICE}
    <news-pencil campaign="autumn"><strong slot="headline">Subscribe</strong><p>Offer</p></news-pencil>
    <news-comment-guidelines load-on="visible" for="thread"><p>Be kind.</p></news-comment-guidelines><div id="thread"></div>`;
  const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body }) });
  const { page, problems, close } = await openBlocked(`${origin}/`);
  try {
    await page.getByText('Comments need cookies').first().waitFor();
    const pencil = page.locator('news-pencil');
    await pencil.locator('[part=strip]').first().waitFor();
    await page.evaluate(() => document.querySelector('news-pencil').dismiss());
    await pencil.waitFor({ state: 'hidden' });
    // The same campaign again, in this page view.
    await page.evaluate(() =>
      document.querySelector('news-pencil').after(document.querySelector('news-pencil').cloneNode(true)),
    );
    await page.waitForTimeout(200);
    assert.deepEqual(
      await page.evaluate(() => [...document.querySelectorAll('news-pencil')].map((el) => el.checkVisibility())),
      [false, false],
    );
    await page.reload();
    await page.locator('news-pencil [part=strip]').first().waitFor();
    assert.equal(await pencil.isVisible(), true, 'nothing was kept');
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('willAsk(): no while cookies are blocked, whatever the mode', async () => {
  const { origin } = await site(
    Object.fromEntries(
      ['blocked', 'consent', 'auto'].map((mode) => [
        `/${mode}`,
        article({
          head: ASK,
          body: `<news-cookie-notice mode="${mode}"><news-cookie-category name="ads"></news-cookie-category></news-cookie-notice>`,
        }),
      ]),
    ),
  );
  const { page, close } = await openBlocked(`${origin}/blocked`);
  try {
    for (const mode of ['blocked', 'consent', 'auto']) {
      await page.goto(`${origin}/${mode}`);
      assert.equal(await page.evaluate('window.asks'), false, mode);
    }
  } finally {
    await close();
  }
});

test('cookies allowed: no notice, no shift, and nothing left behind', async () => {
  const { origin } = await site(PAGES);
  for (const path of ['/', '/strict']) {
    const { page, problems } = await open(origin + path, browserName === 'chromium' ? { init: recordShifts } : {});
    await ready(page);
    const seen = await look(page);
    assert.deepEqual(seen.verdict, { cookies: 'ok', reason: 'kept', storage: 'ok' });
    assert.deepEqual([seen.height, seen.region, seen.text, seen.cookie], [0, null, false, '']);
    assert.deepEqual(await page.context().cookies(), []);
    if (browserName === 'chromium') assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.deepEqual(problems, []);
  }
});

if (browserName === 'chromium' && (await readsSettings())) {
  test('a reader who allows cookies in the settings and comes back is thanked, without a reload', async () => {
    const { origin } = await site(PAGES);
    const { page, problems, close } = await openBlocked(`${origin}/`);
    const settings = await page.context().newPage();
    const choose = (value) =>
      settings.evaluate((to) => globalThis.chrome.send('setDefaultValueForContentType', ['cookies', to]), value);
    try {
      await page.locator('.browser').first().waitFor({ state: 'attached' });
      await page.evaluate(() => (window.same = true));
      await settings.goto('chrome://settings/content/siteData');
      await choose('allow');
      await page.bringToFront();
      // Playwright shows every page as visible, so the return is told to it.
      const back = () => page.evaluate(() => document.dispatchEvent(new CustomEvent('visibilitychange')));
      do await back();
      while ((await look(page)).verdict.cookies !== 'ok');
      const seen = await look(page);
      // Storage needs a reload in this browser, cookies do not.
      assert.deepEqual(seen.verdict, { cookies: 'ok', reason: 'kept', storage: 'blocked' });
      assert.match(seen.note, /^Cookies are on\. Reload the page to finish\.$/);
      assert.equal(seen.cookie, '');
      assert.equal(await page.evaluate(() => window.same), true);
      await page.locator('[part=reload]').click();
      await page.waitForFunction(() => !window.same && document.querySelector('news-cookie-notice')?.verdict);
      assert.deepEqual((await look(page)).verdict, { cookies: 'ok', reason: 'kept', storage: 'ok' });
      assert.equal((await look(page)).height, 0);
      assert.deepEqual(problems, []);
    } finally {
      await choose('block');
      await settings.close();
      await close();
    }
  });
}

if (browserName === 'chromium') {
  test('blocked cookies move the page once, however late the script comes', async () => {
    const late = `<script type="module">setTimeout(() => import('/cdn/newsprint.js'), 300)</script>`;
    const { origin } = await site({
      '/': article({ head: SHEET + late, body: `<h1>Top</h1>${NOTICE}${'<p>Text</p>'.repeat(40)}` }),
    });
    const { page, close } = await openBlocked(`${origin}/`);
    try {
      await page.locator('.browser').first().waitFor({ state: 'attached' });
      await page.waitForTimeout(150);
      assert.equal(await page.evaluate(() => window.shifts.length), 1);
    } finally {
      await close();
    }
  });
}

test('an existing cookie is proof enough: nothing is written', async () => {
  const { origin } = await site({ '/': { headers: { 'set-cookie': 'a=1' }, body: PAGES['/'] } });
  const { page } = await open(`${origin}/`);
  await ready(page);
  assert.equal((await look(page)).verdict.reason, 'present');
});

test('a frame of another site: the built-in sentence, not the author’s', async () => {
  const { origin } = await site(PAGES);
  const outer = await site({ '/': article({ body: `<iframe width="600" height="600" src="${origin}/"></iframe>` }) });
  // Another host name is another site; another port would not be.
  const { page, problems } = await open(outer.origin.replace('127.0.0.1', 'localhost'));
  const frame = page.frames().at(-1);
  await frame.locator('section').waitFor();
  const seen = await look(frame);
  assert.deepEqual([seen.verdict.cookies, seen.verdict.reason], ['blocked', 'embedded']);
  // Firefox gives such a frame a storage of its own, which says nothing about cookies.
  if (browserName === 'firefox') assert.equal(seen.verdict.storage, 'ok');
  assert.equal(seen.text, false);
  assert.equal(await frame.locator('section a[target=_blank]').getAttribute('href'), `${origin}/`);
  assert.match(await frame.locator('section').innerText(), /inside another site/);
  assert.equal(await frame.locator('details').count(), 0);
  // Firefox reports a refused cookie as an error of its own.
  assert.deepEqual(
    problems.filter((text) => !/has been rejected because it is in a cross-site context/.test(text)),
    [],
  );
});

test('a sandboxed frame, a file: silence, and no exception', async () => {
  const { origin } = await site(
    {
      ...PAGES,
      // A sandboxed frame has no origin, so module scripts need CORS to load at all.
    },
    { headers: { 'access-control-allow-origin': '*' } },
  );
  const { page, problems } = await open(`${origin}/sandboxed`);
  const frame = page.frames().at(-1);
  await ready(frame);
  const verdict = await frame.evaluate(() => document.querySelector('news-cookie-notice').verdict);
  assert.deepEqual([verdict.cookies, verdict.reason], ['unknown', 'no-origin']);
  assert.equal(await frame.locator('section').count(), 0);
  assert.deepEqual(problems, []);

  const folder = mkdtempSync(join(tmpdir(), 'newsprint-file-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const classic = pathToFileURL(resolve('cdn/newsprint.classic.js'));
  writeFileSync(join(folder, 'page.html'), article({ body: `${NOTICE}<script src="${classic}"></script>` }));
  const file = await open(pathToFileURL(join(folder, 'page.html')).href);
  await ready(file.page);
  assert.equal((await look(file.page)).verdict.reason, 'no-origin');
  assert.equal(await file.page.locator('section').count(), 0);
  assert.deepEqual(file.problems, []);
});

test('without script only <noscript> shows', async () => {
  const { origin } = await site(PAGES);
  let browser, page;
  if (browserName === 'chromium') {
    ({ page } = await open(`${origin}/`, { context: { javaScriptEnabled: false } }));
  } else {
    // Playwright's switch stops scripts in Firefox, yet style sheets still hear that scripting is enabled.
    const { firefox } = await import('playwright');
    browser = await firefox.launch(firefoxOptions({ 'javascript.enabled': false }));
    page = await browser.newPage();
    await page.goto(`${origin}/`);
  }
  // Whether an element shows is asked of the screen, since no script runs.
  assert.equal(await page.locator('noscript').isVisible(), true);
  assert.equal(await page.locator('#text').isVisible(), false);
  assert.equal(await page.locator('[slot=consequences]').isVisible(), false);
  await browser?.close();
});

test('before the script arrives nothing of the notice shows', async () => {
  const { origin } = await site({ '/': article({ head: SHEET, body: NOTICE }) });
  const { page } = await open(`${origin}/`);
  assert.equal(await page.locator('#text').isVisible(), false);
});

test('over https the verdict is right, too, and nothing is left behind', async () => {
  const { origin } = await site(PAGES);
  const secure = await overHttps(origin);
  const { page, problems } = await open(`${secure}/`, { context: { ignoreHTTPSErrors: true } });
  await ready(page);
  const seen = await look(page);
  assert.deepEqual(seen.verdict, { cookies: 'ok', reason: 'kept', storage: 'ok' });
  assert.deepEqual([seen.height, seen.cookie, await page.context().cookies()], [0, '', []]);
  assert.deepEqual(problems, []);

  const blocked = await openBlocked('about:blank');
  try {
    await blocked.page.goto(`${secure}/`);
    await blocked.page.locator('section').waitFor();
    assert.deepEqual((await look(blocked.page)).verdict, { cookies: 'blocked', reason: 'dropped', storage: 'blocked' });
    assert.deepEqual(blocked.problems, []);
  } finally {
    await blocked.close();
  }
});

/** Tells the page above, or itself, what was found; and what went wrong. */
const REPORT = `<script>
  const problems = [];
  for (const type of ['error', 'unhandledrejection']) addEventListener(type, (event) => problems.push(String(event.message ?? event.reason)));
  addEventListener('news-cookie-notice-ready', ({ target }) => {
    const look = () => {
      const shown = Boolean(target.shadowRoot.querySelector('section'));
      // What shows is loaded when it is needed.
      if (target.verdict.cookies === 'blocked' && !shown) return setTimeout(look, 20);
      const text = document.querySelector('#text').checkVisibility();
      parent.postMessage(JSON.stringify({ verdict: target.verdict, shown, text, problems }), '*');
    };
    look();
  });
</script>`;
const LISTEN = `<script>addEventListener('message', ({ data }) => (window.said = data))</script>`;
const withReport = (script = SCRIPT) => article({ head: REPORT + LISTEN, body: NOTICE + script });

if (browserName === 'chromium' && hasWebKit()) {
  const said = async (webkit) => {
    let text;
    do text = await webkit.evaluate('return window.said ?? ""');
    while (!text);
    return JSON.parse(text);
  };
  const dropped = { cookies: 'blocked', reason: 'dropped', storage: 'ok' };
  const kept = { cookies: 'ok', reason: 'kept', storage: 'ok' };
  for (const [policy, verdict] of [
    // Storage goes on working: a test of storage would say that all is well.
    ['never', dropped],
    ['no-third-party', kept],
  ]) {
    test(`WebKit with the cookie policy “${policy}”: over http and https, in frames, from a file`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'newsprint-file-'));
      const { origin } = await site(
        { ...PAGES, '/report': withReport(), '/sandboxed': article({ head: LISTEN, body: SANDBOXED }) },
        { headers: { 'access-control-allow-origin': '*' } },
      );
      const secure = await overHttps(origin);
      const outer = await site({
        '/': article({ head: LISTEN, body: `<iframe width="600" height="600" src="${origin}/report"></iframe>` }),
      });
      const webkit = await WebKit.launch({ args: [`--cookies-policy=${policy}`] });
      try {
        await webkit.goto(`${origin}/`);
        let seen;
        do seen = JSON.parse(await webkit.evaluate(LOOK));
        while (!seen.verdict || (verdict === dropped && !seen.region));
        assert.deepEqual([seen.verdict, seen.text], [verdict, verdict === dropped]);
        assert.equal(seen.cookie, '', 'nothing is left behind');
        // The reason why nobody may believe it.
        assert.equal(seen.enabled, true);

        const expected = (change) => ({ verdict: { ...verdict, ...change }, problems: [] });
        const shows = { shown: true, text: true };
        const silent = { shown: false, text: false };
        const own = verdict === dropped ? shows : silent;
        for (const address of [`${origin}/report`, `${secure}/report`]) {
          await webkit.goto(address);
          assert.deepEqual(await said(webkit), { ...expected(), ...own }, address);
          assert.equal(await webkit.evaluate('return document.cookie'), '');
        }
        // A frame of another site: not the author's words about disabled cookies.
        await webkit.goto(outer.origin.replace('127.0.0.1', 'localhost'));
        const embedded = expected({ cookies: 'blocked', reason: 'embedded' });
        assert.deepEqual(await said(webkit), { ...embedded, shown: true, text: false });

        const noOrigin = { cookies: 'unknown', reason: 'no-origin' };
        await webkit.goto(`${origin}/sandboxed`);
        assert.deepEqual(await said(webkit), { ...expected({ ...noOrigin, storage: 'blocked' }), ...silent });

        const classic = pathToFileURL(resolve('cdn/newsprint.classic.js'));
        writeFileSync(join(folder, 'page.html'), withReport(`<script src="${classic}"></script>`));
        await webkit.goto(pathToFileURL(join(folder, 'page.html')).href);
        const file = await said(webkit);
        assert.deepEqual([file.verdict.reason, file.shown, file.problems], ['no-origin', false, []]);
      } finally {
        await webkit.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}
