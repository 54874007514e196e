// A page for each hostile style sheet, with every element in every typical mark-up: for the test by rules and the pictures.
import { article, SCRIPT, SHEET } from './article.mjs';
import { everything } from './every-element.mjs';
import { sheets } from './hostile-sheets.mjs';

const TOKENS = `:root { --news-background: rgb(255, 250, 240); --news-color: rgb(20, 20, 60); --news-accent: rgb(140, 0, 60); --news-accent-color: rgb(255, 255, 255) }`;

/** A title in a file name or an address. */
export const fileName = (title) => title.replace(/\W+/g, '-');

/** For `site()` of harness.mjs and `answer` of scripts/serve.mjs: addresses, and what is there. */
export const hostilePages = {};
for (const [title, sheet] of Object.entries(sheets)) {
  hostilePages[`/${fileName(title)}.css`] = { type: 'text/css', body: `${TOKENS}\n${sheet}` };
  hostilePages[`/${fileName(title)}`] = article({
    head: `<link rel="stylesheet" href="/${fileName(title)}.css">${SHEET}${SCRIPT}`,
    body: `<main class="entry-content wp-site-blocks is-layout-flow">${everything}</main>`,
  });
}

/** Waits until nothing moves that will come to an end soon. */
export const settled = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const soon = [document, ...roots]
      .flatMap((root) => root.getAnimations())
      .filter((animation) => animation.effect?.getComputedTiming().endTime < 1000);
    await Promise.allSettled(soon.map((animation) => animation.finished));
  });
