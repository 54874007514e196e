// A release in two steps. `npm run version` (after `changeset version`) writes the new version into everything that names it
// and builds; its result is committed and reviewed. `npm run release` checks that nothing has changed since and publishes,
// in continuous integration, where npm can sign where the package was made (`publishConfig.provenance`).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What shows addresses with a version. */
const PAGES = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((file) =>
  file.endsWith('.md'),
);

/**
 * A text of the documentation for this version: addresses such as `…/newsprint@1.2.3/pencil.js` name it, and each
 * `integrity` beside one holds the hash of that file.
 *
 * @param {string} text
 * @param {{ version: string, files: Record<string, { integrity: string }> }} release as in cdn/integrity.json
 */
export function fill(text, { version, files }) {
  return text
    .replaceAll(/\bnewsprint@\d+\.\d+\.\d+(-[\w.]+)?/g, `newsprint@${version}`)
    .replaceAll(/<[a-z]+[^<>]*\bnewsprint@[^/"]+\/([\w./-]+)"[^<>]*>/g, (tag, name) => {
      if (!files[name]) throw new Error(`The documentation names ${name}, which cdn/ does not have.`);
      return tag.replace(/integrity="[^"]*"/, `integrity="${files[name].integrity}"`);
    })
    .replaceAll(/^( {2}version: )\d+\.\d+\.\d+\S*$/gm, `$1${version}`);
}

/** The change log with what was unreleased under its version and day; a new empty “Unreleased” above it. */
export function closeChangelog(text, version, day) {
  const [head, rest] = text.split(/^## Unreleased\n/m);
  if (rest === undefined) throw new Error('CHANGELOG.md has no “Unreleased”.');
  if (!/^- /m.test(rest.split(/^## /m)[0])) throw new Error('Nothing stands under “Unreleased” in CHANGELOG.md.');
  return `${head}## Unreleased\n\n## ${version} – ${day}\n${rest}`;
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function run(command, ...args) {
  console.log(`— ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`“${command} ${args.join(' ')}” failed.`);
}

/** Pages whose text is not that of the built files. */
function stalePages() {
  const release = readJson('cdn/integrity.json');
  return PAGES.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return fill(text, release) !== text;
  });
}

function prepare() {
  const { version } = readJson('package.json');
  const lock = readJson('package-lock.json');
  lock.version = lock.packages[''].version = version;
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync('CHANGELOG.md', closeChangelog(readFileSync('CHANGELOG.md', 'utf8'), version, day));
  run('npm', 'run', 'build');
  run('npm', 'run', 'sizes', '--', '--readme');
  run('npm', 'run', 'events');
  const release = readJson('cdn/integrity.json');
  for (const file of PAGES) writeFileSync(file, fill(readFileSync(file, 'utf8'), release));
  console.log(`Version ${version} is written everywhere. Read the difference, run \`npm test\`, and commit.`);
}

function publish() {
  const { version } = readJson('package.json');
  const changed = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).stdout.trim();
  if (changed) throw new Error(`Commit first; these files differ:\n${changed}`);
  if (!readFileSync('CHANGELOG.md', 'utf8').includes(`\n## ${version} – `)) {
    throw new Error(`CHANGELOG.md does not say what changed in ${version}: run \`npm run version\`.`);
  }
  // Built anew, since what is published must be what these sources give.
  run('npm', 'run', 'build');
  const stale = stalePages();
  if (stale.length) throw new Error(`These pages name another version or other hashes: ${stale.join(', ')}.`);
  run('npm', 'run', 'test:package');
  run('npx', '--no-install', 'changeset', 'publish');
}

if (process.argv[1]?.endsWith('release.mjs')) {
  const step = { prepare, publish }[process.argv[2]];
  try {
    if (!step) throw new Error('Say `prepare` or `publish`.');
    step();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
