import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Nothing in this Storybook reaches the network.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: {
    // The theme in the toolbar sets the page's colours; a second switch would argue with it.
    backgrounds: false,
    changeDetection: false,
    menuOnboardingChecklist: false,
    sidebarOnboardingChecklist: false,
  },
  viteFinal: (vite) => ({
    ...vite,
    // Storybook imports this module of Lit unbundled, which would load Lit a second time.
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), 'lit/directive-helpers.js'],
    },
    build: { ...vite.build, target: 'es2022', chunkSizeWarningLimit: 3000, reportCompressedSize: false },
  }),
};

export default config;
