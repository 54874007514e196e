// The stories of storybook-static, for the story tests and the visual comparison.
import { readFile } from 'node:fs/promises';

/** The toolbar's choices that every story is shown with. */
export const MODES = {
  light: { theme: 'light', locale: 'en', direction: 'auto' },
  dark: { theme: 'dark', locale: 'en', direction: 'auto' },
  rtl: { theme: 'light', locale: 'ar', direction: 'rtl' },
};

/** A story tagged `phone` or `tablet` is opened at that width; the toolbar's viewport exists only around the frame. */
const VIEWPORTS = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } };
const DESKTOP = { width: 1280, height: 900 };

/** Those whose id contains `only`, with the size of their window. Ends the process where nothing was built. */
export async function readStories(only) {
  // A build that failed leaves the list of stories, but not the page that shows them.
  const [index] = await Promise.all(
    ['index.json', 'iframe.html'].map((file) => readFile(`storybook-static/${file}`, 'utf8')),
  ).catch(() => {
    console.error('There is no complete storybook-static/. Run `npm run build:storybook` first.');
    process.exit(1);
  });
  return Object.values(JSON.parse(index).entries)
    .filter(({ type, id, tags }) => type === 'story' && !tags.includes('!test') && id.includes(only))
    .map(({ id, tags }) => ({ id, viewport: VIEWPORTS[tags.find((tag) => tag in VIEWPORTS)] ?? DESKTOP }));
}

/** Where Storybook shows one story with these choices. */
export function storyAddress(origin, id, globals) {
  const query = Object.entries(globals).map((pair) => pair.join(':'));
  return `${origin}/iframe.html?viewMode=story&id=${id}&globals=${query.join(';')}`;
}
