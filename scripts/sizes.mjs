// Weighs cdn/ and each element's own code, and holds the limits. --readme writes the table into README.md, --check fails
// when the table there is out of date. Build cdn/ first.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { elements } from './entries.mjs';

const KB = 1024;
/** Bytes, by what is weighed. Peers do a part of it in more: see the README. */
const LIMITS = {
  all: { gzip: 22 * KB },
  element: { gzip: 4 * KB },
  'cookie-notice': { gzip: 6 * KB },
  onDemand: { gzip: 6 * KB },
  'newsprint.css': { raw: 1000 },
  'newsprint.head.js': { raw: 500 },
};
const [START, END] = ['<!-- sizes -->', '<!-- /sizes -->'];

if (!existsSync('cdn/integrity.json')) {
  console.error('There is no cdn/ to weigh: run `npm run build:cdn` first.');
  process.exit(1);
}
const { files } = JSON.parse(readFileSync('cdn/integrity.json', 'utf8'));

/** What a file loads at once, itself included. */
function upFront(name, seen = new Set()) {
  seen.add(name);
  for (const file of files[name].imports ?? []) if (!seen.has(file)) upFront(file, seen);
  return [...seen];
}
const sum = (names) =>
  Object.fromEntries(
    ['raw', 'gzip', 'brotli'].map((unit) => [unit, names.reduce((total, name) => total + files[name][unit], 0)]),
  );
const withoutHash = (name) => name.replace(/-[\w-]{8}\.js$/, '.js');

/** Elements that only work together are weighed together. */
const TOGETHER = { 'cookie-notice': ['cookie-category', 'consent-gate'] };

/** An element's own code, as a page pays for it before the reader acts: without Lit, shared code and on-demand parts. */
async function own(name) {
  const code = [];
  for (const part of [name, ...(TOGETHER[name] ?? [])]) {
    const folder = resolve('src/elements', part) + sep;
    const isShared = (id, importer) =>
      Boolean(importer) && !(id.startsWith('.') ? resolve(dirname(importer), id) : id).startsWith(folder);
    const entry = { [part]: `src/elements/${part}/define.ts` };
    const chunks = new Map(
      (await bundle(entry, { outDir: false, bare: true, external: isShared })).map((chunk) => [chunk.fileName, chunk]),
    );
    const collect = (fileName) => {
      code.push(chunks.get(fileName).code);
      for (const file of chunks.get(fileName).imports) if (chunks.has(file)) collect(file);
    };
    collect(`${part}.js`);
  }
  const bytes = Buffer.from(code.join('\n'));
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

const rows = [];
const add = (group, label, size, limit) => rows.push({ group, label, size, limit });

add('In all', 'newsprint.js', sum(upFront('newsprint.js')), LIMITS.all);
add('In all', 'newsprint.classic.js', sum(['newsprint.classic.js']));
for (const name of ['newsprint.css', 'newsprint.head.js']) {
  if (files[name]) add('In all', name, sum([name]), LIMITS[name]);
}
const alone = elements.filter((name) => !Object.values(TOGETHER).flat().includes(name));
for (const name of alone) {
  const label = TOGETHER[name] ? `news-${name} with consent` : `news-${name}`;
  add('Own code of one element', label, await own(name), LIMITS[name] ?? LIMITS.element);
}
for (const name of alone) add('One element with Lit and all it needs', `${name}.js`, sum(upFront(`${name}.js`)));
const onDemand = new Set(
  [...upFront('newsprint.js')].flatMap((name) => files[name].onDemand ?? []).flatMap((name) => upFront(name)),
);
for (const name of [...onDemand].sort())
  add('Loaded when it is needed', withoutHash(name), sum([name]), LIMITS.onDemand);
for (const name of Object.keys(files)) {
  const isHelper = !/^(newsprint\.|chunks\/|translations\/)/.test(name) && !alone.includes(name.replace('.js', ''));
  if (isHelper) add('Beside it', name, sum(upFront(name)));
}

const kilobytes = (bytes) => (bytes / KB).toFixed(bytes < 10 * KB ? 2 : 1);
const table = [
  '| kB | minified | gzip | brotli |',
  '| --- | ---: | ---: | ---: |',
  ...rows.flatMap(({ group, label, size }, index) => [
    ...(rows[index - 1]?.group === group ? [] : [`| **${group}** | | | |`]),
    `| \`${label}\` | ${kilobytes(size.raw)} | ${kilobytes(size.gzip)} | ${kilobytes(size.brotli)} |`,
  ]),
].join('\n');

const width = Math.max(...rows.map(({ label }) => label.length));
for (const [index, { group, label, size, limit }] of rows.entries()) {
  if (rows[index - 1]?.group !== group) console.log(`\n${group.padEnd(width)}      raw     gzip   brotli`);
  const cells = [size.raw, size.gzip, size.brotli].map((bytes) => String(bytes).padStart(8)).join(' ');
  const [unit, most] = Object.entries(limit ?? {})[0] ?? [];
  console.log(`${label.padEnd(width)} ${cells}${unit ? `   at most ${most} ${unit}` : ''}`);
}
console.log('');

for (const { label, size, limit = {} } of rows) {
  for (const [unit, most] of Object.entries(limit)) {
    if (size[unit] <= most) continue;
    console.error(
      `${label} has ${size[unit]} bytes (${unit}), ${size[unit] - most} more than the ${most} that are allowed.`,
    );
    process.exitCode = 1;
  }
}

const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
const [before, rest] = readme.split(START);
const [current, after] = rest?.split(END) ?? [];
if (process.argv.includes('--readme')) {
  if (after === undefined) {
    console.error(`README.md has no ${START} and ${END} to write between.`);
    process.exitCode = 1;
  } else writeFileSync('README.md', `${before}${START}\n\n${table}\n\n${END}${after}`);
}
if (process.argv.includes('--check') && !isCurrent(current ?? '')) {
  console.error('The sizes in README.md are out of date: run `npm run sizes -- --readme`.');
  process.exitCode = 1;
}

/** The same rows, and no figure off by more than a tenth of a kilobyte: compressors differ by a few bytes. */
function isCurrent(text) {
  const lines = text.trim().split('\n');
  const expected = table.split('\n');
  const cells = (line) => line.split('|').map((cell) => cell.trim());
  return (
    lines.length === expected.length &&
    expected.every((line, index) => {
      const shown = cells(lines[index]);
      return cells(line).every((cell, column) =>
        cell === '' || Number.isNaN(Number(cell)) ? shown[column] === cell : Math.abs(shown[column] - cell) <= 0.1,
      );
    })
  );
}
