// The files of cdn/ as pages load them: from another origin, with a version in the address, classic, element by
// element and with integrity. Strict policies and several copies have tests of their own (embed-….test.mjs).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { article, open, site } from './harness.mjs';

const { version, files } = JSON.parse(readFileSync('cdn/integrity.json', 'utf8'));
const elements = readdirSync('src/elements');
const tags = elements.map((name) => `news-${name}`);
const FRENCH = /Détails/;
const body = `<news-pencil><strong slot="headline">Offer</strong><p>Text</p></news-pencil><h1>Article</h1>
  <news-cookie-notice>Text</news-cookie-notice>`;

const cdn = () => site({}, { headers: { 'access-control-allow-origin': '*' } });
const allDefined = (names) => names.every((tag) => customElements.get(tag));
const toggle = () =>
  document.querySelector('news-pencil')?.shadowRoot?.querySelector('[part~=toggle]')?.textContent ?? '';
/** Waits until the built-in word is French, which only a file that is loaded on demand can bring. */
const becomesFrench = async (page) => {
  await page.waitForFunction(() =>
    /Détails/.test(
      document.querySelector('news-pencil')?.shadowRoot?.querySelector('[part~=toggle]')?.textContent ?? '',
    ),
  );
  assert.match(await page.evaluate(toggle), FRENCH);
};

describe('cdn/newsprint.js', () => {
  it('works from another origin, with what it loads on demand', async () => {
    const { origin: other, requests } = await cdn();
    const html = article({ lang: 'fr', head: `<script type="module" src="${other}/cdn/newsprint.js"></script>`, body });
    const { origin } = await site({ '/': html });
    const { page, problems } = await open(origin);
    assert.ok(await page.evaluate(allDefined, tags));
    await becomesFrench(page);
    const [module, ...chunks] = requests.map(({ path }) => path);
    assert.equal(module, '/cdn/newsprint.js');
    assert.deepEqual(
      chunks.filter((path) => !/^\/cdn\/chunks\/[\w-]+\.js$/.test(path)),
      [],
    );
    assert.deepEqual(problems, []);
  });

  it('holds Lit and all that shows at once; on an English page only what its tags go on to need comes after', async () => {
    const { origin, requests } = await site({
      '/': article({ head: '<script type="module" src="/cdn/newsprint.js"></script>', body }),
    });
    const { page, problems } = await open(origin, { waitUntil: 'networkidle' });
    assert.match(await page.evaluate(toggle), /Details/);
    const [module, ...chunks] = requests.map(({ path }) => path).filter((path) => path.startsWith('/cdn/'));
    assert.equal(module, '/cdn/newsprint.js');
    // No language, nothing that waits for a reader, and Lit not a second time.
    const parts = chunks.map((path) => /^\/cdn\/chunks\/([\w-]+)-[\w-]{8}\.js$/.exec(path)?.[1]);
    const expected = ['companion', 'next-focusable', 'turning', 'en-on-demand', 'panel-texts'];
    assert.deepEqual(
      parts.filter((part) => !expected.includes(part)),
      [],
    );
    assert.deepEqual(problems, []);
  });

  it('is loaded once where its address carries a query, and its chunks speak to that copy', async () => {
    const { origin, requests } = await site({
      '/': article({ lang: 'fr', head: '<script type="module" src="/cdn/newsprint.js?ver=3"></script>', body }),
    });
    const { page, problems } = await open(origin);
    await becomesFrench(page);
    assert.equal(requests.filter(({ path }) => path.startsWith('/cdn/newsprint.js')).length, 1);
    assert.deepEqual(problems, []);
  });

  it('is the same for all who import it from one address, and gives them setReader()', async () => {
    const use = `import { setReader } from '/cdn/newsprint.js'; setReader({ reader: 'subscriber' });
      window.state = document.querySelector('news-reader-context').state.reader;`;
    const { origin } = await site({
      '/': article({
        head: '<script type="module" src="/cdn/newsprint.js"></script><script type="module" src="/use.js"></script>',
        body: '<news-reader-context></news-reader-context>',
      }),
      '/use.js': { body: use, type: 'text/javascript' },
    });
    const { page, problems } = await open(origin);
    assert.equal(await page.evaluate('window.state'), 'subscriber');
    assert.deepEqual(problems, []);
  });
});

describe('cdn/newsprint.classic.js', () => {
  it('is one file for a plain script tag, with what is otherwise loaded on demand', async () => {
    const { origin: other, requests } = await cdn();
    const html = article({ lang: 'fr', head: `<script src="${other}/cdn/newsprint.classic.js"></script>`, body });
    const { origin } = await site({ '/': html });
    const { page, problems } = await open(origin);
    assert.ok(await page.evaluate(allDefined, tags));
    await becomesFrench(page);
    assert.equal(await page.evaluate('typeof Newsprint.setReader'), 'function');
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/cdn/newsprint.classic.js'],
    );
    assert.deepEqual(problems, []);
  });

  it('adds one name to the page', async () => {
    const { origin } = await site({ '/': article({ body }) });
    const { page } = await open(origin);
    const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
    const before = await names();
    await page.addScriptTag({ url: '/cdn/newsprint.classic.js' });
    const added = (await names()).filter((name) => !before.includes(name));
    // The others are Lit's own, by which it finds a second copy of itself, and the driver's.
    assert.deepEqual(
      added.filter((name) => !/^lit[A-Z]|^reactiveElement|^__pw/.test(name)),
      ['Newsprint'],
    );
  });
});

describe('one element a file', () => {
  for (const name of elements) {
    it(`cdn/${name}.js registers its tag only, from another origin`, async () => {
      const { origin: other } = await cdn();
      const html = article({
        head: `<script type="module" src="${other}/cdn/${name}.js?ver=3"></script>`,
        body: `<news-${name}></news-${name}>`,
      });
      const { origin } = await site({ '/': html });
      const { page, problems } = await open(origin);
      assert.deepEqual(await page.evaluate((names) => names.filter((tag) => customElements.get(tag)), tags), [
        `news-${name}`,
      ]);
      assert.deepEqual(problems, []);
    });
  }

  it('takes its language from a file beside it', async () => {
    const head =
      '<script type="module" src="/cdn/pencil.js"></script><script type="module" src="/cdn/translations/fr.js"></script>';
    const { origin } = await site({ '/': article({ lang: 'fr', head, body }) });
    const { page, problems } = await open(origin);
    await becomesFrench(page);
    assert.deepEqual(problems, []);
  });
});

describe('integrity', () => {
  const sri = (name) => `integrity="${files[name].integrity}" crossorigin`;

  it('the hashes of integrity.json let module, classic script and sheet through', async () => {
    const { version: own } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(version, own);
    for (const script of [
      `<script type="module" src="/cdn/newsprint.js" ${sri('newsprint.js')}></script>`,
      `<script src="/cdn/newsprint.classic.js" ${sri('newsprint.classic.js')}></script>`,
    ]) {
      const head = `<link rel="stylesheet" href="/cdn/newsprint.css" ${sri('newsprint.css')}>${script}`;
      const { origin } = await site({ '/': article({ head, body }) });
      const { page, problems } = await open(origin);
      assert.ok(await page.evaluate(allDefined, tags));
      assert.deepEqual(problems, []);
    }
  });

  it('an import map holds the chunks to their hashes, too', async () => {
    const integrity = Object.fromEntries(Object.entries(files).map(([name, file]) => [`/cdn/${name}`, file.integrity]));
    const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
    const { origin } = await site({
      '/': article({ lang: 'fr', head: `${map}<script type="module" src="/cdn/newsprint.js"></script>`, body }),
    });
    const { page, problems } = await open(origin);
    await becomesFrench(page);
    assert.deepEqual(problems, []);
  });
});

describe('source maps', () => {
  it('lead from every script to the sources', () => {
    for (const name of Object.keys(files)) {
      if (!name.endsWith('.js') || name === 'newsprint.head.js') continue;
      const { sources, sourcesContent } = JSON.parse(readFileSync(`cdn/${name}.map`, 'utf8'));
      assert.ok(sources.length && sourcesContent.length === sources.length, name);
      assert.match(readFileSync(`cdn/${name}`, 'utf8'), /\n\/\/# sourceMappingURL=[\w.-]+\.js\.map\s*$/, name);
    }
  });
});
