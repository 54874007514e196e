// Consent on real pages: gated scripts under several policies, other tabs, the back/forward cache, the page's layout.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site, tabThrough } from './harness.mjs';

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
  // Browsers without the cookie store's events look when the reader comes back to the tab.
  await other.bringToFront();
  await other.evaluate(() => document.dispatchEvent(new CustomEvent('visibilitychange')));
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
  const body = `<style>news-cookie-notice{display:none!important}</style>${NOTICE}${GATED}<a href="/next">Next</a>`;
  const { origin } = await site({ ...FILES, '/': page(body), '/next': page('<h1>Next</h1>') });
  const { page: tab, problems } = await open(`${origin}/`);
  await ready(tab);
  assert.deepEqual(await ran(tab), []);
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

if (browserName === 'chromium') {
  // Playwright loses sight of a page that Firefox takes from its cache.
  test('coming back through the back/forward cache finds what was decided meanwhile', async () => {
    const { origin } = await site({ ...FILES, '/': page(NOTICE), '/next': page(NOTICE) });
    const { page: tab } = await open(`${origin}/`);
    await ready(tab);
    await tab.goto(`${origin}/next`);
    await ready(tab);
    await act(tab, 'rejectAll');
    await tab.goBack();
    await tab.waitForFunction(() => document.querySelector('news-cookie-notice').record()?.denied.length === 2);
    assert.equal(await tab.locator('section').count(), 0);
  });

  // Firefox cannot be given an answer for an https address without a certificate.
  test('over https the verdict is right, the choice is kept, and its cookie is Secure', async () => {
    const { origin } = await site({ ...FILES, '/': page(NOTICE) });
    const { page: tab, problems } = await open('about:blank');
    await tab.route('https://news.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      try {
        const answer = await fetch(origin + pathname);
        const body = Buffer.from(await answer.arrayBuffer());
        await route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type'), body });
      } catch {
        // The test is over, and with it the server.
      }
    });
    await tab.goto('https://news.example/');
    await ready(tab);
    assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').verdict.reason), 'kept');
    await act(tab, 'acceptAll');
    const [cookie, ...others] = await tab.context().cookies();
    assert.deepEqual([cookie.name, cookie.domain, cookie.secure, others], ['news-consent', 'news.example', true, []]);
    assert.equal(await tab.evaluate(() => document.querySelector('news-cookie-notice').record().kept), true);
    assert.deepEqual(problems, []);
  });

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
