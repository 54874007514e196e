// `newsprint lint`, as it is called on a command line. Its rules are tested in test/lint.test.ts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';

const command = pathToFileURL('bin/lint.mjs').href;
const script = `const { run } = await import('${command}'); process.exitCode = await run(process.argv.slice(1));`;

describe('newsprint lint', () => {
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'newsprint-lint-'))));
  after(() => rmSync(folder, { recursive: true }));

  const save = (name, content) => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  const run = (...args) => {
    const options = ['--input-type=module', '--eval', script, '--', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr, lines: stdout.trim().split('\n') };
  };
  const good = '<news-carousel>\n<p>One</p><p>Two</p>\n</news-carousel>\n';
  const lazy = `<news-photo>
  <figure>
    <img src="a.jpg" width="3" height="2" alt="A bridge"
         loading="lazy">
    <figcaption>Monday. <cite>A. Reader</cite></figcaption>
  </figure>
</news-photo>`;

  it('says where things are wrong, and fails when one is an error', () => {
    const page = save('page.html', `<!doctype html>\n<title>T</title>\n  <news-carusel></news-carusel>\n${lazy}`);
    const { status, lines, stderr } = run(page);
    assert.deepEqual(lines, [
      'page.html:3:3: error: <news-carusel> is no element of this library. Was <news-carousel> meant? (unknown-tag)',
      'page.html:7:10: warning: The first photo of the page is lazy, so it comes late: write fetchpriority="high" instead. (photo-lazy-lead)',
      '1 error, 1 warning in 1 page.',
    ]);
    assert.equal(stderr, '');
    assert.equal(status, 1);
  });

  it('does not fail for warnings, nor when nothing is wrong', () => {
    assert.equal(run(save('lazy.html', lazy)).status, 0);
    const { status, stdout } = run(save('good.html', good), save('fragment.html', '<p>Only a part of a page</p>'));
    assert.equal(stdout, 'Nothing to mend in 2 pages.\n');
    assert.equal(status, 0);
  });

  for (const [name, html, line, column] of [
    ['whose end tag is missing', `<main>\n<news-carousel><p>1</p><p>2</p>\n</main>`, 2, 1],
    ['that ends in “/>”', `\n <news-reader-context reader="subscriber"/>`, 2, 2],
    ['in a paragraph that ends within it', `<p><news-photo>${lazy.slice(12)}</p>`, 1, 4],
    ['in a template', `<template>\n\n<news-carousel><p>1</p><p>2</p></template>`, 3, 1],
  ]) {
    it(`knows a tag ${name}`, () => {
      const findings = JSON.parse(run('--json', save('open.html', html)).stdout);
      const found = findings.filter(({ rule }) => rule === 'not-closed');
      assert.deepEqual(
        found.map((finding) => [finding.line, finding.column]),
        [[line, column]],
      );
    });
  }

  it('does not take a closed tag for an open one', () => {
    for (const html of [good, `<template>${good}</template>`, `<table><tr><td>${good}</table>`, good.toUpperCase()]) {
      assert.deepEqual(JSON.parse(run('--json', save('closed.html', html)).stdout), [], html);
    }
  });

  it('gives the same as data', () => {
    const files = [save('a.html', '<news-photo zom></news-photo>'), save('b.html', good)];
    const { status, stdout } = run('--json', ...files);
    assert.equal(status, 1);
    const [first, second, ...more] = JSON.parse(stdout);
    assert.deepEqual(first, {
      file: 'a.html',
      line: 1,
      column: 13,
      rule: 'unknown-attribute',
      severity: 'warning',
      message: '<news-photo> has no attribute “zom”. Was “zoom” meant?',
      tag: 'news-photo',
    });
    assert.equal(second.rule, 'photo-figure');
    assert.deepEqual(more, []);
  });

  it('reads other charsets, and counts no byte-order mark', () => {
    const latin = Buffer.from(
      '<meta charset=iso-8859-1><news-pencil campaign=c label=x placement=\xe9></news-pencil>',
      'latin1',
    );
    assert.match(run(save('latin.html', latin)).stdout, /placement="é"/);
    assert.match(
      run(save('mark.html', `\ufeff${good.replace('<news-carousel', '<news-carusel')}`)).stdout,
      /^mark\.html:1:1:/,
    );
  });

  it('answers wrong usage with one sentence and exit code 2', () => {
    for (const [args, sentence] of [
      [[], /^newsprint lint: Name at least one page\./],
      [['--jsn', 'a.html'], /^newsprint lint: Unknown option '--jsn'\./],
      [['nowhere.html'], /^newsprint lint: nowhere\.html does not exist\.\n$/],
      [['.'], /^newsprint lint: \. is a folder\.\n$/],
    ]) {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, sentence);
    }
    assert.match(run('--help').stdout, /^Usage: newsprint lint FILE\.html/);
    assert.equal(run('--help').status, 0);
  });
});
