// Writes cdn/: what a page loads with a plain tag, with no build step of its own.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { build } from 'vite';
import { minifyTemplates } from './minify-templates.mjs';

const OUT = 'cdn';
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT);

/** One run of Vite in library mode: plain `input` would add a preload helper whose addresses start at `/`. */
const bundle = (entry, output, lib = {}) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [minifyTemplates()],
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      reportCompressedSize: false,
      lib: { entry, formats: ['es'], ...lib },
      rolldownOptions: {
        // The entry may export more than its source does, so that it stays one file and chunks import from it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // Vite leaves the white space in ES libraries otherwise.
          minify: true,
          comments: { annotation: false, jsdoc: false },
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...output,
        },
      },
    },
  });

const names = (folder, pattern) => (existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : []);
const entries = (folder, files, prefix = '') =>
  Object.fromEntries(files.map((file) => [`${prefix}${basename(file, '.ts')}`, `${folder}/${file}`]));

const elements = names('src/elements', /^[a-z-]+$/);
/** Beside the library: files that stand alone, such as the consent helpers and the lint. */
const helpers = {
  ...entries('src', names('src', /^(?!index|all|cdn|head)[a-z-]+\.ts$/)),
  ...entries('src/adapters', names('src/adapters', /^[a-z-]+\.ts$/), 'adapters/'),
};

// Everything in one module; what opens on demand stands beside it in chunks/.
await bundle({ newsprint: 'src/cdn.ts' });
// Everything in one classic script.
await bundle(
  { newsprint: 'src/cdn.ts' },
  { entryFileNames: '[name].classic.js', codeSplitting: false },
  { formats: ['iife'], name: 'Newsprint' },
);
// One element a file, for those who count every byte; the packs go with them.
await bundle({
  ...Object.fromEntries(elements.map((name) => [name, `src/elements/${name}/define.ts`])),
  ...entries('src/translations', names('src/translations', /^(?!en)[a-z-]+\.ts$/), 'translations/'),
});
for (const [name, file] of Object.entries(helpers)) await bundle({ [name]: file });
if (existsSync('src/head.ts')) {
  await bundle(
    { 'newsprint.head': 'src/head.ts' },
    { entryFileNames: '[name].js' },
    { formats: ['iife'], name: 'NewsprintHead' },
  );
}

const { code } = transform({ filename: 'newsprint.css', code: readFileSync('src/styles/newsprint.css'), minify: true });
writeFileSync(`${OUT}/newsprint.css`, code);
if (code.length > 1000) {
  console.error(`cdn/newsprint.css has ${code.length} bytes; at most 1000 are allowed.`);
  process.exitCode = 1;
}

// What an `integrity` attribute needs, and what each file weighs.
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const files = {};
for (const name of readdirSync(OUT, { recursive: true }).sort()) {
  if (!/\.(js|css)$/.test(name)) continue;
  const bytes = readFileSync(`${OUT}/${name}`);
  files[name] = {
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}
writeFileSync(`${OUT}/integrity.json`, `${JSON.stringify({ version, files }, null, 2)}\n`);
