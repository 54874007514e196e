// Takes the README's picture from the demo: the article on a desk and on a phone. `node scripts/screenshots.mjs`
import { mkdirSync, writeFileSync } from 'node:fs';
import { startDemo } from '../demo/server.mjs';
import { launchChromium } from './browsers.mjs';

const OUT = 'docs/images/demo.png';

const site = await startDemo();
const browser = await launchChromium();

async function shoot({ width, height, colorScheme = 'light', open = false, scale = 1 }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale });
  await page.goto(`${site.address}index.html`);
  await page.evaluate(async (expand) => {
    await Promise.all([...document.querySelectorAll('*')].map((node) => node.updateComplete));
    await document.querySelector('news-photo img').decode();
    if (expand) document.querySelector('news-pencil').expand();
  }, open);
  await page.waitForTimeout(400);
  const image = (await page.screenshot()).toString('base64');
  await page.close();
  return `data:image/png;base64,${image}`;
}

const desk = await shoot({ width: 1280, height: 1230, scale: 1.5 });
const phone = await shoot({ width: 390, height: 844, colorScheme: 'dark', open: true, scale: 2 });

const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
await page.setContent(`
  <style>
    body { margin: 0; height: 1000px; background: #e9e5dc; }
    img { position: absolute; box-shadow: 0 2px 24px #0003; }
    .desk { inset: 48px auto auto 40px; width: 940px; }
    .phone { inset: 250px 40px auto auto; width: 320px; border: 6px solid #101010; border-radius: 22px; }
  </style>
  <img class="desk" src="${desk}"><img class="phone" src="${phone}">`);
mkdirSync('docs/images', { recursive: true });
writeFileSync(OUT, await page.screenshot());
console.log(OUT);

await browser.close();
await site.close();
