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

export const globalTypes: Preview['globalTypes'] = {
  reader: {
    description: 'Who reads',
    toolbar: {
      title: 'Reader',
      icon: 'user',
      dynamicTitle: true,
      items: [
        { value: 'unknown', title: 'Unknown reader' },
        { value: 'pending', title: 'Answer pending' },
        { value: 'anonymous', title: 'Anonymous' },
        { value: 'registered', title: 'Registered' },
        { value: 'subscriber', title: 'Subscriber' },
      ],
    },
  },
  locale: {
    description: 'Language of the page',
    toolbar: {
      title: 'Locale',
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'fr-CA', title: 'Français (Canada)' },
        { value: 'es', title: 'Español' },
        { value: 'ar', title: 'العربية' },
      ],
    },
  },
  direction: {
    description: 'Direction of text',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'auto', title: 'Direction of the locale' },
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  theme: {
    description: 'Colour scheme of the page',
    toolbar: {
      title: 'Theme',
      icon: 'mirror',
      dynamicTitle: true,
      items: [
        { value: 'system', title: 'As the system' },
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
      ],
    },
  },
  motion: {
    description: 'Whether the reader wants less motion (imitated)',
    toolbar: {
      title: 'Motion',
      icon: 'lightning',
      dynamicTitle: true,
      items: [
        { value: 'system', title: 'Motion as the system' },
        { value: 'reduce', title: 'Reduced motion' },
      ],
    },
  },
  contrast: {
    description: 'Colours of the page, or those that the reader forces on it (imitated)',
    toolbar: {
      title: 'Colours',
      icon: 'contrast',
      dynamicTitle: true,
      items: [
        { value: 'system', title: 'The page’s colours' },
        { value: 'forced', title: 'Forced colours' },
      ],
    },
  },
  paper: {
    description: 'Whose page the elements stand on',
    toolbar: {
      title: 'Paper',
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'plain', title: 'No theme' },
        { value: 'broadsheet', title: 'Broadsheet' },
        { value: 'tabloid', title: 'Tabloid' },
        { value: 'digital', title: 'Digital only' },
      ],
    },
  },
};

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
