import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import type { ArgTypes, InputType } from 'storybook/internal/types';
import type { TemplateResult } from 'lit';

type Args = Record<string, unknown>;

/**
 * Everything that a story file takes from `custom-elements.json`: the table, the controls, and a renderer that turns
 * controls into attributes, slots and custom properties.
 *
 * Keys of `args`: attributes by their own names, slots as `default-slot` and `NAME-slot` (HTML text), custom properties
 * by their full names, parts as `NAME-part` (declarations).
 */
export function elementStories(tag: string) {
  const helpers = getStorybookHelpers<Args>(tag);
  const defaults: Args = helpers.args;
  const args: Args = {};
  const argTypes: ArgTypes = Object.fromEntries(
    Object.entries(helpers.argTypes)
      .sort(([, a], [, b]) => rank(a) - rank(b))
      .map(([name, type]) => [name, tidy(type)]),
  );
  for (const [name, { table }] of Object.entries(argTypes)) {
    // Controls of custom properties start empty: what stands in the default column is the fall-back, not a choice.
    if (name in defaults) args[name] = table?.category === 'css properties' ? '' : defaults[name];
  }
  return {
    args,
    argTypes,
    /** The element as the controls say; `children` go in besides what the slots' controls hold. */
    render: (given: Args, children?: TemplateResult): TemplateResult => {
      const changed: Args = { ...args };
      for (const [name, value] of Object.entries(given)) {
        // An attribute that says what is the default anyway would only clutter the code that readers copy.
        changed[name] = isDefault(value, argTypes[name]) ? argTypes[name]?.defaultValue : value;
      }
      return helpers.template(changed, children);
    },
  };
}

function isDefault(value: unknown, type: InputType | undefined): boolean {
  const fallback: unknown = type?.defaultValue;
  return (typeof value === 'number' || typeof value === 'string') && String(value) === fallback;
}

const ORDER = [
  'attributes',
  'properties',
  'slots',
  'events',
  'methods',
  'css properties',
  'css shadow parts',
  'css states',
];
/** The order in which an author asks. */
const rank = ({ table }: InputType) => ORDER.indexOf(table?.category ?? '');

/** Slots that the controls leave empty get these words; so a story speaks the language of the toolbar until one is typed in. */
export function withWords(given: Args, words: Args): Args {
  return { ...given, ...Object.fromEntries(Object.entries(words).filter(([name]) => !given[name])) };
}

interface Table {
  category?: string;
  defaultValue?: { summary?: string };
  type?: { summary?: string };
}

/** The table as designers read it: no `undefined` among the types, the fall-back of a custom property as its default. */
function tidy(type: InputType): InputType {
  const { table = {}, defaultValue } = type as { table?: Table; defaultValue?: string };
  const isCustomProperty = table.category === 'css properties';
  const summary = isCustomProperty ? defaultValue : table.defaultValue?.summary;
  return {
    ...type,
    ...(isCustomProperty && /-(background|color|accent|rule)$/.test(type.name ?? '') && { control: { type: 'color' } }),
    // Whatever has no type is moved to the table's top by Storybook.
    type: type.type ?? (type.control ? { name: 'string' } : undefined),
    table: {
      ...table,
      defaultValue: summary ? { summary } : undefined,
      type: table.type && {
        summary: table.type.summary?.replace(/ \| undefined$/, '').replace(/^CustomEvent<(CustomEvent.*)>$/, '$1'),
      },
    },
  };
}
