// One run of Vite in library mode, with the settings that every file of cdn/ shares.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import MagicString from 'magic-string';
import ts from 'typescript';
import { build } from 'vite';
import { compilerOptions, transformers } from './compile.mjs';

export const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * @param {Record<string, string>} entry name of each output to its source
 * @param {object} options
 * @param {string | false} options.outDir `false` writes nothing
 * @param {'es' | 'iife'} [options.format] `iife` gives one classic script, with everything in it
 * @param {string} [options.globalName] what a classic script calls its exports
 * @param {string} [options.fileName] `[name].js` by default
 * @param {boolean} [options.oneFile] the entry stays one file even where chunks need parts of it
 * @param {boolean} [options.bare] no banner and no source map: every byte counts
 * @param {object[]} [options.groups] which modules share a chunk, in Rolldown's terms
 * @param {(id: string, importer?: string) => boolean} [options.external] what stays an import
 * @returns the files: Rolldown's `output`
 */
export async function bundle(entry, options) {
  if (!options.oneFile) return run(entry, options);
  // Rolldown would give Lit a chunk of its own, since chunks import it, too. What the entry needs at once belongs into it.
  const whole = { ...options, groups: [{ name: 'entry', test: /./, tags: ['$initial'] }] };
  const shared = new Set();
  await run(entry, { ...whole, outDir: false }, shared);
  return run(entry, whole, shared);
}

async function run(
  entry,
  { outDir, format = 'es', globalName, fileName = '[name].js', oneFile = false, bare = false, groups, external },
  shared,
) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [typescript(), oneFile && shareWithChunks(shared)],
    build: {
      outDir: outDir || 'cdn',
      write: outDir !== false,
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: !bare,
      reportCompressedSize: false,
      // Plain `input` would add a preload helper whose addresses start at `/`.
      lib: { entry, formats: [format], name: globalName },
      rolldownOptions: {
        external,
        checks: { pluginTimings: false },
        preserveEntrySignatures: oneFile ? 'allow-extension' : 'strict',
        output: {
          // Vite leaves the white space in ES libraries otherwise.
          minify: true,
          comments: { annotation: false, jsdoc: false, legal: false },
          codeSplitting: format === 'iife' ? false : groups && { groups },
          entryFileNames: fileName,
          chunkFileNames: 'chunks/[name]-[hash].js',
          postBanner: bare ? undefined : banner,
        },
      },
    },
  });
  for (const { fileName, imports = [], dynamicImports = [] } of external ? [] : output) {
    // Rolldown leaves an import that it cannot follow as it is.
    const missing = [...imports, ...dynamicImports].find((name) => !output.some((file) => file.fileName === name));
    if (missing) throw new Error(`${fileName} imports ${missing}, which does not exist.`);
  }
  return output;
}

/** Whose code a file holds. What a chunk of our own holds, its entry says. */
function banner({ isEntry, moduleIds }) {
  const lit = moduleIds.some((id) => id.includes('node_modules')) ? '; with Lit, BSD-3-Clause' : '';
  return isEntry || lit ? `/*! newsprint ${version}, MIT${lit}: LICENSES.txt */` : '';
}

/** Each file is in several bundles. */
const compiled = new Map();

/** The sources through the same compiler as dist/, so that both builds hold the same. */
function typescript() {
  return {
    name: 'typescript',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/ },
      handler(code, fileName) {
        if (!compiled.has(fileName)) {
          const { outputText, sourceMapText } = ts.transpileModule(code, { compilerOptions, transformers, fileName });
          compiled.set(fileName, { code: outputText, map: sourceMapText, moduleType: 'js' });
        }
        return compiled.get(fileName);
      },
    },
  };
}

/**
 * Chunks would import what they share with the entry from the entry's own address. A page that loads the entry as
 * `newsprint.js?ver=3`, as many systems do, would then get a second copy of everything, and the chunk would talk to that.
 * So the entry leaves what its chunks need under a global symbol, which is another one for each build. The first copy of
 * one build wins, as it does for the tags.
 *
 * @param {Set<string>} needed names that chunks import from the entry; the first run fills it, the second uses it
 */
function shareWithChunks(needed) {
  const key = `globalThis[Symbol.for("newsprint/${version}/${hashOfSources()}")]`;
  const named = (specifiers, from, to) => specifiers.map((specifier) => [specifier[from].name, specifier[to].name]);
  return {
    name: 'share-with-chunks',
    renderChunk(code, chunk, _options, { chunks }) {
      const edited = new MagicString(code);
      const { body } = this.parse(code);
      if (chunk.isEntry) {
        if (!needed.size) return null;
        const list = body.find(({ type, source }) => type === 'ExportNamedDeclaration' && !source);
        const pairs = named(list.specifiers, 'exported', 'local');
        const object = pairs.filter(([name]) => needed.has(name)).map(([name, local]) => `${name}:${local}`);
        // What is exported for chunks only has a name that Rolldown made up, of one or two letters.
        const kept = pairs.filter(([name]) => name.length > 2).map(([name, local]) => `${local} as ${name}`);
        edited.update(list.start, list.end, `${key}??={${object}};export{${kept}};`);
      } else {
        for (const { type, source, specifiers, start, end } of body) {
          const target = source && new URL(source.value, `file:///${chunk.fileName}`).pathname.slice(1);
          if (type !== 'ImportDeclaration' || !chunks[target]?.isEntry) continue;
          const pairs = named(specifiers, 'imported', 'local');
          for (const [name] of pairs) needed.add(name);
          edited.update(start, end, `const{${pairs.map(([name, local]) => `${name}:${local}`)}}=${key};`);
        }
      }
      return edited.hasChanged() ? { code: edited.toString(), map: edited.generateMap({ hires: true }) } : null;
    },
  };
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of readdirSync('src', { recursive: true }).sort()) {
    if (file.endsWith('.ts')) hash.update(readFileSync(`src/${file}`));
  }
  return hash.digest('hex').slice(0, 8);
}
