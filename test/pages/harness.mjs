// Page tests: real pages, the built cdn/ files, a real browser. BROWSER=firefox or BROWSER=webkit runs them there; Chromium
// by default.
import { after, it as test } from 'node:test';
import { firefoxOptions, launchChromium } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { NOT_IN_WEBKIT } from './engines.mjs';
import { isRefused, START, startScript, WebKitPage } from './webkit-page.mjs';

export * from './article.mjs';

export const browserName = process.env.BROWSER ?? 'chromium';

/** As Node's, but for what engines.mjs leaves out. */
export const it = (title, ...rest) => {
  if (browserName !== 'webkit' || !(title in NOT_IN_WEBKIT)) test(title, ...rest);
};

let running;

// Registered here and not inside a test, where it would run after that one test.
after(async () => (await running)?.close());

/** The browser that all tests of one file share; it is closed after the last. */
export function browser() {
  return (running ??= launch());
}

async function launch() {
  if (browserName === 'chromium') return launchChromium();
  const { firefox } = await import('playwright');
  return firefox.launch(firefoxOptions());
}

/**
 * A site of its own: `pages` maps addresses to HTML (or to an answer as in scripts/serve.mjs, or to a function that
 * gives one); `/cdn/…` holds the built files, `/demo/…` the demo and `/pages/…` this folder. It is closed after the last test of the file.
 */
export async function site(pages, { headers } = {}) {
  const server = await serve({
    headers,
    folders: { '/cdn/': 'cdn', '/demo/': 'demo', '/pages/': 'test/pages' },
    answer: async (url, request) => {
      const { host } = request.headers;
      if (isRefused(host, url.href)) request.socket.destroy();
      if (url.pathname === START) return { type: 'text/javascript', body: startScript(host) };
      const page = pages[url.pathname];
      const given = typeof page === 'function' ? await page(url, request) : page;
      const answer = typeof given === 'string' ? { body: given } : given;
      return browserName === 'webkit' ? withStart(answer) : answer;
    },
  });
  // Node now and then forgets a hook that a test registers late, and a file that listens never ends.
  server.unref();
  after(server.close);
  return server;
}

/** A page that runs the script for WebKit before its own, with the nonce of those. */
function withStart(answer) {
  if (typeof answer?.body !== 'string' || answer.type) return answer;
  const [nonce = ''] = answer.body.match(/ nonce="[^"]*"/) ?? [];
  return { ...answer, body: answer.body.replace('<head>', `<head><script src="${START}"${nonce}></script>`) };
}

/**
 * A new page in a context of its own, and everything that went wrong on it. It is closed when the test that asked for it
 * ends: a page that stays goes on turning its slides, and takes from the next test what it needs.
 *
 * @returns {Promise<{ page: import('playwright').Page, problems: string[] }>}
 */
export async function open(url, { context: contextOptions = {}, init, initArgument, ...gotoOptions } = {}) {
  const settings = { viewport: { width: 390, height: 844 }, ...contextOptions };
  const { page, problems } =
    browserName === 'webkit' ? await WebKitPage.open(settings) : await openPlaywright(settings);
  after(() => page.context().close());
  if (init) await page.addInitScript(init, initArgument);
  await page.goto(url, gotoOptions);
  return { page, problems };
}

async function openPlaywright(settings) {
  const context = await (await browser()).newContext(settings);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return { page, problems };
}

/** For `init`: collects layout shifts in `window.shifts` (Chromium only). Those right after a click or key count, too. */
export function recordShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * Presses Tab until `last` has focus, and says what had it before: its part, else its tag. The middle of whatever gets
 * focus must be inside the window and under nothing else, and focus must not come back to where it was (a trap).
 */
export async function tabThrough(page, last, limit = 40) {
  const stops = [];
  while (stops.length < limit) {
    await page.keyboard.press('Tab');
    const { name, done, seen, place } = await page.evaluate(async (selector) => {
      let active = document.activeElement;
      while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const look = () => {
        const { left, right, top, bottom } = active.getBoundingClientRect();
        const hit = active.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return {
          name: active.getAttribute('part') ?? active.localName,
          done: active.matches(selector),
          // Firefox is content when the greater part is in view.
          seen: left >= 0 && right <= innerWidth && active.contains(hit),
          place: JSON.stringify([left, top, right, bottom].map(Math.round)),
        };
      };
      // Browsers scroll to what got focus a few frames later.
      for (let frames = 0; frames < 20 && !look().seen; frames++) await new Promise(requestAnimationFrame);
      return look();
    }, last);
    if (!seen) throw new Error(`${name} has focus and is not seen: ${place}, after ${stops.join(' ')}`);
    if (done) return stops;
    stops.push(name);
  }
  throw new Error(`${last} was not reached: ${stops.join(' ')}`);
}
