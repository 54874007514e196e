// Opens every story of storybook-static in Chromium and shows it three times: in light, in dark, and in Arabic from
// right to left. A story passes when it renders, its play function ends, axe finds nothing, nothing is logged as an error
// and nothing is asked from another host. Then it opens the text pages: see text-pages.mjs.
// `npm run test:stories -- --only pencil` takes the stories and pages whose id contains a text.
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { launchChromium } from './browsers.mjs';
import { serve } from './serve.mjs';
import { MODES, readStories, storyAddress } from './stories.mjs';
import { testPages } from './text-pages.mjs';

const PAGES = 2;
const TIMEOUT = 20_000;
// Lit says these when it is loaded twice, or as its development build.
const WARNINGS = /Multiple versions of Lit|Lit is in dev mode/;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } }, allowPositionals: true });

/** In the page, before Storybook: `window.shown()` is what Storybook reports next about the story, in plain lines. */
function listen() {
  const reports = [];
  let waiting;
  window.shown = () =>
    new Promise((resolve) => {
      if (reports.length) resolve(reports.shift());
      else waiting = resolve;
    });
  let problems = [];
  const done = () => {
    const report = problems;
    problems = [];
    if (waiting) waiting(report);
    else reports.push(report);
    waiting = undefined;
  };
  /** What axe found, one line each, with the first elements it concerns. */
  const check = ({ reporters = [] }) => {
    const checks = reporters.filter(({ type }) => type === 'a11y');
    // A story without the report was not checked, which is not the same as clean.
    if (checks.length === 0 && problems.length === 0) problems.push('axe: no report');
    for (const { result = {} } of checks) {
      if (result.error) problems.push(`axe: ${result.error.message ?? result.error}`);
      for (const { id, help, nodes } of result.violations ?? []) {
        const targets = nodes.map(({ target }) => target.flat().join(' ')).slice(0, 3);
        problems.push(`axe ${id}: ${help}: ${targets.join(', ')}${nodes.length > 3 ? ', …' : ''}`);
      }
    }
  };
  const wait = () => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) return setTimeout(wait, 5);
    channel.on('storyThrewException', ({ message }) => problems.push(`threw: ${message}`));
    channel.on('playFunctionThrewException', ({ message }) => problems.push(`play function: ${message}`));
    channel.on('unhandledErrorsWhilePlaying', ([error]) => problems.push(`while playing: ${error?.message}`));
    // Comes last, after the play function and the accessibility check, and also after an exception …
    channel.on('storyFinished', (report) => {
      check(report);
      if (report.status === 'error' && problems.length === 0) problems.push('Storybook says that it failed');
      done();
    });
    // … but not after these.
    channel.on('storyErrored', ({ title, description }) => done(problems.push(`${title}: ${description}`)));
    channel.on('storyMissing', (id) => done(problems.push(`there is no story ${id}`)));
  };
  wait();
}

/** In the page: Storybook waits for every animation to end; a carousel's progress lasts as long as its slide shows. */
function showShortAnimations() {
  for (const { prototype } of [window.Document, window.ShadowRoot]) {
    const all = prototype.getAnimations;
    prototype.getAnimations = function () {
      return all.call(this).filter(({ effect }) => effect?.getComputedTiming().duration < 1000);
    };
  }
}

/** In the page: the same story once more, from its beginning, in another mode. */
function again({ id, globals }) {
  window.scrollTo(0, 0);
  document.activeElement?.blur();
  // Without a rendering in between, which updating the globals over the channel would cause.
  window.__STORYBOOK_PREVIEW__.storyStoreValue.userGlobals.update(globals);
  window.__STORYBOOK_ADDONS_CHANNEL__.emit('forceRemount', { storyId: id });
}

/** The first paragraph: assertions add the whole page's HTML below. */
const brief = (message) =>
  stripVTControlCharacters(message)
    .trim()
    .split(/\n\s*\n/)[0]
    .slice(0, 500);

/** `[mode, problem]` pairs. */
async function test(page, origin, { id, viewport }) {
  const found = [];
  let mode;
  let logged = [];
  const problem = (message) => found.push([mode, brief(message)]);
  const listeners = {
    pageerror: (error) => problem(`uncaught: ${error.message}`),
    console: (message) => {
      if (message.type() === 'error' || WARNINGS.test(message.text())) logged.push(brief(message.text()));
    },
    request: (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(origin)) problem(`asks another host: ${url}`);
    },
  };
  for (const [type, listener] of Object.entries(listeners)) page.on(type, listener);
  try {
    await page.setViewportSize(viewport);
    for (const [name, globals] of Object.entries(MODES)) {
      const first = mode === undefined;
      mode = name;
      logged = [];
      if (first) {
        await page.goto(storyAddress(origin, id, globals));
      } else {
        await page.evaluate(again, { id, globals });
      }
      let timer;
      const late = new Promise((resolve) => (timer = setTimeout(resolve, TIMEOUT, [`no end within ${TIMEOUT} ms`])));
      const reported = await Promise.race([page.evaluate(() => window.shown()), late]);
      clearTimeout(timer);
      for (const message of reported) problem(message);
      // Storybook logs as well what it reports.
      const said = reported.map(brief).join('\n');
      for (const text of logged)
        if (!said.includes(text.split('\n')[0].replace(/^\w+: /, ''))) problem(`console: ${text}`);
    }
  } catch (error) {
    problem(error.message);
  }
  for (const [type, listener] of Object.entries(listeners)) page.off(type, listener);
  return found;
}

const stories = await readStories(values.only);
let failed = 0;

// Nothing changes while it runs, so the browser need not ask twice.
const server = await serve({ folders: { '/': 'storybook-static' }, headers: { 'cache-control': 'max-age=3600' } });
const browser = await launchChromium();
const queue = stories.slice();
await Promise.all(
  Array.from({ length: PAGES }, async () => {
    // A context of its own keeps storage and cookies of the two pages apart.
    const context = await browser.newContext({ reducedMotion: 'no-preference' });
    await context.addInitScript(listen);
    await context.addInitScript(showShortAnimations);
    const page = await context.newPage();
    for (let story; (story = queue.shift());) {
      const found = await test(page, server.origin, story);
      if (found.length === 0) continue;
      failed += 1;
      console.log(`not ok ${story.id}`);
      for (const [mode, message] of found) console.log(`    [${mode}] ${message}`);
    }
    await context.close();
  }),
);
const pages = await testPages(browser, server.origin, values.only);
await browser.close();
await server.close();

const none = stories.length === 0 && pages.passed + pages.failed === 0;
if (none) console.log(`No story's or page's id contains "${values.only}".`);
console.log(`stories: ${stories.length - failed} passed, ${failed} failed`);
console.log(`pages: ${pages.passed} passed, ${pages.failed} failed`);
process.exitCode = failed || pages.failed || none ? 1 : 0;
