import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { article, browser, browserName, open, recordShifts, SCRIPT, SHEET, site } from './harness.mjs';

const chromium = browserName === 'chromium';
const HEAD = '<script src="/cdn/newsprint.head.js"></script>';
const STYLE = '<style>body{margin:0;font:18px/1.5 serif}main{max-width:40rem;margin:auto;padding:0 16px}</style>';
const text = Array.from(
  { length: 60 },
  (_, i) =>
    `<p id="p${i}">${'The council voted to keep the harbour open. '.repeat(5)}<a href="#p${i}">Link ${i}</a></p>`,
).join('');
const pencil = (attributes = '', more = '') => `<news-pencil ${attributes}>
  <strong slot="headline">Read everything for 99 cents a week</strong>
  <p>Every story, on every device.</p>${more}
  <p slot="price">$0.99 a week for a year, then $6.99</p>
  <a slot="cta" href="/subscribe">Subscribe</a><small slot="legal">Cancel at any time.</small></news-pencil>`;
const page = (strip = pencil(), { head = '', before = '', attributes = '' } = {}) =>
  article({
    head: STYLE + SHEET + head + SCRIPT,
    body: `${before}${strip}<main><p><a id="jump" href="#p40">Jump</a></p>${text}</main>`,
    attributes,
  });

const header = '<header style="padding:2rem">Masthead</header>';
const carousel = '<news-carousel autoplay interval="2000"><p>One</p><p>Two is longer than one</p></news-carousel>';
const deny =
  "default-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const headHash = createHash('sha256').update(readFileSync('cdn/newsprint.head.js')).digest('base64');
const strict = (head) =>
  article({
    head: `${SHEET}${head}${SCRIPT}`,
    body: `${pencil('campaign="csp"')}<main>${text}</main>`,
  });

/** The face of the pencil arrives when a test lets it go. Storybook brings a font file; any will do. */
const LATE_FACE =
  '<style>@font-face{font-family:Late;src:url(/late.woff2);font-display:swap}news-pencil{font-family:Late,monospace}</style>';
const faces = [];

/** Each test has a page of its own, so tests need not clean up. */
const { origin } = await site({
  '/': page(),
  '/header': page(pencil(), { before: header }),
  '/bottom': page(pencil('placement="bottom"')),
  ...Object.fromEntries(
    ['top', 'bottom', 'inline'].flatMap((placement) =>
      ['', '-unanchored'].map((anchoring) => [
        `/${placement}-with-carousel${anchoring}`,
        page(pencil(`placement="${placement}"`, carousel), {
          before: placement === 'inline' ? header : '',
          head: anchoring && '<style>html{overflow-anchor:none}</style>',
        }),
      ]),
    ),
  ),
  '/carousel': page(pencil('', carousel)),
  '/named': page(pencil('campaign="autumn" dismiss-for="10d 30d forever"'), { head: HEAD }),
  '/named-2': page(pencil('campaign="autumn" revision="2"'), { head: HEAD }),
  '/capped': page(pencil('campaign="capped" frequency="1/day"'), { head: HEAD }),
  '/subscriber': page(pencil(), { attributes: 'data-news-reader="subscriber"' }),
  '/pending': page(pencil(), { attributes: 'data-news-reader="pending"' }),
  '/low': page(pencil()),
  '/late.woff2': async () => {
    await new Promise((letGo) => faces.push(letGo));
    return { body: readFileSync('node_modules/storybook/assets/browser/nunito-sans-bold.woff2') };
  },
  '/face': page(pencil(), { head: LATE_FACE }),
  '/face-bottom': page(pencil('placement="bottom"'), { head: LATE_FACE }),
  '/face-inline': page(pencil('placement="inline"'), { head: LATE_FACE, before: header }),
  '/end': page(pencil('expand-on="end" for="article"'), { head: '' }).replace('<main>', '<main id="article">'),
  '/two': page(pencil('id="low"') + pencil('id="high" priority="5"') + pencil('id="other" placement="bottom"')),
  '/variants': page(
    pencil(
      'campaign="variants"',
      '<template data-variant="b" weight="100"><b slot="headline">Variant b</b><p>Text b</p></template>',
    ),
  ),
  '/csp': { body: strict(HEAD), headers: { 'content-security-policy': deny } },
  '/csp-inline': {
    body: strict(`<script>${readFileSync('cdn/newsprint.head.js', 'utf8')}</script>`),
    headers: { 'content-security-policy': deny.replace("script-src 'self'", `script-src 'self' 'sha256-${headHash}'`) },
  },
  '/long': page(pencil(), { head: '<style>main{min-block-size:12000px}</style>' }),
  '/legacy': article({
    head: `${STYLE}<style>main{min-block-size:12000px}</style>`,
    body: `<div id="pencil" class="closed" hidden></div><main>${text}</main><script>
      const root = document.querySelector('#pencil'); let may = true;
      addEventListener('scroll', () => requestAnimationFrame(() => {
        const atTop = (document.body.scrollTop || document.documentElement.scrollTop) === 0;
        if (!atTop && root.className === 'closed' && may) { may = false; root.className = 'open'; }
        else if (atTop && root.className === 'open') { may = true; root.className = 'closed'; }
      }));
      root.hidden = false;</script>`,
  }),
});

/** Seconds of script so far; only Chromium tells. */
const scriptTime = async (at) => {
  if (!chromium) return () => 0;
  const session = await at.context().newCDPSession(at);
  await session.send('Performance.enable');
  return async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration').value;
};
const isOpen = (at) => at.evaluate(() => document.querySelector('news-pencil').open);
const isShown = (at) =>
  at.evaluate(() => {
    const strip = document.querySelector('news-pencil').shadowRoot.querySelector('[part=strip]');
    return !!strip && strip.checkVisibility({ visibilityProperty: true }) && strip.offsetHeight > 0;
  });
const armed = (at) => at.waitForFunction(() => document.querySelector('news-pencil').explain?.().armed);
const opens = (at) => at.waitForFunction(() => document.querySelector('news-pencil').open);
const closes = (at) => at.waitForFunction(() => !document.querySelector('news-pencil').open);
/** Long enough for an observer, and for the 150 ms in which a jump is excused. */
const pause = (at) => at.waitForTimeout(350);
const explain = (at) => at.evaluate(() => document.querySelector('news-pencil').explain());
const scrollY = (at) => at.evaluate(() => Math.round(window.scrollY));
const scroll = (at, y) => at.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
const ready = async (path, options) => {
  const opened = await open(origin + path, options);
  opened.page.setDefaultTimeout(8000);
  await armed(opened.page);
  return opened;
};

for (const [name, move] of Object.entries({
  wheel: (at) => at.mouse.wheel(0, 300),
  Space: (at) => at.keyboard.press('Space'),
  'Page Down': (at) => at.keyboard.press('PageDown'),
  'scrollTo()': (at) => scroll(at, 800),
})) {
  for (const path of ['/', '/header', '/bottom']) {
    test(`opens on ${name}: ${path}`, async () => {
      const { page: at, problems } = await ready(path);
      await at.mouse.move(200, 500);
      await move(at);
      await opens(at);
      // Keys scroll smoothly: not before the page has come to rest.
      await at.waitForTimeout(700);
      await scroll(at, 0);
      await closes(at);
      assert.deepEqual(problems, []);
      await at.context().close();
    });
  }
}

// Only Chromium takes touches from a test.
if (chromium) {
  test('opens on touch', async () => {
    const { page: at } = await ready('/', { context: { hasTouch: true, isMobile: true } });
    const session = await at.context().newCDPSession(at);
    const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', { x: 200, y: 600 });
    for (let y = 580; y > 300; y -= 20) await touch('touchMove', { x: 200, y });
    await touch('touchEnd');
    await opens(at);
    await at.context().close();
  });
}

test('stays shut on a reload with restored position, and opens once the reader was at the top', async () => {
  const { page: at } = await ready('/');
  await at.evaluate(() => (document.querySelector('news-pencil').expandOn = 'never'));
  await scroll(at, 1800);
  await pause(at);
  await at.reload();
  await pause(at);
  assert.ok((await scrollY(at)) > 1000, 'the browser restored the position');
  await at.mouse.move(200, 500);
  await at.mouse.wheel(0, 100);
  await pause(at);
  assert.equal(await isOpen(at), false);
  await scroll(at, 0);
  await pause(at);
  await scroll(at, 900);
  await opens(at);
  await at.context().close();
});

test('stays shut on a link with a hash', async () => {
  const { page: at } = await open(`${origin}/#p40`);
  await pause(at);
  assert.ok((await scrollY(at)) > 1000);
  assert.equal(await isOpen(at), false);
  await at.context().close();
});

for (const [name, jump] of Object.entries({
  'focus() of a far link': (at) => at.evaluate(() => document.querySelector('#p40 a').focus()),
  'a click on a link within the page': (at) => at.click('#jump'),
  'twelve Tabs': async (at) => {
    await at.evaluate(() => document.querySelector('#p0 a').focus());
    for (let i = 0; i < 12; i++) await at.keyboard.press('Tab');
  },
})) {
  test(`stays shut on ${name}`, async () => {
    const { page: at } = await ready('/');
    await jump(at);
    await pause(at);
    assert.ok((await scrollY(at)) > 100, 'the page moved');
    assert.equal(await isOpen(at), false);
    await at.context().close();
  });
}

test('stays shut on the second click on the same link within the page', async () => {
  const { page: at } = await ready('/');
  await at.click('#jump');
  await pause(at);
  await scroll(at, 0);
  await pause(at);
  await at.click('#jump');
  await pause(at);
  assert.ok((await scrollY(at)) > 1000);
  assert.equal(await isOpen(at), false);
  await at.context().close();
});

test('opened by hand at the top, it stays open until the reader scrolls away and comes back', async () => {
  const { page: at } = await ready('/');
  await at.evaluate(() => document.querySelector('news-pencil').shadowRoot.querySelector('[part=toggle]').click());
  await pause(at);
  assert.equal(await isOpen(at), true);
  await scroll(at, 600);
  await pause(at);
  assert.equal(await isOpen(at), true);
  await scroll(at, 0);
  await closes(at);
  await at.context().close();
});

test('asks at the end of the article with expand-on="end", once', async () => {
  const { page: at } = await ready('/end');
  await scroll(at, 900);
  await pause(at);
  assert.equal(await isOpen(at), false);
  await scroll(at, 1e6);
  await opens(at);
  await at.context().close();
});

test('does not open by itself in a low window, where the strip scrolls away', async () => {
  const { page: at } = await ready('/low', { context: { viewport: { width: 320, height: 256 } } });
  await scroll(at, 600);
  await pause(at);
  assert.equal(await isOpen(at), false);
  const bottom = await at.evaluate(() => document.querySelector('news-pencil').getBoundingClientRect().bottom);
  assert.ok(bottom < 0);
  await at.context().close();
});

// Layout shifts are reported by Chromium alone; the position of the text is compared everywhere.
const shifts = (at) => at.evaluate(() => (window.shifts ?? []).reduce((sum, value) => sum + value, 0));
const options = chromium ? { init: recordShifts } : {};
const where = (at) =>
  at.evaluate(() => [
    Math.round(window.scrollY),
    Math.round(document.querySelector('#p12').getBoundingClientRect().top),
  ]);
for (const path of [
  '/',
  '/header',
  '/bottom',
  ...['top', 'bottom', 'inline'].flatMap((placement) =>
    ['', '-unanchored'].map((anchoring) => `/${placement}-with-carousel${anchoring}`),
  ),
]) {
  test(`nothing moves on upgrade, expand, collapse, rotation and (below the top) dismissal: ${path}`, async () => {
    const { page: at } = await ready(path, options);
    assert.equal(await shifts(at), 0, 'upgrade');
    // In the text it scrolls away, and a carousel out of view does not turn.
    await scroll(at, path.startsWith('/inline') ? 60 : 600);
    await opens(at);
    const before = await where(at);
    if (path.includes('carousel')) {
      const turned = await at.evaluate(async () => {
        const carousel = document.querySelector('news-carousel');
        // Once by itself.
        await new Promise((done) => carousel.addEventListener('news-carousel-change', done, { once: true }));
        return carousel.index;
      });
      assert.equal(turned, 1);
      await pause(at);
      assert.deepEqual(await where(at), before, 'rotation');
    }
    await at.evaluate(() => document.querySelector('news-pencil').collapse());
    await pause(at);
    assert.deepEqual(await where(at), before, 'collapse');
    await at.evaluate(() => document.querySelector('news-pencil').expand());
    await pause(at);
    assert.deepEqual(await where(at), before, 'expand');
    if (!path.startsWith('/inline')) {
      await at.evaluate(() => document.querySelector('news-pencil').dismiss());
      await pause(at);
      assert.equal(await isShown(at), false);
      assert.deepEqual(await where(at), before, 'dismissal');
    }
    assert.equal(await shifts(at), 0);
    await at.context().close();
  });
}

for (const path of ['/face', '/face-bottom', '/face-inline']) {
  for (const state of ['closed', 'open']) {
    test(`nothing moves when its face arrives late, panel ${state}: ${path}`, async () => {
      // The load event waits for faces.
      const { page: at } = await open(origin + path, { ...options, waitUntil: 'domcontentloaded' });
      await at.waitForFunction(() => {
        const pencil = document.querySelector('news-pencil');
        return pencil.shadowRoot?.querySelector('[part=dismiss]');
      });
      await at.evaluate((open) => {
        const pencil = document.querySelector('news-pencil');
        if (open) pencil.expand();
        return pencil.updateComplete;
      }, state === 'open');
      await pause(at);
      while (!faces.length) await pause(at);
      const look = () =>
        at.evaluate(() => {
          const pencil = document.querySelector('news-pencil');
          const { width } = pencil.querySelector('[slot=headline]').getBoundingClientRect();
          const strip = pencil.shadowRoot.querySelector('[part=strip]').getBoundingClientRect();
          const text = document.querySelector('#p12').getBoundingClientRect();
          return { width, still: [strip.top, strip.height, text.top, window.scrollY], open: pencil.open };
        });
      const before = await look();
      faces.splice(0).forEach((letGo) => letGo());
      await at.waitForFunction(() => document.fonts.check('16px Late') && document.fonts.status === 'loaded');
      await pause(at);
      const now = await look();
      assert.notEqual(now.width, before.width, 'the face is another one');
      assert.deepEqual(now.still, before.still);
      assert.deepEqual([before.open, now.open], [state === 'open', state === 'open']);
      // In an open panel its own words find other lines.
      if (state === 'closed') assert.equal(await shifts(at), 0);
      await at.context().close();
    });
  }
}

test('collapses the panel rather than let it rotate unseen', async () => {
  const { page: at } = await ready('/carousel');
  const visible = () => at.evaluate(() => document.querySelector('news-carousel').checkVisibility());
  assert.equal(await visible(), false);
  await at.evaluate(() => document.querySelector('news-pencil').expand());
  await pause(at);
  assert.equal(await visible(), true);
  await at.context().close();
});

for (const path of ['/', '/bottom']) {
  for (const start of ['closed', 'open']) {
    test(`no Tab stop of sixty is hidden, panel ${start} at first: ${path}`, async () => {
      const { page: at } = await ready(path);
      if (start === 'open') await at.evaluate(() => document.querySelector('news-pencil').expand());
      const hidden = [];
      await at.evaluate(() => document.querySelector('#jump').focus());
      for (let i = 0; i < 60; i++) {
        await at.keyboard.press(i < 40 ? 'Tab' : 'Shift+Tab');
        await at.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const found = await at.evaluate(() => {
          const host = document.querySelector('news-pencil');
          const focused = document.activeElement;
          if (!focused || focused === document.body || focused === host || host.contains(focused)) return null;
          const { left, top, width, height } = focused.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return hit === focused ? null : `${focused.textContent} under ${hit?.localName}`;
        });
        if (found) hidden.push(found);
      }
      assert.deepEqual(hidden, []);
      await at.context().close();
    });
  }
}

test('focus on a control of a stuck strip does not scroll the page', async () => {
  const { page: at } = await ready('/');
  await at.evaluate(() => (document.querySelector('news-pencil').expandOn = 'never'));
  await scroll(at, 900);
  await pause(at);
  await at.evaluate(() => document.querySelector('news-pencil').shadowRoot.querySelector('[part=toggle]').focus());
  await pause(at);
  assert.equal(await scrollY(at), 900);
  await at.context().close();
});

test('a target is not covered by the strip, and the end of the page stands above a strip at the bottom', async () => {
  const { page: at } = await open(`${origin}/#p40`);
  await pause(at);
  await at.evaluate(() => document.querySelector('#p50').scrollIntoView());
  const top = await at.evaluate(() => document.querySelector('#p50').getBoundingClientRect().top);
  assert.ok(top >= 48, `${top}`);
  await at.goto(`${origin}/bottom`);
  await pause(at);
  await scroll(at, 1e6);
  await pause(at);
  const gap = await at.evaluate(
    () =>
      document.querySelector('news-pencil').getBoundingClientRect().top -
      document.querySelector('main').getBoundingClientRect().bottom,
  );
  assert.ok(gap >= 0, `${gap}`);
  await at.context().close();
});

/** Whether the strip, or the bare tag, took any room in any frame from the first on. */
const watchFrames = () => {
  window.painted = [];
  const look = () => {
    const host = document.querySelector('news-pencil');
    if (host) window.painted.push(host.checkVisibility({ visibilityProperty: true }) && host.offsetHeight);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
const painted = (at) => at.evaluate(() => window.painted.some(Boolean));

for (const path of ['/subscriber', '/pending']) {
  test(`is not painted for one frame: ${path}`, async () => {
    const { page: at, problems } = await open(origin + path, { init: watchFrames });
    await pause(at);
    assert.equal(await painted(at), false);
    assert.equal(await at.evaluate(() => document.querySelector('news-pencil').decision.show), false);
    await at.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
    await pause(at);
    // The page was laid out without it: at the top it would cover what stands there.
    assert.equal(await isShown(at), false);
    await scroll(at, 300);
    await at.waitForFunction(
      () => document.querySelector('news-pencil').shadowRoot.querySelector('section').offsetHeight,
    );
    assert.equal(await isShown(at), true);
    assert.deepEqual(problems, []);
    await at.context().close();
  });
}

test('an answer that comes late moves nothing', async () => {
  const { page: at } = await open(`${origin}/pending`, options);
  await pause(at);
  const before = await where(at);
  await at.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
  await pause(at);
  assert.deepEqual(await where(at), before);
  assert.equal(await shifts(at), 0);
  await at.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
  await pause(at);
  assert.equal(await isShown(at), false);
  assert.deepEqual(await where(at), before);
  await at.context().close();
});

const dismiss = (at) =>
  at.evaluate(async () => {
    const host = document.querySelector('news-pencil');
    host.shadowRoot.querySelector('[part=dismiss]').click();
    await host.updateComplete;
  });

test('dismissed, it is not painted on the next page view, nor by the head script alone', async () => {
  const { page: at } = await ready('/named');
  await dismiss(at);
  await at.addInitScript(watchFrames);
  if (chromium) await at.addInitScript(recordShifts);
  // The script of the elements comes late, as on a slow network.
  await at.route('**/newsprint.js', async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  await at.reload();
  await pause(at);
  assert.equal(await painted(at), false);
  assert.equal(await shifts(at), 0);
  assert.deepEqual((await explain(at)).reasons, ['dismissed']);
  await at.goto(`${origin}/named-2`);
  await armed(at);
  assert.equal(await isShown(at), true, 'another revision');
  await at.context().close();
});

for (const path of ['/csp', '/csp-inline']) {
  test(`works under a strict policy: ${path}`, async () => {
    const { page: at, problems } = await ready(path);
    await dismiss(at);
    await at.addInitScript(watchFrames);
    await at.reload();
    await pause(at);
    assert.equal(await painted(at), false);
    assert.deepEqual(problems, []);
    await at.context().close();
  });
}

test('a cap on views: shown once a day, counted after one second in view', async () => {
  const { page: at } = await ready('/capped');
  await at.waitForFunction(() => document.querySelector('news-pencil').explain().views === 1);
  assert.equal(await isShown(at), true, 'the view that fills the cap does not end itself');
  await at.reload();
  await pause(at);
  assert.deepEqual((await explain(at)).reasons, ['frequency']);
  await at.context().close();
});

test("another tab's dismissal counts", async () => {
  const { page: at } = await ready('/named');
  const other = await at.context().newPage();
  await other.goto(`${origin}/named`);
  await armed(other);
  await dismiss(other);
  await at.waitForFunction(() => !document.querySelector('news-pencil').decision.show);
  assert.equal(await isShown(at), false);
  await at.context().close();
});

test('back from the cache: no second impression, and what happened meanwhile counts', async () => {
  const { page: at } = await ready('/named', {
    init: () => {
      window.impressions = 0;
      window.addEventListener('news-pencil-impression', () => (window.impressions += 1));
    },
  });
  await at.waitForFunction(() => window.impressions === 1);
  await at.goto(`${origin}/named-2`);
  await at.evaluate(() => {
    const host = document.querySelector('news-pencil');
    host.removeAttribute('revision');
  });
  await pause(at);
  await dismiss(at);
  // Firefox's driver waits for a load that a page from the cache does not have.
  await at.evaluate(() => void setTimeout(() => window.history.back()));
  await at.waitForURL(`${origin}/named`, { waitUntil: 'commit' }).catch(() => undefined);
  await at.waitForTimeout(1000);
  assert.equal(await at.evaluate(() => location.pathname), '/named');
  assert.equal(await isShown(at), false);
  // Without the cache, the page is a new one that has counted nothing.
  assert.ok((await at.evaluate(() => window.impressions)) <= 1);
  await at.context().close();
});

test('the highest priority shows, the others say why not, another edge is free', async () => {
  const { page: at } = await open(`${origin}/two`);
  await pause(at);
  const decisions = await at.evaluate(() =>
    Array.from(document.querySelectorAll('news-pencil'), (host) => host.decision.reasons.join()),
  );
  assert.deepEqual(decisions, ['edge-busy', '', '']);
  await at.evaluate(() => document.querySelector('#high').remove());
  await scroll(at, 300);
  await pause(at);
  assert.equal(await isShown(at), true);
  await at.context().close();
});

test('two copies of the library share an edge', async () => {
  const { page: at, problems } = await open(`${origin}/two`);
  await at.addScriptTag({ url: '/cdn/newsprint.classic.js' });
  await pause(at);
  assert.equal(
    await at.evaluate(() => [...document.querySelectorAll('news-pencil')].filter((host) => host.decision.show).length),
    2,
  );
  assert.deepEqual(problems, []);
  await at.context().close();
});

test('a variant takes the place of the text, the same on the next page view', async () => {
  const { page: at } = await open(`${origin}/variants`);
  for (const round of [1, 2]) {
    await armed(at);
    const { variant } = await explain(at);
    assert.equal(variant, 'b', `round ${round}`);
    const shown = await at.evaluate(() => {
      const host = document.querySelector('news-pencil');
      return [...host.querySelectorAll('strong, b')]
        .filter((node) => node.checkVisibility())
        .map((node) => node.textContent);
    });
    assert.deepEqual(shown, ['Variant b']);
    await at.reload();
  }
  await at.context().close();
});

test('works with storage blocked', async () => {
  const { page: at, problems } = await ready('/named', {
    init: () => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new window.DOMException('denied', 'SecurityError');
          },
        });
      }
    },
  });
  await dismiss(at);
  assert.equal(await isShown(at), false);
  assert.deepEqual(problems, []);
  await at.context().close();
});

/** For `init`: writes down every call into a page's script that a scroll may cause, and every listener for scrolling. */
const watchCalls = () => {
  window.calls = [];
  window.scrollListeners = 0;
  window.frame = window.requestAnimationFrame.bind(window);
  const noted = (name, run) =>
    typeof run !== 'function'
      ? run
      : function (...given) {
          window.calls.push(name);
          return run.apply(this, given);
        };
  for (const name of ['IntersectionObserver', 'ResizeObserver', 'MutationObserver']) {
    const Observer = window[name];
    window[name] = class extends Observer {
      constructor(run, ...rest) {
        super(noted(name, run), ...rest);
      }
    };
  }
  for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'queueMicrotask']) {
    const start = window[name].bind(window);
    window[name] = (run, ...rest) => start(noted(name, run), ...rest);
  }
  const add = window.EventTarget.prototype.addEventListener;
  window.EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    // Those of the test's own driver come from no address.
    if (/^(scroll|wheel|touch)/.test(type) && new Error().stack.includes('http')) {
      window.scrollListeners += 1;
      return add.call(this, type, noted(type, listener), ...rest);
    }
    return add.call(this, type, listener, ...rest);
  };
};

if (chromium) {
  // Firefox's driver listens to wheels itself.
  test('scrolling costs nothing: no listener, two callbacks as the page leaves its top, none in the next 10,000 px', async () => {
    /** What runs as the page leaves its top, and then over 10,000 px in steps of 100. */
    const scrolled = async (path, wait) => {
      const { page: at } = await open(origin + path, { init: watchCalls });
      await wait(at);
      const script = await scriptTime(at);
      await at.mouse.move(200, 500);
      const down = async (steps) => {
        await at.evaluate(() => (window.calls = []));
        const [from, before] = [await scrollY(at), await script()];
        for (let i = 0; i < steps; i++) {
          await at.mouse.wheel(0, 100);
          await at.evaluate(() => new Promise(window.frame));
        }
        while ((await scrollY(at)) < from + 100 * steps) await at.waitForTimeout(50);
        // Half of the panel in view for a second counts as a view.
        await at.waitForTimeout(steps > 1 ? 100 : 1400);
        return { calls: await at.evaluate(() => window.calls), spent: (await script()) - before };
      };
      const [leaving, rest] = [await down(1), await down(100)];
      const listeners = await at.evaluate(() => window.scrollListeners);
      const isOpened = await at.evaluate(() => document.querySelector('news-pencil, .open').matches('[open], .open'));
      await at.context().close();
      assert.equal(isOpened, true);
      return { leaving, rest, listeners };
    };
    const ours = await scrolled('/long', armed);
    const legacy = await scrolled('/legacy', (at) => at.waitForTimeout(300));
    assert.deepEqual([ours.listeners, legacy.listeners], [0, 1]);
    // One sees that the page has left its top, one that the panel is there; then there are the seconds of the two views.
    const callbacks = ours.leaving.calls.filter((name) => name !== 'setTimeout');
    assert.ok(callbacks.length <= 2 && callbacks.every((name) => name === 'IntersectionObserver'), callbacks.join());
    assert.deepEqual(ours.rest.calls, []);
    // By the number of calls, a twentieth at most of what the inline script takes for the same way.
    assert.ok(legacy.rest.calls.length >= 20 * ours.leaving.calls.length, `${legacy.rest.calls.length}`);
    const ms = ({ rest }) => `${(rest.spent * 1000).toFixed(1)} ms`;
    console.log(`script time while scrolling 10,000 px: ${ms(ours)}, inline script ${ms(legacy)}`);
  });

  test('stays quiet and unseen in print', async () => {
    const { page: at } = await ready('/');
    await at.emulateMedia({ media: 'print' });
    assert.equal(await at.evaluate(() => document.querySelector('news-pencil').checkVisibility()), false);
    await at.context().close();
  });

  // Firefox's driver cannot switch scripts off.
  test('readable without script', async () => {
    const context = await (await browser()).newContext({ javaScriptEnabled: false });
    const at = await context.newPage();
    await at.goto(origin);
    for (const words of ['Read everything', 'Every story, on', '$0.99 a week', 'Subscribe']) {
      assert.ok(await at.getByText(words).first().isVisible(), words);
    }
    await context.close();
  });
}
