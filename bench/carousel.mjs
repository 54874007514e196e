// What a carousel costs, against the bare script that it replaces (a chain of timers that sets `display`), each on a page
// of its own in Chromium. Prints and returns figures; asserts nothing, since machines differ. Times are CPU time of the
// page's main thread, so that what else the machine does counts little; compare them only within one run.
//
//   node bench/carousel.mjs [--shoelace FOLDER]
//
// With `--shoelace` and the folder `cdn` of the package @shoelace-style/shoelace (`npm pack`, unpacked anywhere), the
// lightest of the carousels that are elements is measured beside it.
import { launchChromium } from '../scripts/browsers.mjs';
import { serve } from '../scripts/serve.mjs';
import { countWaiting } from './leftovers.mjs';

const COUNT = 1000;
const REPEATS = 5;
const INTERVAL = 2500;
const CHANGES = 8;

/**
 * How a page gets carousels: `head` goes into it, `make` runs there and returns one, with slides and rotating.
 *
 * @typedef {{ name: string, head: string, make: (interval: number) => HTMLElement, folder?: string }} Contestant
 */

/** @type {Contestant} */
const ours = {
  name: 'news-carousel',
  head: '<link rel="stylesheet" href="/cdn/newsprint.css"><script type="module" src="/cdn/carousel.js"></script>',
  make: (interval) => {
    const carousel = document.createElement('news-carousel');
    Object.assign(carousel, { autoplay: true, interval });
    carousel.append(...window.slides());
    return carousel;
  },
};

/** @type {Contestant} */
const bare = {
  name: 'bare script',
  head: '',
  make: (interval) => {
    const box = document.createElement('div');
    box.append(...window.slides());
    let current = -1;
    const turn = () => {
      for (const slide of box.children) slide.style.display = 'none';
      current = (current + 1) % box.children.length;
      box.children[current].style.display = 'block';
      setTimeout(turn, interval);
    };
    turn();
    return box;
  },
};

/** @type {(folder: string) => Contestant} */
const shoelace = (folder) => ({
  name: 'sl-carousel',
  folder,
  head:
    '<link rel="stylesheet" href="/peer/themes/light.css">' +
    '<script type="module" src="/peer/components/carousel/carousel.js"></script>' +
    '<script type="module" src="/peer/components/carousel-item/carousel-item.js"></script>',
  make: (interval) => {
    const carousel = document.createElement('sl-carousel');
    Object.assign(carousel, { autoplay: true, loop: true, autoplayInterval: interval });
    for (const slide of window.slides()) {
      const item = document.createElement('sl-carousel-item');
      item.append(slide);
      carousel.append(item);
    }
    return carousel;
  },
});

/** For every page: three slides of unequal length. */
function prepare() {
  const lengths = [2, 40, 12];
  window.slides = () =>
    lengths.map((words) => Object.assign(document.createElement('p'), { textContent: 'word '.repeat(words) }));
}

/** A page with the contestant ready: one was there and is gone, so all that loads later has been loaded. */
async function openPage(browser, origin, { name, make }) {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.addInitScript(countWaiting);
  await page.addInitScript(prepare);
  await page.goto(`${origin}/${encodeURIComponent(name)}`, { waitUntil: 'networkidle' });
  await page.evaluate(`window.make = ${make}`);
  await page.evaluate(async (interval) => {
    const one = window.make(interval);
    document.body.append(one);
    await window.frames_(60);
    one.remove();
  }, INTERVAL);
  await page.waitForLoadState('networkidle');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  /** What `work` cost: milliseconds, and how many layouts. */
  const cost = async (work) => {
    const before = await metrics();
    await work();
    const after = await metrics();
    const since = (name) => after[name] - before[name];
    return {
      cpu: since('TaskDuration') * 1000,
      script: since('ScriptDuration') * 1000,
      layouts: since('LayoutCount'),
    };
  };
  return { page, cost };
}

/** CPU time to mount 1,000, the frames after it included; and the timers that are left when they are gone. */
async function mount(browser, origin, contestant) {
  const { page, cost } = await openPage(browser, origin, contestant);
  const before = await page.evaluate(() => window.waiting());
  const { cpu } = await cost(() =>
    page.evaluate(
      async ([count, interval]) => {
        const box = document.body.appendChild(document.createElement('div'));
        for (let i = 0; i < count; i++) box.append(window.make(interval));
        await Promise.all([...box.children].map((one) => one.updateComplete));
        await window.frames_(10);
      },
      [COUNT, INTERVAL],
    ),
  );
  const left = await page.evaluate(async () => {
    document.body.replaceChildren();
    await window.frames_(5);
    return window.waiting();
  });
  await page.close();
  return { cpu, left: left - before };
}

/** What one costs that is in view, a minute, and how many layouts a change takes. */
async function rotate(browser, origin, contestant) {
  const { page, cost } = await openPage(browser, origin, contestant);
  await page.evaluate(async (interval) => {
    document.body.append(window.make(interval));
    await window.frames_(30);
  }, INTERVAL);
  const time = CHANGES * INTERVAL;
  const { cpu, script, layouts } = await cost(() => page.waitForTimeout(time));
  await page.close();
  const perMinute = 60_000 / time;
  return { cpu: cpu * perMinute, script: script * perMinute, layouts: layouts / CHANGES };
}

/** How many frames the main thread takes part in, a turn. */
async function frames(browser, origin, contestant) {
  const { page } = await openPage(browser, origin, contestant);
  await page.evaluate(async (interval) => {
    document.body.append(window.make(interval));
    await window.frames_(30);
  }, INTERVAL);
  await browser.startTracing(page, { categories: ['-*', 'cc'] });
  await page.waitForTimeout(4 * INTERVAL);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  await page.close();
  return traceEvents.filter(({ name, ph }) => name === 'ProxyMain::BeginMainFrame' && ph === 'X').length / 4;
}

/**
 * @param {{ browser: import('playwright').Browser, peers?: Contestant[] }} options
 *   `peers`: others to compare with; the files in a peer's `folder` are served under `/peer/`.
 */
export async function run({ browser, peers = givenPeers() }) {
  const contestants = [bare, ours, ...peers];
  const folders = Object.fromEntries(peers.flatMap(({ folder }) => (folder ? [['/peer/', folder]] : [])));
  const server = await serve({
    folders: { '/cdn/': 'cdn', ...folders },
    answer: ({ pathname }) => {
      const found = contestants.find(({ name }) => pathname === `/${encodeURIComponent(name)}`);
      return found && { body: `<!doctype html><html lang="en"><title>Bench</title>${found.head}<body></body></html>` };
    },
  });
  try {
    const results = [];
    for (const contestant of contestants) {
      const mounts = [];
      for (let i = 0; i < REPEATS; i++) mounts.push(await mount(browser, server.origin, contestant));
      results.push({
        name: contestant.name,
        mount: Math.min(...mounts.map(({ cpu }) => cpu)),
        timersLeft: Math.max(...mounts.map(({ left }) => left)),
        ...(await rotate(browser, server.origin, contestant)),
        frames: await frames(browser, server.origin, contestant),
      });
    }
    report(results);
    return results;
  } finally {
    await server.close();
  }
}

/** Those that the command line names. */
function givenPeers() {
  const at = process.argv.indexOf('--shoelace');
  return at < 0 ? [] : [shoelace(process.argv[at + 1])];
}

function report([base, ...others]) {
  const ratio = (value, to) => `${(value / to).toFixed(1)}x`;
  const row = (name, ...cells) => console.log(name.padEnd(18), ...cells.map((cell) => String(cell).padStart(16)));
  row(
    'carousel',
    `mount ${COUNT}`,
    'CPU a minute',
    'script a minute',
    'frames a turn',
    'layouts a turn',
    'timers left',
  );
  for (const { name, mount, cpu, script, frames, layouts, timersLeft } of [base, ...others]) {
    const against = (value, of) => `${value.toFixed(0)} ms ${ratio(value, of).padStart(6)}`;
    row(
      name,
      against(mount, base.mount),
      against(cpu, base.cpu),
      against(script, base.script),
      frames,
      layouts,
      timersLeft,
    );
  }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const browser = await launchChromium();
  try {
    await run({ browser });
  } finally {
    await browser.close();
  }
}
