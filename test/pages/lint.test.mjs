// cdn/lint.js on a page: as a script it prints, imported it only answers. And what it says of pages that are right.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lintPage } from '../../bin/lint.mjs';
import { PAGES } from '../../demo/pages.mjs';
import { startDemo } from '../../demo/server.mjs';
import { article, open, SCRIPT, site } from './harness.mjs';

const BODY =
  '<news-photo zom><figure><img src="data:," width="3" height="2"><figcaption>A</figcaption></figure></news-photo>';
const { origin } = await site({
  '/script': article({ head: `${SCRIPT}<script type="module" src="/cdn/lint.js"></script>`, body: BODY }),
  '/redirected': article({ head: '<script type="module" src="/newsprint@1/lint.js"></script>' }),
  '/newsprint@1/lint.js': { status: 302, headers: { location: '/cdn/lint.js' } },
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

for (const path of ['/good', '/redirected']) {
  test(`it says so when nothing is wrong: ${path}`, async () => {
    const { page, said } = await heard(path);
    await until(page, () => said.length === 1);
    assert.equal(said[0].type(), 'info');
    assert.match(said[0].text(), /nothing to mend/);
  });
}

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

test('it has nothing to say about the demo, neither in its source nor when the elements run', async () => {
  const demo = await startDemo();
  after(demo.close);
  for (const { file } of PAGES) {
    const address = demo.address + file;
    assert.deepEqual(lintPage(await (await fetch(address)).text()), [], file);
  }
  const { page } = await open(`${demo.address}index.html?reader=subscriber&thread=closed`);
  await page.waitForFunction(() => !document.querySelector(':not(:defined)'));
  const findings = await page.evaluate(async (address) => {
    await Promise.all([...document.querySelectorAll('*')].map((node) => node.updateComplete));
    const { lint } = await import(address);
    return lint().map(({ rule, message }) => `${rule}: ${message}`);
  }, `${demo.library}/lint.js`);
  assert.deepEqual(findings, []);
});
