import { setStorybookHelpersConfig } from '@wc-toolkit/storybook-helpers';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { forget, frame, globalTypes, initialGlobals } from './frame.js';
import { describe } from './description.js';
import { holdStill, isStill } from './still.js';
import { newsprint } from './theme.js';
import '../src/all.js';
import '../src/translations/ar.js';
import '../src/translations/es.js';
import '../src/translations/fr.js';
import '../src/styles/newsprint.css';
import './overview.css';
import './preview.css';

holdStill();
setStorybookHelpersConfig({ hideArgRef: true, disableArgObserver: true });
setCustomElementsManifest(manifest);

const bareBooleans = (code: string) => code.replace(/ (?!alt)([a-z-]+)=""/g, ' $1');

const preview: Preview = {
  globalTypes,
  initialGlobals,
  decorators: [frame],
  beforeEach: forget,
  parameters: {
    // Every passed check with every element would take longer to collect than the checks themselves.
    // A picture needs no check.
    a11y: { test: isStill ? 'off' : 'error', options: { resultTypes: ['violations', 'incomplete'] } },
    controls: { expanded: true, sort: 'none' },
    docs: {
      theme: newsprint,
      source: {
        excludeDecorators: true,
        // As an author writes it: `autoplay`, not `autoplay=""`.
        transform: bareBooleans,
      },
      extractComponentDescription: describe,
    },
    options: {
      storySort: { order: ['Introduction', 'Using an element', 'Article page', 'Elements', 'Theming', '*'] },
    },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        narrow: { name: 'Narrow phone', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '820px', height: '1180px' }, type: 'tablet' },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '900px' }, type: 'desktop' },
      },
    },
  },
};

export default preview;
