// The pencil where things go otherwise: prerendered, back from the cache, half loaded, twice on a page, blocked, low.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CHROMIUM_ARGS, chromiumPath, launchChromium } from '../../scripts/browsers.mjs';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
import { article, browser, browserName, open, recordShifts, SCRIPT, SHEET, site } from './harness.mjs';

const chromium = browserName === 'chromium';
const STYLE = '<style>body{margin:0;font:18px/1.5 serif}main{max-width:40rem;margin:auto;padding:0 16px}</style>';
const text = Array.from({ length: 60 }, (_, i) => `<p id="p${i}">${'The harbour stays open. '.repeat(9)}</p>`).join('');
const pencil = (attributes = '', more = '', tag = 'news-pencil') => `<${tag} ${attributes}>
  <strong slot="headline">Read everything for 99 cents a week</strong>${more}
  <p>Every story, on every device.</p><p slot="price">$0.99 a week, then $6.99</p>
  <a slot="cta" href="#subscribe">Subscribe</a></${tag}>`;
/** What editors write: a carousel, a price in two sentences, conditions. */
const offer = (attributes) => `<news-pencil expand-on="never">
  <strong slot="headline">Every story from the river towns</strong><a slot="strip-cta" href="#subscribe">Subscribe</a>
  <news-carousel autoplay ${attributes} label="What you get">
    <p>The Saturday magazine at your door, with the weekend puzzle and recipes.</p><p>The archive.</p></news-carousel>
  <p slot="price"><b>£1 a week</b> for 12 weeks, then £2.50. Cancel any time.</p>
  <a slot="cta" href="#subscribe">Subscribe for £1</a><small slot="legal">For new subscribers.</small></news-pencil>`;
const page = ({ strip = pencil(), head = '', before = '', script = SCRIPT, attributes = '' } = {}) =>
  article({ head: STYLE + SHEET + head + script, body: `${before}${strip}<main>${text}</main>`, attributes });
const masthead = '<header style="padding:4px"><a id="masthead" href="#p9">The Tidewater Courier</a></header>';
const noAnchoring = '<style>html{overflow-anchor:none}</style>';
const subclass = (tag, from) => `customElements.define('${tag}', class extends ${from} {});`;

/** What a prerendered page tells the server, and who waits for it. */
const told = [];
const waiting = new Set();
const hears = async (what) => {
  while (!told.some((line) => line.startsWith(what))) await new Promise((done) => waiting.add(done));
};

const { origin } = await site({
  '/': page(),
  '/named': page({ strip: pencil('campaign="autumn"') }),
  '/other': '<!doctype html><title>Other</title>',
  '/late': page({ strip: pencil() + masthead, attributes: 'data-news-reader="pending"' }),
  '/wide': page({ head: '<style>news-pencil{--news-pencil-max-inline-size:none}</style>' }),
  '/inner': article({
    head: `${STYLE}${SHEET}<style>html,body{height:100%;overflow:hidden}#app{height:100%;overflow:auto}</style>${SCRIPT}`,
    body: `<div id="app">${pencil()}<main>${text}</main></div>`,
  }),
  '/asks': page({
    before: `<news-cookie-notice mode="consent" regime="opt-in" lang="en">
      <news-cookie-category name="analytics">Counting</news-cookie-category></news-cookie-notice>`,
  }),
  '/variants': page({
    strip: pencil(
      'campaign="variants"',
      '<template data-variant="b" weight="100"><b slot="headline">Another headline</b></template>',
    ),
  }),
  ...Object.fromEntries(
    ['', 'controls="pause+nav" picker="dots"'].map((attributes) => [
      attributes ? '/offer-dots' : '/offer',
      page({ strip: offer(attributes), head: '<style>news-pencil{font:18px/1.5 serif}</style>' }),
    ]),
  ),
  '/touch': page({ strip: pencil('', '<a slot="strip-cta" href="#subscribe">Subscribe</a>') }),
  ...Object.fromEntries(
    ['top', 'bottom', 'inline'].flatMap((placement) =>
      [true, false].map((anchoring) => [
        `/dismiss-${placement}${anchoring ? '' : '-unanchored'}`,
        page({
          strip: placement === 'inline' ? '' : pencil(`placement="${placement}"`),
          head: anchoring ? '' : noAnchoring,
        }).replace('<p id="p3">', `${placement === 'inline' ? pencil('placement="inline"') : ''}<p id="p3">`),
      ]),
    ),
  ),
  '/copies': page({
    strip:
      pencil('id="a" priority="1"') +
      pencil('id="b" priority="2"', '', 'other-pencil') +
      pencil('id="c" placement="bottom"', '', 'classic-pencil'),
    script: `<script src="/cdn/newsprint.classic.js"></script>
      <script>${subclass('classic-pencil', 'Newsprint.NewsPencil')}</script>
      <script type="module">import { NewsPencil } from '/cdn/newsprint.js';${subclass('other-pencil', 'NewsPencil')}</script>`,
  }),
  '/first': async () => ({
    body: article({
      head: `<script type="speculationrules">{"prerender":[{"urls":["/prerendered"],"eagerness":"immediate"}]}</script>`,
      body: `<script>fetch('/go').then(() => { location.href = '/prerendered'; });</script>`,
    }),
  }),
  '/go': async () => {
    await hears('decide');
    return { body: '' };
  },
  '/told': (url) => {
    told.push(decodeURIComponent(url.search.slice(1)));
    for (const done of waiting) done();
    return { body: ' ' };
  },
  '/prerendered': page({
    head: `<script>
      for (const name of ['decide', 'impression', 'view'])
        addEventListener('news-pencil-' + name, () => fetch('/told?' + name + (document.prerendering ? ' prerendering' : '')));
    </script>`,
  }),
});

const el = (at, run, argument) =>
  at.evaluate(
    ([code, given]) =>
      new Function('host', 'given', `return (${code})(host, given)`)(document.querySelector('news-pencil'), given),
    [run.toString(), argument],
  );
const ready = async (path, options) => {
  const opened = await open(origin + path, options);
  opened.page.setDefaultTimeout(8000);
  await opened.page.waitForFunction(() => document.querySelector('news-pencil').explain?.().armed);
  return opened;
};
const frames = (at) =>
  at.evaluate(async () => {
    for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame);
  });
const scroll = async (at, y) => {
  await at.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
  await frames(at);
};
// Firefox's driver scrolls to what it clicks on, a stuck strip included.
const close = (at) => el(at, (host) => host.shadowRoot.querySelector('[part=dismiss]').click());
const stripHeight = (at) => el(at, (host) => host.shadowRoot.querySelector('#strip')?.offsetHeight ?? 0);

if (chromium) {
  // A browser that nobody debugs: Chromium prerenders nothing under a debugger.
  test('a prerendered page decides, and counts an impression only when the reader comes to it', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'pencil-'));
    const child = spawn(
      await chromiumPath(),
      [...CHROMIUM_ARGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, `${origin}/first`],
      { stdio: 'ignore' },
    );
    const ended = new Promise((done) => child.once('exit', done));
    after(async () => {
      child.kill();
      await ended;
      // Its helpers may write for a while after it; a folder that is left behind is no failure.
      await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    });
    await hears('view');
    assert.deepEqual(told, ['decide prerendering', 'impression', 'view']);
  });

  test('back from the cache: the same page, no second impression, and what happened meanwhile counts', async () => {
    // Playwright switches the cache off.
    const own = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    after(() => own.close());
    const at = await own.newPage();
    await at.addInitScript(() => {
      window.heard = [];
      for (const name of ['impression', 'decide']) {
        window.addEventListener(`news-pencil-${name}`, ({ detail }) =>
          window.heard.push(name === 'decide' ? detail.reasons.join() : name),
        );
      }
      window.addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted));
    });
    await at.goto(`${origin}/named`);
    await at.waitForFunction(() => window.heard.includes('impression'));
    for (const dismissed of [false, true]) {
      await at.goto(`${origin}/other`);
      if (dismissed) {
        await at.evaluate((until) => {
          window.localStorage.setItem(
            'newsprint:pencil@1',
            JSON.stringify([['autumn\n', { t: 0, d: 1, u: until, h: until }]]),
          );
        }, Date.now() + 1e7);
      }
      await at.evaluate(() => void setTimeout(() => window.history.back()));
      await at.waitForURL(`${origin}/named`, { waitUntil: 'commit' });
      await at.waitForFunction(() => window.persisted);
      await frames(at);
      assert.deepEqual(await at.evaluate(() => window.heard), ['', 'impression', ...(dismissed ? ['dismissed'] : [])]);
    }
    assert.equal(await stripHeight(at), 0);
  });
}

for (const path of ['/offer', '/offer-dots']) {
  for (const [width, height] of [
    [320, 568],
    [390, 664],
    [390, 844],
    [768, 1024],
    [1280, 800],
  ]) {
    test(`open, the price, the action and the pause button are in view at ${width} × ${height}: ${path}`, async () => {
      const { page: at } = await open(origin + path, {
        context: { viewport: { width, height }, ...(chromium && width < 700 && { hasTouch: true, isMobile: true }) },
      });
      await at.waitForFunction(() => document.querySelector('news-carousel')?.shadowRoot?.querySelector('button'));
      await el(at, async (host) => {
        await host.updateComplete;
        host.expand();
        await host.updateComplete;
        await Promise.all(host.shadowRoot.getAnimations().map(({ finished }) => finished));
      });
      /** Whether the middle of each is what a finger would touch there, and the price as a whole is above the fold. */
      const inView = () =>
        el(at, (host) => {
          const pause = host.querySelector('news-carousel').shadowRoot.querySelector('button');
          const { bottom } = host.shadowRoot.querySelector('#panel').getBoundingClientRect();
          return ['[slot=price]', '[slot=cta]', pause].map((what) => {
            const node = typeof what === 'string' ? host.querySelector(what) : what;
            const box = node.getBoundingClientRect();
            const hit = node.getRootNode().elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            return node.contains(hit) && (what !== '[slot=price]' || box.bottom <= bottom);
          });
        });
      // On the lowest windows the row of buttons is one touch of the finger away.
      assert.deepEqual((await inView()).slice(0, 2), [true, true]);
      if (path === '/offer' || width > 320) assert.equal((await inView())[2], true);
      await el(at, (host) => host.querySelector('news-carousel').shadowRoot.querySelector('button').focus());
      await frames(at);
      assert.equal((await inView())[2], true, 'with focus');
      await at.context().close();
    });
  }
}

test('with its other texts missing, the pencil shows its own', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
  const at = await context.newPage();
  const lines = [];
  at.on('console', (message) => /news-pencil/.test(message.text()) && lines.push(message.text()));
  await at.route('**/chunks/variants*', (route) => route.abort());
  await at.goto(`${origin}/variants`);
  await at.getByText('Read everything for 99 cents a week').waitFor();
  assert.equal(lines.length, 1, lines.join('\n'));
  await context.close();
});

for (const [how, answer] of [
  ['missing', (route) => route.fulfill({ status: 404, body: 'no' })],
  ['blocked', (route) => route.abort('blockedbyclient')],
]) {
  test(`with its second half ${how}, the strip has its headline, the action and a button that closes`, async () => {
    const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
    const at = await context.newPage();
    const lines = [];
    // Not the browser's own lines about the file.
    at.on('pageerror', (error) => /Loading module/.test(String(error)) || lines.push(String(error)));
    at.on('console', (message) => /news-pencil/.test(message.text()) && lines.push(message.text()));
    await at.route('**/chunks/companion*', answer);
    await at.goto(origin);
    await at.waitForFunction(() => document.querySelector('news-pencil a').checkVisibility());
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.ok(await at.locator('news-pencil strong').isVisible());
    assert.equal(await el(at, (host) => host.shadowRoot.querySelector('[part=toggle]').checkVisibility()), false);
    await scroll(at, 600);
    await at.getByRole('link', { name: 'Subscribe' }).click();
    assert.equal(await at.evaluate(() => location.hash), '#subscribe');
    await close(at);
    await frames(at);
    assert.equal(await stripHeight(at), 0);
    assert.equal(lines.length, 1, lines.join('\n'));
    await context.close();
  });
}

test('with its second half missing and the clock set back, the page goes on', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
  const at = await context.newPage();
  at.setDefaultTimeout(10_000);
  await at.route('**/chunks/companion*', (route) => route.abort());
  await at.addInitScript(() => {
    const later = Date.now() + 1e9;
    window.localStorage.setItem(
      'newsprint:pencil@1',
      JSON.stringify([['autumn\n', { t: later, d: 1, u: later, h: later }]]),
    );
  });
  await at.goto(`${origin}/named`);
  await at.waitForFunction(() => document.querySelector('news-pencil')?.decision?.reasons.length);
  await frames(at);
  assert.deepEqual((await el(at, (host) => host.decision)).reasons, ['dismissed']);
  await context.close();
});

/** Keeps the companion back; returns what lets it come. */
async function holdSecondHalf(at) {
  let release;
  const held = new Promise((done) => (release = done));
  await at.route('**/chunks/companion*', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('calls that come before the second half are carried out in order', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
  const at = await context.newPage();
  const release = await holdSecondHalf(at);
  await at.addInitScript(() => {
    window.heard = [];
    for (const name of ['expand', 'collapse', 'dismiss']) {
      window.addEventListener(`news-pencil-${name}`, () => window.heard.push(name));
    }
  });
  // Firefox holds the load event back for it.
  await at.goto(`${origin}/named`, { waitUntil: 'commit' });
  await at.waitForFunction(() => document.querySelector('news-pencil')?.decision?.show);
  await el(at, (host) => {
    host.dismiss();
    host.reset();
    host.expand();
  });
  await frames(at);
  assert.equal((await el(at, (host) => host.decision)).show, true);
  release();
  await at.waitForFunction(() => document.querySelector('news-pencil').explain().armed !== undefined);
  await at.waitForFunction(
    () => document.querySelector('news-pencil').shadowRoot.querySelector('#panel')?.offsetHeight,
  );
  assert.deepEqual(await el(at, (host) => [host.open, host.explain().dismissals]), [true, 0]);
  assert.deepEqual(await at.evaluate(() => window.heard), ['expand']);
  await context.close();
});

test('a dismissal that comes before the second half is remembered when that arrives', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
  const at = await context.newPage();
  const release = await holdSecondHalf(at);
  await at.goto(`${origin}/named`, { waitUntil: 'commit' });
  await at.waitForFunction(() => document.querySelector('news-pencil')?.decision?.show);
  await close(at);
  await frames(at);
  assert.equal(await stripHeight(at), 0);
  release();
  await at.waitForFunction(() => document.querySelector('news-pencil').explain().dismissals === 1);
  await at.reload();
  await at.waitForFunction(() => document.querySelector('news-pencil').decision?.reasons.includes('dismissed'));
  await context.close();
});

for (const placement of ['top', 'bottom', 'inline']) {
  for (const anchoring of ['', '-unanchored']) {
    for (const y of placement === 'inline' ? [0, 300] : [0, 600]) {
      test(`dismissed by hand at ${y} px, the page stays where it is: ${placement}${anchoring}`, async () => {
        const { page: at } = await ready(`/dismiss-${placement}${anchoring}`, chromium ? { init: recordShifts } : {});
        await el(at, (host) => (host.expandOn = 'never'));
        await scroll(at, y);
        const look = () =>
          at.evaluate(() => [
            Math.round(window.scrollY),
            ...['#p1', '#p5'].map((id) => Math.round(document.querySelector(id).getBoundingClientRect().top)),
          ]);
        const [scrolled, above, below] = await look();
        const height = await el(at, (host) => host.offsetHeight);
        await close(at);
        await at.waitForFunction(() => !document.querySelector('news-pencil').decision.show);
        await frames(at);
        const now = await look();
        // What stood in the flow where the reader closed it gives its room back; nothing else moves.
        if (placement === 'inline') {
          assert.deepEqual(now.slice(0, 2), [scrolled, above]);
          // One of the margins around it collapses.
          assert.ok(below - now[2] >= height && below - now[2] < height + 20, `${below - now[2]}`);
        } else {
          const room = placement === 'top' && y === 0 ? height : 0;
          assert.deepEqual(now, [scrolled, above - room, below - room]);
        }
        await at.context().close();
      });
    }
  }
}

test('--news-pencil-max-inline-size: none lets the strip and the panel take all the width', async () => {
  const { page: at } = await ready('/wide', { context: { viewport: { width: 2000, height: 800 } } });
  await el(at, (host) => host.expand());
  await frames(at);
  const widths = await el(at, (host) => Array.from(host.shadowRoot.querySelectorAll('.row'), (row) => row.offsetWidth));
  assert.equal(widths.length, 2);
  for (const width of widths) assert.ok(width > 1900, `${width}`);
  await at.context().close();
});

test('where a box inside the page scrolls, the strip sticks in it and opens by hand only', async () => {
  const { page: at } = await ready('/inner');
  await at.evaluate(() => document.querySelector('#app').scrollTo({ top: 900, behavior: 'instant' }));
  await frames(at);
  assert.deepEqual(await el(at, (host) => [host.open, Math.round(host.getBoundingClientRect().top)]), [false, 0]);
  await el(at, (host) => host.shadowRoot.querySelector('[part=toggle]').click());
  await frames(at);
  assert.equal(await el(at, (host) => host.open), true);
  await at.context().close();
});

test('does not open by itself while a cookie notice asks, and does once that is answered', async () => {
  const { page: at, problems } = await ready('/asks');
  await at.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await scroll(at, 900);
  await frames(at);
  assert.equal(await el(at, (host) => host.open), false);
  await scroll(at, 0);
  await at.getByRole('button', { name: 'Accept', exact: true }).click();
  await at.waitForFunction(async () => !(await document.querySelector('news-cookie-notice').willAsk()));
  await at.waitForTimeout(200);
  await scroll(at, 900);
  await at.waitForFunction(() => document.querySelector('news-pencil').open);
  assert.deepEqual(problems, []);
  await at.context().close();
});

test('shown late, it covers nothing at the top of the page, and nothing that gets focus below', async () => {
  const { page: at } = await open(`${origin}/late`);
  await at.waitForFunction(() => document.querySelector('news-pencil').decision);
  await at.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
  await at.waitForFunction(() => document.querySelector('news-pencil').explain().armed);
  const uncovered = () =>
    at.evaluate(() => {
      const link = document.querySelector('#masthead');
      link.focus();
      const { left, top, width, height } = link.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === link;
    });
  assert.equal(await uncovered(), true);
  await el(at, (host) => (host.expandOn = 'never'));
  await scroll(at, 300);
  await at.waitForFunction(
    () => document.querySelector('news-pencil').shadowRoot.querySelector('#strip')?.offsetHeight,
  );
  // Focus scrolls the page back to it.
  await at.evaluate(() => document.querySelector('#masthead').focus({ preventScroll: true }));
  await at.evaluate(() => document.activeElement.blur());
  await at.evaluate(() => document.querySelector('#masthead').focus());
  await frames(at);
  assert.equal(await uncovered(), true);
  await at.context().close();
});

test('two copies of the library and their subclasses share the edges of a page', async () => {
  const { page: at, problems } = await open(`${origin}/copies`);
  await at.waitForFunction(() =>
    ['a', 'b', 'c'].every(
      (id) => document.querySelector(`#${id}`).decision && document.querySelector(`#${id}`).hasUpdated,
    ),
  );
  await frames(at);
  const reasons = () =>
    at.evaluate(() => ['a', 'b', 'c'].map((id) => document.querySelector(`#${id}`)?.decision.reasons.join()));
  assert.deepEqual(await reasons(), ['edge-busy', '', '']);
  assert.deepEqual(
    await at
      .evaluate(() => ['a', 'b', 'c'].map((id) => document.querySelector(`#${id}`).constructor.name))
      .then((n) => n.length),
    3,
  );
  await at.waitForFunction(() =>
    ['start', 'end'].every((edge) => document.documentElement.style.getPropertyValue(`--news-pencil-block-${edge}`)),
  );
  await at.evaluate(() => document.querySelector('#c').setAttribute('placement', 'top'));
  await frames(at);
  assert.deepEqual(await reasons(), ['edge-busy', '', 'edge-busy']);
  await at.evaluate(() => document.querySelector('#b').remove());
  await frames(at);
  assert.deepEqual(await reasons(), ['', undefined, 'edge-busy']);
  assert.deepEqual(problems, []);
  await at.context().close();
});

test('with storage blocked a dismissal lasts for the page view and promises no more', async () => {
  const { page: at, problems } = await ready('/named', {
    init: () => {
      window.heard = [];
      window.addEventListener('news-pencil-dismiss', ({ detail }) => window.heard.push(detail.until));
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new window.DOMException('denied', 'SecurityError');
          },
        });
      }
    },
  });
  await close(at);
  await at.waitForFunction(() => window.heard.length);
  assert.deepEqual(await at.evaluate(() => window.heard), [null]);
  // The element is put in anew, as frameworks do: still this page view.
  await el(at, (host) => host.replaceWith(host.cloneNode(true)));
  await frames(at);
  assert.deepEqual(await el(at, (host) => host.decision.reasons), ['dismissed']);
  await at.reload();
  await at.waitForFunction(() => document.querySelector('news-pencil').decision?.show);
  assert.deepEqual(problems, []);
  await at.context().close();
});

if (chromium && hasWebKit()) {
  test('WebKit with cookies really blocked: storage works on, and a dismissal lasts as long as it says', async () => {
    const webkit = await WebKit.launch({ args: ['--cookies-policy=never'] });
    const until = async (script) => {
      for (;;) {
        const found = await webkit.evaluate(script);
        if (found) return found;
      }
    };
    const decided = 'return document.querySelector("news-pencil")?.decision';
    const shows = `const strip = document.querySelector('news-pencil').shadowRoot.querySelector('[part=strip]');
      return Boolean(strip?.checkVisibility({ visibilityProperty: true }))`;
    try {
      await webkit.goto(`${origin}/named`);
      await until('return document.querySelector("news-pencil")?.explain?.().armed');
      assert.equal(await webkit.evaluate(shows), true);
      assert.equal(await webkit.evaluate('document.cookie = "a=1"; return document.cookie'), '', 'cookies are blocked');
      await webkit.evaluate(`addEventListener('news-pencil-dismiss', ({ detail }) => (window.heard = detail));
        document.querySelector('news-pencil').shadowRoot.querySelector('[part=dismiss]').click()`);
      const { count, until: end } = await until('return window.heard');
      assert.equal(count, 1);
      const days = (Date.parse(end) - Date.now()) / 86_400_000;
      assert.ok(days > 29.9 && days < 30.1, end);
      await webkit.reload();
      assert.deepEqual(await until(decided), { show: false, reasons: ['dismissed'] });
      assert.equal(await webkit.evaluate(shows), false);
      // On a page of another address, too.
      await webkit.goto(`${origin}/named?next`);
      assert.deepEqual(await until(decided), { show: false, reasons: ['dismissed'] });
    } finally {
      await webkit.close();
    }
  });
}

test('on coarse pointers everything in the strip is 44 px to touch', async () => {
  const { page: at } = await ready('/touch', { context: chromium ? { hasTouch: true, isMobile: true } : {} });
  const sizes = await el(at, (host) =>
    [host.querySelector('[slot=strip-cta]'), ...host.shadowRoot.querySelectorAll('button')].map((control) =>
      Math.round(control.getBoundingClientRect().height),
    ),
  );
  for (const size of sizes) assert.ok(size >= (chromium ? 44 : 24), sizes.join());
  await at.context().close();
});

for (const path of ['/dismiss-top', '/dismiss-bottom']) {
  test(`in a window of 320 × 256 px, as at 400 % zoom, it covers nothing: ${path}`, async () => {
    const { page: at } = await ready(path, { context: { viewport: { width: 320, height: 256 } } });
    await scroll(at, 900);
    const box = () => el(at, (host) => host.getBoundingClientRect().bottom);
    assert.ok((await box()) < 0);
    await scroll(at, 0);
    await el(at, (host) => host.shadowRoot.querySelector('[part=toggle]').click());
    await frames(at);
    const panel = await el(at, (host) => {
      const { left, right, top, bottom } = host.shadowRoot.querySelector('#panel').getBoundingClientRect();
      return { left, right, top, bottom, width: document.documentElement.scrollWidth };
    });
    // All of it can be reached by scrolling the page.
    assert.ok(panel.top >= 0 && panel.left >= 0 && panel.right <= 320 && panel.width <= 320, JSON.stringify(panel));
    await at.context().close();
  });
}
