// Opens every story of storybook-static in Chromium, three times: in light, in dark, and in Arabic from right to left.
// A story passes when it renders, its play function ends, axe finds nothing, nothing is logged as an error and nothing
// is asked from another host. `npm run test:stories -- --only pencil` takes the stories whose id contains a text.
import { readFile } from 'node:fs/promises';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { launchChromium } from './browsers.mjs';
import { serve } from './serve.mjs';

const MODES = {
  light: 'theme:light;locale:en',
  dark: 'theme:dark;locale:en',
  rtl: 'theme:light;locale:ar;direction:rtl',
};
/** A story tagged `phone` or `tablet` is opened at that width; the toolbar's viewport exists only around the frame. */
const VIEWPORTS = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } };
const DESKTOP = { width: 1280, height: 900 };
const PAGES = 2;
const TIMEOUT = 15_000;
// Lit says these when it is loaded twice, or as its development build.
const WARNINGS = /Multiple versions of Lit|Lit is in dev mode/;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } }, allowPositionals: true });

/** In the page, before Storybook: `window.story` ends with what Storybook reports about the story. */
function listen() {
  window.story = new Promise((resolve) => {
    const fail = (message) => resolve({ error: message });
    const wait = () => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return setTimeout(wait, 5);
      // `storyFinished` comes after the play function and the accessibility check; the others come instead of it.
      channel.on('storyFinished', ({ status, reporters = [] }) => resolve({ status, reporters }));
      channel.on('storyErrored', ({ title, description }) => fail(`${title}: ${description}`));
      channel.on('storyThrewException', ({ message }) => fail(`threw: ${message}`));
      channel.on('playFunctionThrewException', ({ message }) => fail(`play function: ${message}`));
      channel.on('unhandledErrorsWhilePlaying', (errors) => fail(`while playing: ${errors[0]?.message}`));
      channel.on('storyMissing', (id) => fail(`there is no story ${id}`));
    };
    wait();
  });
}

/** The first paragraph: assertions add the whole page's HTML below. */
const brief = (message) =>
  stripVTControlCharacters(String(message))
    .trim()
    .split(/\n\s*\n/)[0]
    .slice(0, 500);

/** What axe found, one line each, with the first elements it concerns. */
function violations({ result = {} }) {
  if (result.error) return [`axe: ${result.error.message ?? JSON.stringify(result.error)}`];
  return (result.violations ?? []).map(({ id, help, nodes }) => {
    const targets = nodes.map(({ target }) => target.flat().join(' ')).slice(0, 3);
    return `axe ${id}: ${help}: ${targets.join(', ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`;
  });
}

async function open(context, origin, { id, mode, viewport }) {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const problems = new Set();
  const logged = new Set();
  page.on('pageerror', (error) => problems.add(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || WARNINGS.test(text)) logged.add(brief(text));
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(origin)) problems.add(`asks another host: ${url}`);
  });
  try {
    await page.goto(`${origin}/iframe.html?viewMode=story&id=${id}&globals=${MODES[mode]}`, { timeout: TIMEOUT });
    let timer;
    const report = await Promise.race([
      page.evaluate(() => window.story),
      new Promise((resolve) => {
        timer = setTimeout(resolve, TIMEOUT, { error: `did not end within ${TIMEOUT / 1000} s` });
      }),
    ]);
    clearTimeout(timer);
    if (report.error) problems.add(brief(report.error));
    const checks = (report.reporters ?? []).filter(({ type }) => type === 'a11y');
    // A story without the report was not checked, which is not the same as clean.
    if (!report.error && checks.length === 0) problems.add('axe: no report');
    for (const check of checks) for (const line of violations(check)) problems.add(line);
    if (report.status === 'error' && problems.size === 0) problems.add('Storybook says that it failed');
  } catch (error) {
    problems.add(String(error.message).split('\n')[0]);
  } finally {
    await page.close();
  }
  // Storybook logs as well what it reports.
  const said = [...problems].join('\n');
  for (const text of logged) if (!said.includes(text.replace(/^\w+: /, ''))) problems.add(`console: ${text}`);
  return [...problems];
}

// A build that failed leaves the list of stories, but not the page that shows them.
const [index] = await Promise.all(
  ['index.json', 'iframe.html'].map((file) => readFile(`storybook-static/${file}`, 'utf8')),
).catch(() => {
  console.error('There is no complete storybook-static/. Run `npm run build:storybook` first.');
  process.exit(1);
});
const stories = Object.values(JSON.parse(index).entries).filter(
  ({ type, id, tags }) => type === 'story' && !tags.includes('!test') && id.includes(values.only),
);
const jobs = stories.flatMap(({ id, tags }) => {
  const viewport = VIEWPORTS[tags.find((tag) => tag in VIEWPORTS)] ?? DESKTOP;
  return Object.keys(MODES).map((mode) => ({ id, mode, viewport }));
});
const failures = new Map();

// Nothing changes while it runs, so a browser need not ask twice.
const server = await serve({ folders: { '/': 'storybook-static' }, headers: { 'cache-control': 'max-age=3600' } });
const browser = await launchChromium();
const queue = jobs.slice();
await Promise.all(
  Array.from({ length: PAGES }, async () => {
    // A context of its own a page keeps storage and cookies apart, as two readers would.
    const context = await browser.newContext({
      viewport: { width: 1024, height: 768 },
      reducedMotion: 'no-preference',
    });
    await context.addInitScript(listen);
    for (let job; (job = queue.shift());) {
      const problems = await open(context, server.origin, job);
      if (problems.length === 0) continue;
      const known = failures.get(job.id) ?? new Map();
      for (const problem of problems) known.set(problem, [...(known.get(problem) ?? []), job.mode]);
      failures.set(job.id, known);
    }
    await context.close();
  }),
);
await browser.close();
await server.close();

for (const [id, problems] of failures) {
  console.log(`not ok ${id}`);
  for (const [problem, modes] of problems) console.log(`    [${modes.join(', ')}] ${problem}`);
}
if (stories.length === 0) console.log(`No story's id contains "${values.only}".`);
console.log(`stories: ${stories.length - failures.size} passed, ${failures.size} failed`);
process.exitCode = failures.size || stories.length === 0 ? 1 : 0;
