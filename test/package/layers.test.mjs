// The layers of src/, read from its import statements: entries → elements → controllers, reader, styles, translations →
// internal → lit. And the few files that alone may touch certain parts of the browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { sources } from '../../scripts/entries.mjs';

const SHARED = ['controllers', 'reader', 'styles', 'translations'];
const BELOW = {
  entry: ['entry', 'adapters', 'elements', 'lint', ...SHARED, 'internal'],
  lint: ['lint', 'internal'],
  adapters: ['adapters', ...SHARED, 'internal'],
  elements: [...SHARED, 'internal'],
  controllers: [...SHARED, 'internal'],
  reader: ['reader', 'internal'],
  styles: ['styles'],
  translations: ['controllers', 'translations'],
  internal: ['internal'],
};
const PACKAGES = /^(lit|lit\/decorators\.js|@lit\/context)$/;

const files = sources().map((path) => {
  const text = readFileSync(path, 'utf8');
  return { path, text, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
});

const layerOf = (path) => {
  const [, folder, rest] = path.split('/');
  return rest === undefined ? 'entry' : folder;
};
const elementOf = (path) => /^src\/elements\/([^/]+)\//.exec(path)?.[1];

/** Every import of a file: static, dynamic, of types, re-exports. */
const importsOf = ({ path, text }) =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: name }) => ({
    name,
    target: name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : undefined,
  }));

/** Names that the code of a file uses; comments, texts and types do not count. */
function namesOf({ source }) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
const using = (pattern) =>
  files.filter((file) => [...namesOf(file)].some((name) => pattern.test(name))).map(({ path }) => path);

describe('the layers', () => {
  for (const file of files) {
    it(`hold in ${file.path}`, () => {
      for (const { name, target } of importsOf(file)) {
        if (!target) {
          assert.match(name, PACKAGES, `${name} is no dependency, or a part of Lit that the bundle does not hold yet`);
          continue;
        }
        assert.ok(
          files.some(({ path }) => path === target),
          `${name} does not exist (imports carry .js)`,
        );
        const own = elementOf(file.path);
        if (own && elementOf(target) === own) continue;
        const allowed = BELOW[layerOf(file.path)];
        assert.ok(allowed?.includes(layerOf(target)), `${file.path} must not import ${target}`);
        // An entry imports classes and definitions; only elements know their own parts.
        if (layerOf(target) === 'styles') assert.notEqual(layerOf(file.path), 'entry');
      }
    });
  }

  it('leave no file that nothing imports', () => {
    const entries = files.filter(({ path }) => layerOf(path) === 'entry' || layerOf(path) === 'adapters');
    const packs = files.filter(({ path }) => layerOf(path) === 'translations');
    const seen = new Set();
    const follow = (file) => {
      if (!file || seen.has(file.path)) return;
      seen.add(file.path);
      for (const { target } of importsOf(file)) follow(files.find(({ path }) => path === target));
    };
    [...entries, ...packs].forEach(follow);
    assert.deepEqual(
      files.map(({ path }) => path).filter((path) => !seen.has(path)),
      [],
      'nothing imports these files',
    );
  });
});

describe('only', () => {
  it('define.ts touches customElements', () => {
    // An adapter waits for its vendor's own element; it registers none.
    for (const path of using(/^customElements$/))
      assert.match(path, /^src\/(elements\/[^/]+\/define|adapters\/\w+)\.ts$/);
    for (const { path, text } of files.filter((file) => layerOf(file.path) === 'adapters')) {
      assert.doesNotMatch(text, /customElements\.define\(/, path);
    }
  });

  it('define.ts registers in the one form that the manifest analyzer follows', () => {
    for (const { path, text } of files.filter(({ path: file }) => file.endsWith('/define.ts'))) {
      const tag = `news-${elementOf(path)}`;
      assert.match(
        text,
        new RegExp(`^customElements\\.get\\('${tag}'\\) \\?\\?\\s+customElements\\.define\\('${tag}', \\w+\\);$`, 'm'),
        path,
      );
    }
  });

  it('reader/storage.ts touches storage and cookies, and the script for the head, which stands alone', () => {
    const allowed = ['src/head.ts', 'src/reader/storage.ts'];
    for (const path of using(/^(localStorage|sessionStorage|indexedDB|cookieStore)$/))
      assert.ok(allowed.includes(path), path);
    for (const { path, source } of files) {
      const visit = (node) => {
        const isCookie = ts.isPropertyAccessExpression(node) && node.getText(source) === 'document.cookie';
        assert.ok(!isCookie || allowed.includes(path), `${path} touches document.cookie`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });

  it('the localize controller touches Intl and lang', () => {
    const allowed = 'src/controllers/localize.ts';
    for (const path of using(/^(Intl|toLocale\w+)$/)) assert.equal(path, allowed);
    for (const { path, source } of files) {
      const visit = (node) => {
        const asksForLang = ts.isStringLiteral(node) && /^lang$|\[lang/.test(node.text) && !ts.isTypeNode(node.parent);
        if (path !== allowed) assert.ok(!asksForLang, `${path} asks for lang`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });

  it('what Trusted Types allow is used: no text becomes markup anywhere', () => {
    assert.deepEqual(
      using(/^(insertAdjacentHTML|DOMParser|createContextualFragment|setHTMLUnsafe|eval|unsafeHTML)$/),
      [],
    );
    for (const { path, source } of files) {
      const visit = (node) => {
        // Reading it is harmless.
        const assigns = ts.isBinaryExpression(node) && ts.isAssignmentOperator(node.operatorToken.kind);
        if (assigns) assert.doesNotMatch(node.left.getText(source), /\.(inner|outer)HTML$|\.srcdoc$/, path);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });
});
