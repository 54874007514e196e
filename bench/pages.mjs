// The pages that are compared, served by one server: the demo's article with the inline scripts, with the library, and
// with neither; and the pencil by itself in both ways.
import { demoPage } from '../demo/pages.mjs';
import { serve } from '../scripts/serve.mjs';

/** Takes tags away, and leaves what is between them. */
const unwrap = (html, ...tags) => html.replaceAll(new RegExp(`</?(${tags.join('|')})\\b[^>]*>`, 'g'), '');
/** Takes the last inline script away: the one that turns the propositions. */
const still = (html) => html.replace(/<script>(?:(?!<script>)[\s\S])*turn\(\);[\s\S]*?<\/script>/, '');

const PAGES = {
  'before.html': (demo) => demo('/before.html'),
  newsprint: (demo) => demo('/'),
  'without it': (demo) =>
    demo('/').replace(/<link [^>]*newsprint\.css[^>]*>|<script [^>]*newsprint[^>]*><\/script>/g, ''),
  'pencil before': (demo) => still(demo('/before.html')),
  pencil: (demo) => unwrap(demo('/'), 'news-carousel', 'news-photo'),
};

/** What is compared in the table. */
export const COMPARED = ['before.html', 'newsprint', 'without it'];

/** Serves them; `address(name)` says where, `close()` ends it. */
export async function servePages() {
  const demo = (path) => demoPage(new URL(path, 'http://localhost'), { library: '/cdn', hash: () => '' }).body;
  const { origin, close } = await serve({
    folders: { '/cdn/': 'cdn', '/': 'demo/public' },
    answer: ({ pathname }) => {
      const page = PAGES[decodeURIComponent(pathname.slice(1))];
      return page && { body: page(demo), type: 'text/html; charset=utf-8' };
    },
  });
  return { address: (name) => `${origin}/${encodeURIComponent(name)}`, close };
}

/** Before any script of a page: what it listens to, which timers and frames come due, what moves. */
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
    if (listener && /^(scroll|scrollend|wheel|touchmove)$/.test(type)) {
      bench.scroll.add(keyOf(this ?? window, type, listener));
    }
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
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (bench.shift += value))).observe({
    type: 'layout-shift',
    buffered: true,
  });
  bench.frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(bench.requestAnimationFrame);
  };
}

/**
 * A page in a context of its own, at rest and long enough to scroll by 10,000 px. `slow` is how many times slower the
 * processor seems; `plain` leaves the page's own functions as they are.
 */
export async function openPage(browser, address, { slow = 1, plain = false } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slow > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
  if (!plain) await page.addInitScript(prepare);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    const end = document.body.appendChild(document.createElement('div'));
    end.style.blockSize = '11000px';
    for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
  });
  return { page, cdp, close: () => context.close() };
}

/** Scrolls as a reader's hand does: a little in every frame, 1,200 px a second, without anything run in the page. */
export const scroll = (cdp, distance) =>
  cdp.send('Input.synthesizeScrollGesture', {
    x: 640,
    y: 600,
    yDistance: -distance,
    speed: 1200,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
