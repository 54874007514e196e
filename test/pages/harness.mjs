// Page tests: real pages, the built cdn/ files, a real browser. BROWSER=firefox runs them there; Chromium by default.
import { after } from 'node:test';
import { firefoxOptions, launchChromium } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/serve.mjs';

export const browserName = process.env.BROWSER ?? 'chromium';

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
 * gives one); `/cdn/…` holds the built files and `/demo/…` the demo. It is closed after the last test of the file.
 */
export async function site(pages, { headers } = {}) {
  const server = await serve({
    headers,
    folders: { '/cdn/': 'cdn', '/demo/': 'demo' },
    answer: async (url, request) => {
      const page = pages[url.pathname];
      const given = typeof page === 'function' ? await page(url, request) : page;
      return typeof given === 'string' ? { body: given } : given;
    },
  });
  after(server.close);
  return server;
}

/**
 * A new page in a context of its own, and everything that went wrong on it.
 *
 * @returns {Promise<{ page: import('playwright').Page, problems: string[] }>}
 */
export async function open(url, { context: contextOptions = {}, init, initArgument, ...gotoOptions } = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 }, ...contextOptions });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  if (init) await page.addInitScript(init, initArgument);
  await page.goto(url, gotoOptions);
  return { page, problems };
}

/** For `init`: collects layout shifts in `window.shifts` (Chromium only). Those right after a click or key count, too. */
export function recordShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** A page of an ordinary article, with `head` and `body` put in. */
export const article = ({ head = '', body = '', lang = 'en', attributes = '' } = {}) => `<!doctype html>
<html lang="${lang}" ${attributes}>
<head><meta charset="utf-8"><title>Article</title><meta name="viewport" content="width=device-width">${head}</head>
<body>${body}</body>
</html>`;

export const SCRIPT = '<script type="module" src="/cdn/newsprint.js"></script>';
export const SHEET = '<link rel="stylesheet" href="/cdn/newsprint.css">';
