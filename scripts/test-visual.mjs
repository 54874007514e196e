// Takes a picture of every story of storybook-static, and of every element on pages with hostile style sheets (in Chromium),
// and compares it with the one in test/visual/<engine>/.
//   npm run test:visual                       everything, in the engines that are installed
//   npm run test:visual -- --only pencil      pictures whose name contains a text
//   npm run test:visual -- --only hostile     the hostile pages alone; they need cdn/ and no Storybook
//   npm run test:visual -- --browser firefox  one engine
//   npm run test:visual -- --update           keeps the new pictures as references
// What differs is put side by side (before, after, difference) into test/visual/differences/index.html.
// References hold for the fonts they were made with: where a line of text in every face looks different, nothing can be
// compared, and the engine is reported so instead of failing in every story.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serve } from './serve.mjs';
import { MODES, readStories, storyAddress } from './stories.mjs';
import { engines } from './visual/engines.mjs';
import { hostileAnswer, hostilePictures } from './visual/hostile.mjs';
import { compare, pack, readPicture, reduced } from './visual/pictures.mjs';

const FOLDER = 'test/visual';
const DIFFERENCES = `${FOLDER}/differences`;
/** Dark and right to left are the same rules in every engine; one of them is enough to look at. */
const ENGINE_MODES = { chromium: ['light', 'dark', 'rtl'], firefox: ['light'], webkit: ['light'] };
const FACES = ['serif', 'sans-serif', 'monospace', 'system-ui', "'Iowan Old Style', 'Noto Serif', Georgia, serif"];
/** Says when it holds still, as a story does: WebKit's picture of a page that was not drawn yet is empty. */
const PROBE = `<!doctype html><meta charset="utf-8">
${FACES.map((face) => `<p style="font: 20px ${face}">Hamburgefonstiv 0123 «الصحيفة»`).join('\n')}
<script>
  const drawn = () => (document.documentElement.dataset.still = 'success');
  addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(drawn)));
</script>`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    browser: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const found = [];
let passed = 0;
let failed = 0;

async function run(name, origin, stories) {
  const engine = await engines[name]();
  if (!engine) return console.log(`${name}: not installed here`);
  const folder = `${FOLDER}/${name}`;
  const stale = new Set(await readdir(folder).catch(() => []));
  const take = async (file, shot) => {
    stale.delete(file);
    const after = reduced(shot.png);
    const before = values.update ? undefined : await readPicture(`${folder}/${file}`);
    if (values.update) await writeFile(`${folder}/${file}`, pack(after));
    return { before, after };
  };
  await mkdir(folder, { recursive: true });
  const probe = await take('fonts.png', await engine.shoot(`${origin}/fonts`, { width: 600, height: 400 }));
  if (probe.before && compare(probe.before, probe.after)) {
    await engine.close();
    console.log(
      `${name}: cannot be compared, the fonts here are not those of the references (see ${folder}/fonts.png)`,
    );
    return;
  }
  const judge = async (id, mode, shot) => {
    const { before, after } = await take(`${id}.${mode}.png`, shot);
    const ended = shot.status ?? 'success';
    const problem = ended !== 'success' ? `ended with ${ended}` : !values.update && !before && 'is new';
    const difference = before && compare(before, after);
    if (!problem && !difference) {
      passed += 1;
      return;
    }
    failed += 1;
    const file = `${name}-${id}.${mode}.png`;
    await mkdir(DIFFERENCES, { recursive: true });
    await writeFile(`${DIFFERENCES}/${file}`, pack(difference?.sheet ?? after));
    const text = `${name} ${id} (${mode}): ${problem || `${difference.pixels} pixels differ`}`;
    found.push({ file, text });
    console.log(`not ok ${text}`);
  };
  for (const { id, viewport } of stories) {
    for (const mode of ENGINE_MODES[name]) {
      await judge(id, mode, await engine.shoot(`${storyAddress(origin, id, MODES[mode])}&still`, viewport));
    }
  }
  if (name === 'chromium') {
    const isWanted = (id) => id.includes(values.only);
    for (const { id, mode, png } of await hostilePictures(engine.browser, hostile.origin, isWanted)) {
      await judge(id, mode, { png });
    }
  }
  await engine.close();
  // A reference without a story would stay for ever.
  if (!values.only) {
    for (const file of stale) {
      if (values.update) await rm(`${folder}/${file}`);
      else {
        failed += 1;
        console.log(`not ok ${folder}/${file} belongs to no picture`);
      }
    }
  }
}

await rm(DIFFERENCES, { recursive: true, force: true });
const names = values.browser ? [values.browser] : Object.keys(engines);
const unknown = names.find((name) => !(name in engines));
if (unknown) {
  console.error(`--browser names "${unknown}"; known are ${Object.keys(engines).join(', ')}.`);
  process.exit(2);
}
if (!existsSync('cdn/newsprint.js')) {
  console.error('There is no cdn/. Run `npm run build:cdn` first.');
  process.exit(2);
}
const stories = values.only.startsWith('hostile') ? [] : await readStories(values.only);
const server = await serve({
  folders: { '/': 'storybook-static' },
  headers: { 'cache-control': 'max-age=3600' },
  answer: ({ pathname }) => (pathname === '/fonts' ? { body: PROBE } : undefined),
});
const hostile = await serve({ folders: { '/cdn/': 'cdn', '/pages/': 'test/pages' }, answer: hostileAnswer });
await Promise.all(names.map((name) => run(name, server.origin, stories)));
await server.close();
await hostile.close();

if (found.length) {
  const rows = found.map(({ file, text }) => `<h2>${text}</h2><a href="${file}"><img src="${file}" alt=""></a>`);
  await writeFile(
    `${DIFFERENCES}/index.html`,
    `<!doctype html><meta charset="utf-8"><title>Differences</title>
<style>body { font: 1rem/1.5 system-ui; margin: 2rem } img { max-width: 100%; border: 1px solid }</style>
<h1>Before, after, difference</h1>
${rows.join('\n')}`,
  );
  console.log(`Look at ${DIFFERENCES}/index.html; keep what is right with: npm run test:visual -- --update`);
}
console.log(`visual: ${passed} passed, ${failed} failed`);
process.exitCode = failed || passed === 0 ? 1 : 0;
