// The public custom properties, for the theming page: the shared ones, and each element's own from the manifest.
import manifest from '../../custom-elements.json';

export interface Token {
  name: string;
  fallback: string;
  description: string;
}

/** What all elements read; src/styles/tokens.ts has the same list. */
export const shared: Token[] = [
  {
    name: '--news-background',
    fallback: 'Canvas',
    description: 'Ground of whatever paints one: strip, panel, dialog.',
  },
  { name: '--news-color', fallback: 'CanvasText', description: 'Text on that ground. Always set the two together.' },
  {
    name: '--news-accent',
    fallback: 'CanvasText',
    description: 'The call to action and the focus ring, nothing else.',
  },
  { name: '--news-accent-color', fallback: 'Canvas', description: 'Text on the accent.' },
  { name: '--news-rule', fallback: 'a quarter of the text’s colour', description: 'Hairlines.' },
  { name: '--news-radius', fallback: '0', description: 'Corners of buttons and panels; 0 to 2 px by taste.' },
  { name: '--news-font', fallback: 'inherit', description: 'Face of the elements’ own words; the page’s by default.' },
];

interface Declaration {
  tagName?: string;
  cssProperties?: { name: string; default?: string; description?: string }[];
  cssParts?: { name: string; description?: string }[];
}

const declarations = (manifest.modules as { declarations?: Declaration[] }[]).flatMap(
  (module) => module.declarations ?? [],
);

/** Elements with their own custom properties and parts, by tag. */
export const elements = declarations
  .filter(({ tagName }) => tagName)
  .map(({ tagName, cssProperties = [], cssParts = [] }) => ({
    tag: tagName!,
    tokens: cssProperties
      .filter(({ name }) => !shared.some((token) => token.name === name))
      .map(({ name, default: fallback = '', description = '' }): Token => ({ name, fallback, description })),
    parts: cssParts,
  }))
  .filter(({ tokens, parts }) => tokens.length + parts.length > 0);
