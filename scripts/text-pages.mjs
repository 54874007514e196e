// Opens Storybook's text pages (stories/*.mdx), as the story tests open stories. A page passes when it is drawn, each story
// in it as well, nothing is logged as an error, each picture is there, each frame and link leads to something that exists,
// and axe finds nothing in what stands between Storybook's own blocks.
import { readFile } from 'node:fs/promises';

const TIMEOUT = 20_000;
/** Blocks of Storybook's: stories with their toolbar (tested as stories), code, tables of properties. */
const CHROME = ['.sbdocs-preview', '.docblock-source', '.docblock-argstable'];

/** The pages whose id contains `only`, and every id that a frame or a link may name. */
export async function readPages(only) {
  const { entries } = JSON.parse(await readFile('storybook-static/index.json', 'utf8'));
  const pages = Object.values(entries).filter(({ type, id }) => type === 'docs' && id.includes(only));
  return { pages: pages.map(({ id }) => id), ids: Object.keys(entries) };
}

/** In the page, before Storybook: what it reports about the page and the stories in it. */
function listen() {
  const reports = (window.reports = { drawn: false, stories: new Set(), problems: [] });
  const wait = () => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) return setTimeout(wait, 5);
    channel.on('docsRendered', () => (reports.drawn = true));
    channel.on('storyRendered', (id) => reports.stories.add(id));
    for (const type of ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException'])
      channel.on(type, (said) => reports.problems.push(`${type}: ${said?.message ?? said?.description ?? said}`));
  };
  wait();
}

/** In the page: whether it is drawn, with every story that is not in a frame of its own. */
function drawn() {
  const { reports } = window;
  const stories = document.querySelectorAll('#storybook-docs [id^="story--"][id$="-inner"]');
  const ids = Array.from(stories, ({ id }) => id.slice('story--'.length, -'-inner'.length));
  const failed = document.body.classList.contains('sb-show-errordisplay');
  return failed || reports.problems.length || (reports.drawn && ids.every((id) => reports.stories.has(id)));
}

/** In the page: what is wrong with it, in plain lines. */
async function inspect({ ids, chrome }) {
  const place = document.querySelector('#storybook-docs');
  const problems = window.reports.problems.slice();
  const error = document.querySelector('.sb-show-errordisplay #error-message');
  if (error) problems.push(`Storybook shows an error: ${error.textContent.trim()}`);
  if (!place.querySelector('h1')?.innerText.trim()) problems.push('there is no heading');
  if (place.innerText.trim().length < 300) problems.push('the page is all but empty');
  const own = (selector) => [...place.querySelectorAll(selector)].filter((one) => !one.closest(chrome.join()));
  for (const image of own('img')) {
    image.loading = 'eager';
    await image.decode().catch(() => problems.push(`a broken picture: ${image.src}`));
  }
  for (const one of own('iframe, a[href]')) {
    const { href, searchParams } = new URL(one.src ?? one.href);
    const id = searchParams.get('id') ?? searchParams.get('path')?.split('/').pop();
    if (id && !ids.includes(id)) problems.push(`leads nowhere: ${href}`);
  }
  const { violations } = await window.axe.run(
    { include: ['#storybook-docs'], exclude: [...chrome, '#storybook-docs iframe'] },
    { resultTypes: ['violations'], iframes: false },
  );
  for (const { id, help, nodes } of violations) {
    const targets = nodes.map(({ target }) => target.flat().join(' ')).slice(0, 3);
    problems.push(`axe ${id}: ${help}: ${targets.join(', ')}`);
  }
  return problems;
}

/** Problems of one page, in plain lines. */
async function test(page, origin, id, ids) {
  const problems = [];
  const listeners = {
    pageerror: ({ message }) => problems.push(`uncaught: ${message}`),
    console: (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`),
  };
  for (const [type, listener] of Object.entries(listeners)) page.on(type, listener);
  try {
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`);
    await page.waitForFunction(drawn, null, { timeout: TIMEOUT });
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
    problems.push(...(await page.evaluate(inspect, { ids, chrome: CHROME })));
  } catch (error) {
    problems.push(error.message);
  }
  for (const [type, listener] of Object.entries(listeners)) page.off(type, listener);
  return problems;
}

/** Tests every page whose id contains `only`, two at a time; gives the numbers of those that passed and failed. */
export async function testPages(browser, origin, only) {
  const { pages, ids } = await readPages(only);
  const queue = pages.slice();
  let failed = 0;
  await Promise.all(
    [1, 2].map(async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      await context.addInitScript(listen);
      const page = await context.newPage();
      // The stories in frames have tests of their own.
      await page.route('**/iframe.html*', (route) =>
        route.request().frame() === page.mainFrame()
          ? route.continue()
          : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Story</title>' }),
      );
      for (let id; (id = queue.shift());) {
        const problems = await test(page, origin, id, ids);
        if (problems.length === 0) continue;
        failed += 1;
        console.log([`not ok ${id}`, ...problems.map((text) => text.split('\n')[0])].join('\n    '));
      }
      await context.close();
    }),
  );
  return { passed: pages.length - failed, failed };
}
