// The components of docs/frameworks.md, each built as its framework builds them, and used as an application would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compile as compileSvelte, compileModule as compileSvelteModule } from 'svelte/compiler';
import { build } from 'vite';
import { compileScript, parse as parseVue } from 'vue/compiler-sfc';
import { article, open, SCRIPT, SHEET, site } from './harness.mjs';

const DOCS = readFileSync('docs/frameworks.md', 'utf8');

/** The code that the page of the documentation shows under a heading. */
function snippet(heading) {
  const [, section] = DOCS.split(new RegExp(`^## ${heading}.*$`, 'm'));
  return /^```(\w+)\n([^]*?)^```$/m.exec(section);
}

const FRAMEWORKS = {
  'React 19': { entry: 'react.jsx', heading: 'React' },
  Preact: { entry: 'preact.jsx', heading: 'Preact' },
  'Vue 3': { entry: 'vue.js', heading: 'Vue' },
  'Svelte 5': { entry: 'svelte.svelte.js', heading: 'Svelte' },
};

/** One script with the framework, the component and the elements from the package. */
async function bundle({ entry, heading }) {
  const [, language, code] = snippet(heading);
  const id = fileURLToPath(new URL(`../frameworks/snippet.${language}`, import.meta.url));
  const [output] = [
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
      plugins: [
        {
          name: 'snippet',
          enforce: 'pre',
          resolveId(source) {
            if (source === 'snippet') return id;
            // As an application would get them: through the package's own list of modules.
            return /^newsprint(\/|$)/.test(source) ? fileURLToPath(import.meta.resolve(source)) : undefined;
          },
          load: (path) => (path === id ? code : undefined),
          transform(source, path) {
            if (path.endsWith('.svelte.js')) return compileSvelteModule(source, { generate: 'client' }).js;
            if (path !== id) return undefined;
            if (language === 'svelte') return compileSvelte(source, { generate: 'client' }).js;
            if (language !== 'vue') return undefined;
            const { descriptor } = parseVue(source);
            const isCustomElement = (tag) => tag.startsWith('news-');
            const templateOptions = { compilerOptions: { isCustomElement } };
            return { code: compileScript(descriptor, { id: 'page', inlineTemplate: true, templateOptions }).content };
          },
        },
      ],
      build: {
        write: false,
        modulePreload: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: fileURLToPath(new URL(`../frameworks/${entry}`, import.meta.url)),
          checks: { pluginTimings: false },
          output: { entryFileNames: 'app.js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }),
  ];
  const files = output.output.filter(({ code: body }) => body !== undefined);
  return Object.fromEntries(
    files.map(({ fileName, code: body }) => [`/${fileName}`, { body, type: 'text/javascript' }]),
  );
}

/** For `init`: counts the listeners on the window, the document and its root, and what observers watch. */
function countListeners() {
  window.listeners = new Map();
  const keyOf = (type, options) => `${type} ${Boolean(options?.capture ?? options)}`;
  for (const [name, isTarget] of Object.entries({
    window: (target) => target === window || target === undefined || target === null,
    document: (target) => target === document,
    root: (target) => target === document.documentElement,
  })) {
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const all = new Map();
    window.listeners.set(name, all);
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (isTarget(this) && listener) {
        const key = keyOf(type, options);
        if (!all.has(key)) all.set(key, new Set());
        all.get(key).add(listener);
        options?.signal?.addEventListener('abort', () => all.get(key).delete(listener));
      }
      return addEventListener.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (isTarget(this)) all.get(keyOf(type, options))?.delete(listener);
      return removeEventListener.call(this, type, listener, options);
    };
  }
}

const listeners = (page) =>
  page.evaluate(() =>
    [...window.listeners].flatMap(([name, all]) =>
      [...all].filter(([, set]) => set.size).map(([key, set]) => `${name} ${key}: ${set.size}`),
    ),
  );
/** What the elements leave on the page around them. */
const traces = (page) =>
  page.evaluate(() => ({
    root: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`).join(),
    body: [...document.body.children].map(({ localName, id }) => localName + id).join(),
  }));

const PROPS = { campaign: 'autumn', slides: ['One', 'Two', 'Three'], index: 0, thread: 'open', member: false };

const show = (page, props) => page.evaluate((next) => window.app.show(next, window.heard), { ...PROPS, ...props });
const settled = (page) =>
  page.evaluate(async () => {
    for (const element of document.querySelectorAll(
      '#app news-pencil, #app news-carousel, #app news-comment-guidelines',
    )) {
      await element.updateComplete;
    }
  });
const events = (page) => page.evaluate(() => window.events);
const text = (page, words) => page.getByText(words, { exact: true }).first();
const visible = (page, words) => text(page, words).isVisible();

describe('frameworks', () => {
  for (const [name, framework] of Object.entries(FRAMEWORKS)) {
    it(`${name}: attributes, properties, events, lists, unmounting and mounting again`, async () => {
      const { origin } = await site({
        ...(await bundle(framework)),
        '/': article({
          head: SHEET,
          body: '<div id="app"></div><p>End</p><script type="module" src="/app.js"></script>',
        }),
      });
      const { page, problems } = await open(`${origin}/`, { init: countListeners });
      await page.waitForFunction(() => window.app);
      await page.evaluate(() => {
        window.events = [];
        const hear = ({ type, detail }) => window.events.push([type, detail.trigger ?? detail.index]);
        window.heard = { onExpand: hear, onChange: hear };
      });
      // What the framework itself and the shared parts of the library leave once is no leak: the second round counts.
      let before;
      for (const round of [1, 2]) {
        await page.evaluate(() => (window.events.length = 0));
        await show(page, {});
        await settled(page);
        const pencil = page.locator('news-pencil');
        const carousel = page.locator('news-carousel');
        assert.equal(await pencil.evaluate(({ campaign, permanent }) => `${campaign} ${permanent}`), 'autumn true');
        assert.deepEqual(await carousel.evaluate(({ interval, autoplay }) => [interval, autoplay]), [60000, true]);
        assert.equal(await visible(page, 'Read on for a dollar'), true);

        // The reader opens the panel; the component hears it once.
        await pencil.getByRole('button', { name: 'Details' }).click();
        await text(page, 'One').waitFor({ state: 'visible' });
        assert.deepEqual(await events(page), [['news-pencil-expand', 'user']]);

        // A property changes.
        await show(page, { index: 1 });
        await text(page, 'Two').waitFor({ state: 'visible' });
        await text(page, 'One').waitFor({ state: 'hidden' });
        assert.deepEqual((await events(page)).slice(1), [['news-carousel-change', 1]]);

        // The list changes: the slide that shows stays.
        await show(page, { index: 1, slides: ['Three', 'Two', 'Four', 'Five'] });
        await settled(page);
        assert.deepEqual(
          await carousel.evaluate((element) => [element.explain().count, element.children.length]),
          [4, 4],
        );
        assert.equal(await visible(page, 'Two'), true);
        await show(page, { index: 1, slides: ['Five'] });
        await text(page, 'Five').waitFor({ state: 'visible' });
        assert.equal(await carousel.evaluate((element) => element.children.length), 1);

        // A panel of which the text and an attribute change, and a child goes and comes back.
        const panel = page.locator('news-comment-guidelines');
        await page.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
        await text(page, 'Join').waitFor({ state: 'visible' });
        await show(page, { thread: 'closed', member: true });
        await settled(page);
        assert.equal(await visible(page, 'Welcome back.'), true);
        assert.equal(await page.getByText('Join').count(), 0);
        assert.equal(await panel.evaluate((element) => element.state.thread), 'closed');
        await page.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
        await settled(page);
        // The link is kept aside from a subscriber, and the framework must be able to add and remove it all the same.
        for (const member of [false, true, false, true]) await show(page, { member });
        await page.evaluate(() => (document.documentElement.dataset.newsReader = 'anonymous'));
        await show(page, { member: false });
        await text(page, 'Join').waitFor({ state: 'visible' });
        assert.equal(await page.getByText('Join').count(), 1);
        await page.evaluate(() => document.documentElement.removeAttribute('data-news-reader'));

        await page.evaluate(() => window.app.unmount());
        // Elements look after a moment whether they were only moved.
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        assert.equal(await page.locator('#app *').count(), 0);
        const after = { listeners: await listeners(page), traces: await traces(page) };
        if (round === 1) before = after;
        else assert.deepEqual(after, before);
      }
      assert.doesNotMatch(before.traces.root, /news-pencil/);
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  it('htmx: fragments swapped in, over each other and out', async () => {
    const fragment = (text) => `<news-pencil permanent><b slot="headline">${text}</b>
      <news-carousel autoplay interval="60000"><p>One</p><p>Two</p></news-carousel></news-pencil>`;
    let count = 0;
    const { origin } = await site({
      '/': article({
        head: `${SHEET}${SCRIPT}<script defer src="/htmx.js"></script>`,
        // The buttons stand below the panel, which would cover them.
        body: `${snippet('htmx')[2]}<div style="height: 400px"></div><button hx-get="/offer" hx-target="#offer">Again</button>
          <button hx-get="/offer" hx-target="#offer" hx-swap="innerMorph">Morph</button>
          <button hx-get="/nothing" hx-target="#offer">Out</button>`,
      }),
      '/htmx.js': { body: readFileSync('node_modules/htmx.org/dist/htmx.min.js', 'utf8'), type: 'text/javascript' },
      '/offer': () => fragment(`Offer ${(count += 1)}`),
      '/nothing': '<p>Gone</p>',
    });
    const { page, problems } = await open(`${origin}/`, { init: countListeners });
    await page.evaluate(() => {
      window.events = [];
      document.addEventListener('news-pencil-expand', ({ detail }) => window.events.push(detail.trigger));
    });
    await text(page, 'Offer 1').waitFor();
    const button = (name) => page.getByRole('button', { name, exact: true });
    let before;
    for (const [round, start] of [
      [1, 1],
      [2, 4],
    ]) {
      if (round === 2) await button('Again').click();
      await text(page, `Offer ${start}`).waitFor();
      await button('Details').click();
      await text(page, 'One').waitFor({ state: 'visible' });
      await button('Again').click();
      await text(page, `Offer ${start + 1}`).waitFor();
      await button('Morph').click();
      await text(page, `Offer ${start + 2}`).waitFor();
      assert.equal(await page.locator('news-pencil').count(), 1);
      assert.equal(await page.locator('news-carousel').evaluate((element) => element.explain().count), 2);
      await button('Details').click();
      await text(page, 'One').waitFor({ state: 'visible' });
      assert.equal((await events(page)).length, 2 * round);
      await button('Out').click();
      await text(page, 'Gone').waitFor();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const after = { listeners: await listeners(page), traces: await traces(page) };
      if (round === 1) before = after;
      else assert.deepEqual(after, before);
    }
    assert.doesNotMatch(before.traces.root, /news-pencil/);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
