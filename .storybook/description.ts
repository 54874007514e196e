import manifest from '../custom-elements.json';

interface Declaration {
  tagName?: string;
  summary?: string;
  description?: string;
}

/** The summary, then the rest of the class's own words. */
export function describe(tag: string): string {
  for (const { declarations = [] } of manifest.modules as { declarations?: Declaration[] }[]) {
    const found = declarations.find(({ tagName }) => tagName === tag);
    if (found) return [found.summary, found.description].filter(Boolean).join('\n\n');
  }
  return '';
}
