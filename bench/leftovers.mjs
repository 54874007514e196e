// What stays behind when elements go.
const CONNECTS = 1000;

/** Before any script of a page: `window.waiting()` tells how many timers, frames and observers there are. */
export function countWaiting() {
  const waiting = new Set();
  for (const [start, stop, once] of [
    ['setTimeout', 'clearTimeout', true],
    ['setInterval', 'clearInterval', false],
    ['requestAnimationFrame', 'cancelAnimationFrame', true],
  ]) {
    const [begin, end] = [window[start], window[stop]];
    window[start] = (run, ...rest) => {
      const id = begin(
        (...args) => {
          if (once) waiting.delete(key);
          run(...args);
        },
        ...rest,
      );
      const key = `${start} ${id}`;
      waiting.add(key);
      return id;
    };
    window[stop] = (id) => {
      waiting.delete(`${start} ${id}`);
      end(id);
    };
  }
  for (const { prototype } of [window.IntersectionObserver, window.ResizeObserver, window.MutationObserver]) {
    const { observe, disconnect } = prototype;
    prototype.observe = function (...rest) {
      waiting.add(this);
      return observe.apply(this, rest);
    };
    prototype.disconnect = function () {
      waiting.delete(this);
      return disconnect.call(this);
    };
  }
  window.waiting = () => waiting.size;
  window.frames_ = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
  };
}

/**
 * Connects copies of the article's elements a thousand times in all, and takes them out again.
 *
 * @returns what there is more of afterwards than after the first two copies: timers and observers, listeners, nodes.
 */
export async function leftovers(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.addInitScript(countWaiting);
  await page.goto(address, { waitUntil: 'networkidle' });
  const elements = await page.evaluate(() => {
    const selector = 'news-pencil, news-photo, news-comment-guidelines, news-cookie-notice';
    const originals = [...document.querySelectorAll(selector)].map((one) => one.cloneNode(true));
    for (const one of document.querySelectorAll(selector)) one.remove();
    window.connect = async (times) => {
      for (let i = 0; i < times; i++) {
        const copies = originals.map((one) => one.cloneNode(true));
        const box = document.createElement('div');
        box.append(...copies);
        document.body.append(box);
        await Promise.all([...box.querySelectorAll('*')].map((one) => one.updateComplete));
        if (!(i % 10)) await window.frames_(2);
        box.remove();
      }
      await window.frames_(5);
    };
    return originals.reduce((sum, one) => sum + 1 + one.querySelectorAll('news-carousel').length, 0);
  });
  const count = async () => {
    // What only waits for its turn is no leftover.
    await page.waitForTimeout(1500);
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    return { waiting: await page.evaluate(() => window.waiting()), listeners: jsEventListeners, nodes };
  };
  await page.evaluate(() => window.connect(2));
  const before = await count();
  await page.evaluate((times) => window.connect(times), Math.ceil(CONNECTS / elements));
  const after = await count();
  await context.close();
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]));
}
