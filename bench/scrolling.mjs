// What scrolling costs and moves.
import { openPage, scroll } from './pages.mjs';

const DISTANCE = 10_000;

/** Milliseconds of CPU time in script while a reader scrolls by 10,000 px, on a page that nothing else was done to. */
export async function scriptWhileScrolling(browser, address) {
  const { page, cdp, close } = await openPage(browser, address, { plain: true });
  const script = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  await page.mouse.move(640, 600);
  await page.waitForTimeout(300);
  const before = await script();
  await scroll(cdp, DISTANCE);
  const cost = (await script()) - before;
  const place = await page.evaluate(() => scrollY);
  await close();
  if (place < DISTANCE) throw new Error(`The page was scrolled by ${place} px only.`);
  return cost;
}

/**
 * Listeners for scrolling; and the sum of layout shifts of all that happens to an article: the script arrives, a panel
 * opens and closes by scrolling and by its button, pictures load, a slide changes, the reader's state does.
 */
export async function movement(browser, address) {
  const { page, cdp, close } = await openPage(browser, address);
  const listeners = await page.evaluate(() => window.bench.scroll.size);
  await page.mouse.move(640, 600);
  await scroll(cdp, DISTANCE);
  await page.evaluate(async () => {
    scrollTo(0, 0);
    await window.bench.frames(20);
  });
  const toggle = page.locator('news-pencil:defined, .offer').getByRole('button').first();
  if (await toggle.isVisible().catch(() => false)) {
    await toggle.click();
    // Longer than a slide shows.
    await page.waitForTimeout(7000);
    await toggle.click();
  }
  await page.evaluate(async () => {
    for (const reader of ['registered', 'subscriber', 'anonymous']) {
      document.documentElement.dataset.newsReader = reader;
      await window.bench.frames(20);
    }
  });
  const shift = await page.evaluate(() => window.bench.shift);
  await close();
  return { listeners, shift };
}
