// The script comes five seconds late: what was there before stays where it was. Nobody waits that long here: the script is
// held back until the page has come to rest, and what runs by time before it (newsprint.css has one animation) is set to 5 s.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { article, browserName, open, recordShifts, SHEET, site } from './harness.mjs';
import { examples } from './every-element.mjs';

const STYLE = `<style>body { margin: 0; font: 18px/1.5 serif } main { max-width: 40rem; margin: auto; padding: 0 16px }
  /* As every page should: a picture keeps its shape while it loads. */ img { max-width: 100%; height: auto }
  /* As on every page that is longer than the window, which these are not. */ html { overflow-y: scroll }</style>`;
const TEXT = '<p>The council voted to keep the harbour open, and nobody was against it.</p>';
/** As pages are made: the pencil first, notices last. */
const mark = (name, html) => {
  if (name === 'pencil') return `${html}<main><h1>Fog</h1>${TEXT.repeat(5)}</main>`;
  if (name.startsWith('cookie-notice')) return `<main><h1>Fog</h1>${TEXT.repeat(3)}${html}</main>`;
  return `<main><h1>Fog</h1>${TEXT}${html}<div id="after">${TEXT.repeat(3)}</div></main>`;
};
const LATE = 5000;
/** By page: lets its script go. */
const release = new Map();
const pages = {
  '/late.js': async ({ search }) => {
    await new Promise((resolve) => release.set(search.slice(1), resolve));
    return { type: 'text/javascript', body: "import '/cdn/newsprint.js'; window.late = true;" };
  },
};
/** Several in one window, one below the other: each comes while others are there already, or not yet. */
const TOGETHER = {
  'a carousel above a panel': ['carousel', 'comment-guidelines'],
  'a gate above a panel': ['consent-gate', 'comment-guidelines'],
  'several panels and a gate': Object.keys(examples).filter((name) => /^(comment|consent|reader)/.test(name)),
  'all but notices': Object.keys(examples).filter((name) => !name.startsWith('cookie')),
};
const together = Object.fromEntries(
  Object.entries(TOGETHER).map(([name, parts]) => [
    name.replaceAll(' ', '-'),
    parts.map((part) => `<section>${examples[part]}</section>`).join(''),
  ]),
);
for (const [name, html] of Object.entries({ ...examples, ...together })) {
  for (const [folder, head] of [
    ['/with/', SHEET],
    ['/without/', ''],
  ]) {
    pages[folder + name] = article({
      head: `${STYLE}${head}<script type="module" src="/late.js?${folder}${name}"></script>`,
      body: mark(name, html),
    });
  }
}
const { origin } = await site(pages);

/** Where what follows the element is. */
const placeOf = () => {
  const box = (
    document.querySelector('#after') ?? document.querySelector('main p:last-of-type')
  ).getBoundingClientRect();
  return box.top;
};

/** The sum of the layout shifts that the late script brings, by example, and how far what follows moved (px). */
async function measure(folder, names, context) {
  const found = {};
  const one = async (name) => {
    const { page, problems } = await open(`${origin}${folder}${name}`, {
      init: browserName === 'chromium' ? recordShifts : undefined,
      waitUntil: 'commit',
      context,
    });
    await page.waitForFunction(
      () =>
        document.readyState !== 'loading' &&
        [...document.images].every((image) => image.complete || image.loading === 'lazy'),
    );
    await page.evaluate((time) => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = time;
      }
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, LATE);
    assert.equal(await page.evaluate(() => !!window.late), false, 'the script is not there yet');
    await page.evaluate(() => (window.shifts = []));
    const before = await page.evaluate(placeOf);
    release.get(folder + name)();
    await page.waitForFunction(() => window.late);
    await page.evaluate(async () => {
      for (const one of document.querySelectorAll('main *, body > *')) await one.updateComplete;
    });
    // What is loaded on demand has come, or comes to nothing.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(100);
    const shifts = await page.evaluate('window.shifts');
    found[name] = {
      shift: Number(shifts.reduce((sum, value) => sum + value, 0).toFixed(4)),
      moved: Math.round(((await page.evaluate(placeOf)) - before) * 10) / 10,
    };
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('404')),
      [],
      name,
    );
    await page.context().close();
  };
  const left = [...names];
  const take = async () => {
    while (left.length) await one(left.shift());
  };
  // Most of the time a page waits for others.
  await Promise.all(Array.from({ length: 6 }, take));
  return found;
}

const measured = {};
after(() => console.log(`shift by a script that is five seconds late: ${JSON.stringify(measured, null, 1)}`));

/** How docs/embedding.md calls each example in its table: mark-up | most with the sheet | most without it. */
const TITLES = {
  pencil: 'pencil',
  'pencil-bottom': 'pencil at the bottom',
  'pencil-inline': 'pencil between paragraphs',
  carousel: 'carousel',
  'carousel-buttons': 'carousel with buttons and dots',
  'carousel-single': 'one slide',
  photo: 'photo with four notes on a phone',
  'photo-plain': 'photo',
  'photo-sensitive': 'photo that is covered',
  'photo-details': 'photo with its own `<details>`',
  'photo-group': 'photos of a group',
  'photo-broken': 'photo that cannot be loaded',
  'comment-guidelines': 'comment guidelines with review time and date',
  'comment-guidelines-compact': 'comment guidelines, folded, with a notice and a call to register',
  'comment-guidelines-click': 'comment guidelines with a button',
  'reader-context': 'comment guidelines',
  'cookie-notice': 'cookie notice, last on the page',
  'cookie-notice-blocked': 'cookie notice, last on the page',
  'consent-gate': 'consent gate',
};
const rows = new Map(
  [...(await readFile('docs/embedding.md', 'utf8')).matchAll(/^\| (.+?) +\| ([\d.]+) +\| ([\d.]+) +\|$/gm)].map(
    ([, title, ...most]) => [title, most.map(Number)],
  ),
);

for (const [index, folder, title] of [
  [0, '/with/', 'with newsprint.css nothing moves'],
  [1, '/without/', 'without it a photo and a comment panel move nothing, and the others no more than documented'],
]) {
  test(title, async () => {
    // Only Chromium counts shifts; elsewhere a page that moves as documented tells nothing.
    const wanted = (name) => browserName === 'chromium' || !rows.get(TITLES[name])?.[index];
    const found = (measured[folder] = await measure(folder, Object.keys(examples).filter(wanted)));
    for (const [name, { shift, moved }] of Object.entries(found)) {
      const most = rows.get(TITLES[name])?.[index];
      assert.ok(most !== undefined, `docs/embedding.md has a row “${TITLES[name]}”`);
      assert.ok(shift < most + 0.0005, `${name}: ${shift}, documented is ${most}`);
      if (!most) assert.ok(Math.abs(moved) < 0.5, `${name}: what follows moved by ${moved} px`);
    }
    const still = index ? ['photo-plain', 'reader-context', 'cookie-notice'] : Object.keys(examples);
    for (const name of still) assert.equal(rows.get(TITLES[name])[index], 0, `${name} is documented with 0`);
  });
}

test('with newsprint.css nothing moves where several come at once, in a window that shows them all', async () => {
  const found = await measure('/with/', Object.keys(together), { viewport: { width: 390, height: 9000 } });
  for (const [name, { shift, moved }] of Object.entries(found)) {
    assert.equal(shift, 0, name);
    assert.ok(Math.abs(moved) < 0.5, `${name}: what follows moved by ${moved} px`);
  }
});
