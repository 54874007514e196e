// When the lead photo of a page is asked for.

/** In one tab with its cache off: a process of its own for each load takes longer to start than all that is measured. */
export async function openTab(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  return page;
}

/** Milliseconds from the first byte of the page to the moment at which the request for its lead photo leaves. */
export async function leadPhoto(tab, address) {
  await tab.goto(address, { waitUntil: 'load' });
  return tab.evaluate(() => {
    const { currentSrc } = document.querySelector('figure img');
    const [{ responseStart }] = performance.getEntriesByType('navigation');
    return performance.getEntriesByName(currentSrc)[0].requestStart - responseStart;
  });
}
