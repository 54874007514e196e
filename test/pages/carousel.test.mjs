// The carousel on real pages: what a change costs, what shifts, what assistive technology is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from '../../scripts/browsers.mjs';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site } from './harness.mjs';

const chromium = browserName === 'chromium';
const slides = `<p>Short</p><p>${'A longer proposition that runs over several lines. '.repeat(6)}</p><p>Middling, a line or two of it at this width</p>`;
const carousel = (attributes = '', inner = slides) => `<news-carousel ${attributes}>${inner}</news-carousel>`;
const page = (body, head = SHEET) =>
  article({ head: head + SCRIPT, body: `<h1>News</h1>${body}<p id="after">After</p>` });
const PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='100'/%3E";
const swipe = (dir) =>
  page(
    carousel(
      `transition="slide" controls="pause+nav" dir="${dir}"`,
      `<div><a href="#followed"><img src="${PICTURE}" alt="Picture" width="300" height="100"></a></div>${slides}`,
    ) + '<div class="tall"></div>',
    `${SHEET}<style>.tall { height: 3000px }</style>`,
  );
const CSP = "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const { origin } = await site({
  '/auto': page(carousel('autoplay interval="2000"')),
  '/long': page(carousel('autoplay interval="20000"')),
  '/nav': page(carousel('autoplay controls="pause+nav" picker="dots"')),
  '/dots': page(carousel('picker="dots"')),
  '/still': page(carousel()),
  '/single': page(carousel('autoplay', '<p>Only one</p>')),
  '/csp': {
    body: page(carousel('autoplay controls="pause+nav" picker="dots" transition="slide"')),
    headers: { 'content-security-policy': CSP },
  },
  '/named': page(carousel('autoplay label="Why subscribe"')),
  '/no-script': article({ head: SHEET, body: carousel('autoplay') }),
  '/hostile': page(carousel('autoplay'), `${SHEET}<style>* { all: unset } div { display: none !important }</style>`),
  '/pencil': page(
    `<news-pencil><strong slot="headline">Read on</strong>${carousel('autoplay interval="2000"')}</news-pencil>`,
  ),
  '/swipe-ltr': swipe('ltr'),
  '/swipe-rtl': swipe('rtl'),
  '/empty': page(''),
  '/lost': article({ head: `${SHEET}<script type="module" src="/lost.js"></script>`, body: carousel('autoplay') }),
  '/late': article({ head: `${SHEET}<script type="module" src="/late.js"></script>`, body: carousel('autoplay') }),
  '/late.js': async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return { body: "import '/cdn/newsprint.js';", headers: { 'content-type': 'text/javascript' } };
  },
});

const playing = (tab) =>
  tab.waitForFunction(() => document.querySelector('news-carousel').explain?.().state === 'playing');
const metrics = async (cdp) =>
  Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));

test(
  'three changes cost no layout and shift nothing',
  { skip: !chromium && 'only Chromium counts layouts' },
  async () => {
    const { page: tab, problems } = await open(`${origin}/auto`, { init: recordShifts });
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send('Performance.enable');
    await playing(tab);
    // Listened to once, so that nothing is asked of the page while it is measured.
    const done = tab.evaluate(
      () =>
        new Promise((resolve) => {
          let changes = 0;
          document.addEventListener('news-carousel-change', () => ++changes === 3 && setTimeout(resolve, 400));
        }),
    );
    const before = await metrics(cdp);
    await done;
    const after = await metrics(cdp);
    assert.equal(after.LayoutCount - before.LayoutCount, 0);
    assert.deepEqual(await tab.evaluate(() => window.shifts), []);
    assert.deepEqual(problems, []);
  },
);

test(
  'while a slide shows, its bar grows without the main thread',
  { skip: !chromium && 'only Chromium counts style recalculations' },
  async () => {
    const { page: tab, problems } = await open(`${origin}/long`);
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send('Performance.enable');
    await playing(tab);
    const width = () =>
      tab.evaluate(() => {
        const { shadowRoot } = document.querySelector('news-carousel');
        return shadowRoot.querySelector('[part=progress]').getBoundingClientRect().width;
      });
    const start = await width();
    // The button has just come, and the first frames of its bar are drawn.
    await tab.waitForTimeout(500);
    const before = await metrics(cdp);
    await tab.waitForTimeout(1100);
    const after = await metrics(cdp);
    assert.equal(after.RecalcStyleCount - before.RecalcStyleCount, 0);
    const end = await width();
    assert.ok(end > start, `the bar grew from ${start} to ${end}`);
    assert.deepEqual(problems, []);
  },
);

for (const path of ['auto', 'nav', 'dots', 'still', 'single']) {
  test(`nothing shifts on upgrade: ${path}`, { skip: !chromium && 'only Chromium reports shifts' }, async () => {
    const { page: tab, problems } = await open(`${origin}/${path}`, { init: recordShifts });
    await tab.waitForFunction(
      () => document.querySelector('news-carousel').explain?.().blockers.includes('offscreen') === false,
    );
    await tab.waitForTimeout(300);
    assert.deepEqual(await tab.evaluate(() => window.shifts), []);
    assert.deepEqual(problems, []);
  });
}

test(
  '1–4, 7: the browser computes role, name and one exposed slide',
  { skip: !chromium && 'needs the DevTools tree' },
  async () => {
    const { page: tab } = await open(`${origin}/named`);
    await playing(tab);
    const cdp = await tab.context().newCDPSession(tab);
    const nodes = async () => (await cdp.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored }) => !ignored);
    const groups = async () =>
      (await nodes())
        .filter(({ role }) => role?.value === 'group')
        .map(({ name, properties }) => [
          name.value,
          properties.find((one) => one.name === 'roledescription')?.value.value,
        ]);
    assert.deepEqual(await groups(), [
      ['Why subscribe', 'carousel'],
      ['1 of 3', 'slide'],
    ]);
    await tab.evaluate(() => document.querySelector('news-carousel').setAttribute('aria-label', 'Our own words'));
    assert.deepEqual((await groups())[0], ['Our own words', 'carousel']);
    await tab.evaluate(() => {
      const el = document.querySelector('news-carousel');
      el.removeAttribute('aria-label');
      el.label = '';
    });
    await tab.waitForTimeout(100);
    const [[name]] = await groups();
    assert.ok(name && !/carousel/i.test(name), name);
  },
);

test('works under a strict policy, with buttons that arrive later and move nothing', async () => {
  const { page: tab, problems } = await open(`${origin}/csp`);
  await tab.locator('news-carousel [part=next]').click();
  assert.equal(await tab.evaluate(() => document.querySelector('news-carousel').index), 1);
  assert.deepEqual(problems, []);
});

/** Wheel and finger reach every slide of the row. */
async function everySlideInReach(tab, row = (carousel) => carousel) {
  // In the first seconds the row is clipped: a script may still come.
  const overflow = () => tab.evaluate(`getComputedStyle((${row})(document.querySelector('news-carousel'))).overflowX`);
  while ((await overflow()) !== 'auto') await tab.waitForTimeout(500);
  for (const slide of await tab.locator('news-carousel > p').all()) {
    await slide.scrollIntoViewIfNeeded();
    const box = await slide.boundingBox();
    assert.ok(box.width > 200 && box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  }
}

test('without script every slide can be reached', async () => {
  const { page: tab } = await open(`${origin}/no-script`, { context: { javaScriptEnabled: false } });
  await everySlideInReach(tab);
});

test('with a script that never arrives every slide can be reached', async () => {
  const { page: tab } = await open(`${origin}/lost`);
  assert.equal(await tab.evaluate(() => !!customElements.get('news-carousel')), false);
  await everySlideInReach(tab);
});

for (const [path, chunk] of [
  ['auto', 'turning'],
  ['dots', 'by-hand'],
]) {
  test(`without the rest of the script every slide can be reached, and nothing shifts: ${chunk}`, async () => {
    const { page: tab } = await open(`${origin}/empty`, { init: recordShifts });
    await tab.route(`**/chunks/${chunk}-*.js`, (route) => route.abort());
    await tab.goto(`${origin}/${path}`);
    await tab.locator('news-carousel [part=viewport][tabindex="0"]').waitFor();
    assert.equal(await tab.locator('news-carousel button').count(), 0, 'no button that does nothing');
    await everySlideInReach(tab, (all) => all.shadowRoot.querySelector('[part=viewport]'));
    assert.equal(await tab.evaluate(() => document.querySelector('news-carousel').explain().state !== 'playing'), true);
    if (chromium) assert.deepEqual(await tab.evaluate(() => window.shifts), []);
  });
}

test('nothing shifts when the script is late', { skip: !chromium && 'only Chromium reports shifts' }, async () => {
  const { page: tab, problems } = await open(`${origin}/late`, { init: recordShifts });
  await playing(tab);
  await tab.waitForTimeout(300);
  assert.deepEqual(await tab.evaluate(() => window.shifts), []);
  assert.deepEqual(problems, []);
});

for (const path of ['nav', 'csp']) {
  test(
    `print shows every slide and no button: ${path}`,
    { skip: !chromium && 'Firefox ignores emulateMedia' },
    async () => {
      const { page: tab } = await open(`${origin}/${path}`);
      await tab.locator('news-carousel [part=next]').waitFor();
      await tab.emulateMedia({ media: 'print' });
      const places = await tab.locator('news-carousel > p').evaluateAll((all) =>
        all.map((one) => {
          const { left, top } = one.getBoundingClientRect();
          const shows = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
          return shows ? { left, top } : {};
        }),
      );
      const [first, second, third] = places;
      assert.ok(first.top >= 0 && second.top > first.top && third.top > second.top, JSON.stringify(places));
      assert.ok(second.left === first.left && third.left === first.left, JSON.stringify(places));
      assert.equal(await tab.locator('news-carousel [part=pause]').isVisible(), false);
    },
  );
}

test('on a hostile page one slide shows and the button works', async () => {
  const { page: tab } = await open(`${origin}/hostile`);
  await playing(tab);
  const visible = await tab
    .locator('news-carousel > p')
    .evaluateAll((all) => all.map((one) => one.checkVisibility({ visibilityProperty: true })));
  assert.deepEqual(visible, [true, false, false]);
  await tab.locator('news-carousel [part=pause]').click();
  assert.equal(await tab.evaluate(() => document.querySelector('news-carousel').explain().intent), 'pause');
});

test('inside a pencil it waits for the panel, and starts with the first slide each time', async () => {
  const { page: tab, problems } = await open(`${origin}/pencil`);
  const told = () =>
    tab.evaluate(() => {
      const { state, index } = document.querySelector('news-carousel').explain();
      return { state, index };
    });
  const panel = (what) => tab.evaluate((method) => document.querySelector('news-pencil')[method](), what);
  await tab.waitForFunction(() =>
    document.querySelector('news-carousel').explain?.().blockers.includes('hidden-ancestor'),
  );
  await tab.waitForTimeout(1100);
  assert.deepEqual(await told(), { state: 'suspended', index: 0 });
  for (let times = 0; times < 2; times++) {
    await panel('expand');
    await playing(tab);
    assert.equal((await told()).index, 0);
    await tab.waitForFunction(() => document.querySelector('news-carousel').index === 1);
    await panel('collapse');
    await tab.waitForFunction(() => document.querySelector('news-carousel').explain().state === 'suspended');
    assert.deepEqual(await told(), { state: 'suspended', index: 0 });
  }
  assert.deepEqual(problems, []);
});

const index = (tab) => tab.evaluate(() => document.querySelector('news-carousel').index);
const scrolled = (tab) => tab.evaluate(() => Math.round(scrollY));

for (const dir of ['ltr', 'rtl']) {
  test(`38: dragged with the mouse it moves, ${dir}; text that is selected stays selected`, async () => {
    const { page: tab, problems } = await open(`${origin}/swipe-${dir}`);
    await tab.locator('news-carousel [part=next]').waitFor();
    await tab.waitForFunction(() => document.querySelector('news-carousel').explain().blockers.length === 0);
    const drag = async (selector, by) => {
      await tab.waitForFunction(() => !document.querySelector('news-carousel').shadowRoot.getAnimations().length);
      const box = await tab.locator(selector).boundingBox();
      // On the first line of a text.
      const [x, y] = [box.x + box.width / 2, box.y + 12];
      await tab.mouse.move(x, y);
      await tab.mouse.down();
      await tab.mouse.move(x + by / 2, y, { steps: 5 });
      await tab.mouse.move(x + by, y, { steps: 5 });
      await tab.mouse.up();
    };
    await drag('news-carousel img', dir === 'ltr' ? -120 : 120);
    assert.equal(await index(tab), 1);
    assert.equal(new URL(tab.url()).hash, '', 'the link around the picture was not followed');
    await tab.evaluate(() => document.querySelector('news-carousel').goTo(2));
    await drag('news-carousel > p:nth-child(3)', -120);
    assert.equal(await index(tab), 2);
    assert.ok((await tab.evaluate(() => String(window.getSelection()))).length > 3);
    assert.deepEqual(problems, []);
  });
}

for (const dir of ['ltr', 'rtl']) {
  test(
    `38: a finger that goes down scrolls the page, one that goes to the side moves the slides, ${dir}`,
    { skip: !chromium && 'needs the DevTools protocol' },
    async () => {
      const { page: tab } = await open(`${origin}/swipe-${dir}`, {
        context: { hasTouch: true },
        init: recordShifts,
      });
      await tab.waitForFunction(() => document.querySelector('news-carousel').explain?.().blockers.length === 0);
      const cdp = await tab.context().newCDPSession(tab);
      /** How far the first slide has been pulled when the finger is about to leave. */
      let pulled;
      const finger = async (dx, dy) => {
        const { x, y, height } = await tab.locator('news-carousel').boundingBox();
        const at = (part) => [{ x: x + 200 + dx * part, y: y + height / 2 + dy * part }];
        await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
        for (let i = 1; i <= 10; i++) {
          await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(i / 10) });
          await tab.waitForTimeout(16);
        }
        pulled = await tab.evaluate(() => {
          const { shadowRoot } = document.querySelector('news-carousel');
          const viewport = shadowRoot.querySelector('[part=viewport]').getBoundingClientRect();
          return shadowRoot.querySelector('[part=slide]').getBoundingClientRect().x - viewport.x;
        });
        await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        // Scrolling runs out.
        for (let last; last !== (last = await tab.evaluate(() => scrollY));) await tab.waitForTimeout(200);
      };
      await finger(0, -150);
      const down = await scrolled(tab);
      assert.ok(down > 50, `scrolled ${down}`);
      assert.equal(await index(tab), 0);
      // Steep, but not straight: still the page's.
      await finger(-60, 120);
      assert.ok((await scrolled(tab)) < down);
      assert.equal(await index(tab), 0);
      const before = await scrolled(tab);
      const forward = dir === 'ltr' ? -1 : 1;
      await finger(120 * forward, 10);
      assert.ok(Math.abs(pulled - 120 * forward) < 2, `the slide follows the finger: ${pulled}`);
      assert.equal(await index(tab), 1);
      assert.deepEqual(await tab.evaluate(() => window.shifts), []);
      assert.equal(await scrolled(tab), before);
      await finger(-120 * forward, 0);
      assert.equal(await index(tab), 0);
    },
  );
}

test(
  '26: reduced motion is heard while it rotates; the reader may start it again',
  { skip: !chromium && 'Firefox ignores emulateMedia' },
  async () => {
    const { page: tab } = await open(`${origin}/auto`);
    await playing(tab);
    const told = () =>
      tab.evaluate(() => {
        const el = document.querySelector('news-carousel');
        const { state } = el.explain();
        return [state, el.shadowRoot.querySelector('[part=pause]').getAttribute('aria-label')];
      });
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.waitForFunction(() => document.querySelector('news-carousel').explain().state === 'paused');
    assert.deepEqual(await told(), ['paused', 'Start slide rotation']);
    const stood = await index(tab);
    await tab.waitForTimeout(1100);
    assert.equal(await index(tab), stood);
    await tab.locator('news-carousel [part=pause]').click();
    await tab.mouse.move(1, 800);
    await tab.waitForFunction((was) => document.querySelector('news-carousel').index !== was, stood);
    assert.deepEqual(await tab.evaluate(() => document.querySelector('news-carousel').shadowRoot.getAnimations()), []);
    await tab.emulateMedia({ reducedMotion: 'no-preference' });
    assert.deepEqual(await told(), ['playing', 'Stop slide rotation']);
  },
);

test(
  '1,000 mounts and removals leave no timer, listener, observer or node',
  { skip: !chromium && 'needs the garbage collector at hand' },
  async () => {
    const own = await launchChromium({ args: ['--js-flags=--expose-gc'] });
    try {
      const tab = await own.newPage();
      await tab.addInitScript(countWhatStays);
      await tab.goto(`${origin}/empty`);
      const { ms, left, alive } = await tab.evaluate(async () => {
        await customElements.whenDefined('news-carousel');
        const frames = async (count) => {
          for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
        };
        const mount = async (count) => {
          const box = document.createElement('div');
          for (let i = 0; i < count; i++) {
            const one = document.createElement('news-carousel');
            one.autoplay = true;
            one.append(document.createElement('p'), document.createElement('p'));
            box.append(one);
          }
          document.body.append(box);
          await Promise.all([...box.children].map((one) => one.updateComplete));
          return box;
        };
        // The first brings the chunks and what the page has once.
        const first = await mount(1);
        await frames(20);
        first.remove();
        const before = window.counts();
        const start = performance.now();
        const box = await mount(1000);
        const ms = performance.now() - start;
        await frames(20);
        if (box.firstChild.explain().blockers.includes('offscreen')) throw new Error('never looked');
        const refs = [...box.querySelectorAll('news-carousel, p')].map((node) => new WeakRef(node));
        // What `box` still holds is not the carousels.
        box.remove();
        box.replaceChildren();
        await frames(2);
        const after = window.counts();
        const left = Object.keys(after).filter((kind) => after[kind] !== before[kind]);
        for (let i = 0; i < 5; i++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          window.gc();
        }
        return {
          ms,
          left: left.map((kind) => [kind, before[kind], after[kind]]),
          alive: refs.filter((ref) => ref.deref()).length,
        };
      });
      console.log(`1,000 mounts: ${Math.round(ms)} ms`);
      assert.deepEqual(left, []);
      assert.equal(alive, 0, 'nothing holds a removed carousel or its slides');
    } finally {
      await own.close();
    }
  },
);

/** For a page: `window.counts()` tells how many timers, global listeners and active observers there are. */
function countWhatStays() {
  const { EventTarget, IntersectionObserver, MutationObserver } = window;
  const timers = new Set();
  const { setTimeout: set, clearTimeout: clear } = window;
  window.setTimeout = (run, ...rest) => {
    const id = set(() => (timers.delete(id), run()), ...rest);
    timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => (timers.delete(id), clear(id));
  const counts = { listeners: 0 };
  // Those on nodes that are gone go with them; these do not.
  const lasting = (target) => target === window || target === document || target instanceof window.MediaQueryList;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (lasting(this ?? window)) {
      counts.listeners++;
      if (options?.signal) add.call(options.signal, 'abort', () => counts.listeners--);
    }
    return add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (...rest) {
    if (lasting(this ?? window)) counts.listeners--;
    return remove.apply(this, rest);
  };
  // `observing` are the observers that have not been disconnected.
  const observing = new Set();
  for (const { prototype } of [IntersectionObserver, MutationObserver]) {
    const { observe, disconnect } = prototype;
    prototype.observe = function (...rest) {
      observing.add(this);
      return observe.apply(this, rest);
    };
    prototype.disconnect = function () {
      observing.delete(this);
      return disconnect.call(this);
    };
  }
  window.counts = () => ({ ...counts, timers: timers.size, observing: observing.size });
}
