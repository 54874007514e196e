// cdn/lint.js on a page: as a script it prints, imported it only answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, open, SCRIPT, site } from './harness.mjs';

const BODY =
  '<news-photo zom><figure><img src="data:," width="3" height="2"><figcaption>A</figcaption></figure></news-photo>';
const { origin } = await site({
  '/script': article({ head: `${SCRIPT}<script type="module" src="/cdn/lint.js"></script>`, body: BODY }),
  '/import': article({ head: SCRIPT, body: BODY }),
  '/good': article({ head: '<script type="module" src="/cdn/lint.js"></script>', body: '<p>Nothing of ours</p>' }),
});

const until = async (page, isDone) => {
  while (!isDone()) await page.evaluate(() => new Promise(requestAnimationFrame));
};
const heard = async (path) => {
  const { page } = await open('about:blank');
  const said = [];
  page.on('console', (message) => /^newsprint[:,] /.test(message.text()) && said.push(message));
  await page.goto(origin + path);
  return { page, said };
};

test('as a script of the page it prints each finding in plain words, when the page is there', async () => {
  const { page, said } = await heard('/script');
  await until(page, () => said.length === 3);
  assert.deepEqual(said.map((message) => [message.type(), /\((\S+)\)/.exec(message.text())?.[1]]).sort(), [
    ['error', 'photo-alt'],
    ['warning', 'photo-credit'],
    ['warning', 'unknown-attribute'],
  ]);
});

test('it says so when nothing is wrong', async () => {
  const { page, said } = await heard('/good');
  await until(page, () => said.length === 1);
  assert.equal(said[0].type(), 'info');
  assert.match(said[0].text(), /nothing to mend/);
});

test('imported, it prints nothing and answers with data', async () => {
  const { page, said } = await heard('/import');
  const findings = await page.evaluate(async () => {
    const { lint } = await import('/cdn/lint.js');
    return lint(document).map(({ rule, element }) => [rule, element.localName]);
  });
  assert.deepEqual(findings, [
    ['unknown-attribute', 'news-photo'],
    ['photo-alt', 'img'],
    ['photo-credit', 'figcaption'],
  ]);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(said.length, 0);
});
