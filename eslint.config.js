import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist', 'cdn', 'storybook-static', 'coverage', '.cache', 'test/editor']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `customElements.get(tag) ?? customElements.define(…)` is the one form that the manifest analyzer follows.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
    settings: { litHtmlSources: true },
  },
  {
    files: ['test/**/*.ts'],
    // chai's `expect(x).to.be.true` is an expression; assertions on mocks pass methods around.
    // Its assertions are typed as promises, though only `accessible()` is one.
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', 'demo/**/*.mjs', 'test/**/*.mjs', 'bench/**/*.mjs', '*.mjs', '*.js', 'bin/**'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        TextDecoder: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        // inside page.evaluate()
        window: 'readonly',
        document: 'readonly',
        customElements: 'readonly',
        getComputedStyle: 'readonly',
        requestAnimationFrame: 'readonly',
        location: 'readonly',
        CustomEvent: 'readonly',
        DOMException: 'readonly',
        performance: 'readonly',
        PerformanceObserver: 'readonly',
        innerWidth: 'readonly',
        innerHeight: 'readonly',
        scrollY: 'readonly',
        scrollTo: 'readonly',
        Event: 'readonly',
        EventTarget: 'readonly',
      },
    },
  },
  {
    files: ['test/frameworks/**'],
    languageOptions: {
      parserOptions: { ecmaFeatures: { jsx: true } },
      globals: { window: 'readonly', document: 'readonly', $state: 'readonly' },
    },
  },
  {
    files: ['scripts/try-a-page/browser/*.js'],
    languageOptions: {
      globals: {
        window: 'readonly',
        document: 'readonly',
        location: 'readonly',
        console: 'readonly',
        customElements: 'readonly',
        CSSStyleSheet: 'readonly',
        CustomEvent: 'readonly',
        Element: 'readonly',
        HTMLElement: 'readonly',
        URL: 'readonly',
      },
    },
  },
  { files: ['stories/**'], extends: [storybook.configs['flat/recommended']] },
);
