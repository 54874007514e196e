// Writes the fields of package.json that follow from the folders: `exports` and `sideEffects`. With --check it only says
// whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { built, cdnOnly, modules, registering } from './entries.mjs';

/** The two fields as they should be. */
export function fields() {
  const exports = {};
  for (const [name, source] of Object.entries(modules)) {
    exports[name] = { types: built(source, '.d.ts'), default: built(source) };
  }
  // Types alone, each for one kind of templates.
  for (const name of ['jsx', 'preact', 'react', 'svelte', 'vue']) {
    exports[`./${name}`] = { types: `./dist/editor/${name}.d.ts` };
  }
  exports['./newsprint.css'] = './cdn/newsprint.css';
  exports['./cdn/*'] = './cdn/*';
  exports['./editor/*'] = './dist/editor/*';
  exports['./custom-elements.json'] = './custom-elements.json';
  exports['./package.json'] = './package.json';
  // The sources too: bundlers that follow source maps or build from src/ would drop the registration otherwise.
  const sources = registering();
  const sideEffects = [
    ...sources.filter((file) => !cdnOnly.includes(file)).map((file) => built(file)),
    ...sources.map((file) => `./${file}`),
    './cdn/**/*.js',
    '**/*.css',
  ];
  return { exports, sideEffects };
}

if (process.argv[1]?.endsWith('exports.mjs')) {
  const text = readFileSync('package.json', 'utf8');
  const next = `${JSON.stringify({ ...JSON.parse(text), ...fields() }, null, 2)}\n`;
  if (process.argv.includes('--check')) {
    if (next !== text) {
      console.error('package.json does not list the modules of src/ as they are: run `node scripts/exports.mjs`.');
      process.exitCode = 1;
    }
  } else writeFileSync('package.json', next);
}
