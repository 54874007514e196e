// Every language says everything, in the typography of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { built, languages, sources } from '../../scripts/entries.mjs';

const load = (name) => import(pathToFileURL(built(`src/translations/${name}.ts`)));
const { en } = await load('en');
const { enOnDemand } = await load('en-on-demand');
const english = { ...en, ...enOnDemand };
const packs = Object.fromEntries(await Promise.all(languages.map(async (name) => [name, (await load(name))[name]])));

/** Every text of a word; a function is asked with texts and numbers in place of what it takes. */
function texts(word) {
  if (typeof word !== 'function') return [word];
  return [1, 2, 5, 11].map((count) => word(...Array.from({ length: Math.max(word.length, 1) }, () => count)));
}

describe('English', () => {
  it('says no word twice: either before the reader acts, or on demand', () => {
    assert.deepEqual(
      Object.keys(en).filter((key) => key in enOnDemand),
      [],
    );
  });

  it('holds no word that nothing uses', () => {
    const code = sources()
      .filter((file) => !file.startsWith('src/translations/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    assert.deepEqual(
      // `pencilToggle` stands in the code as it is, or is put together (`photo${kind}`) from its beginning.
      Object.keys(english).filter((key) => !code.includes(key)),
      [],
    );
  });
});

for (const [name, words] of Object.entries({ en: english, ...packs })) {
  describe(name, () => {
    it('has every word', () => {
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
    });

    it('takes the same numbers and names', () => {
      for (const key of Object.keys(english)) assert.equal(typeof words[key], typeof english[key], key);
    });

    it('sets real quotation marks, dashes and ellipses', () => {
      for (const [key, word] of Object.entries(words)) {
        for (const text of texts(word)) {
          assert.equal(typeof text, 'string', key);
          assert.doesNotMatch(text, /["'`]|\.\.\.| - |--|undefined|NaN/, `${key}: ${text}`);
        }
      }
    });
  });
}

describe('fr', () => {
  it('never breaks a line before a colon or inside its quotation marks', () => {
    for (const [key, word] of Object.entries(packs.fr ?? {})) {
      for (const text of texts(word)) assert.doesNotMatch(text, / [:»]|« /, `${key}: ${text}`);
    }
  });
});
