import type { CSSResultOrNative, ReactiveElement } from 'lit';

const made = Symbol.for('newsprint/style-sheets@1');
type Maker = Document & { [made]?: Map<string, CSSStyleSheet> };

/**
 * The sheet that all of `doc` share under one key, made when it is first asked for. A constructed sheet belongs to one
 * document (CSSOM, "constructor document"). Without a window there is none.
 */
function sheetOf(doc: Maker, key: string, cssText: () => string): CSSStyleSheet[] {
  const sheets = (doc[made] ??= new Map<string, CSSStyleSheet>());
  let sheet = sheets.get(key);
  if (!sheet && doc.defaultView) {
    sheets.set(key, (sheet = new doc.defaultView.CSSStyleSheet()));
    sheet.replaceSync(cssText());
  }
  return sheet ? [sheet] : [];
}

/**
 * Gives `host` its style sheets again after it was adopted by another document, which leaves it unstyled.
 * Call from `adoptedCallback()`; `more` are sheets of parts that were loaded later.
 */
export function restyle(host: ReactiveElement, more: readonly CSSResultOrNative[] = []): void {
  const { elementStyles, shadowRootOptions } = host.constructor as typeof ReactiveElement;
  // What was never connected has no root yet. Lit would give it one with sheets of the first document, and throw.
  const root = ((host as { renderRoot?: unknown }).renderRoot ??=
    host.shadowRoot ?? host.attachShadow(shadowRootOptions)) as ShadowRoot;
  // Not through Lit's `adoptStyles`: it asks `instanceof CSSStyleSheet`, which is false for the other document's class.
  root.adoptedStyleSheets = [...elementStyles, ...more].flatMap((style) => {
    const text = 'cssText' in style ? style.cssText : Array.from(style.cssRules, (rule) => rule.cssText).join('');
    return sheetOf(host.ownerDocument, text, () => text);
  });
}

/**
 * Adds rules for an element's light DOM to the document or shadow root that `host` stands in, once for each `name`, and
 * once more where the page has thrown its list of sheets away.
 * What `::slotted()` cannot reach (a picture inside a figure) needs such rules. They are written with `:where()`,
 * so that any rule of the page wins. Two copies of the library share the sheet and add it once. Where a page has registered
 * a subclass under a tag of its own, the rules are for that tag.
 */
export function adoptLightStyles(host: Element, name: string, cssText: string): void {
  const root = host.getRootNode() as Document | ShadowRoot;
  const tag = host.localName;
  for (const sheet of sheetOf(host.ownerDocument, tag + name, () =>
    // Tags, neither custom properties nor names of slots; `<html>` stands for all.
    tag.includes('-') ? cssText.replace(/(?<![-'])news-[\w-]+/g, tag) : cssText,
  )) {
    if (root.adoptedStyleSheets?.includes(sheet) === false) root.adoptedStyleSheets.push(sheet);
  }
}
