// Style sheets that make life hard for what is embedded: single rules as they are found on real pages, and the base
// styles of what many sites are built on.
import { readFile } from 'node:fs/promises';

const from = (path) => readFile(`node_modules/${path}`, 'utf8');

/**
 * What WordPress' core block styles are known to do to figures, images, captions, buttons and groups, in our own words: the
 * package that holds them brings 1.6 GB of dependencies (docs/decisions.md).
 */
const wordpress = `
:where(.wp-block-group) { box-sizing: border-box; }
:where(body .is-layout-flow) > * { margin-block: 1.2rem 0; }
:where(body .is-layout-flow) > :first-child { margin-block-start: 0; }
:where(body .is-layout-constrained) > :where(:not(.alignleft, .alignright, .alignfull)) {
  max-width: 645px; margin-left: auto !important; margin-right: auto !important; }
.entry-content figure { margin: 0 0 1em; }
.wp-block-image { margin: 0 0 1em; }
.wp-block-image > a, .wp-block-image > figure > a { display: inline-block; }
.wp-block-image img { box-sizing: border-box; height: auto; max-width: 100%; vertical-align: bottom; }
.wp-block-image .alignleft, .alignleft { float: left; margin: .5em 1em .5em 0; display: table; }
.alignleft > figcaption { display: table-caption; caption-side: bottom; }
.wp-block-image :where(figcaption), .entry-content figcaption { color: #555; font-size: 13px; text-align: center; margin: .5em 0 1em; }
:where(.wp-block-button__link), .entry-content button, .entry-content [type=button] { background-color: #32373c; color: #fff;
  border: 0; border-radius: 9999px; padding: calc(.667em + 2px) calc(1.333em + 2px); text-decoration: none; box-shadow: none; }
:root :where(p.has-background) { padding: 1.25em 2.375em; }
.entry-content :where(ul, ol) { padding-left: 2.5em; margin: 0; }
.entry-content a { text-decoration: underline; color: #0073aa; }
.entry-content img, .wp-site-blocks img { max-width: 100%; height: auto; }
html :where(img[class*=wp-image-]) { height: auto; max-width: 100%; }
html :where(.is-position-sticky) { --wp-admin--admin-bar--position-offset: var(--wp-admin--admin-bar--height, 0px); }`;

export const sheets = {
  'nothing unusual': '',
  'all: unset': '* { all: unset }',
  '!important on div, p and button': `div, p, button { display: block !important; float: left !important; clear: none !important;
    position: static !important; width: 60% !important; height: auto !important; min-width: 0 !important; margin: 12px !important;
    padding: 16px !important; line-height: 1 !important; opacity: 1 !important; visibility: visible !important;
    color: #036 !important; background: #eee !important }`,
  'img width': 'img { width: 100% !important; height: auto }',
  'huge letters': 'html { font-size: 40px }',
  'slow transitions': '* { box-sizing: content-box; transition: all 3s }',
  'transformed ancestors': 'main { transform: translate(0); overflow: hidden; filter: none }',
  zoom: 'body { zoom: 1.5 }',
  'vertical text': 'html { writing-mode: vertical-rl }',
  /** Resets that go too far, as they pile up on pages of many years. */
  'resets with !important': `* { letter-spacing: .08em !important; line-height: 1.9 !important; text-transform: uppercase !important;
      text-align: center !important; float: none !important; min-width: 0 !important }
    button, summary, input { all: unset } dialog { display: block; width: 50%; border: 9px solid red }
    [hidden] { display: block !important } ul, ol { list-style: none !important; padding: 0 !important }
    a { color: inherit !important; text-decoration: none !important; display: inline-block; position: relative }
    svg { width: 100%; height: auto; fill: red !important } figure, figcaption { position: relative; overflow: hidden }
    p:empty, div:empty { display: none !important } html, body { height: 100%; overflow-x: hidden }`,
  /** An article that lays its children out, and hides what scripts have not defined yet. */
  'grid of an article': `:not(:defined) { display: none } body { display: flex; flex-direction: column; align-items: center }
    main { display: grid; width: 100%; grid-template-columns: 1fr min(60ch, 100% - 2rem) 1fr; gap: 1rem } main > * { grid-column: 2 }
    section { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: center }
    section > * { max-width: 60ch; min-width: 0; margin-inline: auto; flex: 0 1 auto }
    section > * + * { margin-block-start: 2rem } * > :last-child { margin-bottom: 0 } img, video, iframe { display: block; max-width: 100% }`,
  bootstrap: await from('bootstrap/dist/css/bootstrap.min.css'),
  'tailwind preflight': await from('tailwindcss/preflight.css'),
  bulma: await from('bulma/css/bulma.min.css'),
  foundation: await from('foundation-sites/dist/css/foundation.min.css'),
  wordpress,
};
