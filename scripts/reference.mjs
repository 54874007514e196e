// Writes docs/elements.md: every attribute, slot, method, state, part and custom property, from custom-elements.json.
// Called by `npm run manifest`; test/package/docs.test.mjs holds the committed file.
import { readFileSync } from 'node:fs';
import { cell, code } from './events.mjs';

/** A table with the columns of which each item gives the cells; nothing where there is no item. */
function table(title, columns, items, cells) {
  if (!items?.length) return '';
  const row = (list) => `| ${list.join(' | ')} |`;
  const lines = [row(columns), row(columns.map(() => '---')), ...items.map((item) => row(cells(item)))];
  return `### ${title}\n\n${lines.join('\n')}`;
}

const text = ({ description = '' }) => cell(description);
/** `'a' | 'b'` as the words that an author writes. */
const values = ({ type = { text: '' } }) =>
  ({ boolean: 'present or not', string: 'text', number: 'a number' })[type.text] ??
  code(type.text.replaceAll("'", '').replace(/ \| $/, ''));
const fallback = ({ default: given = '' }) =>
  given && given !== 'false' && given !== "''" ? code(given.replaceAll("'", '')) : '–';

function section({ tagName, summary, slots, attributes, members = [], cssParts, cssProperties, cssStates, events }) {
  const methods = members.filter(({ kind, name }) => kind === 'method' && name !== 'explain');
  return [
    `## \`<${tagName}>\``,
    cell(summary),
    table('Attributes', ['attribute', 'values', 'default', ''], attributes, (one) => [
      code(one.name),
      values(one),
      fallback(one),
      text(one),
    ]),
    table('Slots', ['slot', ''], slots, (one) => [one.name ? code(one.name) : 'content', text(one)]),
    table('Methods', ['method', ''], methods, (one) => [
      code(
        `${one.name}(${(one.parameters ?? []).map(({ name }) => name).join(', ')})${
          /^Promise/.test(one.return?.type?.text ?? '') ? ' → promise' : ''
        }`,
      ),
      text(one),
    ]),
    table('Parts', ['part', ''], cssParts, (one) => [code(one.name), text(one)]),
    table('Custom properties', ['property', 'without it', ''], cssProperties, (one) => [
      code(one.name),
      fallback(one),
      text(one),
    ]),
    table('States', ['state', ''], cssStates, (one) => [code(`:state(${one.name})`), text(one)]),
    events?.length ? `Events: [reference](events.md#${tagName}).` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

export function elementsReference() {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
  return `<!-- Written by scripts/reference.mjs from custom-elements.json: \`npm run manifest\`. -->

# Elements

Everything that each element takes and offers. Attributes have properties of the same name in camel case (\`expand-on\` is \`expandOn\`). A wrong value counts as the default and never throws; the [lint](lint.md) finds it. Every element also has \`explain()\`, which answers with plain data what it decided and why. The properties that all elements share are in [Theming](theming.md).

${elements.map(section).join('\n\n')}
`;
}
