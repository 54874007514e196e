/**
 * Becomes `cdn/newsprint.head.js`, a classic script for `<head>`: hides a dismissed pencil before first paint.
 * It must stay under 500 bytes, so it reads the storage itself, and gives up where that is blocked.
 * A sheet made here needs no `style-src`. The rule ends when the element arrives, which then decides by itself.
 */
import { KEY } from './elements/pencil/memory-key.js';

try {
  const entries = JSON.parse(localStorage.getItem(KEY) as string) as [id: string, { h: number }][];
  const sheet = new CSSStyleSheet();
  for (const [id, { h }] of entries) {
    const [campaign = '', revision] = id.split('\n').map((text) => CSS.escape(text));
    if (h > Date.now()) {
      sheet.insertRule(
        `news-pencil[campaign=${campaign}]${revision ? `[revision=${revision}]` : ':not([revision])'}:not(:defined){display:none!important}`,
      );
    }
  }
  document.adoptedStyleSheets.push(sheet);
} catch {
  // Nothing stored, or nothing that can be read: nothing to hide.
}
