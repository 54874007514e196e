// Contact sheets of the hostile pages: for each state of an element one picture, with a tile for each style sheet of
// test/pages/hostile-sheets.mjs. The elements should look like one design on all of them.
import { reach } from '../../test/pages/article.mjs';
import { states } from '../../test/pages/every-element.mjs';
import { fileName, hostilePages, settled } from '../../test/pages/hostile-pages.mjs';
import { sheets } from '../../test/pages/hostile-sheets.mjs';

/** Phone and desktop; how many tiles stand beside each other, and how much of its size each keeps. */
const SIZES = {
  390: { height: 844, columns: 4, scale: 1 },
  1280: { height: 844, columns: 3, scale: 0.5 },
};
const MOMENT = new Date(Date.UTC(2026, 10, 21, 12));
/** What tells most of how an example looks; the other states are on their way there, or come back to it. */
const TELLING = {
  pencil: ['panel'],
  'pencil-bottom': ['panel'],
  'pencil-inline': ['panel'],
  carousel: ['paused'],
  'carousel-buttons': ['chosen slide'],
  photo: ['noted', 'large'],
  'photo-sensitive': ['covered'],
  'photo-details': ['covered'],
  'photo-group': ['paged'],
  'photo-broken': ['retry'],
  'comment-guidelines': ['open', 'closed'],
  'comment-guidelines-compact': ['unfolded'],
  'comment-guidelines-click': ['error'],
  'cookie-notice-blocked': ['steps'],
  'cookie-notice': ['asked', 'preferences'],
  'consent-gate': ['waiting'],
};
/** Nothing of the other examples lies over this one. */
const still = (example) => `section[data-example]:not([data-example="${example}"]) { opacity: 0 !important }`;

const id = (example, state) => `hostile--${example}-${fileName(state)}`;

/** For a server: the pages, and in place of photos flat grey, which is small and has no decoder's rounding. */
export function hostileAnswer({ pathname }) {
  const [, width] = /^\/demo\/public\/pictures\/.*-(\d+)\.webp$/.exec(pathname) ?? [];
  if (width) {
    const size = `width="${width}" height="${(width * 2) / 3}"`;
    const body = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#888"/></svg>`;
    return { type: 'image/svg+xml', body };
  }
  const page = hostilePages[pathname];
  return typeof page === 'string' ? { body: page } : page;
}

/**
 * In the page: brings an example to rest and into view, and says from where to where it reaches in the window, with what it
 * shows outside its box, and without what is clipped. A dialog has the window for itself.
 */
async function frame(example) {
  const section = document.querySelector(`[data-example="${example}"]`);
  const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  // One transition's end may begin another.
  for (let round = 0; round < 4; round += 1) {
    for (const animation of [document, ...roots].flatMap((root) => root.getAnimations())) {
      if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
    }
    await new Promise(requestAnimationFrame);
  }
  const measure = () => {
    let [top, bottom] = [Infinity, -Infinity];
    const visit = (node, from, to) => {
      const { overflowY, position, display } = getComputedStyle(node);
      const hasBox = display !== 'contents';
      if (node.classList.contains('visually-hidden') || (hasBox && !node.checkVisibility())) return;
      if (position === 'fixed') [from, to] = [0, innerHeight];
      const box = node.getBoundingClientRect();
      const [start, end] = [Math.max(from, box.top), Math.min(to, box.bottom)];
      if (box.width > 2 && end > start && box.right > 0 && box.left < innerWidth) {
        top = Math.min(top, start);
        bottom = Math.max(bottom, end);
      }
      if (hasBox && overflowY !== 'visible') [from, to] = [start, end];
      const assigned = node.assignedElements?.() ?? [];
      for (const child of assigned.length ? assigned : (node.shadowRoot ?? node).children) visit(child, from, to);
    };
    visit(section, -Infinity, Infinity);
    return { top, bottom };
  };
  if (getComputedStyle(section).writingMode === 'vertical-rl') {
    section.scrollIntoView({ block: 'start', behavior: 'instant' });
    // Chromium's picture of a page of vertical text that is not scrolled is empty.
    if (window.scrollX >= 0) window.scrollTo(-1, 0);
  }
  if (roots.some((root) => root.querySelector(':modal'))) {
    return { top: 0, bottom: innerHeight, isModal: true };
  }
  const first = measure();
  if (first.top < 0 || first.bottom > innerHeight) window.scrollBy({ top: first.top - 48, behavior: 'instant' });
  return measure();
}

/** The picture of one example, as wide as the window; for one that does not fit, the window is made higher. */
async function tile(page, example, { width, height }) {
  let { top, bottom, isModal } = await page.evaluate(frame, example);
  // Fixed inside a transformed ancestor, a strip at the bottom is at the bottom of that.
  if (top > bottom) return undefined;
  const isTall = !isModal && bottom - top > height - 96;
  const room = isTall ? Math.ceil(bottom - top) + 96 : height;
  if (isTall) {
    await page.setViewportSize({ width, height: room });
    ({ top, bottom } = await page.evaluate(frame, example));
  }
  const [from, to] = [Math.max(0, Math.floor(top - 8)), Math.min(room, Math.ceil(bottom + 8))];
  const clip = { x: 0, y: from, width, height: to - from };
  const picture = await page.screenshot({ clip, animations: 'disabled', style: still(example) });
  if (isTall) await page.setViewportSize({ width, height });
  return picture;
}

/**
 * Pictures of all that is wanted, by id, on the page of one style sheet. Every example is brought into its states, wanted or
 * not: what one above does moves those below by parts of a pixel.
 */
async function tilesOf(browser, origin, title, size, isWanted) {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  await page.clock.setFixedTime(MOMENT);
  await page.goto(`${origin}/${fileName(title)}`);
  // Slides turn when they are told to, and not while a picture is taken.
  await page.evaluate(() =>
    document.querySelectorAll('news-carousel').forEach((carousel) => (carousel.interval = 1e6)),
  );
  const tiles = {};
  for (const [example, telling] of Object.entries(TELLING)) {
    await page.evaluate(
      (key) =>
        document.querySelector(`[data-example="${key}"]`).scrollIntoView({ block: 'center', behavior: 'instant' }),
      example,
    );
    await settled(page);
    for (const state of Object.keys(states[example])) {
      await reach(page, example, state).catch((cause) => {
        throw new Error(`${title}, ${size.width} px: ${example} does not come to "${state}"`, { cause });
      });
      await settled(page);
      if (telling.includes(state) && isWanted(id(example, state))) {
        const png = await tile(page, example, size);
        if (png) tiles[id(example, state)] = png;
      }
    }
  }
  await context.close();
  return tiles;
}

/** Tiles beside and below each other, each under the title of its style sheet. */
async function contactSheet(page, tiles, { width, columns, scale }) {
  const figures = tiles.map(
    ([title, png]) =>
      `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  const column = width * scale + 10;
  await page.setViewportSize({ width: columns * column, height: 600 });
  await page.setContent(`<!doctype html><meta charset="utf-8">
<style>
  body { margin: 0; display: grid; grid-template-columns: repeat(${columns}, ${column}px); background: #ccc }
  figure { margin: 5px; font: bold 14px/20px sans-serif }
  img { display: block; width: ${width * scale}px }
</style>${figures.join('')}`);
  return page.screenshot({ fullPage: true });
}

/** `{ id, mode, png }` of each contact sheet that is wanted; `mode` is the width of the window. */
export async function hostilePictures(browser, origin, isWanted) {
  const ofSize = async ([mode, { height, ...layout }]) => {
    const width = Number(mode);
    const sheetsOf = {};
    for (const title of Object.keys(sheets)) {
      const tiles = await tilesOf(browser, origin, title, { width, height }, isWanted);
      for (const [name, png] of Object.entries(tiles)) (sheetsOf[name] ??= []).push([title, png]);
    }
    const page = await browser.newPage();
    const pictures = [];
    for (const [name, tiles] of Object.entries(sheetsOf)) {
      pictures.push({ id: name, mode, png: await contactSheet(page, tiles, { width, ...layout }) });
    }
    await page.close();
    return pictures;
  };
  return (await Promise.all(Object.entries(SIZES).map(ofSize))).flat();
}
