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

const STRICT =
  "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; object-src 'none'";

const NOTICE = `<news-cookie-notice policy-href="/privacy" help-href="/help">
  <noscript>Scripts are switched off.</noscript>
  <p id="text">To view this site properly, enable cookies in your browser.</p>
  <p slot="consequences">Without them we cannot keep you signed in.</p>
</news-cookie-notice>`;

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

/** A page in a browser in which the reader has blocked all cookies: its own profile, its own process. */
async function openBlocked(url, viewport = { width: 390, height: 844 }) {
  const problems = [];
  let page, close;
  if (browserName === 'chromium') {
    const { chromium } = await import('playwright');
    const profile = mkdtempSync(join(tmpdir(), 'newsprint-blocked-'));
    mkdirSync(join(profile, 'Default'));
    const setting = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(setting));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: await chromiumPath(),
      args: CHROMIUM_ARGS,
      viewport,
    });
    if (!(await readsSettings())) await context.addInitScript(pretendBlocked);
    page = await context.newPage();
    close = async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    };
  } else {
    const { firefox } = await import('playwright');
    const browser = await firefox.launch(firefoxOptions({ 'network.cookie.cookieBehavior': 2 }));
    page = await browser.newPage({ viewport });
    close = () => browser.close();
  }
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  if (browserName === 'chromium') await page.addInitScript(recordShifts);
  await page.goto(url);
  return { page, problems, close };
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

if (browserName === 'chromium' && hasWebKit()) {
  for (const [policy, expected] of [
    ['never', ['blocked', 'dropped', 'Cookies', true]],
    ['no-third-party', ['ok', 'kept', null, false]],
  ]) {
    test(`WebKit with the cookie policy “${policy}”`, async () => {
      const { origin } = await site(PAGES);
      const webkit = await WebKit.launch({ args: [`--cookies-policy=${policy}`] });
      try {
        await webkit.goto(`${origin}/`);
        let seen;
        do seen = JSON.parse(await webkit.evaluate(LOOK));
        while (!seen.verdict || (expected[2] && !seen.region));
        assert.deepEqual([seen.verdict.cookies, seen.verdict.reason, seen.region, seen.text], expected);
        assert.equal(seen.cookie, '');
        // The reason why nobody may believe it.
        assert.equal(seen.enabled, true);
      } finally {
        await webkit.close();
      }
    });
  }
}
