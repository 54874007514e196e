// Completion and hover texts for editors, types for JSX, Vue and Svelte: dist/editor/, made from custom-elements.json.
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

  write('html-custom-data.json', { version: 1.1, tags: elements.map(vscodeTag), globalAttributes });
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
  for (const [name, types] of Object.entries(frameworks)) write(`${name}.d.ts`, types(elements));
}

/** What the library reads on other people's elements. */
const globalAttributes = [
  {
    name: 'data-news-reader',
    description: 'On `<html>`: who reads, as the server knows it. `pending`: the answer is on its way.',
    values: ['unknown', 'pending', 'anonymous', 'registered', 'subscriber'].map((name) => ({ name })),
  },
  {
    name: 'data-news-consent',
    description: 'On `<script type="text/plain">`: the categories that must be allowed before it runs.',
  },
];

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

/** Names of the exported types, of which each framework takes what it needs. */
function jsx(elements) {
  const imports = elements.flatMap(({ name, path }) => [
    `import type { ${name} } from '../${path.replace(/^dist\//, '')}';`,
    `import type {} from '../${path.replace(/^dist\//, '').replace(/[^/]+$/, 'define.js')}';`,
  ]);
  const each = (write) => elements.map(write).join('\n');
  const attributesOf = ({ attributes }) =>
    list(attributes).map(({ name, type, description = '' }) => {
      const values = quoted(type?.text);
      const words = values.map((value) => `'${value}'`);
      if (/\bnumber\b/.test(type?.text)) words.push('number', '`${number}`');
      else if (type?.text === 'boolean') words.push('boolean');
      // A bare attribute, where one is as good as a word.
      else if (!words.length) words.push('string');
      if (values.includes('')) words.push('boolean');
      const text = description.replaceAll('*/', '*\\/').replaceAll('\n', ' ');
      return `    /** ${text} */\n    '${name}'?: ${words.join(' | ')} | undefined;`;
    });
  return `// The elements for JSX that knows no framework. For React, Preact, Vue and Svelte: \`newsprint/react\` and so on.
${imports.join('\n')}

export interface NewsprintTags {
${each(({ tagName, name }) => `  '${tagName}': ${name};`)}
}

export interface NewsprintAttributes {
${each((element) => `  '${element.tagName}': {\n${attributesOf(element).join('\n')}\n  };`)}
}

/** Names of the events of each tag. */
export interface NewsprintEvents {
${each(
  ({ tagName, events }) =>
    `  '${tagName}': ${
      list(events)
        .map(({ name }) => `'${name}'`)
        .join(' | ') || 'never'
    };`,
)}
}

/** An event as a listener on that tag gets it. */
export type NewsprintEvent<Tag extends keyof NewsprintTags, Name extends string> = (Name extends keyof HTMLElementEventMap
  ? HTMLElementEventMap[Name]
  : CustomEvent) & { readonly currentTarget: NewsprintTags[Tag] };

/** Listeners as properties: \`onnews-pencil-dismiss\`. */
export type NewsprintHandlers<Tag extends keyof NewsprintTags, Prefix extends string = 'on'> = {
  [Name in NewsprintEvents[Tag] as \`\${Prefix}\${Name}\`]?: ((event: NewsprintEvent<Tag, Name>) => void) | null | undefined;
};

/** What every element takes in JSX. */
interface Common<Tag extends keyof NewsprintTags> {
  [attribute: \`data-\${string}\` | \`aria-\${string}\`]: unknown;
  children?: unknown;
  class?: string;
  className?: string;
  dir?: string;
  hidden?: boolean;
  id?: string;
  key?: string | number | null;
  lang?: string;
  ref?: ((element: NewsprintTags[Tag] | null) => void) | { current: NewsprintTags[Tag] | null } | null;
  slot?: string;
  style?: unknown;
  title?: string;
}

export type NewsprintElements = {
  [Tag in keyof NewsprintTags]: Common<Tag> & NewsprintAttributes[Tag] & NewsprintHandlers<Tag>;
};
`;
}

const IMPORT = `import type { NewsprintAttributes, NewsprintHandlers, NewsprintTags } from './jsx.js';`;
const rows = (elements, type, indent = '    ') =>
  elements.map(({ tagName }) => `${indent}'${tagName}': ${type}<'${tagName}'>;`).join('\n');

/** Each is for `import type {} from 'newsprint/react'` in one file of a project, or for `types` in its tsconfig. */
const frameworks = {
  react: (elements) => `// React 19, which gives custom elements properties and listens to their events.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${IMPORT}

type Props<Tag extends keyof NewsprintTags> = DetailedHTMLProps<HTMLAttributes<NewsprintTags[Tag]>, NewsprintTags[Tag]> &
  NewsprintAttributes[Tag] &
  NewsprintHandlers<Tag> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${rows(elements, 'Props', '      ')}
    }
  }
}
`,
  preact: (elements) => `// Preact.
import type { ClassAttributes, HTMLAttributes } from 'preact';
${IMPORT}

type Props<Tag extends keyof NewsprintTags> = HTMLAttributes<NewsprintTags[Tag]> &
  ClassAttributes<NewsprintTags[Tag]> &
  NewsprintAttributes[Tag] &
  NewsprintHandlers<Tag>;

declare global {
  namespace preact.JSX {
    interface IntrinsicElements {
${rows(elements, 'Props', '      ')}
    }
  }
}
`,
  vue: (
    elements,
  ) => `// Vue templates (Volar, vue-tsc): tell the compiler that these are custom elements, too, by \`isCustomElement\`.
import type { HTMLAttributes, PublicProps } from 'vue';
${IMPORT}

type Capitalised<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${Capitalised<Rest>}\`
  : Capitalize<Name>;

/** A template's \`@news-pencil-dismiss\` is the property \`onNewsPencilDismiss\`. */
type Listeners<Tag extends keyof NewsprintTags> = {
  [Name in keyof NewsprintHandlers<Tag, ''> & string as \`on\${Capitalised<Name>}\`]?: NewsprintHandlers<Tag, ''>[Name];
};

type Component<Tag extends keyof NewsprintTags> = new () => {
  $props: NewsprintAttributes[Tag] & Listeners<Tag> & PublicProps & Omit<HTMLAttributes, keyof NewsprintAttributes[Tag]>;
  $slots: Record<string, unknown>;
};

declare module 'vue' {
  interface GlobalComponents {
${rows(elements, 'Component')}
  }
}
`,
  svelte: (elements) => `// Svelte 5 (\`onnews-pencil-dismiss\`) and 4 (\`on:news-pencil-dismiss\`).
import type { HTMLAttributes } from 'svelte/elements';
${IMPORT}

type Props<Tag extends keyof NewsprintTags> = HTMLAttributes<NewsprintTags[Tag]> &
  NewsprintAttributes[Tag] &
  NewsprintHandlers<Tag> &
  NewsprintHandlers<Tag, 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${rows(elements, 'Props')}
  }
}
`,
};
