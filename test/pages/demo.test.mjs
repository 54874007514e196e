// The demo as `npm start` serves it: the page on one port, the library on another.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { PAGES } from '../../demo/pages.mjs';
import { startDemo } from '../../demo/server.mjs';
import { browserName, open, recordShifts } from './harness.mjs';

const TAGS = ['news-pencil', 'news-carousel', 'news-photo', 'news-comment-guidelines', 'news-cookie-notice'];
const WITH_LIBRARY = PAGES.map(({ file }) => file).filter((file) => !['no-js.html', 'before.html'].includes(file));

let site;
before(async () => {
  site = await startDemo();
});
after(() => site.close());

const address = (file) => site.address + file;
const upgraded = (page) => page.evaluate((tags) => tags.filter((tag) => document.querySelector(tag)?.shadowRoot), TAGS);
const settled = (page) =>
  page.evaluate(async () => {
    await Promise.all([...document.querySelectorAll('*')].map((node) => node.updateComplete));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

for (const file of WITH_LIBRARY) {
  test(`${file}: every element arrives, nothing goes wrong`, async () => {
    const { page, problems } = await open(address(file));
    await settled(page);
    assert.deepEqual(await upgraded(page), TAGS);
    assert.deepEqual(problems, []);
  });
}

test('index.html takes the library from another origin, with one module script and one sheet', async () => {
  const { page } = await open(address('index.html'));
  const loaded = await page.evaluate(() => ({
    scripts: [...document.scripts].map(({ src, type, crossOrigin, text }) => ({ src, type, crossOrigin, text })),
    sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map(({ href }) => href),
  }));
  assert.notEqual(new URL(site.address).origin, site.library);
  assert.deepEqual(loaded.scripts, [
    { src: `${site.library}/newsprint.js`, type: 'module', crossOrigin: 'anonymous', text: '' },
  ]);
  assert.ok(loaded.sheets.includes(`${site.library}/newsprint.css`));
  assert.doesNotMatch(await (await fetch(address('index.html'))).text(), /<[^>]+ (on[a-z]+|style)=/);
});

test('csp.html runs under the strict policy, and a script that is not the library does not', async () => {
  const { page, problems } = await open(address('csp.html'));
  const [integrity] = await page.evaluate(() => [document.querySelector('script').integrity]);
  const { files } = JSON.parse(await readFile('cdn/integrity.json', 'utf8'));
  assert.equal(integrity, files['newsprint.js'].integrity);
  assert.deepEqual(problems, []);
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
  );
  await page.waitForFunction(() => true);
  assert.ok(problems.some((problem) => /content.security.policy/i.test(problem)));
});

test('no-js.html reads in full without the script: every proposition, both captions, one comment text, no notice', async () => {
  const { page } = await open(address('no-js.html'));
  for (const text of [
    'Every article, and 155 years of back issues.',
    'River, weather and roads at seven each morning',
    'Two open evenings a month',
    'Subscribe for £1',
    'The ferry on its third crossing of the evening',
    'Moderators read every comment before it appears.',
  ]) {
    assert.ok(await page.getByText(text).first().isVisible(), text);
  }
  assert.ok(await page.locator('noscript p').isVisible());
  for (const text of ['Comments on this article are closed', 'Your browser does not accept cookies']) {
    assert.equal(await page.getByText(text).first().isVisible(), false, text);
  }
  assert.deepEqual(await upgraded(page), []);
});

test('the reader, the comments and the cookies are what the address says', async () => {
  const { page } = await open(address('index.html?reader=subscriber&thread=closed&cookies=blocked'));
  await settled(page);
  // Texts come in parts that are loaded.
  await page.getByText('Comments on this article are closed').first().waitFor();
  await page.getByText('Your browser does not accept cookies').waitFor();
  assert.equal(await page.getByText('Every story from the river towns').isVisible(), false);
  await page.getByRole('link', { name: 'a visitor' }).click();
  await settled(page);
  await page.getByText('Every story from the river towns').waitFor();
  await page.getByText('Comments on this article are closed').first().waitFor();
});

test('an address with states that do not exist is the page as it is', async () => {
  const answer = await fetch(address('index.html?reader=%22%3E%3Cscript%3E&thread=nonsense&constructor=x'));
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(html, /data-news-reader="anonymous"/);
  assert.match(html, /thread="open"/);
});

// Only Chromium reports shifts.
for (const file of browserName === 'chromium' ? WITH_LIBRARY : []) {
  test(`${file}: nothing moves while it loads`, async () => {
    for (const width of [390, 1280]) {
      const { page } = await open(address(file), { init: recordShifts, context: { viewport: { width, height: 844 } } });
      await settled(page);
      await page.waitForTimeout(300);
      const shift = await page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));
      // Three decimals, as layout shift is reported: a mark that changes its face by a fraction of a pixel is none.
      assert.equal(shift.toFixed(3), '0.000', `${width} px`);
    }
  });
}

const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

/** Every rule, those that are off by default included. */
async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = Object.fromEntries(window.axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    // AAA: the bar is AA.
    for (const rule of ['color-contrast-enhanced', 'identical-links-same-purpose']) rules[rule].enabled = false;
    const { violations } = await window.axe.run(document, { rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`);
  });
}

async function findingsOn(files, colorScheme) {
  const found = {};
  for (const file of files) {
    // The policies would keep axe out; the sandbox of no-js.html stops every script, so it is served without.
    const { page } = await open('about:blank', { context: { colorScheme, bypassCSP: true } });
    await page.route('**/no-js.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'text/html' } });
    });
    await page.goto(address(file));
    await settled(page);
    const list = await findings(page);
    if (list.length > 0) found[file] = list;
    await page.context().close();
  }
  return found;
}

const STATES = 'index.html?cookies=blocked&thread=paused&reader=registered';

test('axe has nothing to say about any page', async () => {
  assert.deepEqual(await findingsOn([...PAGES.map(({ file }) => file), 'about.html', STATES], 'light'), {
    // Without the script the tag is a plain box, and before there was one, the offer was no landmark either.
    'no-js.html': ['region: news-pencil'],
    'before.html': ['region: .offer-bar > strong'],
  });
});

test('axe has nothing to say in the dark', async () => {
  assert.deepEqual(await findingsOn(['index.html', 'ar.html', STATES], 'dark'), {});
});

test('before.html has the faults that the elements do without', async () => {
  const { page } = await open(address('before.html'), { init: recordShifts });
  const button = page.locator('.offer button');
  const isOpen = () => button.getAttribute('aria-expanded');

  // It opens although nobody scrolled: focus far down is enough.
  await page.getByRole('link', { name: 'Without the script' }).focus();
  await page.waitForFunction(() => document.querySelector('.offer--open'));
  assert.equal(await isOpen(), 'true');

  // Opened by hand at the top, it closes at the next scroll event.
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector('.offer--closed'));
  await button.click();
  assert.equal(await isOpen(), 'true');
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('scroll')));
  await page.waitForFunction(() => document.querySelector('.offer--closed'));

  // All texts for all readers at once, and a discussion that loads for ever.
  for (const text of [
    'sign in or create a free account',
    'see the offer',
    'You can write below',
    'Loading the discussion',
  ]) {
    assert.ok(await page.locator('.panel', { hasText: text }).isVisible(), text);
  }

  // What the reader sees moves.
  if (browserName === 'chromium') {
    assert.ok((await page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0))) > 0.01);
  }
});
