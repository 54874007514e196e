// The comment panel on real pages: before and without script, under a strict policy, while the reader scrolls and reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, browserName, open, recordShifts, SCRIPT, SHEET, site } from './harness.mjs';

const RULES = '<ul><li>Keep to the subject.</li><li>Argue with ideas.</li><li>Be kind.</li></ul>';
const panel = (attributes = '', more = '') => `<news-comment-guidelines ${attributes}>
  <h2>Talk with us</h2><p>Everybody may read.</p>${RULES}
  <a slot="cta" href="/subscribe">Subscribe to comment</a>
  <p slot="loading">One moment.</p><p slot="error">Our fault.</p>
  <p slot="alternatives"><a href="mailto:desk@example.org">Write to the desk</a></p>
  <template data-thread="closed"><p>Closed now.</p></template>
  <template data-reader="subscriber"><h2>Welcome back</h2><p>Say what you think, to the point, and with the whole room in mind.</p>${RULES}${RULES}</template>
  ${more}</news-comment-guidelines>`;
const long = Array.from(
  { length: 60 },
  (_, index) => `<p id="p${index}">Paragraph ${index} of a long article.</p>`,
).join('');
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const { origin } = await site({
  '/plain': article({ head: SHEET + SCRIPT, body: panel() }),
  '/closed': article({ head: SHEET + SCRIPT, body: `${panel('thread="closed"')}<p id="next">Next.</p>` }),
  '/compact': article({ head: SHEET + SCRIPT, body: long + panel('mode="compact"') }),
  '/below': article({ head: SHEET + SCRIPT, body: `${panel()}<p id="next">Next.</p>${long}` }),
  '/anchorless': article({
    head: `${SHEET}${SCRIPT}<link rel="stylesheet" href="/anchorless.css">`,
    body: `${panel()}<p id="next">Next.</p>${long}`,
  }),
  '/anchorless.css': { body: '*{overflow-anchor:none}', type: 'text/css' },
  '/sheetless': article({ head: SCRIPT, body: `${panel()}<p id="next">Next.</p>` }),
  '/bare': article({
    head: SCRIPT,
    body: `<news-comment-guidelines><h2>Talk with us</h2><p>Everybody may read.</p>${RULES}</news-comment-guidelines><p id="next">Next.</p>`,
  }),
  '/pending': article({ head: SHEET + SCRIPT, body: panel(), attributes: 'data-news-reader="pending"' }),
  '/strict': () => ({
    body: article({ head: SHEET + SCRIPT, body: panel('load-on="click" mode="compact" version="2" review-time="1h"') }),
    headers: { 'content-security-policy': CSP },
  }),
  '/templates': article({
    head: SHEET + SCRIPT,
    body: `<news-comment-guidelines><h2>Talk with us</h2><p>Everybody may read.</p>${RULES}
      <template data-thread="closed"><p>Closed now.</p></template>
      <template data-reader="anonymous"><p>Subscribe.</p></template>
      <template data-load="error"><p>Broken.</p></template></news-comment-guidelines>`,
  }),
  '/visible': article({ head: SHEET + SCRIPT, body: panel('load-on="visible"') }),
  '/times': article({
    head: SHEET + SCRIPT,
    body: panel(
      'opens-at="2026-11-02T08:00:00-05:00" closes-at="2027-01-15T00:00:00+13:45" updated="2026-10-31"',
    ).replace(/<template data-thread.*?<\/template>/, ''),
  }),
  '/classic': article({
    head: `${SHEET}<script src="/cdn/newsprint.classic.js"></script>`,
    body: panel('thread="closed"'),
  }),
});

const arrived = (page) =>
  page.evaluate(async () => {
    await customElements.whenDefined('news-comment-guidelines');
    await document.querySelector('news-comment-guidelines').updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
const text = (page) =>
  page.evaluate(() => document.querySelector('news-comment-guidelines').innerText.replace(/\s+/g, ' ').trim());
const shifts = (page) => page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));
const NEUTRAL = 'Talk with us Everybody may read. Keep to the subject. Argue with ideas. Be kind. Write to the desk';

test('without script: exactly the neutral text, and nobody is asked to subscribe', async () => {
  const { page } = await open(`${origin}/plain`, { context: { javaScriptEnabled: false } });
  assert.equal((await page.locator('news-comment-guidelines').innerText()).replace(/\s+/g, ' ').trim(), NEUTRAL);
});

test('with script and nobody known: the same text, also in textContent', async () => {
  const { page, problems } = await open(`${origin}/plain`);
  await arrived(page);
  assert.equal(await text(page), NEUTRAL);
  const content = await page.evaluate(() => document.querySelector('news-comment-guidelines').textContent);
  assert.doesNotMatch(content, /Subscribe|One moment|Our fault|Closed|Welcome/);
  assert.deepEqual(problems, []);
});

test('without script: one text in textContent and in the accessibility tree, where all others are templates', async () => {
  const { page } = await open(`${origin}/templates`, { context: { javaScriptEnabled: false } });
  const host = page.locator('news-comment-guidelines');
  assert.doesNotMatch(await host.textContent(), /Closed|Subscribe|Broken/);
  const tree = await host.ariaSnapshot();
  assert.match(tree, /heading "Talk with us"[^]*Everybody may read[^]*Be kind/);
  assert.doesNotMatch(tree, /Closed|Subscribe|Broken/);
});

/** Holds the part with the templates back until `release()`; with `abort` it never comes. */
async function withoutTexts(path, { abort = false, chunk = 'panel-texts' } = {}) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let asked;
  const requested = new Promise((resolve) => (asked = resolve));
  const { page, problems } = await open('about:blank');
  await page.route(`**/chunks/${chunk}-*`, async (route) => {
    asked();
    await (abort ? route.abort() : held.then(() => route.continue()));
  });
  // Firefox counts imports that have begun among what `load` waits for.
  await page.goto(origin + path, { waitUntil: abort ? 'load' : 'commit' });
  await requested;
  return { page, problems, release };
}
const set = (page, name, value) =>
  page.evaluate(([n, v]) => document.querySelector('news-comment-guidelines').setAttribute(n, v), [name, value]);
const frames = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

test('until the templates’ part is there: the neutral text, no line out of season; what happens then is not lost', async () => {
  const { page, problems, release } = await withoutTexts('/plain');
  assert.equal(await text(page), NEUTRAL);
  const tree = await page.locator('news-comment-guidelines').ariaSnapshot();
  assert.match(tree, /Talk with us/);
  assert.doesNotMatch(tree, /Subscribe|One moment|Our fault|Closed|Welcome/);
  await page.evaluate(() => {
    const panel = document.querySelector('news-comment-guidelines');
    window.heard = [];
    for (const name of ['state', 'cta']) {
      panel.addEventListener(`news-comment-guidelines-${name}`, ({ type, detail }) =>
        window.heard.push([type, detail]),
      );
    }
    document.addEventListener('click', (event) => event.preventDefault());
    window.said = [];
    const status = panel.shadowRoot.querySelector('[part=status]');
    new window.MutationObserver(() => status.textContent && window.said.push(status.textContent)).observe(status, {
      childList: true,
    });
  });
  for (const reader of ['subscriber', 'banned', 'unknown']) {
    await set(page, 'reader', reader);
    await frames(page);
    assert.equal(await text(page), NEUTRAL, reader);
  }
  await set(page, 'reader', 'anonymous');
  await page.getByRole('link', { name: 'Subscribe to comment' }).click();
  assert.deepEqual(await page.evaluate(() => window.heard), [
    ['news-comment-guidelines-cta', { thread: 'open', reader: 'anonymous', load: 'idle' }],
  ]);
  await page.getByRole('link', { name: 'Write to the desk' }).focus();
  await page.evaluate(() => {
    const panel = document.querySelector('news-comment-guidelines');
    const copy = panel.cloneNode(true);
    copy.id = 'copy';
    panel.after(copy);
    panel.setAttribute('thread', 'closed');
  });
  release();
  await page.getByText('Closed now.').first().waitFor();
  await arrived(page);
  assert.equal(await text(page), 'Closed now. Subscribe to comment Write to the desk');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Write to the desk');
  const [, ...states] = await page.evaluate(() => window.heard);
  const before = { thread: 'open', reader: 'unknown', load: 'idle' };
  assert.deepEqual(states, [
    ['news-comment-guidelines-state', { thread: 'closed', reader: 'anonymous', load: 'idle', previous: before }],
  ]);
  assert.deepEqual(await page.evaluate(() => window.said), ['Closed now.']);
  const copy = await page.evaluate(() => document.querySelector('#copy').innerText.replace(/\s+/g, ' ').trim());
  assert.equal(copy, NEUTRAL.replace('Write', 'Subscribe to comment Write'));
  assert.deepEqual(problems, []);
});

test('when the templates’ part never comes, the neutral text stays, and nobody is asked to subscribe', async () => {
  const { page } = await withoutTexts('/pending', { abort: true });
  await page.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
  await set(page, 'thread', 'closed');
  await frames(page);
  assert.equal(await text(page), NEUTRAL);
  // Nor does the panel wait for ever: it is a box that can be styled and take focus.
  await page.waitForFunction(() => {
    const panel = document.querySelector('news-comment-guidelines').shadowRoot.querySelector('[part=panel]');
    return getComputedStyle(panel).display === 'block';
  });
});

test('when not even the part that loads comments comes, that is an error, in the author’s words', async () => {
  const { page } = await withoutTexts('/visible', { abort: true, chunk: 'panel-loading' });
  await page.waitForFunction(() => document.querySelector('news-comment-guidelines').load === 'error');
  assert.match(await text(page), /Our fault/);
  await set(page, 'load', 'loading');
  await page.waitForFunction(() => document.querySelector('news-comment-guidelines').load === 'error');
});

for (const timezoneId of ['America/New_York', 'Pacific/Chatham', 'Asia/Kathmandu', 'UTC']) {
  test(`in ${timezoneId}, across the change of clocks and after sleep, it opens and closes at the same instants`, async () => {
    const { page } = await open('about:blank', { context: { timezoneId, locale: 'en-GB' } });
    await page.clock.install({ time: new Date('2026-10-31T23:30:00-04:00') });
    await page.goto(`${origin}/times`);
    const thread = () => page.evaluate(() => document.querySelector('news-comment-guidelines').state.thread);
    await page.waitForFunction(() => document.querySelector('news-comment-guidelines').explain?.().nextChange);
    await arrived(page);
    assert.equal(await thread(), 'closed');
    const local = new Date('2026-11-02T08:00:00-05:00').toLocaleString('en', {
      timeZone: timezoneId,
      dateStyle: 'long',
      timeStyle: 'short',
    });
    const shown = await page.locator('news-comment-guidelines [part=notice]').innerText();
    assert.ok(shown.replace(/\s/g, ' ').includes(local.replace(/\s/g, ' ')), `${shown} has ${local}`);
    assert.equal(await page.locator('news-comment-guidelines time').innerText(), 'October 31, 2026');
    // The lid is shut: what was due meanwhile happens once, on waking.
    await page.clock.fastForward(33 * 3_600_000);
    assert.equal(await thread(), 'closed');
    await page.clock.fastForward(2 * 3_600_000);
    await page.waitForFunction(() => document.querySelector('news-comment-guidelines').state.thread === 'open');
    const next = () => page.evaluate(() => document.querySelector('news-comment-guidelines').explain().nextChange);
    assert.equal(await next(), '2027-01-14T10:15:00.000Z');
    // One leap may not be longer than a timer.
    for (let weeks = 0; weeks < 12; weeks += 3) await page.clock.fastForward(21 * 86_400_000);
    await page.waitForFunction(() => document.querySelector('news-comment-guidelines').state.thread === 'closed');
    await page.getByText('still read').first().waitFor();
    assert.equal(await next(), undefined);
  });
}

test('the address of a mail survives, in every state', async () => {
  const { page } = await open(`${origin}/closed`);
  await arrived(page);
  assert.equal(await text(page), 'Closed now. Write to the desk');
  assert.equal(await page.getAttribute('news-comment-guidelines a', 'href'), 'mailto:desk@example.org');
});

test('a classic script in the head, which runs while the page is parsed, ends up with the same text', async () => {
  const { page, problems } = await open(`${origin}/classic`);
  await arrived(page);
  assert.equal(await text(page), 'Closed now. Write to the desk');
  assert.deepEqual(problems, []);
});

test('while the page waits for the reader, a subscriber never sees the subscribe line, for not one frame', async () => {
  const { page } = await open(`${origin}/pending`, {
    init: () => {
      window.seen = [];
      const look = () => {
        if (document.querySelector('[slot=cta]')?.checkVisibility()) window.seen.push('cta');
        requestAnimationFrame(look);
      };
      look();
    },
  });
  await arrived(page);
  await page.evaluate(() => (document.documentElement.dataset.newsReader = 'subscriber'));
  await page.waitForFunction(() =>
    document.querySelector('news-comment-guidelines').innerText.includes('Welcome back'),
  );
  assert.deepEqual(await page.evaluate(() => window.seen), []);
});

test('strict policy and Trusted Types: everything works, nothing is reported', async () => {
  const { page, problems } = await open(`${origin}/strict`);
  await arrived(page);
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Show comments' }).click();
  await page.getByText('One moment.').first().waitFor();
  await page.evaluate(() => document.querySelector('news-comment-guidelines').setAttribute('thread', 'closed'));
  await page.getByText('Closed now.').first().waitFor();
  assert.deepEqual(problems, []);
});

/** Layout shifts are measured, and print emulated, in Chromium only. */
const inChromium = browserName === 'chromium' ? test : () => undefined;

for (const path of ['/plain', '/closed', '/bare']) {
  inChromium(`the upgrade in view moves nothing: ${path}`, async () => {
    // The script comes late, after the page was painted.
    const { page } = await open('about:blank', { init: recordShifts });
    await page.route('**/cdn/newsprint.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.goto(origin + path);
    await arrived(page);
    await page.waitForTimeout(100);
    assert.equal(await shifts(page), 0);
  });
}

inChromium('a shorter text in view moves nothing, and the space is given back out of view', async () => {
  const { page } = await open(`${origin}/below`, { init: recordShifts });
  await arrived(page);
  const places = () =>
    page.evaluate(() => ['[slot=alternatives]', '#next'].map((sel) => document.querySelector(sel).offsetTop));
  const before = await places();
  await page.evaluate(() => document.querySelector('news-comment-guidelines').setAttribute('thread', 'closed'));
  await arrived(page);
  await page.waitForTimeout(100);
  assert.equal(await shifts(page), 0);
  assert.deepEqual(await places(), before);
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => document.querySelector('news-comment-guidelines').offsetHeight < 150);
  assert.equal(await shifts(page), 0);
});

for (const path of ['/below', '/anchorless']) {
  test(`a swap above the viewport leaves what the reader sees where it is: ${path}`, async () => {
    const { page } = await open(origin + path);
    await arrived(page);
    await page.evaluate(() => document.querySelector('#p30').scrollIntoView());
    const top = () => page.evaluate(() => document.querySelector('#p30').getBoundingClientRect().top);
    const start = await top();
    for (const [name, value] of [
      ['reader', 'subscriber'],
      ['thread', 'closed'],
      ['thread', 'open'],
      ['reader', 'anonymous'],
    ]) {
      await page.evaluate(
        ([n, v]) => document.querySelector('news-comment-guidelines').setAttribute(n, v),
        [name, value],
      );
      await arrived(page);
      // Firefox scrolls by whole pixels.
      assert.ok(Math.abs((await top()) - start) <= 1, `${name}=${value}: moved by ${(await top()) - start}`);
    }
  });
}

test('a link to a rule opens the folded panel and goes there', async () => {
  const { page } = await open(`${origin}/compact#rule-2`);
  await arrived(page);
  const rule = page.locator('#rule-2');
  await rule.waitFor({ state: 'visible' });
  await page.waitForFunction(() => {
    const { top } = document.querySelector('#rule-2').getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
});

for (const words of ['Argue%20with%20ideas', 'the%20subject.-,argue%20with,kind', 'nowhere&text=BE%20KIND']) {
  test(`a link to words in the folded panel opens it: ${words}`, async () => {
    const { page } = await open(`${origin}/compact#:~:text=${words}`);
    await arrived(page);
    await page.locator('li', { hasText: 'Argue with ideas' }).waitFor({ state: 'visible' });
  });
}

test('a link to words elsewhere leaves it folded', async () => {
  const { page } = await open(`${origin}/compact#:~:text=Paragraph%2030`);
  await arrived(page);
  assert.equal(await page.locator('li', { hasText: 'Argue with ideas' }).isVisible(), false);
});

// Chromium’s own search cannot be driven; a link to words, followed on the page, opens a fold in the same way there.
test('the browser’s search for words in the folded panel opens it', async () => {
  const { page } = await open(`${origin}/compact`);
  await arrived(page);
  const rule = page.locator('li', { hasText: 'Argue with ideas' });
  assert.equal(await rule.isVisible(), false);
  if (browserName === 'firefox') await page.evaluate(() => window.find('Argue with ideas'));
  else {
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#:~:text=Argue%20with%20ideas';
      link.textContent = 'Go';
      document.body.prepend(link);
    });
    await page.getByRole('link', { name: 'Go' }).click();
  }
  await rule.waitFor({ state: 'visible' });
});

inChromium('print shows folded rules and no controls', async () => {
  const { page } = await open(`${origin}/compact`);
  await arrived(page);
  await page.emulateMedia({ media: 'print' });
  await page.locator('#rule-3').waitFor({ state: 'visible' });
  assert.equal(await page.locator('summary').isVisible(), false);
});
