// Serves the demo and, on a port of its own, the library.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../scripts/serve.mjs';
import { demoPage } from './pages.mjs';

const demo = dirname(fileURLToPath(import.meta.url));
const cdn = resolve(demo, '../cdn');

/** cdn/ as a CDN serves it: any page may load it. */
export const serveLibrary = (port) =>
  serveNear(port, { folders: { '/': cdn }, headers: { 'access-control-allow-origin': '*' } });

/** Takes the next free port where the wanted one is in use. */
export async function serveNear(port, options) {
  try {
    return await serve({ ...options, port });
  } catch (error) {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return serve({ ...options, port: 0 });
  }
}

/** Both servers; `port` 0 takes free ones. */
export async function startDemo({ port = 0 } = {}) {
  const { files } = JSON.parse(readFileSync(resolve(cdn, 'integrity.json'), 'utf8'));
  const library = await serveLibrary(port && port + 1);
  const where = { library: library.origin, hash: (file) => files[file].integrity };
  const page = await serveNear(port, {
    folders: { '/cdn/': cdn, '/': resolve(demo, 'public') },
    answer: (url) => demoPage(url, where),
  });
  return {
    address: `${page.origin}/`,
    port: page.port,
    library: library.origin,
    /** What was asked of each, in order. */
    requests: { page: page.requests, library: library.requests },
    close: () => Promise.all([page.close(), library.close()]),
  };
}
