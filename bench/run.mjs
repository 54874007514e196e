// `npm run bench`: the run-time figures of the demo beside those of `before.html`, the same article with inline scripts, and
// of the same page without either, each with its bar. All in one run and one browser: compare figures only within one
// run. Nothing is asserted, since machines differ. Times are CPU time of the page's main thread, the least of several
// rounds in which the pages take turns: what else the machine does can only add. Build cdn/ first; it takes some ten
// minutes. `--shoelace FOLDER` measures a peer, too (see carousel.mjs).
import { existsSync } from 'node:fs';
import { launchChromium } from '../scripts/browsers.mjs';
import { run as runCarousels } from './carousel.mjs';
import { idle } from './idle.mjs';
import { leadPhoto, openTab } from './lead-photo.mjs';
import { leftovers } from './leftovers.mjs';
import { longestScript } from './longest-script.mjs';
import { COMPARED, servePages } from './pages.mjs';
import { report } from './report.mjs';
import { movement, scriptWhileScrolling } from './scrolling.mjs';

const ROUNDS = 3;
const LOADS = 40;

/** `measure(name)` of each, in turns, `rounds` times; of each the `best`. */
async function compare(names, measure, { rounds = 1, best = ([first]) => first } = {}) {
  const all = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) all[name].push(await measure(name));
  return Object.fromEntries(names.map((name) => [name, best(all[name])]));
}

const least = (numbers) => Math.min(...numbers);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

if (!existsSync('cdn/newsprint.js')) {
  console.error('There is no cdn/ to measure: run `npm run build:cdn` first.');
  process.exit(1);
}
const browser = await launchChromium();
const pages = await servePages();
const on = (measure) => (name) => measure(browser, pages.address(name));
const times = { rounds: ROUNDS, best: least };
try {
  const tab = await openTab(browser);
  const photo = await compare(COMPARED, (name) => leadPhoto(tab, pages.address(name)), { rounds: LOADS, best: median });
  await tab.context().close();
  report({
    photo,
    script: await compare([...COMPARED, 'pencil before', 'pencil'], on(scriptWhileScrolling), times),
    movement: await compare(COMPARED, on(movement)),
    longest: await compare(COMPARED, on(longestScript), times),
    idle: await compare(COMPARED, on(idle)),
    leftovers: await leftovers(browser, pages.address('newsprint')),
    carousels: await runCarousels({ browser }),
  });
} finally {
  await browser.close();
  await pages.close();
}
