// A small static server on this machine: the demo, the page tests and the story tests use it.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Serves over http on 127.0.0.1.
 *
 * @param {object} options
 * @param {Record<string, string>} [options.folders] address prefix to folder, e.g. `{ '/cdn/': 'cdn' }`; the longest prefix wins
 * @param {(url: URL, request: import('node:http').IncomingMessage) => undefined | Answer | Promise<undefined | Answer>} [options.answer]
 *   asked first; what it returns is sent
 * @param {Record<string, string>} [options.headers] for every answer
 * @param {number} [options.port] 0 takes a free one
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string | Buffer, type?: string }} Answer
 */
export async function serve({ folders = {}, answer, headers = {}, port = 0 } = {}) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    requests.push({ path: url.pathname + url.search, time: performance.now() });
    const send = ({ status = 200, headers: own = {}, body = '', type }) =>
      response
        .writeHead(status, {
          'content-type': type ?? TYPES[extname(url.pathname)] ?? TYPES['.html'],
          ...headers,
          ...own,
        })
        .end(body);
    try {
      const given = await answer?.(url, request);
      if (given) return send(given);
      // Chromium asks for it by itself and logs an error when it is missing.
      if (url.pathname === '/favicon.ico') return send({ status: 204 });
      const prefix = prefixes.find((start) => url.pathname.startsWith(start));
      const root = prefix && normalize(folders[prefix] + sep);
      const rest = prefix && decodeURIComponent(url.pathname.slice(prefix.length));
      const path = prefix && normalize(join(root, rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest));
      if (!path?.startsWith(root)) return send({ status: 404, body: 'Not found', type: 'text/plain' });
      send({ body: await readFile(path), type: TYPES[extname(path)] ?? 'application/octet-stream' });
    } catch (error) {
      const missing = error.code === 'ENOENT' || error.code === 'EISDIR';
      send({ status: missing ? 404 : 500, body: missing ? 'Not found' : String(error), type: 'text/plain' });
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    port: server.address().port,
    /** `{ path, time }` of each request, in order. */
    requests,
    /** The process may end although this still listens. */
    unref: () => void server.unref(),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
