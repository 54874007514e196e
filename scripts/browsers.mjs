// Where the browsers are, for the unit tests, the page tests, the story tests and the screenshots.
import { existsSync } from 'node:fs';

/**
 * The suggestions of the address bar are two pages of their own, loaded with each window: they take more than half of what a
 * window costs. Of several lists Chromium reads the last one, so what Playwright switches off stands here, too.
 */
const FEATURES_OFF = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  // Playwright's
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** As root a sandbox cannot start; the rest keeps a test browser from calling home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  `--disable-features=${FEATURES_OFF}`,
];

const SYSTEM_CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

let chromium;
let isShell = false;

/** `$CHROMIUM_BIN`, the system's Chromium or Chrome, Playwright's own, else the one inside @sparticuz/chromium. */
export function chromiumPath() {
  return (chromium ??= findChromium());
}

/** Whether that Chromium reads a profile's settings; the headless shell inside @sparticuz/chromium has none. */
export async function readsSettings() {
  await chromiumPath();
  return !isShell;
}

async function findChromium() {
  const wanted = process.env.CHROMIUM_BIN;
  if (wanted && wanted !== 'none') {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_BIN names ${wanted}, which does not exist.`);
  }
  const { chromium: playwright } = await import('playwright');
  const installed = wanted === 'none' ? undefined : [...SYSTEM_CHROMIUMS, playwright.executablePath()].find(existsSync);
  if (installed) return installed;
  try {
    // Makes the package unpack the system libraries that it brings, and use them.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: packed } = await import('@sparticuz/chromium');
    isShell = true;
    return await packed.executablePath();
  } catch (error) {
    throw new Error(
      'No Chromium found. Install one (on Debian: apt-get install chromium) or set CHROMIUM_BIN to its path.',
      { cause: error },
    );
  }
}

/** A running Chromium, driven by Playwright. */
export async function launchChromium(options = {}) {
  const { chromium: playwright } = await import('playwright');
  return playwright.launch({
    executablePath: await chromiumPath(),
    ...options,
    args: [...CHROMIUM_ARGS, ...(options.args ?? [])],
  });
}

/** `$FIREFOX_BIN` or the system's Firefox; `undefined` where there is none. */
export function firefoxPath() {
  return [process.env.FIREFOX_BIN, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path));
}

/** Launch options for a stock Firefox: Playwright drives it over WebDriver BiDi, not with its own patched build. */
export function firefoxOptions(firefoxUserPrefs = {}) {
  const executablePath = firefoxPath();
  if (!executablePath) {
    throw new Error(
      'No Firefox found. Install one (on Debian: apt-get install firefox-esr) or set FIREFOX_BIN to its path.',
    );
  }
  return { channel: 'moz-firefox', executablePath, firefoxUserPrefs };
}
