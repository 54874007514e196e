// What no page can ask of a browser, imitated for the toolbar: reduced motion and forced colours. Media rules in every
// style sheet, those of shadow roots included, are switched as if the query matched; `matchMedia` agrees with them.
// The real thing is a setting of the system: what is promised is tested with that (test/, in real browsers).

import { roots } from './roots.js';

interface Switches {
  motion: boolean;
  contrast: boolean;
}

const REDUCED = /\(prefers-reduced-motion(?::\s*(reduce|no-preference))?\)/;
const FORCED = /\(forced-colors(?::\s*(active|none))?\)/;

/** What each media rule said before it was switched. */
const originals = new WeakMap<MediaList, string>();
const switches: Switches = { motion: false, contrast: false };
const nativeMatchMedia = globalThis.matchMedia.bind(globalThis);

/** The rule as if the reader had that setting: a condition that would match is left out, one that would not is `not all`. */
function rewrite(media: string): string {
  for (const [on, query, yes] of [
    [switches.motion, REDUCED, 'reduce'],
    [switches.contrast, FORCED, 'active'],
  ] as const) {
    const found = on && query.exec(media);
    if (!found) continue;
    if (found[1] !== undefined && found[1] !== yes) return 'not all';
    media = media.replace(found[0], '(min-width: 0)');
  }
  return media;
}

function switchRules(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      const original = originals.get(rule.media) ?? rule.media.mediaText;
      originals.set(rule.media, original);
      const wanted = rewrite(original);
      if (rule.media.mediaText !== wanted) rule.media.mediaText = wanted;
    }
    if (rule instanceof CSSGroupingRule) switchRules(rule.cssRules);
  }
}

/** The colours of a common high-contrast theme. What has no ground of its own keeps none: pictures show through. */
const palette = new CSSStyleSheet();
palette.replaceSync(`
.story-page, .story-page * {
  --page-ground: #000 !important; --page-ink: #fff !important; --page-accent: #ffff00 !important;
  --news-background: #000 !important; --news-color: #fff !important;
  --news-accent: #000 !important; --news-accent-color: #ffff00 !important; --news-rule: #fff !important;
}
* {
  color: #fff !important; border-color: #fff !important; outline-color: #1aebff !important;
  box-shadow: none !important; text-shadow: none !important;
}
a, a * { color: #ffff00 !important; }
button, dialog { background-color: #000 !important; }
`);

function apply(): void {
  for (const root of roots()) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) switchRules(sheet.cssRules);
    const without = root.adoptedStyleSheets.filter((sheet) => sheet !== palette);
    const wanted = switches.contrast ? [...without, palette] : without;
    if (wanted.length !== root.adoptedStyleSheets.length) root.adoptedStyleSheets = wanted;
  }
}

/** Stands in for the browser's list, so that whoever keeps one hears when the toolbar changes. */
class SwitchedQuery extends EventTarget {
  static readonly all = new Set<SwitchedQuery>();
  #list: MediaQueryList;
  #before: boolean;

  constructor(readonly media: string) {
    super();
    this.#list = nativeMatchMedia(media);
    this.#list.addEventListener('change', () => this.check());
    this.#before = this.matches;
    SwitchedQuery.all.add(this);
  }

  get matches(): boolean {
    const rewritten = rewrite(this.media);
    return rewritten === this.media ? this.#list.matches : nativeMatchMedia(rewritten).matches;
  }

  check(): void {
    const { matches, media } = this;
    if (matches === this.#before) return;
    this.#before = matches;
    this.dispatchEvent(new MediaQueryListEvent('change', { matches, media }));
  }
}

globalThis.matchMedia = (query) =>
  REDUCED.test(query) || FORCED.test(query)
    ? (new SwitchedQuery(query) as unknown as MediaQueryList)
    : nativeMatchMedia(query);

let again: ReturnType<typeof setInterval> | undefined;

/** Puts the toolbar's choices in force, and keeps them so. */
export function emulate(wanted: Switches): void {
  if (wanted.motion === switches.motion && wanted.contrast === switches.contrast) return;
  Object.assign(switches, wanted);
  clearInterval(again);
  // What is rendered later, also inside shadow roots, brings style sheets of its own.
  if (switches.motion || switches.contrast) again = setInterval(apply, 300);
  apply();
  for (const query of SwitchedQuery.all) query.check();
}
