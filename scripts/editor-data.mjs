// Completion and hover texts for editors, types for JSX: dist/editor/, made from custom-elements.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const list = (items) => items ?? [];
const quoted = (type = '') => [...type.matchAll(/'([^']*)'/g)].map(([, value]) => value);
const paragraphs = (...texts) => texts.filter(Boolean).join('\n\n');

export function writeEditorData(outDir) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = manifest.modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName).map((declaration) => ({ ...declaration, path })),
  );
  mkdirSync(outDir, { recursive: true });
  const write = (name, data) =>
    writeFileSync(`${outDir}/${name}`, typeof data === 'string' ? data : `${JSON.stringify(data, null, 2)}\n`);

  write('html-custom-data.json', { version: 1.1, tags: elements.map(vscodeTag) });
  write('css-custom-data.json', { version: 1.1, properties: uniqueProperties(elements) });
  write('web-types.json', {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'newsprint',
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: elements.map(webType) } },
  });
  write('jsx.d.ts', jsx(elements));
}

/** VS Code, `html.customData`. Slots and events have no place of their own there. */
function vscodeTag({ tagName, summary, description, attributes, slots, events }) {
  const lines = (title, items) =>
    list(items).length
      ? [`${title}:`, ...items.map((item) => `- \`${item.name || '(default)'}\` ${item.description ?? ''}`)]
      : [];
  return {
    name: tagName,
    description: {
      kind: 'markdown',
      value: paragraphs(summary, description, lines('Slots', slots).join('\n'), lines('Events', events).join('\n')),
    },
    attributes: list(attributes).map((attribute) => {
      const values = quoted(attribute.type?.text);
      return {
        name: attribute.name,
        description: { kind: 'markdown', value: attribute.description ?? '' },
        ...(values.length && { values: values.map((name) => ({ name })) }),
        ...(attribute.type?.text === 'boolean' && { valueSet: 'v' }),
      };
    }),
  };
}

/** VS Code, `css.customData`: elements share custom properties. */
function uniqueProperties(elements) {
  const all = elements.flatMap(({ cssProperties }) => list(cssProperties));
  return [...new Map(all.map(({ name, description = '' }) => [name, { name, description }])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** JetBrains. */
function webType({ tagName, summary, description, attributes, slots, events, members, cssParts, cssProperties }) {
  const plain = ({ name, description: text = '' }) => ({ name: name || 'default', description: text });
  return {
    name: tagName,
    description: paragraphs(summary, description),
    attributes: list(attributes).map((attribute) => ({
      name: attribute.name,
      description: attribute.description ?? '',
      value: { type: attribute.type?.text ?? 'string' },
      ...(attribute.default && { default: attribute.default }),
    })),
    slots: list(slots).map(plain),
    js: {
      properties: list(members)
        .filter(({ kind }) => kind === 'field')
        .map((field) => ({ ...plain(field), value: { type: field.type?.text ?? 'unknown' } })),
      events: list(events).map(plain),
    },
    css: { parts: list(cssParts).map(plain), properties: list(cssProperties).map(plain) },
  };
}

/** React, Preact, Solid: `declare module 'react' { namespace JSX { interface IntrinsicElements extends NewsprintElements {} } }`. */
function jsx(elements) {
  const imports = elements.flatMap(({ name, path }) => [
    `import type { ${name} } from '../${path.replace(/^dist\//, '')}';`,
    `import type {} from '../${path.replace(/^dist\//, '').replace(/[^/]+$/, 'define.js')}';`,
  ]);
  const rows = elements.map(({ tagName, name, attributes, events }) => {
    const props = list(attributes).map(({ name: attribute, type, description = '' }) => {
      const values = quoted(type?.text);
      const known = { boolean: 'boolean', number: 'number | string' }[type?.text];
      const text = values.length ? values.map((value) => `'${value}'`).join(' | ') : (known ?? 'string');
      return `    /** ${description.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n    '${attribute}'?: ${text};`;
    });
    const handlers = list(events).map(({ name: event }) => `    'on${event}'?: (event: EventOf<'${event}'>) => void;`);
    const own = [...props, ...handlers].join('\n');
    return `  '${tagName}': Props<${name}>${own && ` & {\n${own}\n  }`};`;
  });
  return `// Types for JSX. In a project with React:
//   import type { NewsprintElements } from 'newsprint/jsx';
//   declare module 'react' {
//     namespace JSX {
//       interface IntrinsicElements extends NewsprintElements {}
//     }
//   }
${imports.join('\n')}

type EventOf<Name extends string> = Name extends keyof HTMLElementEventMap ? HTMLElementEventMap[Name] : CustomEvent;

/** What every element takes in JSX. */
type Props<Tag> = {
  [attribute: \`data-\${string}\` | \`aria-\${string}\`]: unknown;
  children?: unknown;
  class?: string;
  className?: string;
  dir?: string;
  hidden?: boolean;
  id?: string;
  key?: string | number | null;
  lang?: string;
  ref?: ((element: Tag | null) => void) | { current: Tag | null } | null;
  slot?: string;
  style?: unknown;
  title?: string;
};

export interface NewsprintElements {
${rows.join('\n')}
}
`;
}
