// Takes a picture of every story of storybook-static and compares it with the one in test/visual/<engine>/.
//   npm run test:visual                       all stories, in the engines that are installed
//   npm run test:visual -- --only pencil      stories whose id contains a text
//   npm run test:visual -- --browser firefox  one engine
//   npm run test:visual -- --update           keeps the new pictures as references
// What differs is put side by side (before, after, difference) into test/visual/differences/index.html.
// References hold for the fonts they were made with: where a line of text in every face looks different, nothing can be
// compared, and the engine is reported so instead of failing in every story.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { firefoxOptions, firefoxPath, launchChromium } from './browsers.mjs';
import { serve } from './serve.mjs';
import { MODES, readStories, storyAddress } from './stories.mjs';
import { hasWebKit, WebKit } from './webkit.mjs';

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

const SMALL = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 };
/** Letters that an engine sets twice differ by this much at most (measured: 2); a hairline has more. */
const NOISE = 8;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    browser: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** What this needs of a browser: to open an address at a size, to wait until a story holds still, to take the picture. */
const engines = {
  async chromium() {
    return playwrightEngine(await launchChromium());
  },
  async firefox() {
    if (!firefoxPath()) return undefined;
    const { firefox } = await import('playwright');
    return playwrightEngine(await firefox.launch(firefoxOptions()));
  },
  async webkit() {
    if (!hasWebKit()) return undefined;
    const webkit = await WebKit.launch();
    return {
      async shoot(url, viewport) {
        await webkit.setViewport(viewport);
        await webkit.goto(url);
        const status = await poll(() => webkit.evaluate(`return ${STATUS}`));
        return { status, png: await webkit.screenshot() };
      },
      close: () => webkit.close(),
    };
  },
};

const STATUS = 'document.documentElement.dataset.still';

async function poll(ask) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 'no end within 20 s';
}

async function playwrightEngine(browser) {
  const page = await browser.newPage();
  return {
    async shoot(url, viewport) {
      await page.setViewportSize(viewport);
      await page.goto(url);
      const status = await poll(() => page.evaluate(STATUS));
      return { status, png: await page.screenshot() };
    },
    close: () => browser.close(),
  };
}

/**
 * A picture as it is kept: sixteen shades of each colour, and without the empty rows at the foot. A tenth of the bytes,
 * and a story that grew shows.
 */
function reduced(buffer) {
  const png = PNG.sync.read(buffer);
  const { data, width, height } = png;
  for (let index = 0; index < data.length; index += 1) data[index] = Math.round(data[index] / 17) * 17;
  const row = (y) => data.subarray(y * width * 4, (y + 1) * width * 4);
  const last = row(height - 1);
  let end = height;
  while (end > 1 && row(end - 2).equals(last)) end -= 1;
  const result = new PNG({ width, height: end });
  PNG.bitblt(png, result, 0, 0, width, end, 0, 0);
  return result;
}

const readPicture = (path) =>
  readFile(path).then(
    (data) => PNG.sync.read(data),
    () => undefined,
  );

/** The two and what differs between them, side by side; `undefined` when they are the same. */
function compare(before, after) {
  const [width, height] = [Math.max(before.width, after.width), Math.max(before.height, after.height)];
  const [a, b] = [before, after].map((png) => {
    const canvas = new PNG({ width, height });
    PNG.bitblt(png, canvas, 0, 0, png.width, png.height, 0, 0);
    return canvas;
  });
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(a.data, b.data, difference.data, width, height, { threshold: 0.1 });
  if (pixels <= NOISE && before.width === after.width && before.height === after.height) return undefined;
  const sheet = new PNG({ width: width * 3, height });
  [a, b, difference].forEach((png, index) => PNG.bitblt(png, sheet, 0, 0, width, height, index * width, 0));
  return { pixels, sheet };
}

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
    if (values.update) await writeFile(`${folder}/${file}`, PNG.sync.write(after, SMALL));
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
  for (const { id, viewport } of stories) {
    for (const mode of ENGINE_MODES[name]) {
      const shot = await engine.shoot(`${storyAddress(origin, id, MODES[mode])}&still`, viewport);
      const { before, after } = await take(`${id}.${mode}.png`, shot);
      const problem = shot.status !== 'success' ? `ended with ${shot.status}` : !values.update && !before && 'is new';
      const difference = before && compare(before, after);
      if (!problem && !difference) {
        passed += 1;
        continue;
      }
      failed += 1;
      const file = `${name}-${id}.${mode}.png`;
      await mkdir(DIFFERENCES, { recursive: true });
      await writeFile(`${DIFFERENCES}/${file}`, PNG.sync.write(difference?.sheet ?? after));
      const text = `${name} ${id} (${mode}): ${problem || `${difference.pixels} pixels differ`}`;
      found.push({ file, text });
      console.log(`not ok ${text}`);
    }
  }
  await engine.close();
  // A reference without a story would stay for ever.
  if (!values.only) {
    for (const file of stale) {
      if (values.update) await rm(`${folder}/${file}`);
      else {
        failed += 1;
        console.log(`not ok ${folder}/${file} belongs to no story`);
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
const stories = await readStories(values.only);
const server = await serve({
  folders: { '/': 'storybook-static' },
  headers: { 'cache-control': 'max-age=3600' },
  answer: ({ pathname }) => (pathname === '/fonts' ? { body: PROBE } : undefined),
});
await Promise.all(names.map((name) => run(name, server.origin, stories)));
await server.close();

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
