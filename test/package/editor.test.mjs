// dist/editor/: what editors and type checkers know about the elements. Each kind of types has a small project in
// test/editor with files that must compile and files of which every marked line must not. Vue's and Svelte's own checkers
// are not installed: their projects check, with plain TypeScript, the types that vue-tsc and svelte-check look tags up in.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { settings } from '../typescript-settings.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('custom-elements.json');
const elements = manifest.modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
const values = ({ type }) => [...type.text.matchAll(/'([^']*)'/g)].map(([, value]) => value);

before(() => assert.ok(existsSync('dist/editor'), 'Run `npm run build:dist` first.'));

describe('types for templates', () => {
  const MARK = /\/\/ must not compile$/;
  for (const [project, options] of Object.entries({
    react: { jsx: ts.JsxEmit.ReactJSX },
    preact: { jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'preact' },
    vue: {},
    svelte: {},
  })) {
    const end = options.jsx ? 'tsx' : 'ts';
    const compile = (name) => {
      const file = resolve(`test/editor/${project}/${name}.${end}`);
      // The package refers to itself by its name.
      const program = ts.createProgram([file], {
        ...settings,
        skipLibCheck: true,
        ...options,
      });
      return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => ({
        line: source && source.getLineAndCharacterOfPosition(start).line + 1,
        text: `${source?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      }));
    };

    it(`let a good ${project} project compile`, () => {
      assert.deepEqual(compile('good'), []);
    });

    it(`stop each mistake in a bad ${project} project, and only those`, () => {
      const lines = readFileSync(`test/editor/${project}/bad.${end}`, 'utf8').split('\n');
      const marked = lines.flatMap((line, index) => (MARK.test(line) ? index + 1 : []));
      assert.ok(marked.length > 5);
      const found = compile('bad');
      assert.deepEqual([...new Set(found.map(({ line }) => line))], marked, found.map(({ text }) => text).join('\n'));
    });
  }

  it('hold by themselves, without skipLibCheck', () => {
    const files = ['jsx', 'preact', 'react', 'svelte', 'vue'].map((name) => resolve(`dist/editor/${name}.d.ts`));
    const program = ts.createProgram(files, settings);
    // Other packages' own types are their own business.
    const ours = ts.getPreEmitDiagnostics(program).filter(({ file }) => !file?.fileName.includes('/node_modules/'));
    assert.deepEqual(
      ours.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      [],
    );
  });
});

/** Everything in `list` has exactly these keys, of these types; a question mark makes one optional. */
function assertShape(list, shape) {
  for (const item of list) {
    for (const [key, type] of Object.entries(shape)) {
      const value = item[key.replace('?', '')];
      if (value === undefined && key.endsWith('?')) continue;
      assert.equal(
        Array.isArray(value) ? 'array' : typeof value,
        type,
        `${key} of ${JSON.stringify(item).slice(0, 80)}`,
      );
    }
    const known = Object.keys(shape).map((key) => key.replace('?', ''));
    assert.deepEqual(
      Object.keys(item).filter((key) => !known.includes(key)),
      [],
    );
  }
}

const sorted = (list) => [...list].sort();
const names = (list) => sorted((list ?? []).map(({ name }) => name));

describe('html-custom-data.json', () => {
  const file = 'dist/editor/html-custom-data.json';

  it('has the shape that VS Code reads', () => {
    const { version, tags, globalAttributes, ...rest } = read(file);
    assert.equal(version, 1.1);
    assert.deepEqual(rest, {});
    assertShape(tags, { name: 'string', description: 'object', attributes: 'array' });
    assertShape(globalAttributes, { name: 'string', description: 'string', 'values?': 'array' });
    for (const { description, attributes } of tags) {
      assertShape([description], { kind: 'string', value: 'string' });
      assertShape(attributes, { name: 'string', description: 'object', 'values?': 'array', 'valueSet?': 'string' });
      for (const { values: words = [] } of attributes) assertShape(words, { name: 'string' });
    }
  });

  it('says what the manifest says', () => {
    const { tags } = read(file);
    assert.deepEqual(names(tags), sorted(elements.map(({ tagName }) => tagName)));
    for (const { tagName, attributes } of elements) {
      const tag = tags.find(({ name }) => name === tagName);
      assert.deepEqual(names(tag.attributes), names(attributes));
      for (const attribute of attributes ?? []) {
        const words = tag.attributes.find(({ name }) => name === attribute.name).values ?? [];
        assert.deepEqual(names(words), sorted(values(attribute)));
      }
    }
  });

  // The service inside VS Code; lit-analyzer brings it.
  it('completes tags, attributes and values, and explains them', () => {
    const { getLanguageService, newHTMLDataProvider, TextDocument } = createRequire(
      createRequire(import.meta.url).resolve('lit-analyzer'),
    )('vscode-html-languageservice');
    const service = getLanguageService({ customDataProviders: [newHTMLDataProvider('newsprint', read(file))] });
    const at = (text) => {
      const document = TextDocument.create('file:///a.html', 'html', 1, text.replace('|', ''));
      return [document, document.positionAt(text.indexOf('|')), service.parseHTMLDocument(document)];
    };
    const labels = (text) => service.doComplete(...at(text)).items.map(({ label }) => label);
    assert.ok(labels('<|').includes('news-pencil'));
    assert.ok(labels('<news-pencil |></news-pencil>').includes('dismiss-for'));
    assert.deepEqual(
      labels('<news-pencil placement="|"></news-pencil>').map((label) => label.replaceAll('"', '')),
      ['top', 'bottom', 'inline'],
    );
    const hover = JSON.stringify(service.doHover(...at('<news-ca|rousel></news-carousel>')));
    assert.match(hover, /one at a time|one of its|slide/i);
  });
});

describe('css-custom-data.json', () => {
  it('has the shape that VS Code reads, and every custom property once', () => {
    const { version, properties, ...rest } = read('dist/editor/css-custom-data.json');
    assert.equal(version, 1.1);
    assert.deepEqual(rest, {});
    assertShape(properties, { name: 'string', description: 'string' });
    const all = new Set(elements.flatMap(({ cssProperties }) => names(cssProperties)));
    assert.deepEqual(
      properties.map(({ name }) => name),
      sorted(all),
    );
  });
});

describe('web-types.json', () => {
  const data = read('dist/editor/web-types.json');

  it('has the shape that JetBrains reads', () => {
    const { version } = read('package.json');
    const { $schema, contributions, ...head } = data;
    assert.match($schema, /web-types\.json$/);
    assert.deepEqual(head, {
      name: 'newsprint',
      version,
      'js-types-syntax': 'typescript',
      'description-markup': 'markdown',
    });
    assert.deepEqual(Object.keys(contributions), ['html']);
    assert.deepEqual(Object.keys(contributions.html), ['elements']);
    const plain = { name: 'string', description: 'string' };
    assertShape(contributions.html.elements, {
      ...plain,
      attributes: 'array',
      slots: 'array',
      js: 'object',
      css: 'object',
    });
    for (const { attributes, slots, js, css } of contributions.html.elements) {
      assertShape(attributes, { ...plain, value: 'object', 'default?': 'string' });
      assertShape(slots, plain);
      assertShape([js], { properties: 'array', events: 'array' });
      assertShape(js.properties, { ...plain, value: 'object' });
      assertShape([css], { parts: 'array', properties: 'array' });
      for (const { value } of [...attributes, ...js.properties]) assertShape([value], { type: 'string' });
    }
  });

  it('says what the manifest says', () => {
    for (const { tagName, attributes, events, slots, cssParts, cssProperties } of elements) {
      const element = data.contributions.html.elements.find(({ name }) => name === tagName);
      assert.deepEqual(names(element.attributes), names(attributes));
      assert.deepEqual(names(element.js.events), names(events));
      assert.deepEqual(names(element.slots), sorted((slots ?? []).map(({ name }) => name || 'default')));
      assert.deepEqual(names(element.css.parts), names(cssParts));
      assert.deepEqual(names(element.css.properties), names(cssProperties));
    }
  });

  it('is named in package.json', () => {
    assert.equal(read('package.json')['web-types'], './dist/editor/web-types.json');
  });
});
