// The language of the page and of its parts, on real pages: which pack is loaded, from where, and what it says.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, open, SCRIPT, SHEET, site } from './harness.mjs';

const CLASSIC = '<script defer src="/cdn/newsprint.classic.js"></script>';
const PENCIL = '<news-pencil placement="inline"><b slot="headline">x</b></news-pencil>';

/** What the close button of each pencil is called. */
const names = (page) =>
  page.evaluate(async () => {
    await customElements.whenDefined('news-pencil');
    return Promise.all(
      [...document.querySelectorAll('news-pencil')].map(async (pencil) => {
        await pencil.updateComplete;
        return pencil.shadowRoot.querySelector('[part=dismiss]').getAttribute('aria-label');
      }),
    );
  });
const become = async (page, expected) => {
  await page.waitForFunction(
    (wanted) =>
      JSON.stringify(
        [...document.querySelectorAll('news-pencil')].map((pencil) =>
          pencil.shadowRoot?.querySelector('[part=dismiss]')?.getAttribute('aria-label'),
        ),
      ) === wanted,
    JSON.stringify(expected),
  );
};
/** Names of the packs that were asked for. */
const packs = (requests) =>
  requests.map(({ path }) => /\/chunks\/(ar|es|fr)-[\w-]+\.js/.exec(path)?.[1]).filter(Boolean);

const EN = 'Close this offer';
const FR = 'Fermer cette offre';

describe('languages', () => {
  let spanish;
  let arabic;

  for (const [build, script] of Object.entries({ 'the module': SCRIPT, 'the classic script': CLASSIC })) {
    it(`${build} speaks the page’s language, and loads no other`, async () => {
      const pages = [
        ['en', EN],
        ['en-GB', EN],
        ['fr', FR],
        ['fr-CA', FR],
        ['fr_CA', FR],
        ['FR', FR],
        ['la_VA', EN],
        ['', EN],
        ['auto', EN],
        ['es-MX'],
        ['ar'],
      ].map(([lang, wanted], index) => ({ lang, wanted, path: `/${index}` }));
      const { origin, requests } = await site(
        Object.fromEntries(
          pages.map(({ lang, path }) => [path, article({ lang, head: SHEET + script, body: PENCIL })]),
        ),
      );
      const { page, problems } = await open('about:blank');
      for (const { lang, wanted, path } of pages) {
        requests.length = 0;
        await page.goto(origin + path);
        if (wanted) await become(page, [wanted]);
        else {
          await page.waitForFunction((english) => {
            const button = document.querySelector('news-pencil')?.shadowRoot?.querySelector('[part=dismiss]');
            return button && button.getAttribute('aria-label') !== english;
          }, EN);
          const [name] = await names(page);
          if (lang === 'ar') arabic = name;
          else spanish = name;
        }
        const expected = script === SCRIPT && /^(fr|es|ar)/i.test(lang) ? [lang.slice(0, 2).toLowerCase()] : [];
        assert.deepEqual(packs(requests), expected, lang);
        assert.deepEqual(problems, [], lang);
      }
      await page.context().close();
      assert.match(arabic, /\p{Script=Arabic}/u);
      assert.match(spanish, /^Cerrar/);
    });
  }

  it('the nearest lang counts, in shadow roots too, and a change of it', async () => {
    const body = `<div id="a">${PENCIL}</div><div lang="fr-CA">${PENCIL}<div lang="">${PENCIL}</div><div lang="ja">${PENCIL}</div></div>
      <div lang="es" id="host"></div>`;
    const { origin, requests } = await site({ '/': article({ head: SHEET + SCRIPT, body }) });
    const { page, problems } = await open(origin);
    await become(page, [EN, FR, FR, EN]);
    await page.evaluate(() => {
      const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      const pencil = document.createElement('news-pencil');
      pencil.placement = 'inline';
      root.append(pencil);
    });
    // Firefox's own :lang() does not look beyond a shadow root; the words do.
    await page.waitForFunction(() => {
      const pencil = document.querySelector('#host').shadowRoot.querySelector('news-pencil');
      return /^Cerrar/.test(pencil.shadowRoot.querySelector('[part=dismiss]')?.getAttribute('aria-label'));
    });
    await page.evaluate(() => (document.querySelector('#a').lang = 'fr'));
    await become(page, [FR, FR, FR, EN]);
    await page.evaluate(() => document.querySelector('#a').removeAttribute('lang'));
    await become(page, [EN, FR, FR, EN]);
    assert.deepEqual(packs(requests).sort(), ['es', 'fr'], 'each pack once');
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('a pack that cannot be loaded leaves the words English', async () => {
    const { origin } = await site({ '/': article({ lang: 'fr', head: SHEET + SCRIPT, body: PENCIL }) });
    const { page, problems } = await open('about:blank');
    await page.route(/\/chunks\/fr-/, (route) => route.abort());
    await page.goto(origin);
    assert.deepEqual(await names(page), [EN]);
    assert.deepEqual(
      problems.filter((problem) => !/Failed to load resource/.test(problem)),
      [],
    );
    await page.context().close();
  });

  it('a page adds a language, or changes a word of one, with registerTranslation()', async () => {
    const { origin } = await site({
      '/': article({
        lang: 'la-VA',
        head: `${SHEET}<script type="module" src="/words.js"></script>`,
        body: `${PENCIL}<div lang="en">${PENCIL}</div><div lang="fr">${PENCIL}</div>`,
      }),
      '/words.js': {
        type: 'text/javascript',
        body: `import { registerTranslation } from '/cdn/newsprint.js';
          registerTranslation('la', { pencilDismiss: 'Claude' });
          registerTranslation('en', { pencilDismiss: 'Not now' });
          registerTranslation('fr', { pencilDismiss: 'Pas maintenant' });`,
      },
    });
    const { page, problems } = await open(origin);
    await become(page, ['Claude', 'Not now', 'Pas maintenant']);
    // The rest of a language that the library knows comes all the same, and takes nothing back.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('news-pencil')].at(-1).shadowRoot.textContent.includes('Détails'),
    );
    await become(page, ['Claude', 'Not now', 'Pas maintenant']);
    assert.equal(
      await page.evaluate(() =>
        document.querySelector('news-pencil').shadowRoot.querySelector('[part=toggle]').innerText.trim(),
      ),
      'Details',
      'a word that is left out stays English',
    );
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('Arabic stands from right to left: the strip is a mirror image', async () => {
    const { origin } = await site({
      '/': article({ lang: 'ar', attributes: 'dir="rtl"', head: SHEET + SCRIPT, body: PENCIL }),
      '/ltr': article({ head: SHEET + SCRIPT, body: PENCIL }),
    });
    const left = async (path) => {
      const { page } = await open(origin + path, { context: { viewport: { width: 800, height: 600 } } });
      await page.locator('news-pencil [part=dismiss]').waitFor();
      const { x, width } = await page.locator('news-pencil [part=dismiss]').boundingBox();
      await page.context().close();
      return { x, right: 800 - x - width };
    };
    const rtl = await left('/');
    const ltr = await left('/ltr');
    assert.ok(Math.abs(rtl.x - ltr.right) < 1, `${rtl.x} px from the left, ${ltr.right} px from the right`);
  });
});
