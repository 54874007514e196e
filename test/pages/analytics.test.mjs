// Events in a tag manager's data layer: one more script tag, a strict policy, the real elements and a real choice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, open, SCRIPT, SHEET, site } from './harness.mjs';

const TAG = '<script type="module" src="/cdn/analytics.js" data-news-analytics></script>';
const BODY = `
  <news-pencil campaign="autumn" id="offer"><b slot="headline">Offer</b><p>What you get</p>
    <a slot="cta" href="/subscribe?reader=ann#top">Take it</a></news-pencil>
  <p>Text</p>
  <news-cookie-notice mode="consent"><p>May we count?</p>
    <news-cookie-category name="analytics" label="Statistics">Counting</news-cookie-category></news-cookie-notice>`;
const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
};

const layer = (page) => page.evaluate(() => window.dataLayer ?? []);
const events = async (page) => (await layer(page)).map(({ event }) => event);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const link = (page) => page.getByRole('link', { name: 'Take it' });

for (const [name, head] of Object.entries({
  'one copy': SCRIPT + TAG,
  'two copies of the library and of the file': `${SCRIPT}<script defer src="/cdn/newsprint.classic.js"></script>${TAG}
    <script type="module" src="/cdn/analytics.js?copy=2" data-news-analytics></script>`,
})) {
  test(`what happens after the reader said yes comes into the data layer in order, once: ${name}`, async () => {
    const { origin } = await site({
      '/': { headers: POLICY, body: article({ head: SHEET + head, body: BODY }) },
      '/subscribe': article({ body: 'Thanks' }),
    });
    const { page, problems } = await open(`${origin}/`);
    await button(page, 'Details').click();
    await link(page).waitFor({ state: 'visible' });
    await button(page, 'Details').click();
    await link(page).waitFor({ state: 'hidden' });
    assert.deepEqual(await layer(page), [], 'before the reader was asked');

    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.waitForFunction(() => window.dataLayer?.some(({ event }) => event === 'news-cookie-notice-change'));
    // The pencil was seen before; that it was opened is not made up for.
    assert.deepEqual((await events(page)).slice(0, 2), ['news-pencil-impression', 'news-cookie-notice-change']);

    await button(page, 'Details').click();
    await link(page).waitFor({ state: 'visible' });
    await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
    await link(page).click();
    await button(page, 'Close this offer').click();
    await page.waitForFunction(() => window.dataLayer.some(({ event }) => event === 'news-pencil-dismiss'));
    const all = await layer(page);
    const chosen = all.filter(({ event }) => /-(impression|expand|collapse|cta|dismiss|change)$/.test(event));
    assert.deepEqual(
      chosen.map(({ event }) => event),
      ['impression', 'x', 'expand', 'cta', 'dismiss'].map((end) =>
        end === 'x' ? 'news-cookie-notice-change' : `news-pencil-${end}`,
      ),
    );
    const cta = all.find(({ event }) => event === 'news-pencil-cta');
    assert.deepEqual([cta.element, cta.id, cta.detail.href], ['news-pencil', 'offer', `${origin}/subscribe`]);
    assert.equal(JSON.stringify(all).includes('ann'), false);
    for (const entry of all) assert.deepEqual(JSON.parse(JSON.stringify(entry)), entry);

    // Taken back: nothing more.
    const before = await events(page);
    await page.evaluate(() => document.querySelector('news-cookie-notice').withdraw());
    await page.evaluate(() => {
      const pencil = document.querySelector('news-pencil');
      pencil.reset();
      pencil.expand();
      return pencil.updateComplete;
    });
    assert.deepEqual(await events(page), before);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test('a reader who said yes on an earlier page is counted from the start', async () => {
  const { origin } = await site({
    '/': { headers: POLICY, body: article({ head: SHEET + SCRIPT + TAG, body: BODY }) },
  });
  const { page } = await open(`${origin}/`);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await page.reload();
  await page.waitForFunction(() => window.dataLayer?.some(({ event }) => event === 'news-pencil-impression'));
  assert.equal((await events(page)).filter((event) => event === 'news-pencil-impression').length, 1);
  await page.context().close();
});
