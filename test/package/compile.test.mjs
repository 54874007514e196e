// Writing decorators out as `static properties` gives Lit what the decorators would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { compilerOptions, transformers } from '../../scripts/compile.mjs';

const compile = (code, own = transformers) =>
  ts.transpileModule(code, { compilerOptions: { ...compilerOptions, sourceMap: false }, transformers: own }).outputText;

const load = (code) =>
  import(
    `data:text/javascript,${encodeURIComponent(code.replace(/from '(lit[^']*)'/g, (_all, name) => `from '${import.meta.resolve(name)}'`))}`
  );

const SOURCE = `
  import { LitElement } from 'lit';
  import { property, state } from 'lit/decorators.js';
  const ready = 'ready';
  export class Sample extends LitElement {
    static override styles = [];
    @property() plain = 'a';
    @property({ type: Boolean, reflect: true }) open = false;
    @property({ attribute: 'data-count', type: Number }) count?: number;
    @property({ attribute: false }) data: unknown = {};
    @state() private inner = 1;
    @state({ hasChanged: () => true }) protected always = ready;
    #kept = 2;
    @property({ type: Number }) get level(): number { return this.#kept; }
    set level(value: number) { this.#kept = value; }
  }`;

describe('static properties', () => {
  it('are what the decorators would have made', async () => {
    const written = await load(compile(SOURCE));
    const decorated = await load(compile(SOURCE, {}));
    // Options that are left out mean Lit's defaults, which a bare decorator spells out.
    const summary = ({ Sample }) =>
      [...Sample.elementProperties].map(([name, options]) => ({
        name,
        type: options.type ?? String,
        attribute: options.attribute ?? true,
        reflect: options.reflect ?? false,
        state: options.state ?? false,
        changesWithEverySet: options.hasChanged?.(1, 1) ?? false,
        wrapped: options.wrapped ?? false,
      }));
    assert.deepEqual(written.Sample.observedAttributes, decorated.Sample.observedAttributes);
    assert.deepEqual(written.Sample.observedAttributes, ['plain', 'open', 'data-count', 'level']);
    // Asking for the attributes has finished the classes.
    assert.deepEqual(summary(written), summary(decorated));
  });

  it('leave neither a decorator nor its helper behind', () => {
    const code = compile(SOURCE);
    assert.doesNotMatch(code, /decorat/);
    assert.match(code, /static \{ this\.properties = /);
    assert.match(code, /#kept = 2;/);
  });

  it('refuse a decorator that they do not know', () => {
    assert.throws(() => compile(`import { query } from 'lit/decorators.js'; class A {}`), /not @query/);
  });

  it('observe in dist/ exactly the attributes that custom-elements.json documents', async () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
    for (const { path, declarations } of modules) {
      for (const { name, attributes = [] } of declarations) {
        const { [name]: element } = await import(pathToFileURL(path));
        assert.deepEqual(
          [...element.observedAttributes].sort(),
          attributes.map((attribute) => attribute.name).sort(),
          name,
        );
      }
    }
  });
});
