// Runs Web Test Runner's tests in Firefox.
import { playwright, PlaywrightLauncher } from '@web/test-runner-playwright';
import { firefoxOptions } from './browsers.mjs';

/** A test file has a Firefox of its own while it runs: two pages of one Firefox take the keyboard focus from each other. */
class FirefoxLauncher extends PlaywrightLauncher {
  #all = [];
  #idle = [];

  async getOrStartBrowser() {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const browser = await playwright.firefox.launch(this.launchOptions);
    this.#all.push(browser);
    return browser;
  }

  async stopSession(id) {
    const browser = this.getPage(id).context().browser();
    const result = await super.stopSession(id);
    this.#idle.push(browser);
    return result;
  }

  async stop() {
    await Promise.all(this.#all.map((browser) => browser.close()));
  }
}

/** @param {Record<string, unknown>} [preferences] Firefox's own, as in about:config */
export const firefoxLauncher = (preferences) =>
  new FirefoxLauncher(
    'firefox',
    firefoxOptions(preferences),
    ({ browser }) => browser.newContext(),
    ({ context }) => context.newPage(),
  );
