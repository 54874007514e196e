// Colours that the reader forces (Windows' contrast themes): what floats keeps an edge, icons and words keep a colour that
// is not their ground's, and whatever has focus shows a ring. In every state of every element.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, browserName, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, states } from './every-element.mjs';

/** Runs in the page: what cannot be told apart in the colours that are forced. */
function faults(example) {
  const found = [];
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const outer = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const ground = (node) => {
    for (let at = node; at; at = outer(at)) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
    }
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = 'Canvas';
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  };
  const clear = (color) => /^rgba\(.*, 0\)$/.test(color);
  const shows = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getClientRects().length > 0;
  const ours = all(document.querySelector(`[data-example="${example}"]`)).filter(
    (one) => one.getRootNode() !== document && shows(one),
  );
  const name = (one) => `${one.getRootNode().host.localName} ${one.getAttribute('part') ?? one.localName}`;

  for (const one of ours) {
    const floats = one.getRootNode().host.localName === 'news-pencil' && one.matches('[part~=strip], [part~=panel]');
    // What fills the window has nothing beside it.
    const fills = one.getBoundingClientRect().width >= innerWidth && one.getBoundingClientRect().height >= innerHeight;
    if ((!floats && one.localName !== 'dialog') || fills) continue;
    const { outlineStyle, outlineColor, borderTopStyle, borderTopColor, borderBottomStyle, borderBottomColor } =
      getComputedStyle(one);
    const edges = [
      [outlineStyle, outlineColor],
      [borderTopStyle, borderTopColor],
      [borderBottomStyle, borderBottomColor],
    ];
    if (!edges.some(([style, color]) => style !== 'none' && !clear(color) && color !== ground(one)))
      found.push(`${name(one)} has no edge`);
  }
  for (const one of ours.filter((node) => node.matches('button, summary, input, a[href]'))) {
    // The browser draws these itself.
    if (one.localName !== 'input') {
      if (getComputedStyle(one).color === ground(one))
        found.push(`${name(one)} has its words in the colour of its ground`);
      for (const icon of one.querySelectorAll('svg')) {
        const { stroke, fill } = getComputedStyle(icon);
        if (![stroke, fill].some((paint) => paint !== 'none' && paint !== ground(one)))
          found.push(`${name(one)} has its icon in the colour of its ground`);
      }
    }
    if (one.disabled || one.matches('[inert] *')) continue;
    one.focus({ preventScroll: true });
    if (!one.matches(':focus-visible')) {
      if (one.getRootNode().activeElement === one) found.push(`${name(one)} has focus, and is not :focus-visible`);
      continue;
    }
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const ring = outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
    if (!ring || (outlineStyle !== 'auto' && (clear(outlineColor) || outlineColor === ground(outer(one)))))
      found.push(`${name(one)} has focus, and no ring: ${outlineWidth} ${outlineStyle} ${outlineColor}`);
    one.blur();
  }
  return [...new Set(found)];
}

// Only Chromium can be told to force colours.
if (browserName === 'chromium') {
  for (const colorScheme of ['light', 'dark']) {
    test(`in forced colours, ${colorScheme}: edges, icons, words and rings in every state`, async () => {
      const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body: everything }) });
      const { page } = await open(origin, { context: { forcedColors: 'active', colorScheme } });
      assert.equal(await page.evaluate(() => window.matchMedia('(forced-colors: active)').matches), true);
      // As a reader with a keyboard.
      await page.keyboard.press('Tab');
      const wrong = [];
      for (const [example, own] of Object.entries(states)) {
        for (const state of Object.keys(own)) {
          await reach(page, example, state);
          for (const fault of await page.evaluate(faults, example)) wrong.push(`${example}, ${state}: ${fault}`);
        }
      }
      assert.deepEqual(wrong, []);

      // What is wrong is noticed.
      await page.evaluate(() => {
        const sheet = new window.CSSStyleSheet();
        sheet.replaceSync('button { outline: none !important; color: Canvas !important; forced-color-adjust: none }');
        const { shadowRoot } = document.querySelector('#carousel');
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
      });
      const noticed = (await page.evaluate(faults, 'carousel')).join();
      assert.match(noticed, /pause has its words in the colour of its ground/);
      assert.match(noticed, /pause has focus, and no ring/);
      await page.context().close();
    });
  }
}
