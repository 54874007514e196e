// The public names of the library. A name that is missing here was never promised; one that goes missing from an element
// breaks pages. Read from custom-elements.json, which is made from the sources.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { elements, languages } from '../../scripts/entries.mjs';

const words = (text) => text.split(/\s+/).filter(Boolean).sort();

/** What each element must offer; it may offer more. Slots: `-` is the default slot. `with`: whose story and tests are its own, too. */
const CONTRACT = {
  pencil: {
    attributes: `placement open expand-on permanent campaign revision dismiss-for frequency from until show-to label priority`,
    slots: `- headline strip-cta price cta legal`,
    parts: `strip panel headline toggle dismiss`,
    states: `armed suppressed`,
    events: `decide impression view expand collapse cta dismiss`,
    methods: `expand collapse toggle dismiss reset explain`,
  },
  carousel: {
    attributes: `autoplay interval index transition controls picker cycles on-interact announce label`,
    slots: `-`,
    parts: `controls pause previous next viewport slide picker dot status`,
    states: `playing suspended paused ended single`,
    events: `before-change change state view`,
    methods: `play pause next previous goTo block unblock explain`,
  },
  photo: {
    attributes: `zoom full-src group source-kind captured archive-after sensitive sensitive-label corrected provenance-href`,
    slots: `-`,
    parts: `trigger dialog stage toolbar zoom-in zoom-out close previous next counter cover cover-button source retry`,
    states: ``,
    events: `open close change reveal error`,
    methods: `open close next previous reveal explain toImageObject`,
  },
  'comment-guidelines': {
    attributes: `thread reader load for timeout opens-at closes-at paused-until updated version badge-for review-time mode load-on`,
    slots: `- notice cta alternatives loading error`,
    parts: `panel notice rules status load retry badge`,
    states: ``,
    events: `state request retry timeout cta acknowledge`,
    methods: `retry acknowledge explain`,
  },
  'cookie-notice': {
    attributes: `mode policy-href help-href regime revision expires`,
    slots: `- consequences`,
    parts: `notice choice manage steps address copy recheck reload dialog category save confirmation`,
    states: ``,
    events: `blocked restored ready shown before-save change`,
    methods: `show hide openPreferences acceptAll rejectAll set withdraw recheck record explain`,
  },
  'cookie-category': {
    with: 'cookie-notice',
    attributes: `name label required`,
    slots: `-`,
  },
  'consent-gate': {
    with: 'cookie-notice',
    attributes: `category`,
    slots: `-`,
  },
  'reader-context': {
    attributes: `reader cookies consent`,
    slots: `-`,
    parts: ``,
    states: ``,
    events: ``,
    methods: `explain`,
  },
};

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = Object.fromEntries(
  manifest.modules.flatMap(({ path, declarations: list }) =>
    list.filter(({ tagName }) => tagName).map((declaration) => [declaration.tagName, { ...declaration, path }]),
  ),
);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const readme = read('README.md');
const index = read('src/index.ts');
const all = read('src/all.ts');

it('every folder of src/elements has a contract, and the other way round', () => {
  assert.deepEqual(Object.keys(CONTRACT).sort(), elements);
});

for (const name of elements) {
  const tag = `news-${name}`;
  const { with: home = name, ...contract } = CONTRACT[name] ?? {};
  const element = declarations[tag];

  describe(`<${tag}>`, () => {
    it('has a class, a definition, an export, a story, a test and a row in the README', () => {
      assert.ok(element, 'custom-elements.json does not know it');
      assert.equal(element.name, `News${name.replace(/(^|-)./g, (match) => match.at(-1).toUpperCase())}`);
      assert.equal(element.path, `dist/elements/${name}/${name}.js`);
      const definition = manifest.modules
        .flatMap(({ path, exports }) => exports.map((item) => ({ path, ...item })))
        .find((item) => item.kind === 'custom-element-definition' && item.name === tag);
      assert.equal(definition?.path, `dist/elements/${name}/define.js`);
      assert.equal(definition.declaration.module, element.path);
      assert.match(index, new RegExp(`\\b${element.name}\\b`), 'src/index.ts');
      assert.match(all, new RegExp(`'./elements/${name}/define.js'`), 'src/all.ts');
      assert.ok(existsSync(`stories/${home}.stories.ts`), `stories/${home}.stories.ts`);
      const tests = readdirSync('test').filter((file) => file.startsWith(home) && file.endsWith('.test.ts'));
      assert.ok(name === 'reader-context' || tests.length, `test/${home}.test.ts`);
      assert.match(readme, new RegExp(`^\\|.*<(${tag}|news-${home})`, 'm'), 'a row of the table in README.md');
    });

    it('says what it is for in one sentence', () => {
      assert.match(element.summary, /^.{20,160}[.]$/);
    });

    const offered = {
      attributes: (element?.attributes ?? []).map((item) => item.name),
      slots: (element?.slots ?? []).map((item) => item.name || '-'),
      parts: (element?.cssParts ?? []).map((item) => item.name),
      states: (element?.cssStates ?? []).map((item) => item.name),
      events: (element?.events ?? []).map((item) => item.name.replace(`${tag}-`, '')),
      methods: (element?.members ?? []).filter(({ kind }) => kind === 'method').map((item) => item.name),
    };
    for (const [kind, promised] of Object.entries(contract)) {
      it(`offers its ${kind}: ${words(promised).join(', ') || 'none are promised'}`, () => {
        assert.deepEqual(
          words(promised).filter((item) => !offered[kind].includes(item)),
          [],
          `missing ${kind}`,
        );
      });
    }

    it('describes everything that it offers', () => {
      const { attributes, slots, cssParts, cssProperties, cssStates, events, members } = element;
      for (const [kind, items] of Object.entries({
        attributes,
        slots,
        cssParts,
        cssProperties,
        cssStates,
        events,
        members,
      })) {
        for (const item of items ?? [])
          assert.ok(item.description?.trim(), `${kind}: ${item.name || 'default'} has no description`);
      }
      for (const { name: attribute, type } of attributes ?? [])
        assert.ok(type?.text, `the type of ${attribute} is not known`);
    });

    it('writes the values of its attributes out, so that editors and Storybook can list them', () => {
      for (const { name: attribute, type } of element.attributes ?? []) {
        assert.doesNotMatch(type.text.replace(/'[^']*'/g, ''), /[A-Z]/, `${attribute}: ${type.text}`);
      }
    });

    it('carries its tag in the names of its events, custom properties and translations', () => {
      for (const { name: event } of element.events ?? []) assert.match(event, new RegExp(`^${tag}-`));
      for (const { name: property } of element.cssProperties ?? [])
        assert.match(property, new RegExp(`^--(${tag}|news)-`));
    });

    it('gives no two of its attributes, slots, parts, events and methods one name', () => {
      // Storybook's tables are keyed by name: a slot that shares an attribute's name erases it there.
      const seen = new Map();
      const { attributes, slots, events, members } = element;
      const names = {
        attribute: (attributes ?? []).map((item) => item.name),
        slot: (slots ?? []).map((item) => item.name).filter(Boolean),
        event: (events ?? []).map((item) => item.name),
        method: (members ?? []).filter(({ kind }) => kind === 'method').map((item) => item.name),
      };
      for (const [kind, list] of Object.entries(names)) {
        for (const item of list) {
          assert.ok(!seen.has(item), `${item} is a ${kind} and a ${seen.get(item)}`);
          seen.set(item, kind);
        }
      }
    });

    it('has its own section in the first style sheet and in every language', () => {
      if (home !== name) return;
      const heading = name.replaceAll('-', ' ');
      const sheet = read('src/styles/newsprint.css');
      assert.ok(sheet.includes(`/* ${heading} */`) || sheet.includes(tag), 'src/styles/newsprint.css');
      if (name === 'reader-context') return;
      for (const language of ['en', ...languages]) {
        assert.match(read(`src/translations/${language}.ts`), new RegExp(`// ${heading}\\b`), language);
      }
    });
  });
}
