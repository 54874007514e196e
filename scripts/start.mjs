// npm start: builds cdn/ if it must, then shows the demo; npm start -- FILE.html … shows saved pages with the elements on them.
// The page and the library come from two ports, because a CDN is another origin.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../demo/server.mjs';
import { TryPageError, startTrying } from './try-a-page.mjs';

const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? '.', file));
process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));

const port = Number(process.env.PORT || 8000);
if (!Number.isInteger(port) || port < 0 || port > 65534) {
  stop(`PORT is "${process.env.PORT}"; it must be a whole number from 0 to 65534.`);
}

let site;
try {
  if (cdnIsStale()) build();
  site = await (files.length > 0 ? startTrying(files, { port }) : startDemo({ port }));
} catch (error) {
  stop(error instanceof TryPageError ? error.message : error);
}

if (process.env.PORT && port > 0 && site.port !== port) console.log(`Port ${port} is taken.`);
const what = files.length === 0 ? 'The demo' : files.length === 1 ? 'Your page' : 'Your pages';
console.log(`
  ${what.padEnd(12)} ${site.address}
  ${'The library'.padEnd(12)} ${site.library}/newsprint.js

  Ctrl-C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await site.close();
    process.exit(0);
  });
}

/** cdn/ is missing, or older than something that it is made from. */
function cdnIsStale() {
  const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync('src', { recursive: true }).map((path) => `src/${path}`);
  return time('cdn/integrity.json') < Math.max(...[...sources, 'scripts/build-cdn.mjs', 'package.json'].map(time));
}

function build() {
  console.log('Building cdn/ …');
  const { status } = spawnSync(process.execPath, ['scripts/build-cdn.mjs'], { stdio: 'inherit' });
  if (status !== 0) stop('The library could not be built.');
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
