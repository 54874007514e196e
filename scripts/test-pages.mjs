// Runs the page tests, two files at a time: `npm run test:pages`, `BROWSER=firefox npm run test:pages -- pencil photo`.
// A name is that of a file in test/pages, else how some start. Without one, every file runs that has to do with the browser.
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { WEBKIT_FILES } from '../test/pages/engines.mjs';

const END = '.test.mjs';
/** What takes longest comes first: at the end it would run alone, and a core would wait. */
const LONGEST = ['pencil', 'embed-hostile-css', 'carousel', 'demo', 'pencil-conditions', 'snippets'];
/** What Firefox need not run, and why. */
const NOT_IN_FIREFOX = {
  lint: 'reads mark-up and writes lines',
  snippets: 'asks whether what the documentation shows is right',
  'try-a-page': 'a tool for those who look at a page on their own machine',
};
const RUNS_IN = {
  chromium: () => true,
  firefox: (name) => !(name in NOT_IN_FIREFOX),
  webkit: (name) => WEBKIT_FILES.includes(name + END),
};

const all = readdirSync('test/pages')
  .filter((file) => file.endsWith(END))
  .map((file) => file.slice(0, -END.length));
for (const name of [...LONGEST, ...Object.keys(NOT_IN_FIREFOX)]) {
  if (!all.includes(name))
    throw new Error(`scripts/test-pages.mjs speaks of test/pages/${name}${END}, which is not there.`);
}

const names = process.argv.slice(2);
const chosen = names.length
  ? names.flatMap((start) => (all.includes(start) ? start : all.filter((name) => name.startsWith(start))))
  : all.filter(RUNS_IN[process.env.BROWSER ?? 'chromium']);
if (chosen.length === 0) throw new Error(`No file of test/pages is named like ${names.join(' or ')}.`);

const rank = (name) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
const files = chosen.sort((a, b) => rank(a) - rank(b)).map((name) => `test/pages/${name}${END}`);

run({ files, concurrency: 2, timeout: 600_000 })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(new spec())
  .pipe(process.stdout);
