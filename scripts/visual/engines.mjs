// What taking pictures needs of a browser: to open an address at a size, to wait until the page says that it holds still
// (`<html data-still>`), and to take the picture.
import { firefoxOptions, firefoxPath, launchChromium } from '../browsers.mjs';
import { hasWebKit, WebKit } from '../webkit.mjs';

const STATUS = 'document.documentElement.dataset.still';

/** By name, what starts it; `undefined` where it is not installed. */
export const engines = {
  async chromium() {
    return playwrightEngine(await launchChromium());
  },
  async firefox() {
    if (!firefoxPath()) return undefined;
    const { firefox } = await import('playwright');
    return playwrightEngine(await firefox.launch(firefoxOptions()));
  },
  async webkit() {
    if (!hasWebKit()) return undefined;
    const webkit = await WebKit.launch();
    return {
      async shoot(url, viewport) {
        await webkit.setViewport(viewport);
        await webkit.goto(url);
        const status = await poll(() => webkit.evaluate(`return ${STATUS}`));
        return { status, png: await webkit.screenshot() };
      },
      close: () => webkit.close(),
    };
  },
};

async function poll(ask) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 'no end within 20 s';
}

async function playwrightEngine(browser) {
  const page = await browser.newPage();
  return {
    /** For pictures that need more than an address: Playwright's own browser. */
    browser,
    async shoot(url, viewport) {
      await page.setViewportSize(viewport);
      await page.goto(url);
      const status = await poll(() => page.evaluate(STATUS));
      return { status, png: await page.screenshot() };
    },
    close: () => browser.close(),
  };
}
