// What goes on while nothing is to be seen.
import { openPage, scroll } from './pages.mjs';

const WATCH = 10_000;

/** How many timers and frames come due in ten seconds. */
async function due(page) {
  await page.evaluate(() => (window.bench.due = 0));
  await page.waitForTimeout(WATCH);
  return page.evaluate(() => window.bench.due);
}

/** How many come due far below, everything closed; and at the top, everything open, while the tab is hidden. */
export async function idle(browser, address) {
  const { page, cdp, close } = await openPage(browser, address);
  await scroll(cdp, 10_000);
  const buttons = page.locator('news-pencil:defined, .offer');
  // What opened by itself is in view, and may move.
  const open = buttons.getByRole('button', { expanded: true }).first();
  if (await open.isVisible().catch(() => false)) await open.click();
  await page.waitForTimeout(500);
  const nothingInView = await due(page);
  await page.evaluate(() => scrollTo(0, 0));
  // Panel open, its messages in rotation; then the tab goes to the background.
  const toggle = buttons.getByRole('button').first();
  if (await toggle.isVisible().catch(() => false)) await toggle.click();
  await page.evaluate(() => {
    for (const [name, value] of [
      ['hidden', true],
      ['visibilityState', 'hidden'],
    ]) {
      Object.defineProperty(document, name, { value, configurable: true });
    }
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await page.waitForTimeout(500);
  const hidden = await due(page);
  await close();
  return { nothingInView, hidden };
}
