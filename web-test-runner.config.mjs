// Unit tests in real browsers. BROWSERS=chromium,firefox,webkit chooses engines (Chromium alone by default),
// ONLY=pencil the files whose names start so (all by default).
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { CHROMIUM_ARGS, chromiumPath } from './scripts/browsers.mjs';
import { firefoxLauncher } from './scripts/firefox-launcher.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { closingLine, extraCommands } from './scripts/wtr-plugins.mjs';

const prefix = process.env.ONLY ?? '';
const only = `test/${prefix}*`;
const tests = readdirSync('test').filter((file) => file.startsWith(prefix) && file.endsWith('.test.ts'));
const names = (process.env.BROWSERS ?? 'chromium').split(',');

async function launcher(name, reducedMotion) {
  switch (name) {
    case 'chromium':
      return playwrightLauncher({
        product: 'chromium',
        launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS },
        createBrowserContext: ({ browser }) => browser.newContext(reducedMotion ? { reducedMotion: 'reduce' } : {}),
      });
    case 'firefox':
      return firefoxLauncher(reducedMotion ? { 'ui.prefersReducedMotion': 1 } : {});
    case 'webkit':
      return webkitLauncher({ reducedMotion });
    default:
      throw new Error(`BROWSERS names "${name}"; known are chromium, firefox and webkit.`);
  }
}

const launchers = (reducedMotion) => Promise.all(names.map((name) => launcher(name, reducedMotion)));

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), closingLine()],
  concurrency: 2,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    extraCommands(),
  ],
  coverageConfig: { include: ['src/**/*.ts'] },
  groups: [
    { name: 'main', files: [`${only}.test.ts`, '!test/*.reduced-motion.test.ts'], browsers: await launchers(false) },
    { name: 'reduced-motion', files: [`${only}.reduced-motion.test.ts`], browsers: await launchers(true) },
    // A group without files is an error.
  ].filter(({ name }) =>
    tests.some((file) => file.endsWith('.reduced-motion.test.ts') === (name === 'reduced-motion')),
  ),
};
