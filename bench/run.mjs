// `npm run bench`: the run-time figures of the demo beside those of `before.html`, the same article with inline scripts,
// and beside the demo without the library, then the bars. All in one run and one browser: compare figures only within one
// run. Nothing is asserted, since machines differ. Times are CPU time of the page's main thread, the least of several
// rounds in which the pages take turns: what else the machine does can only add. Build cdn/ first; it takes some four minutes.
import { existsSync } from 'node:fs';
import { startDemo } from '../demo/server.mjs';
import { launchChromium } from '../scripts/browsers.mjs';

const LOADS = 5;
const DISTANCE = 10_000;
const STEP = 100;
const ROUNDS = 3;
const PASSES = 2;
const WATCH = 10_000;

/** The demo; the same page with its scripts away; the inline scripts. */
const PAGES = {
  'before.html': { path: 'before.html' },
  newsprint: { path: '' },
  'without it': { path: '', blocked: true },
};

/** Before any script of a page: what it listens to, which timers and frames come due, what moves, what takes long. */
function prepare() {
  const bench = { scroll: new Set(), due: 0, shift: 0 };
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
  bench.frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(bench.requestAnimationFrame);
  };
}

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

/** What the page listens to, what scrolling costs, and what moves. */
async function scrolled(browser, demo, kind) {
  const { page, cdp, close } = await openPage(browser, demo, kind);
  const listeners = await page.evaluate(() => window.bench.scroll.size);
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
  const shift = await page.evaluate(() => window.bench.shift);
  await close();
  return { listeners, script: Math.min(...costs), shift };
}

/** How many timers and frames come due while nothing is to be seen. */
async function quiet(browser, demo, kind) {
  const { page, close } = await openPage(browser, demo, kind);
  await scroll(page);
  const buttons = page.locator('news-pencil:defined, .offer');
  // What opened by itself is in view, and may move.
  const open = buttons.getByRole('button', { expanded: true }).first();
  if (await open.isVisible().catch(() => false)) await open.click();
  await page.waitForTimeout(500);
  const atRest = await due(page);
  await page.evaluate(() => scrollTo(0, 0));
  // Panel open, its messages in rotation; then the tab goes to the background.
  const toggle = buttons.getByRole('button').first();
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
  const hidden = await due(page);
  await close();
  return { atRest, hidden };
}

/** Scripts of the page and what they have left to do later; those of the driver, and of `prepare`, have no address. */
const isScript = ({ name, args }) =>
  /^(RunMicrotasks|TimerFire|FireAnimationFrame)$/.test(name) ||
  (/^(EvaluateScript|v8\.(evaluateModule|compile|compileModule)|FunctionCall)$/.test(name) &&
    /^http/.test(args.data?.url ?? args.fileName ?? args.data?.fileName ?? ''));

/** Milliseconds of the longest script, with the layouts it asks for, that nothing could come between; at a quarter of the speed. */
async function longest(browser, demo, kind) {
  const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'toplevel'];
  await browser.startTracing(undefined, { categories });
  const { page, close } = await openPage(browser, demo, kind, { slow: 4 });
  await scroll(page, 2000);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  await close();
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(thread));
  const timed = traceEvents.filter((event) => event.ph === 'X' && event.tdur && mains.has(thread(event)));
  const inside = (event, other) =>
    thread(event) === thread(other) && event.ts >= other.ts && event.ts + event.dur <= other.ts + other.dur;
  const tasks = timed.filter(({ name, tdur }) => name === 'RunTask' && tdur > 5000);
  const scripts = timed.filter(isScript);
  const times = tasks.map((task) => {
    const own = scripts.filter((script) => inside(script, task));
    const outer = own.filter((script) => !own.some((other) => other !== script && inside(script, other)));
    return outer.reduce((sum, { tdur }) => sum + tdur / 1000, 0);
  });
  return Math.max(0, ...times);
}

/** Each figure of each page; of times the least, of all others the greatest. */
async function measure(browser, demo) {
  const results = Object.fromEntries(Object.keys(PAGES).map((name) => [name, { script: Infinity, longest: Infinity }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, kind] of Object.entries(PAGES)) {
      const { script, ...counts } = await scrolled(browser, demo, kind);
      const best = results[name];
      best.script = Math.min(best.script, script);
      best.longest = Math.min(best.longest, await longest(browser, demo, kind));
      for (const [key, value] of Object.entries(counts)) best[key] = Math.max(best[key] ?? 0, value);
    }
  }
  for (const [name, kind] of Object.entries(PAGES)) Object.assign(results[name], await quiet(browser, demo, kind));
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
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.min(...all)]));
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
  ['timers and frames in 10 s, nothing in view', 'atRest', String, '0'],
  ['timers and frames in 10 s, tab hidden', 'hidden', String, '0'],
  [
    'longest script, at a quarter of the speed',
    'longest',
    (value) => `${value.toFixed(0)} ms`,
    'under 50 ms: no long task',
  ],
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
  const results = await measure(browser, demo);
  for (const [name, time] of Object.entries(await photos(browser, demo))) results[name].photo = time;
  report(results);
  // The carousel alone, and 1,000 of it.
  if (existsSync(new URL('carousel.mjs', import.meta.url))) {
    const { run } = await import('./carousel.mjs');
    await run({ browser });
    console.log(
      '\nBars: 1,000 mounts at most half of the fastest peer that is an element (docs/measurements.md), a minute at most ' +
        '279 ms, better three times the bare script; no layout a turn, no timer left.',
    );
  }
} finally {
  await browser.close();
  await demo.close();
}
