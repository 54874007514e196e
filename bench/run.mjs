// `npm run bench`: the run-time figures of the demo beside those of `before.html`, the same article with inline scripts,
// and beside the demo without the library. All in one run and one browser: compare figures only within one run. Nothing is
// asserted, since machines differ. Build cdn/ first; it takes some three minutes.
import { existsSync } from 'node:fs';
import { startDemo } from '../demo/server.mjs';
import { launchChromium } from '../scripts/browsers.mjs';

const LOADS = 9;
const DISTANCE = 10_000;
const STEP = 100;
const PASSES = 4;
const WATCH = 10_000;

/** The demo; the same page with its scripts away; the inline scripts. */
const PAGES = {
  'before.html': { path: 'before.html' },
  newsprint: { path: '' },
  'without it': { path: '', blocked: true },
};

/** Before any script of a page: what it listens to, which timers and frames come due, what moves, what takes long. */
function prepare() {
  const bench = { scroll: new Set(), due: 0, shift: 0, long: 0 };
  window.bench = bench;
  const target = EventTarget.prototype;
  const { addEventListener, removeEventListener } = target;
  let ids = 0;
  const id = new WeakMap();
  const keyOf = (node, type, listener) => {
    for (const thing of [node, listener]) if (!id.has(thing)) id.set(thing, (ids += 1));
    return `${type} ${id.get(node)} ${id.get(listener)}`;
  };
  target.addEventListener = function (type, listener, ...rest) {
    if (listener && /^(scroll|wheel|touchmove)$/.test(type)) bench.scroll.add(keyOf(this ?? window, type, listener));
    return addEventListener.call(this, type, listener, ...rest);
  };
  target.removeEventListener = function (type, listener, ...rest) {
    if (listener) bench.scroll.delete(keyOf(this ?? window, type, listener));
    return removeEventListener.call(this, type, listener, ...rest);
  };
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const start = window[name];
    bench[name] = start.bind(window);
    window[name] = (run, ...rest) =>
      start.call(
        window,
        typeof run === 'function'
          ? (...args) => {
              bench.due += 1;
              return run(...args);
            }
          : run,
        ...rest,
      );
  }
  // Those after a click or a key count, too.
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('layout-shift', ({ value }) => (bench.shift += value));
  watch('longtask', () => (bench.long += 1));
  bench.frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(bench.requestAnimationFrame);
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A page of the demo in a context of its own, long enough to scroll. */
async function openPage(browser, demo, { path, blocked }, { slow = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slow > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.addInitScript(prepare);
  // On all pages, since waiting for the answer takes time, too.
  await page.route(/newsprint(\.head)?\.js/, (route) =>
    blocked ? route.fulfill({ body: '', contentType: 'text/javascript' }) : route.continue(),
  );
  await page.goto(demo.address + path, { waitUntil: 'networkidle' });
  await page.evaluate(async (height) => {
    const end = document.body.appendChild(document.createElement('div'));
    end.style.blockSize = `${height}px`;
    await window.bench.frames(10);
  }, DISTANCE);
  return { page, cdp, close: () => context.close() };
}

/** Milliseconds of script so far, in the time of the page's main thread. */
async function scriptTime(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
}

/** Down by 10,000 px with the wheel. */
async function scroll(page, distance = DISTANCE) {
  await page.mouse.move(640, 600);
  for (let at = 0; at < distance; at += STEP) {
    await page.mouse.wheel(0, STEP);
    await page.evaluate(() => window.bench.frames(1));
  }
}

/** How many timers and frames come due in ten seconds. */
async function due(page) {
  await page.evaluate(() => (window.bench.due = 0));
  await page.waitForTimeout(WATCH);
  return page.evaluate(() => window.bench.due);
}

async function measure(browser, demo, kind) {
  const results = {};
  {
    const { page, cdp, close } = await openPage(browser, demo, kind);
    results.listeners = await page.evaluate(() => window.bench.scroll.size);
    // What counting and waiting cost is on all three pages.
    const costs = [];
    for (let pass = 0; pass < PASSES; pass++) {
      const before = await scriptTime(cdp);
      await scroll(page);
      costs.push((await scriptTime(cdp)) - before);
      await page.evaluate(async () => {
        scrollTo(0, 0);
        await window.bench.frames(20);
      });
    }
    results.script = median(costs);
    results.shift = await page.evaluate(() => window.bench.shift);
    results.atRest = await due(page);
    // Panel open, its messages in rotation; then the tab goes to the background.
    const toggle = page.locator('news-pencil:defined, .offer').getByRole('button').first();
    if (await toggle.isVisible().catch(() => false)) await toggle.click();
    await page.evaluate(() => {
      for (const [name, value] of [
        ['hidden', true],
        ['visibilityState', 'hidden'],
      ]) {
        Object.defineProperty(document, name, { value, configurable: true });
      }
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await page.waitForTimeout(500);
    results.hidden = await due(page);
    await close();
  }
  {
    const { page, close } = await openPage(browser, demo, kind, { slow: 4 });
    await scroll(page, 2000);
    results.long = await page.evaluate(() => window.bench.long);
    await close();
  }
  return results;
}

/** When the lead photo was asked for, after the first byte of the page; the pages take turns. */
async function photos(browser, demo) {
  const times = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
  for (let i = 0; i < LOADS; i++) {
    for (const [name, kind] of Object.entries(PAGES)) {
      const { page, close } = await openPage(browser, demo, kind);
      const time = await page.evaluate(() => {
        const { currentSrc } = document.querySelector('main img, article img, figure img');
        const [{ responseStart }] = performance.getEntriesByType('navigation');
        return performance.getEntriesByName(currentSrc)[0].startTime - responseStart;
      });
      times[name].push(time);
      await close();
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

const ROWS = [
  [
    'script, scrolling 10,000 px',
    'script',
    (value) => `${value.toFixed(1)} ms`,
    'a twentieth of before.html, beyond what the page costs without it',
  ],
  ['listeners for scrolling', 'listeners', String, '0'],
  ['layout shift, load to scroll and back', 'shift', (value) => value.toFixed(4), '0.0000'],
  ['timers and frames in 10 s, panel shut', 'atRest', String, '0'],
  ['timers and frames in 10 s, tab hidden', 'hidden', String, '0'],
  ['long tasks, at a quarter of the speed', 'long', String, 'as without it'],
  ['lead photo asked for, after the first byte', 'photo', (value) => `${value.toFixed(0)} ms`, 'as without it'],
];

function report(results) {
  const names = Object.keys(PAGES);
  const width = Math.max(...ROWS.map(([label]) => label.length));
  console.log([' '.repeat(width), ...names.map((name) => name.padStart(12))].join('  '), ' bar');
  for (const [label, key, write, bar] of ROWS) {
    const cells = names.map((name) => write(results[name][key]).padStart(12));
    console.log([label.padEnd(width), ...cells].join('  '), ` ${bar}`);
  }
  const own = (key) => results.newsprint[key] - results['without it'][key];
  const theirs = (key) => results['before.html'][key] - results['without it'][key];
  console.log(
    `\nScript while scrolling, beyond what the page costs without either: ${own('script').toFixed(1)} ms against ` +
      `${theirs('script').toFixed(1)} ms of before.html. Lead photo: ` +
      `${(results.newsprint.photo / results['without it'].photo).toFixed(2)} times the page without the library.\n`,
  );
}

if (!existsSync('cdn/newsprint.js')) {
  console.error('There is no cdn/ to measure: run `npm run build:cdn` first.');
  process.exit(1);
}
const browser = await launchChromium();
const demo = await startDemo();
try {
  const results = {};
  for (const [name, kind] of Object.entries(PAGES)) results[name] = await measure(browser, demo, kind);
  for (const [name, time] of Object.entries(await photos(browser, demo))) results[name].photo = time;
  report(results);
  // The carousel alone, and 1,000 of it.
  if (existsSync(new URL('carousel.mjs', import.meta.url))) {
    const { run } = await import('./carousel.mjs');
    await run({ browser });
  }
} finally {
  await browser.close();
  await demo.close();
}
