// What the documentation says of the library, held against the library. Its snippets are run by test/pages/snippets.test.mjs.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { eventsReference } from '../../scripts/events.mjs';
import { elementsReference } from '../../scripts/reference.mjs';

const files = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs').map((name) => `docs/${name}`),
].filter((file) => file.endsWith('.md') && existsSync(file));
const read = (file) => readFileSync(file, 'utf8');

describe('the documentation', () => {
  it('has an events reference that says what the sources say', () => {
    assert.equal(read('docs/events.md'), eventsReference(), 'run `npm run events` and commit docs/events.md');
  });

  it('has a reference of the elements that says what the manifest says', () => {
    assert.equal(read('docs/elements.md'), elementsReference(), 'run `npm run manifest` and commit docs/elements.md');
  });

  it('names every rule of the lint, and no other', async () => {
    const { RULES } = await import('../../dist/lint/rules.js');
    const rows = [...read('docs/lint.md').matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)];
    const named = Object.fromEntries(rows.map(([, rule, severity]) => [rule, severity]));
    assert.deepEqual(named, Object.fromEntries(Object.entries(RULES).map(([rule, { severity }]) => [rule, severity])));
    assert.equal(rows.length, Object.keys(named).length, 'a rule is named twice');
  });

  for (const file of files) {
    it(`has no dead link in ${file}`, () => {
      const headings = (path) =>
        [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
          text
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, '')
            .trim()
            .replace(/\s/g, '-'),
        );
      // Code is no text.
      const text = read(file).replace(/```.*?```|`[^`\n]*`/gs, '');
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path, anchor] = target.split('#');
        const full = path ? join(dirname(file), path) : file;
        assert.ok(existsSync(full), `${target} does not exist`);
        if (anchor) assert.ok(headings(full).includes(anchor), `${target}: no such heading`);
      }
    });
  }

  it('is reached from the README, every page of it', () => {
    const reached = new Set(['README.md']);
    for (const file of reached) {
      for (const [, target] of read(file).matchAll(/\]\(([^)#\s]+\.md)/g)) {
        const path = join(dirname(file), target);
        if (existsSync(path)) reached.add(path);
      }
    }
    assert.deepEqual(
      files.filter((file) => !reached.has(file)),
      [],
    );
  });
});
