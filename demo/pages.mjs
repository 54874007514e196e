// The demo's pages: what each shows, and how it differs from the others.
import ar from './articles/ar.mjs';
import en from './articles/en.mjs';
import fr from './articles/fr.mjs';
import * as before from './before.mjs';
import { aboutPage, articlePage, STATES } from './layout.mjs';

// Where the library comes from: its own origin, or `/cdn` on this one. `integrity` is an attribute, or nothing.
const sheet = (base, integrity = '') => `<link rel="stylesheet" href="${base}/newsprint.css"${integrity}>`;
const module = (base, integrity = '') =>
  `<script type="module" crossorigin src="${base}/newsprint.js"${integrity}></script>`;
const classic = (base) => `<script defer src="${base}/newsprint.classic.js"></script>`;

/** The policy that the README gives, for a site that serves the library itself. */
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export const PAGES = [
  {
    file: 'index.html',
    title: 'One module script, from another origin',
    head: ({ library }) => [sheet(library), module(library)],
  },
  {
    file: 'classic.html',
    title: 'One classic script',
    head: ({ library }) => [sheet(library), classic(library)],
  },
  {
    file: 'no-js.html',
    title: 'Without the script',
    // Switches scripts off for this page, in a browser that has them on: `<noscript>` and `@media (scripting)` agree.
    headers: { 'content-security-policy': 'sandbox allow-same-origin' },
    head: ({ library }) => [sheet(library)],
  },
  {
    file: 'csp.html',
    title: 'Under a strict content security policy, with hashes',
    headers: { 'content-security-policy': STRICT_CSP },
    head: ({ hash }) => [
      sheet('/cdn', ` integrity="${hash('newsprint.css')}"`),
      module('/cdn', ` integrity="${hash('newsprint.js')}"`),
    ],
  },
  {
    file: 'two-copies.html',
    title: 'Two copies of the library',
    head: ({ library }) => [sheet(library), classic(library), module('/cdn')],
  },
  {
    file: 'before.html',
    title: 'As it was before: inline scripts',
    widgets: before.widgets,
    head: () => [before.head],
    end: before.end,
  },
  { file: 'fr.html', title: 'En français', article: fr, head: ({ library }) => [sheet(library), module(library)] },
  { file: 'ar.html', title: 'بالعربية', article: ar, head: ({ library }) => [sheet(library), module(library)] },
];

const statesIn = (url) =>
  Object.fromEntries(
    [...url.searchParams].filter(([key, value]) => Object.hasOwn(STATES, key) && STATES[key].includes(value)),
  );

/**
 * The answer to one address of the demo, or `undefined`.
 *
 * @param {URL} url
 * @param {{ library: string, hash: (file: string) => string }} where the address of cdn/ on its own origin, and the
 *   hashes of its files
 */
export function demoPage(url, where) {
  const file = url.pathname.slice(1) || 'index.html';
  if (file === 'about.html') return { body: aboutPage(en) };
  const page = PAGES.find((one) => one.file === file);
  if (!page) return undefined;
  const { article = en, widgets, end, headers } = page;
  const body = articlePage(article, {
    head: page.head(where).join('\n'),
    widgets,
    end,
    file,
    pages: PAGES,
    states: statesIn(url),
  });
  return { body, headers };
}
