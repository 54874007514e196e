import { addons } from 'storybook/manager-api';
import { newsprint } from './theme.js';

addons.setConfig({
  theme: newsprint,
  layout: { panelPosition: 'bottom' },
  sidebar: { showRoots: true },
});
