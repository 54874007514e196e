// Every language says everything, in the typography of its own.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { built, languages, sources } from '../../scripts/entries.mjs';

const load = async (file) => Object.values(await import(pathToFileURL(built(`src/translations/${file}`))));
const english = readdirSync('src/translations').filter((file) => /^en\b/.test(file));
const words = (await Promise.all(english.map(load))).flat();
const all = Object.assign({}, ...words);
const packs = Object.fromEntries(
  await Promise.all(languages.map(async (name) => [name, Object.assign({}, ...(await load(`${name}.ts`)))])),
);

/** What a file says, pieces between expressions apart. */
function texts(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    // The name of a language or of a file is no word.
    if (ts.isImportDeclaration(node) || (ts.isCallExpression(node) && node.expression.getText() === 'addBuiltIn'))
      return;
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('English', () => {
  it('says no word twice: it is there from the start, or in one chunk', () => {
    const keys = words.flatMap((part) => Object.keys(part));
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });

  it('holds no word that nothing uses', () => {
    const code = sources()
      .filter((file) => !file.startsWith('src/translations/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // A key may be put together from its beginning: `cookieSteps${browser}`.
    const beginnings = [...code.matchAll(/`([a-z]{4,}[A-Z]\w*)\$\{/g)].map(([, beginning]) => beginning);
    assert.deepEqual(
      Object.keys(all).filter(
        (key) => !code.includes(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
      ),
      [],
    );
  });
});

for (const [name, pack] of Object.entries(packs)) {
  describe(name, () => {
    it('has every word', () => {
      assert.deepEqual(
        Object.keys(all).filter((key) => !(key in pack)),
        [],
        'missing',
      );
      assert.deepEqual(
        Object.keys(pack).filter((key) => !(key in all)),
        [],
        'unknown',
      );
    });

    it('takes a number or a name where English does', () => {
      for (const key of Object.keys(all)) assert.equal(typeof pack[key], typeof all[key], key);
    });
  });
}

for (const file of [...english, ...languages.map((name) => `${name}.ts`)]) {
  it(`${file} sets real quotation marks, dashes and ellipses`, () => {
    for (const text of texts(`src/translations/${file}`)) assert.doesNotMatch(text, /["'`]|\.\.\.| - |--/, text);
  });
}

it('French breaks no line before a colon or inside its quotation marks', () => {
  for (const text of texts('src/translations/fr.ts')) assert.doesNotMatch(text, / [:»]|« /, text);
});
