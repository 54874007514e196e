// Consent on real pages: gated scripts under several policies, other tabs, the back/forward cache, the page's layout.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHROMIUM_ARGS, chromiumPath, firefoxOptions } from '../../scripts/browsers.mjs';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site, tabThrough } from './harness.mjs';
import { overHttps } from './https.mjs';

const CATEGORIES = `
  <news-cookie-category name="necessary" label="Necessary" required>They keep you signed in.</news-cookie-category>
  <news-cookie-category name="analytics" label="Statistics">They count visits.</news-cookie-category>
  <news-cookie-category name="social" label="Social media">Posts from other sites.</news-cookie-category>`;
const NOTICE = `<news-cookie-notice mode="consent"><p>May we use cookies?</p>${CATEGORIES}</news-cookie-notice>`;
const GATED = `
  <script type="text/plain" data-news-consent="analytics" src="/slow.js" nonce="abc" data-site="7" id="first"></script>
  <script type="text/plain" data-news-consent="analytics" nonce="abc">(window.ran ??= []).push('inline');</script>
  <script type="text/plain" data-news-consent="analytics" src="/fast.js" nonce="abc"></script>
  <script type="text/plain" data-news-consent="analytics social" src="/both.js" nonce="abc"></script>
  <script type="text/plain" data-news-consent="other" src="/never.js" nonce="abc"></script>
  <script type="text/plain" data-news-consent src="/never.js" nonce="abc"></script>`;
const pushes = (name, more = '') => `(window.ran ??= []).push('${name}');${more}`;

const FILES = {
  '/slow.js': async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return {
      body: pushes('slow', 'window.site = document.currentScript.dataset.site + document.currentScript.nonce'),
      type: 'text/javascript',
    };
  },
  '/fast.js': { body: pushes('fast'), type: 'text/javascript' },
  '/both.js': { body: pushes('both'), type: 'text/javascript' },
  '/never.js': { body: pushes('never'), type: 'text/javascript' },
  '/later.js': { body: pushes('later'), type: 'text/javascript' },
  '/frame': article({ body: '<p>Embedded</p>' }),
};
const page = (body, policy) => ({
  headers: policy ? { 'content-security-policy': policy } : {},
  body: article({ head: SHEET + SCRIPT, body }),
});
const ready = (tab) => tab.waitForFunction(() => document.querySelector('news-cookie-notice')?.explain?.().rules);
const act = (tab, method, argument) =>
  tab.evaluate(([name, value]) => document.querySelector('news-cookie-notice')[name](value), [method, argument]);
const ran = (tab) => tab.evaluate(() => window.ran ?? []);

const POLICIES = {
  'no policy': undefined,
  'a strict policy with nonces': "script-src 'self' 'nonce-abc'; style-src 'self'",
  'Trusted Types with the policy “newsprint”':
    "script-src 'self' 'nonce-abc'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html newsprint",
};
for (const [name, policy] of Object.entries(POLICIES)) {
  test(`gated scripts run once, in order, with attributes and nonce, after the grant only: ${name}`, async () => {
    const { origin, requests } = await site({ ...FILES, '/': page(NOTICE + GATED, policy) });
    const { page: tab, problems } = await open(`${origin}/`);
    await ready(tab);
    assert.deepEqual(await ran(tab), []);
    assert.equal(await act(tab, 'set', { analytics: 'granted' }), true);
    await tab.waitForFunction(() => window.ran?.length === 3);
    assert.deepEqual(await ran(tab), ['slow', 'inline', 'fast']);
    assert.equal(await tab.evaluate(() => window.site), '7abc');
    assert.equal(await tab.evaluate(() => document.querySelector('#first').type), 'text/javascript');
    await act(tab, 'acceptAll');
    await tab.waitForFunction(() => window.ran?.length === 4);
    await act(tab, 'withdraw');
    await act(tab, 'acceptAll');
    assert.deepEqual(await ran(tab), ['slow', 'inline', 'fast', 'both'], 'once');
    assert.ok(!requests.some(({ path }) => path === '/never.js'));
    assert.deepEqual(problems, []);
  });
}

test('where a page’s policy does not list “newsprint”, its own scripts still run', async () => {
  const policy =
    "script-src 'self' 'nonce-abc'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  const { origin } = await site({ ...FILES, '/': page(NOTICE + GATED, policy) });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  await act(tab, 'set', { analytics: 'granted' });
  await tab.waitForFunction(() => window.ran?.length === 3);
  assert.deepEqual(await ran(tab), ['slow', 'inline', 'fast']);
  // The browser reports the refused policy, and nothing else.
  assert.deepEqual(
    problems.filter((text) => !/newsprint|Trusted Types policy/.test(text)),
    [],
  );
});

test('a script that is added later runs by the same rule', async () => {
  const { origin } = await site({ ...FILES, '/': page(NOTICE) });
  const { page: tab } = await open(`${origin}/`);
  await ready(tab);
  const add = () =>
    tab.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<script type="text/plain" data-news-consent="social" src="/later.js"></script>',
      );
    });
  await add();
  await act(tab, 'set', { analytics: 'granted' });
  await add();
  assert.deepEqual(await ran(tab), []);
  await act(tab, 'set', { social: 'granted' });
  await tab.waitForFunction(() => window.ran?.length === 2);
  await add();
  await tab.waitForFunction(() => window.ran?.length === 3);
});

test('the choice is one small host-only cookie, is there on the next page, and reaches another tab', async () => {
  const { origin } = await site({ ...FILES, '/': page(NOTICE) });
  const { page: tab, problems } = await open(`${origin}/`);
  const other = await tab.context().newPage();
  await other.goto(`${origin}/`);
  await ready(other);
  await tab.bringToFront();
  await ready(tab);
  await tab.locator('[part=choice]').first().click();
  const cookies = await tab.context().cookies();
  assert.equal(cookies.length, 1);
  const [{ name, value, domain, path, sameSite, httpOnly }] = cookies;
  assert.ok(`${name}=${value}`.length < 100);
  assert.deepEqual(
    { domain, path, sameSite, httpOnly },
    { domain: '127.0.0.1', path: '/', sameSite: 'Lax', httpOnly: false },
  );
  assert.match(await tab.locator('[part=confirmation]').innerText(), /saved/);
  // Where the browser tells of changed cookies, at once; else when the reader comes back to the tab.
  await other.evaluate(() => 'cookieStore' in window || document.dispatchEvent(new CustomEvent('visibilitychange')));
  await other.waitForFunction(() => document.querySelector('news-cookie-notice').record()?.granted.length === 2);
  assert.equal(await other.locator('section').count(), 0);
  await tab.reload();
  await ready(tab);
  assert.equal(await tab.locator('section').count(), 0);
  assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').willAsk()), false);
  assert.deepEqual(problems, []);
});

test('keyboard alone: the notice is no trap, and the preferences give focus back', async () => {
  const body = `<button id="before">Before</button>${NOTICE}<button id="after">After</button>`;
  const { origin } = await site({ ...FILES, '/': page(body) });
  const { page: tab } = await open(`${origin}/`);
  await ready(tab);
  await tab.locator('[part=choice]').first().waitFor();
  assert.equal(await tab.evaluate(() => document.activeElement.localName), 'body');
  await tab.locator('#before').focus();
  const focused = () =>
    tab.evaluate(() => {
      const active = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
      return active.getAttribute('part') ?? active.id;
    });
  const seen = [];
  for (let i = 0; i < 4; i++) {
    await tab.keyboard.press('Tab');
    seen.push(await focused());
  }
  assert.deepEqual(seen, ['choice', 'choice', 'manage', 'after']);
  await tab.keyboard.press('Shift+Tab');
  await tab.keyboard.press('Enter');
  await tab.locator('dialog[open]').waitFor();
  await tab.keyboard.press('Escape');
  await tab.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await focused(), 'manage');
});

const ZOOMED = { width: 320, height: 256 };
/** As docs/cookies.md shows it. */
const FOOT = `<style>
  @media (min-height: 30em) {
    news-cookie-notice { position: sticky; inset-block-end: 0; --news-cookie-notice-background: Canvas; --news-cookie-notice-color: CanvasText; --news-cookie-notice-padding: 1em; }
    html { scroll-padding-block-end: 16rem; }
  }
</style>`;
for (const [place, body] of [
  ['in the text', (notice, before, after) => before + notice + after],
  ['at the foot of the window', (notice, before, after) => FOOT + before + '<p>Text</p>'.repeat(30) + notice + after],
]) {
  test(`1280 px wide at 400 % zoom, ${place}: everything can be read, chosen and left by keyboard`, async () => {
    const notice = NOTICE.replace('mode', 'policy-href="/policy" help-href="/help" mode');
    const html = body(notice, '<p><a id="before" href="#">Before</a></p>', '<p><a id="after" href="#">After</a></p>');
    const { origin } = await site({ ...FILES, '/': page(html) });
    const { page: tab, problems } = await open(`${origin}/`, { context: { viewport: ZOOMED } });
    await ready(tab);
    await tab.locator('[part=choice]').first().waitFor();
    await tabThrough(tab, '#before');
    // A notice that stuck to the foot of so low a window would cover what readers came for.
    const covered = () =>
      tab.evaluate(
        () =>
          [...document.querySelectorAll('body > p')].filter((p) => {
            const { left, top, bottom } = p.getBoundingClientRect();
            return (
              bottom > 0 &&
              bottom < innerHeight &&
              document.elementFromPoint(left + 1, (top + bottom) / 2) !== p &&
              !p.firstElementChild
            );
          }).length,
      );
    assert.equal(await covered(), 0);
    assert.deepEqual(await tabThrough(tab, '#after'), ['a', 'a', 'choice', 'choice', 'manage']);
    const overflow = () =>
      tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0);
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Enter');
    await tab.locator('dialog[open]').waitFor();
    const focused = () => tab.evaluate(() => document.activeElement.shadowRoot.activeElement.name);
    assert.equal(await focused(), 'analytics', 'where the dialog opens');
    await tab.keyboard.press('Space');
    await tabThrough(tab, '[name=social]');
    await tab.keyboard.press('ArrowDown');
    await tabThrough(tab, '[part=save]');
    assert.ok(await tab.locator('dialog').evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth));
    await tab.keyboard.press('Enter');
    await tab.locator('dialog').waitFor({ state: 'detached' });
    assert.match(await tab.locator('[part=confirmation]:focus').innerText(), /saved/);
    assert.deepEqual(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().denied), [
      'social',
    ]);
    assert.equal(await overflow(), 0);
    await tabThrough(tab, '#after');
    assert.deepEqual(problems, []);
  });
}

const ASK = '<script type="module">import { willAsk } from "/cdn/newsprint.js"; window.asks = willAsk();</script>';
test('willAsk() resolves, and rightly, on every kind of page', async () => {
  const page = (body) => article({ head: SHEET + ASK, body });
  const { origin } = await site({
    '/none': page('<p>No notice</p>'),
    '/blocked': page('<news-cookie-notice>Text</news-cookie-notice>'),
    '/consent': page(NOTICE),
    '/auto': page(NOTICE.replace('consent', 'auto')),
    '/hidden': page(NOTICE + '<script type="module">document.querySelector("news-cookie-notice").hide()</script>'),
  });
  const { page: tab } = await open(`${origin}/none`);
  const asked = async (path) => {
    await tab.goto(origin + path);
    return tab.evaluate('window.asks');
  };
  assert.deepEqual(
    [
      await asked('/none'),
      await asked('/blocked'),
      await asked('/consent'),
      await asked('/auto'),
      await asked('/hidden'),
    ],
    [false, false, true, true, false],
  );
  await asked('/consent');
  await act(tab, 'rejectAll');
  assert.deepEqual([await asked('/consent'), await asked('/auto')], [false, false]);
});

test('several cookies of one name: the newest valid one counts; forged ones never', async () => {
  const { origin } = await site({ ...FILES, '/deep/page': page(NOTICE) });
  const { page: tab } = await open(`${origin}/deep/page`);
  await ready(tab);
  await act(tab, 'rejectAll');
  const denied = await tab.evaluate(() => document.cookie.split('=')[1]);
  // A cookie of a deeper path stands first in `document.cookie`, and is what a naive reader would find.
  const twins = [
    denied.slice(0, -1),
    denied.replace('analytics', 'analytix'),
    '1.1.zzzzzz.analytics~social..n.00',
    'granted',
  ];
  for (const twin of twins) {
    await tab.evaluate((value) => void (document.cookie = `news-consent=${value}; Path=/deep`), twin);
    await tab.reload();
    await ready(tab);
    assert.deepEqual(
      await tab.evaluate(() => [
        document.cookie.split('news-consent').length - 1,
        document.querySelector('news-cookie-notice').record()?.denied,
      ]),
      [2, ['analytics', 'social']],
      twin,
    );
    assert.equal(await tab.locator('section').count(), 0);
  }
});

test('pencil, photo and comments see one and the same cookie state and consent, and every change of it', async () => {
  const body = `${NOTICE}<news-pencil campaign="x"><strong slot="headline">Subscribe</strong><p>Offer</p></news-pencil>
    <news-photo><figure><img alt="" src="data:,"><figcaption>Words</figcaption></figure></news-photo>
    <news-comment-guidelines><p>Be kind.</p></news-comment-guidelines>`;
  const { origin } = await site({ ...FILES, '/': page(body) });
  const { page: tab } = await open(`${origin}/`);
  await ready(tab);
  // As Lit's consumers ask: the state comes through the context, wherever an element stands.
  const seen = () =>
    tab.evaluate(() => {
      const states = ['pencil', 'photo', 'comment-guidelines'].map((name) => {
        const target = document.querySelector(`news-${name}`);
        let state;
        const request = new CustomEvent('context-request', { bubbles: true, composed: true });
        const context = Symbol.for('newsprint/reader@1');
        target.dispatchEvent(
          Object.assign(request, { context, contextTarget: target, callback: (it) => (state = it) }),
        );
        return state;
      });
      const [{ cookies, consent }] = states;
      return [cookies, consent.status, consent.get('social'), states.every((state) => state === states[0])];
    });
  assert.deepEqual(await seen(), ['ok', 'unset', 'unset', true]);
  await act(tab, 'acceptAll');
  assert.deepEqual(await seen(), ['ok', 'decided', 'granted', true]);
  await act(tab, 'withdraw');
  assert.deepEqual(await seen(), ['ok', 'decided', 'denied', true]);
});

test('consent reaches the comments: nothing loads before the grant, a refusal is said', async () => {
  const panel = `<news-comment-guidelines load-on="visible" category="social" for="thread"><p>Be kind.</p></news-comment-guidelines><div id="thread"></div>`;
  const count = `<script>window.requests = 0; addEventListener('news-comment-guidelines-request', () => requests++)</script>`;
  const { origin } = await site({ ...FILES, '/': page(count + panel + NOTICE) });
  const { page: tab } = await open(`${origin}/`);
  await ready(tab);
  await tab.waitForTimeout(200);
  assert.equal(await tab.evaluate('requests'), 0);
  await act(tab, 'rejectAll');
  await tab.waitForFunction(() => document.querySelector('news-comment-guidelines').load === 'error');
  assert.equal(await tab.evaluate('requests'), 0);
  await act(tab, 'acceptAll');
  await tab.waitForFunction(() => window.requests === 1);
});

test('a page whose filter list hides the notice goes on working, and nothing optional runs', async () => {
  const body = `<style>news-cookie-notice{display:none!important}</style>${ASK}${NOTICE}${GATED}<a href="/next">Next</a>`;
  const { origin } = await site({ ...FILES, '/': page(body), '/next': page('<h1>Next</h1>') });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  assert.deepEqual(await ran(tab), []);
  assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').explain().consent), 'unset');
  assert.equal(await tab.evaluate('window.asks'), false, 'no banner waits for a question that nobody sees');
  await tab.locator('a').click();
  await tab.locator('h1').waitFor();
  assert.deepEqual(problems, []);
});

test('no network and no id: a page with a notice asks for nothing but its own files', async () => {
  const { origin, requests } = await site({ ...FILES, '/': page(NOTICE) });
  const { page: tab } = await open(`${origin}/`);
  await ready(tab);
  await act(tab, 'acceptAll');
  await tab.waitForTimeout(200);
  assert.ok(
    requests.every(({ path }) => path === '/' || path === '/favicon.ico' || /^\/cdn\/[\w./-]+\.(js|css)$/.test(path)),
    JSON.stringify(requests),
  );
});

test('an embed behind a gate makes no request before the grant, and shifts nothing with it', async () => {
  const gate = `<news-consent-gate category="social"><template><iframe src="/frame" title="Post" width="560" height="315"></iframe></template><a href="#">Source</a></news-consent-gate><p>After</p>`;
  const { origin, requests } = await site({ ...FILES, '/': page(`${gate}<div style="height:3000px"></div>${NOTICE}`) });
  const { page: tab } = await open(`${origin}/`, browserName === 'chromium' ? { init: recordShifts } : {});
  await ready(tab);
  await tab.locator('[part=once]').waitFor();
  assert.ok(!requests.some(({ path }) => path === '/frame'));
  const top = () => tab.evaluate(() => document.querySelector('news-consent-gate + p').getBoundingClientRect().top);
  const before = await top();
  await tab.evaluate(() => void (window.shifts && (window.shifts.length = 0)));
  await tab.locator('[part=always]').click();
  await tab.frameLocator('iframe').locator('p').waitFor();
  assert.equal(requests.filter(({ path }) => path === '/frame').length, 1);
  assert.equal(await top(), before);
  if (browserName === 'chromium') assert.deepEqual(await tab.evaluate(() => window.shifts), []);
  await act(tab, 'withdraw');
  await tab.locator('iframe').waitFor({ state: 'detached' });
  assert.equal(await top(), before);
});

test('never in the way: a named region, no scroll lock, and the preferences work under a strict policy', async () => {
  const policy =
    "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html newsprint";
  const { origin } = await site({ ...FILES, '/': page('<p>Text</p>'.repeat(99) + NOTICE, policy) });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  await tab.getByRole('region', { name: 'Cookies' }).waitFor();
  assert.equal(await tab.getByRole('dialog').count(), 0);
  const wheel = async () => {
    await tab.evaluate(() => scrollTo(0, 0));
    await tab.mouse.move(100, 100);
    await tab.mouse.wheel(0, 400);
    await tab.waitForFunction(() => scrollY > 0);
  };
  await wheel();
  await tab.locator('[part=manage]').click();
  await tab.getByRole('dialog', { name: 'Your choices' }).waitFor();
  await tab.getByRole('group', { name: 'Statistics' }).getByRole('radio', { name: 'Allow', exact: true }).check();
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.locator('dialog').waitFor({ state: 'detached' });
  assert.deepEqual(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().granted), [
    'analytics',
  ]);
  await wheel();
  assert.deepEqual(problems, []);
});

test('Consent Mode on a real page: one default before all else, an update for each choice, one on the next page', async () => {
  const google = `<script>
    window.dataLayer = window.dataLayer || [];
    function gtag() { dataLayer.push(arguments); }
    gtag('js', 1); gtag('config', 'G-1');
  </script>
  <script type="module">import { startConsentMode } from '/cdn/consent-mode.js'; window.inTime = startConsentMode();</script>`;
  const { origin } = await site({ ...FILES, '/': article({ head: google + SHEET + SCRIPT, body: NOTICE }) });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  const layer = () =>
    tab.evaluate(() =>
      Array.from(window.dataLayer, ([command, action, values]) => [
        command,
        action,
        ...(command === 'consent' ? [values.analytics_storage, values.ad_storage] : []),
      ]),
    );
  const start = [
    ['consent', 'default', 'denied', 'denied'],
    ['js', 1],
    ['config', 'G-1'],
  ];
  assert.equal(await tab.evaluate('inTime'), true);
  assert.deepEqual(await layer(), start);
  await tab.locator('[part=choice]').first().click();
  assert.deepEqual(await layer(), [...start, ['consent', 'update', 'granted', 'denied']]);
  await act(tab, 'withdraw');
  assert.deepEqual((await layer()).slice(4), [['consent', 'update', 'denied', 'denied']]);
  await act(tab, 'acceptAll');
  await tab.reload();
  await ready(tab);
  assert.deepEqual(await layer(), [...start, ['consent', 'update', 'granted', 'denied']]);
  assert.deepEqual(problems, []);
});

test('a gate that is added later follows the same rule, also under Trusted Types', async () => {
  const policy = "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  const { origin, requests } = await site({ ...FILES, '/': page(NOTICE, policy) });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  const frames = () => requests.filter(({ path }) => path === '/frame').length;
  const add = () =>
    tab.evaluate(() => {
      const gate = document.createElement('news-consent-gate');
      gate.category = 'social';
      const template = document.createElement('template');
      const frame = Object.assign(document.createElement('iframe'), { src: '/frame', title: 'Post', width: 320 });
      template.content.append(frame);
      gate.append(template);
      document.body.append(gate);
    });
  await add();
  await tab.locator('[part=once]').waitFor();
  await act(tab, 'set', { analytics: 'granted' });
  assert.equal(frames(), 0);
  await act(tab, 'set', { social: 'granted' });
  await tab.frameLocator('iframe').locator('p').waitFor();
  assert.equal(frames(), 1);
  await add();
  await tab.frameLocator('iframe >> nth=1').locator('p').waitFor();
  await act(tab, 'withdraw');
  await tab.locator('iframe').first().waitFor({ state: 'detached' });
  assert.equal(await tab.locator('iframe').count(), 0);
  assert.equal(await tab.locator('[part=placeholder]').count(), 2);
  assert.deepEqual(problems, []);
});

test('over https the choice is kept in a Secure cookie, and withdrawn there', async () => {
  const { origin } = await site({ ...FILES, '/': page(NOTICE) });
  const { page: tab, problems } = await open(await overHttps(origin), { context: { ignoreHTTPSErrors: true } });
  await ready(tab);
  await act(tab, 'acceptAll');
  const [cookie, ...others] = await tab.context().cookies();
  assert.deepEqual([cookie.name, cookie.domain, cookie.secure, others], ['news-consent', '127.0.0.1', true, []]);
  assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().kept), true);
  await act(tab, 'withdraw');
  await tab.reload();
  await ready(tab);
  assert.deepEqual(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().denied), [
    'analytics',
    'social',
  ]);
  assert.deepEqual(problems, []);
});

/** Tells the server what a page knows that came back from the back/forward cache: drivers lose sight of such a page. */
const TELL = `<script>
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const look = () => {
      const el = document.querySelector('news-cookie-notice');
      if (el.record()?.denied.length === 2 && !el.shadowRoot.querySelector('section')) fetch('/told');
      else setTimeout(look, 20);
    };
    look();
  });
</script>`;
/** A page that stays in the cache, another where the reader decides, and back. */
async function comeBack(drive) {
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const { origin } = await site({
    ...FILES,
    '/': page(TELL + NOTICE),
    '/next': page(NOTICE),
    '/told': () => {
      tell();
      return { status: 204 };
    },
  });
  await drive(origin);
  await told;
}
// The cache is switched off in browsers that Playwright starts, unless it is told not to.
test('coming back through the back/forward cache finds what was decided meanwhile', { timeout: 60_000 }, async () => {
  const playwright = await import('playwright');
  const browser =
    browserName === 'chromium'
      ? await playwright.chromium.launch({
          executablePath: await chromiumPath(),
          args: CHROMIUM_ARGS,
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
        })
      : await playwright.firefox.launch(firefoxOptions());
  try {
    const tab = await browser.newPage();
    await comeBack(async (origin) => {
      await tab.goto(`${origin}/`);
      await tab.locator('[part=choice]').first().waitFor();
      await tab.goto(`${origin}/next`);
      await tab.locator('[part=choice]').nth(1).click();
      await tab.locator('[part=confirmation]', { hasText: 'saved' }).waitFor();
      await tab.evaluate('history.back()');
    });
  } finally {
    await browser.close();
  }
});

if (browserName === 'chromium' && hasWebKit()) {
  test('WebKit, too, finds it when it comes back from its cache', { timeout: 60_000 }, async () => {
    const webkit = await WebKit.launch();
    try {
      await comeBack(async (origin) => {
        const choices = async () => {
          let count;
          do
            count = await webkit.evaluate(
              "return document.querySelector('news-cookie-notice')?.shadowRoot?.querySelectorAll('[part=choice]').length",
            );
          while (count !== 2);
        };
        await webkit.goto(`${origin}/`);
        await choices();
        await webkit.goto(`${origin}/next`);
        await choices();
        await webkit.evaluate(
          "document.querySelector('news-cookie-notice').shadowRoot.querySelectorAll('[part=choice]')[1].click()",
        );
        await webkit.evaluate('setTimeout(() => history.back())');
      });
    } finally {
      await webkit.close();
    }
  });
}

if (browserName === 'firefox') {
  test('a reader who has switched Global Privacy Control on in Firefox is heard', async () => {
    const body = (regime) => NOTICE.replace('mode', `regime="${regime}" mode`);
    const { origin } = await site({ ...FILES, '/in': page(body('opt-in')), '/out': page(body('opt-out') + GATED) });
    const { firefox } = await import('playwright');
    const browser = await firefox.launch(firefoxOptions({ 'privacy.globalprivacycontrol.enabled': true }));
    try {
      const tab = await browser.newPage();
      await tab.goto(`${origin}/out`);
      await ready(tab);
      assert.equal(await tab.locator('section').count(), 0, 'nobody is asked who has said no');
      assert.deepEqual(await ran(tab), []);
      await tab.goto(`${origin}/in`);
      await tab.getByText('Your browser asks sites not to share or sell your data').waitFor();
      await tab.locator('[part=choice]').first().click();
      assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().gpc), true);
    } finally {
      await browser.close();
    }
  });
}

if (browserName === 'chromium') {
  test('shift: none for a reader who has decided; none when the question stands at the foot of the window', async () => {
    const long = Array.from({ length: 60 }, (_, i) => `<p>Paragraph ${i}</p>`).join('');
    const { origin } = await site({
      ...FILES,
      '/': page(`<h1>Top</h1>${NOTICE}${long}`),
      '/foot': page(FOOT + long + NOTICE),
    });
    const { page: tab } = await open(`${origin}/foot`, { init: recordShifts });
    await tab.locator('[part=choice]').first().waitFor();
    assert.equal(await tab.locator('[part=choice]').first().isVisible(), true);
    await tab.waitForTimeout(150);
    assert.deepEqual(await tab.evaluate(() => window.shifts), []);
    // At the top it moves the page once, and the script may come as late as it likes.
    const late = `<script type="module">setTimeout(() => import('/cdn/newsprint.js'), 300)</script>`;
    const { origin: slow } = await site({
      '/': article({ head: SHEET + late, body: `<h1>Top</h1>${NOTICE}${long}` }),
    });
    await tab.goto(`${slow}/`);
    await tab.locator('[part=choice]').first().waitFor();
    await tab.waitForTimeout(150);
    assert.equal(await tab.evaluate(() => window.shifts.length), 1);
    await act(tab, 'rejectAll');
    await tab.goto(`${slow}/`);
    await ready(tab);
    await tab.waitForTimeout(150);
    assert.deepEqual(await tab.evaluate(() => window.shifts), []);
  });
}
