// Writes cdn/: what a page loads with a plain tag, with no build step of its own. The files follow from the folders.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { bundle, version } from './bundle.mjs';
import { elements, helpers, languages } from './entries.mjs';

const CSS_LIMIT = 1000;
// Built aside, so that whoever reads cdn/ meanwhile finds it whole.
const outDir = `.cache/cdn-${process.pid}`;
mkdirSync(outDir, { recursive: true });
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
process.on('uncaughtException', ({ message }) => {
  console.error(process.stderr.isTTY ? message : stripVTControlCharacters(message));
  process.exit(1);
});

const outputs = [];

// Everything in one module; what opens on demand stands beside it in chunks/.
outputs.push(await bundle({ newsprint: 'src/cdn.ts' }, { outDir, oneFile: true }));
// Everything in one classic script, for a plain `<script src>`.
await bundle(
  { newsprint: 'src/cdn.ts' },
  { outDir, format: 'iife', globalName: 'Newsprint', fileName: '[name].classic.js' },
);
// One element a file with shared chunks, for those who count every byte, and the languages that go with them.
const single = {
  ...Object.fromEntries(elements.map((name) => [name, `src/elements/${name}/define.ts`])),
  ...Object.fromEntries(languages.map((name) => [`translations/${name}`, `src/translations/${name}.ts`])),
};
// Few chunks: a request costs more than the few bytes that an element loads for its neighbours.
const groups = [
  { name: 'lit', test: /node_modules\/(?!@lit\/context)/ },
  { name: 'reader', test: /@lit\/context|src\/(reader|controllers\/reader)/, minShareCount: 3 },
  { name: 'shared', test: /src\/(?!elements)/, minShareCount: 3 },
].map((group) => ({ ...group, tags: ['$initial'] }));
outputs.push(await bundle(single, { outDir, groups }));
// Files that stand alone.
for (const name of helpers) outputs.push(await bundle({ [name]: `src/${name}.ts` }, { outDir, oneFile: true }));
// Hides before first paint what was dismissed; classic, since a module runs too late.
if (existsSync('src/head.ts')) {
  await bundle(
    { 'newsprint.head': 'src/head.ts' },
    { outDir, format: 'iife', globalName: 'NewsprintHead', bare: true },
  );
}

const sheet = readFileSync('src/styles/newsprint.css');
const { code } = transform({ filename: 'newsprint.css', code: sheet, minify: true });
// Browsers that know nesting without a leading `&` are older than what the elements need (Chromium 120, Firefox 117, Safari 17.2).
const css = code.toString().replaceAll('& :where(', ':where(');
writeFileSync(`${outDir}/newsprint.css`, css);

const licenses = ['LICENSE', 'node_modules/lit/LICENSE'].filter(existsSync).map((file) => readFileSync(file, 'utf8'));
writeFileSync(`${outDir}/LICENSES.txt`, licenses.join(`\n${'-'.repeat(72)}\nLit:\n\n`));

// What an `integrity` attribute needs, what each file weighs, and what it loads: `imports` with it, `onDemand` later.
const chunks = Object.fromEntries(outputs.flat().map((chunk) => [chunk.fileName, chunk]));
const files = {};
for (const name of readdirSync(outDir, { recursive: true }).sort()) {
  if (!/\.(js|css)$/.test(name)) continue;
  const bytes = readFileSync(`${outDir}/${name}`);
  const { dynamicImports: onDemand = [] } = chunks[name] ?? {};
  const imports = (chunks[name]?.imports ?? []).filter((file) => bytes.includes(`/${basename(file)}`));
  files[name] = {
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
    ...(imports.length && { imports }),
    ...(onDemand.length && { onDemand }),
  };
}
writeFileSync(`${outDir}/integrity.json`, `${JSON.stringify({ version, files }, null, 2)}\n`);

if (existsSync('cdn')) renameSync('cdn', `${outDir}-old`);
renameSync(outDir, 'cdn');
rmSync(`${outDir}-old`, { recursive: true, force: true });

if (css.length > CSS_LIMIT) {
  console.error(`cdn/newsprint.css has ${css.length} bytes; at most ${CSS_LIMIT} are allowed.`);
  process.exitCode = 1;
}
