// Which page tests run in WebKit. `npm run test:engines` runs these files with BROWSER=webkit; the others test, in Chromium
// and Firefox, what the unit tests ask of WebKit as well.

/** What a page may do to the library, and what it promises to every page. */
export const WEBKIT_FILES = [
  'embed-hostile-css',
  'embed-copies',
  'embed-late-script',
  'embed-page-life',
  'embed-strict',
  'prerender',
  'frameworks',
  'languages',
  'analytics',
].map((name) => `${name}.test.mjs`);

const NO_SCRIPT = 'WebDriver can ask nothing of a page in which no script may run';
/** Tests of these files that are left out there, by title, and why. */
export const NOT_IN_WEBKIT = {
  'reads right without script': NO_SCRIPT,
  'with variants, shows its own words without script': NO_SCRIPT,
};
