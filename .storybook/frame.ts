// What the toolbar's choices do to a story: the page around it gets a language, a direction, a colour scheme and a reader.
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { emulate } from './emulate.js';
import broadsheet from '../stories/themes/broadsheet.css?raw';
import digital from '../stories/themes/digital.css?raw';
import tabloid from '../stories/themes/tabloid.css?raw';

const PAPERS = new Map([
  ['broadsheet', broadsheet],
  ['tabloid', tabloid],
  ['digital', digital],
]);

const RTL = ['ar'];

/** One menu of the toolbar; `items` maps values to what people read. */
const menu = (title: string, icon: string, description: string, items: Record<string, string>) => ({
  description,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
  },
});

export const globalTypes = {
  reader: menu('Reader', 'user', 'Who reads', {
    unknown: 'Unknown reader',
    pending: 'Answer pending',
    anonymous: 'Anonymous',
    registered: 'Registered',
    subscriber: 'Subscriber',
  }),
  locale: menu('Locale', 'globe', 'Language of the page', {
    en: 'English',
    'fr-CA': 'Français (Canada)',
    es: 'Español',
    ar: 'العربية',
  }),
  direction: menu('Direction', 'transfer', 'Direction of text', {
    auto: 'Direction of the locale',
    ltr: 'Left to right',
    rtl: 'Right to left',
  }),
  theme: menu('Theme', 'mirror', 'Colour scheme of the page', {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  }),
  motion: menu('Motion', 'lightning', 'Whether the reader wants less motion (imitated)', {
    system: 'Motion as the system',
    reduce: 'Reduced motion',
  }),
  contrast: menu('Colours', 'contrast', 'Colours of the page, or those that the reader forces on it (imitated)', {
    system: 'The page’s colours',
    forced: 'Forced colours',
  }),
  paper: menu('Paper', 'paintbrush', 'Whose page the elements stand on', {
    plain: 'No theme',
    broadsheet: 'Broadsheet',
    tabloid: 'Tabloid',
    digital: 'Digital only',
  }),
} as NonNullable<Preview['globalTypes']>;

export const initialGlobals = {
  reader: 'unknown',
  locale: 'en',
  direction: 'auto',
  theme: 'light',
  motion: 'system',
  contrast: 'system',
  paper: 'plain',
};

/** The direction that is in force: the toolbar's, else the locale's own. */
export function directionOf({ direction, locale }: Record<string, unknown>): 'ltr' | 'rtl' {
  if (direction === 'ltr' || direction === 'rtl') return direction;
  return RTL.includes(String(locale).split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

const SCHEMES: Record<string, string> = { light: 'light', dark: 'dark' };

export const frame: Decorator = (story, { globals, parameters, viewMode }) => {
  emulate({ motion: globals.motion === 'reduce', contrast: globals.contrast === 'forced' });
  const dir = directionOf(globals);
  // The stories' English is British.
  const locale = globals.locale === 'en' ? 'en-GB' : String(globals.locale);
  const { lang, dir: rootDir, style } = document.documentElement;
  if (viewMode === 'story') {
    // Dialogs, fixed strips and scroll bars belong to the whole page, so the whole page follows.
    if (lang !== locale) document.documentElement.lang = locale;
    if (rootDir !== dir) document.documentElement.dir = dir;
    style.colorScheme = globals.paper === 'digital' ? 'dark' : (SCHEMES[String(globals.theme)] ?? 'light dark');
  }
  const tokens = PAPERS.get(String(globals.paper))?.replace(':root', '.story-page[data-paper]');
  return html`${
      tokens
        ? html`<style>
            ${tokens}
          </style>`
        : nothing
    }
    <div
      class="story-page"
      lang=${locale}
      dir=${dir}
      data-theme=${globals.theme}
      data-paper=${globals.paper}
      data-view=${viewMode}
      data-layout=${parameters.layout ?? 'padded'}
    >
      <news-reader-context reader=${globals.reader}>${story()}</news-reader-context>
    </div>`;
};

/** A story starts as on a first visit: nothing dismissed, nothing decided. */
export function forget(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith('newsprint')) storage.removeItem(key);
  }
  for (const pair of document.cookie.split('; ')) {
    const name = pair.split('=')[0] ?? '';
    if (/^news(print)?/.test(name)) document.cookie = `${name}=; path=/; max-age=0`;
  }
}
