/** Where a browser keeps its switch for cookies. The steps themselves are words: `cookieSteps…` in the translations. */
export interface Browser {
  readonly key: keyof typeof NAMES;
  /** As the vendor writes it. */
  readonly name: string;
  /** The settings page. Browsers let no page link to it, so it is text to copy. */
  readonly address?: string;
  /** Day of the last review. Menus move: to be done again for each release. */
  readonly checked: string;
  /** What that review looked at. */
  readonly against: string;
}

const NAMES = {
  Chrome: 'Chrome',
  ChromeMobile: 'Chrome (Android)',
  Safari: 'Safari (Mac)',
  SafariMobile: 'Safari (iPhone, iPad)',
  Edge: 'Edge',
  Firefox: 'Firefox',
  FirefoxMobile: 'Firefox (Android)',
  Samsung: 'Samsung Internet',
  Opera: 'Opera',
};

const written = 'written sources; not seen on a device';
const browser = (key: Browser['key'], against = written, address?: string): Browser => ({
  key,
  name: NAMES[key],
  address,
  checked: '2026-11-23',
  against,
});

/** In the order of the list, in which the reader's own comes first. */
export const browsers: readonly Browser[] = [
  browser('Chrome', 'the English settings pages of Chromium 156', 'chrome://settings/content/siteData'),
  browser('ChromeMobile'),
  browser('Safari'),
  browser('SafariMobile'),
  browser('Edge', written, 'edge://settings/content/cookies'),
  browser('Firefox', 'the English settings pages of Firefox ESR 153', 'about:preferences#privacy'),
  browser('FirefoxMobile'),
  browser('Samsung'),
  browser('Opera', written, 'opera://settings/content/siteData'),
];

/**
 * Which steps fit, from what the browser says about itself; `undefined` when none is sure to fit. It only decides what
 * stands first, so a wrong guess costs one click. Every browser on iOS has WebKit inside and settings of its own.
 */
export function guessBrowser(agent: string, touchPoints = 0): Browser['key'] | undefined {
  const has = (pattern: RegExp) => pattern.test(agent);
  // An iPad says that it is a Mac, but no Mac has a touch screen.
  const ios = has(/iPhone|iPad|iPod/) || (has(/Macintosh/) && touchPoints > 1);
  // Views inside other apps have no settings.
  if (has(/FBA[NV]|Instagram|Snapchat|Pinterest|LinkedInApp|MicroMessenger|musical_ly|\bLine\/|; wv\)/))
    return undefined;
  if (ios) return has(/CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|DuckDuckGo|GSA\//) ? undefined : 'SafariMobile';
  const mobile = has(/Android|Mobile/);
  if (has(/SamsungBrowser/)) return 'Samsung';
  if (has(/\bEdg(e|A)?\//)) return mobile ? undefined : 'Edge';
  if (has(/\bOPR\//)) return mobile ? undefined : 'Opera';
  if (has(/Firefox\//)) return mobile ? 'FirefoxMobile' : 'Firefox';
  if (has(/Chrom(e|ium)\//)) return mobile ? 'ChromeMobile' : 'Chrome';
  return has(/Macintosh.*Safari\//) ? 'Safari' : undefined;
}
