// "Try a page": serves saved pages with the elements on them. Started by `npm start -- FILE.html …`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveLibrary, serveNear } from '../demo/server.mjs';
import { decode } from './try-a-page/decode.mjs';
import { OWN, place, PlaceError } from './try-a-page/place.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Something about a file that the person at the keyboard can mend; the message is one sentence. */
export class TryPageError extends Error {}

/**
 * The page may run its own scripts and show what lies beside it, and reaches nothing else.
 *
 * @param {string} library the library's origin
 */
export const policy = (library) =>
  [
    `default-src 'self' data: blob: ${library}`,
    `script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: ${library}`,
    `style-src 'self' 'unsafe-inline' ${library}`,
    "object-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/**
 * @param {string[]} files paths of saved pages
 * @param {{ port?: number }} [options] 0 takes free ports
 */
export async function startTrying(files, { port = 0 } = {}) {
  const folders = files.map((file, index) => [`/${index + 1}/`, dirname(file)]);
  const addresses = files.map((file, index) => `/${index + 1}/${encodeURIComponent(basename(file))}`);
  // Everything is read once before anything is served, so that a bad file is said at once.
  const pages = files.map((file) => ({ file, name: basename(file), ...preparePage(file, { library: '' }) }));

  const library = await serveLibrary(port && port + 1);
  const page = await serveNear(port, {
    headers: {
      'content-security-policy': policy(library.origin),
      'x-dns-prefetch-control': 'off',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    folders: {
      ...Object.fromEntries(folders),
      [`${OWN}/pictures/`]: resolve(here, '../demo/public/pictures'),
      [`${OWN}/`]: resolve(here, 'try-a-page/browser'),
    },
    answer(url, request) {
      // A saved page lies among other files: only this machine's own browser may ask, under this machine's own name.
      if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host)) return { status: 403, body: 'Forbidden' };
      if (url.pathname === '/') {
        return files.length > 1
          ? { body: indexPage(pages, addresses) }
          : { status: 302, headers: { location: addresses[0] } };
      }
      const index = addresses.indexOf(url.pathname);
      // Read anew each time: whoever edits the file reloads.
      return index < 0 ? undefined : { body: preparePage(files[index], { library: library.origin }).html };
    },
  });
  return {
    address: `${page.origin}${files.length > 1 ? '/' : addresses[0]}`,
    port: page.port,
    library: library.origin,
    pages: pages.map(({ file, photo, language, encoding }, index) => ({
      file,
      photo,
      language,
      encoding,
      address: page.origin + addresses[index],
    })),
    requests: { page: page.requests, library: library.requests },
    close: () => Promise.all([page.close(), library.close()]),
  };
}

/** A saved page with the elements on it; throws a `TryPageError` that says what is wrong with the file. */
export function preparePage(file, { library }) {
  const name = relative('.', file) || file;
  const folder = dirname(file);
  if (!existsSync(file)) throw new TryPageError(`${name} does not exist.`);
  if (!statSync(file).isFile()) throw new TryPageError(`${name} is not a file.`);
  const bytes = read(file, name);
  if (bytes.length === 0) throw new TryPageError(`${name} is empty.`);
  if (/\.(mht|mhtml|webarchive)$/i.test(file)) {
    throw new TryPageError(`${name} is an archive: save the page as HTML ("Webpage, complete") instead.`);
  }
  const { text, encoding } = decode(bytes);
  // No HTML has this character; pictures, PDFs and programs do.
  if (text.includes('\0')) throw new TryPageError(`${name} is not an HTML page.`);
  try {
    return { encoding, ...place(text, { library, isLocal: (address) => isBeside(folder, address) }) };
  } catch (error) {
    if (error instanceof PlaceError) throw new TryPageError(`${name} ${error.message}.`);
    throw error;
  }
}

function read(file, name) {
  try {
    return readFileSync(file);
  } catch {
    throw new TryPageError(`${name} cannot be read.`);
  }
}

/** Whether an address in the page leads to a file that was saved with it. */
function isBeside(folder, address) {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(address)) return false;
  try {
    const path = resolve(folder, decodeURIComponent(address.replace(/[?#].*/s, '')));
    return path.startsWith(folder) && existsSync(path);
  } catch {
    return false;
  }
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const PHOTOS = {
  figure: 'around its first figure',
  picture: 'around its first large picture',
  sample: 'a sample before the first paragraph',
  own: 'already there',
};

const indexPage = (pages, addresses) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Pages to try</title>
<style>
body { max-width: 40rem; margin: 2rem auto; padding-inline: 1rem; font: 1.125rem/1.5 Georgia, 'Noto Serif', serif; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5em 1em 0.5em 0; border-block-end: 1px solid #8886; text-align: start; vertical-align: top; }
</style>
</head>
<body>
<main>
<h1>Pages to try</h1>
<table>
<thead><tr><th scope="col">Page</th><th scope="col">Photo</th><th scope="col">Words</th></tr></thead>
<tbody>
${pages.map(({ name, photo, language }, index) => `<tr><td><a href="${addresses[index]}">${escape(name)}</a></td><td>${PHOTOS[photo]}</td><td>${language}</td></tr>`).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
