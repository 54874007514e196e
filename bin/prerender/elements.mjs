// What each element's shadow root holds before the script: what the element itself renders first, with the style sheet that
// it has then, and a few rules for the time until it is there. Parts that elements load on demand come on demand.
import { LitElement, ReactiveElement } from 'lit';
import * as newsprint from 'newsprint';
import { attribute, lend, matches, ServerElement, ServerText } from './dom.mjs';
import { toHtml } from './template.mjs';

const { defaultReaderState, readerContext } = newsprint;

// What the classes name while they are made and rendered; nothing of it does anything here.
class Idle {
  observe() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
for (const [name, value] of Object.entries({
  Element: ServerElement,
  Text: ServerText,
  ShadowRoot: class {},
  MutationObserver: Idle,
  matchMedia: () => ({ matches: false }),
  // Newer versions of Node have these, and warn when they are asked.
  localStorage: undefined,
  sessionStorage: undefined,
})) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
// An element here never updates by itself.
for (const name of ['connectedCallback', 'disconnectedCallback']) LitElement.prototype[name] = () => {};

/** Who reads, for the element that is being made. */
let reader = defaultReaderState;
const { addController } = ReactiveElement.prototype;
ReactiveElement.prototype.addController = function (controller) {
  if (controller.context === readerContext) controller.value = reader;
  addController.call(this, controller);
};

/** An instance of an element's class in the place of `node`. */
function make(Class, node, state) {
  reader = state;
  const element = new Class();
  lend(element, node);
  const observed = new Set(Class.observedAttributes);
  for (const { name, value } of node.attrs) {
    element.setAttribute(name, value);
    if (observed.has(name)) element.attributeChangedCallback(name, null, value);
  }
  return element;
}

function styleOf(Class, more) {
  Class.finalize();
  return Class.elementStyles.map(({ cssText }) => cssText).join('') + more;
}
const render = (element) => toHtml(element.render());

/** What is longer than the strip can be scrolled to, should the script fail; so its hairline stands inside. */
const PENCIL = `
:host{overflow:auto!important;scrollbar-width:none;block-size:var(--news-pencil-strip-size,max(48px,2.8em))!important}
@media (scripting){.own{animation:6s own}}
@keyframes own{0%,99%{visibility:hidden}}
#strip{outline:0;box-shadow:inset 0 -1px var(--news-rule,color-mix(in srgb,currentcolor 25%,transparent))}
@media (scripting:none){
:host{position:static!important;overflow:visible!important;block-size:auto!important}
#strip{block-size:auto!important}
button{display:none!important}
}`;
/** What the panel holds, for readers whose script does not come. */
const PANEL = '<slot></slot><slot name="price"></slot><slot name="cta"></slot><slot name="legal"></slot>';

/** A pencil's own words beside variants: for readers whose script does not come, at the latest after six seconds. */
const OWN = `<div class="own"><slot name="headline"></slot> <slot name="strip-cta"></slot>${PANEL}</div>`;

/** The row of slides that newsprint.css gives a carousel until it is defined, but inside. */
const CAROUSEL = `
:host{border:0!important;overflow:visible!important;animation:none!important}
.base{flex:0 0 100%}
.viewport{display:flex!important;align-items:var(--news-carousel-align,start);overflow:auto!important;scrollbar-width:none}
@media (scripting){.viewport{animation:19s first}}
@keyframes first{0%{overflow:clip}}
::slotted(*){flex:0 0 100%!important}
::slotted(:is(script,style,template,link,meta,[hidden])){display:none!important}`;

/** The space that newsprint.css keeps for what the panel will say by itself; the panel gives it back out of view. */
const GUIDELINES = `
@media (scripting){:host{padding-block-end:4.2em}:host([thread*='d']){padding-block-start:4em}}
slot[name=loading],slot[name=error],slot[name=cta]{display:none!important}`;

const COOKIES = `
@media (scripting){:host{display:none!important}}
::slotted(:not(noscript,news-cookie-category)){display:none!important}`;

/**
 * By tag: `(node, state) => { css, html, done }`, or nothing for an element that is better off without. A view may also be a
 * function, asked when all elements of the page are made; `done` is called when all have been asked.
 */
export const VIEWS = {
  'news-pencil'(node, state) {
    const pencil = make(newsprint.NewsPencil, node, state);
    const decide = () => pencil.willUpdate(new Map());
    const done = () => pencil.disconnectedCallback();
    decide();
    return () => {
      // Now it knows of the others at its edge.
      decide();
      if (!pencil.decision.show) return { css: ':host{display:none!important}', html: '', done };
      // A variant is chosen in the browser; until then none shows.
      const panel = node.childNodes.some(isVariant) ? OWN : PANEL;
      const html = render(pencil).replace(/(?=<\/section>)/, `<div>${panel}</div>`);
      return { css: styleOf(newsprint.NewsPencil, PENCIL), html, done };
    };
  },

  'news-carousel'(node, state) {
    // Without its list of slides it draws no buttons, which nothing would answer yet; only their place is kept.
    const carousel = make(newsprint.NewsCarousel, node, state);
    const slides = node.childNodes.filter(isSlide);
    const below = /nav$/.test(carousel.controls) || carousel.picker === 'dots';
    const beside = carousel.autoplay && carousel.controls !== 'external';
    let css = CAROUSEL;
    if (slides.length > 1) {
      // That of newsprint.css would stand beside it.
      if (below) css += ':host{padding-block-end:0!important}.base{padding-block-end:40px}';
      else if (beside) css += '.base{padding-inline-end:40px}';
    }
    const current = slides[Math.min(Math.trunc(carousel.index) || 0, slides.length - 1)];
    const place = node.childNodes.filter(({ tagName }) => tagName).indexOf(current) + 1;
    if (place && current !== slides[0]) css += `::slotted(:nth-child(${place})){order:-1}`;
    // One slot for all slides: they cannot be shared out among several without script.
    const html = render(carousel).replace(/(part="viewport"[^>]*>).*?(?=<\/div>)/s, '$1<slot></slot>');
    return { css: styleOf(newsprint.NewsCarousel, css), html };
  },

  'news-photo': (node, state) => ({
    css: styleOf(newsprint.NewsPhoto, ''),
    html: render(make(newsprint.NewsPhoto, node, state)),
  }),

  'news-comment-guidelines'(node, state) {
    const guidelines = make(newsprint.NewsCommentGuidelines, node, state);
    // To fold the rules, slots must be assigned by script, which a shadow root from a server never allows.
    if (/^(compact|auto)$/.test(guidelines.mode)) return undefined;
    const shown = /^(anonymous|registered)$/.test(guidelines.state.reader)
      ? GUIDELINES.replace(',slot[name=cta]', '')
      : GUIDELINES;
    return { css: styleOf(newsprint.NewsCommentGuidelines, shown), html: render(guidelines) };
  },

  'news-consent-gate'(node, state) {
    const gate = make(newsprint.NewsConsentGate, node, state);
    let ratio = '';
    const style = { setProperty: (_name, value) => (ratio = value) };
    gate.renderRoot = { firstElementChild: { style } };
    gate.updated();
    return { css: styleOf(newsprint.NewsConsentGate, ratio ? `.frame{--_ratio:${ratio}}` : ''), html: render(gate) };
  },

  // What a browser keeps is known there only: nothing shows but <noscript> and, without script, the categories.
  'news-cookie-notice': () => ({ css: COOKIES, html: '<slot></slot>' }),
};

const isVariant = (node) => Boolean(node.tagName) && matches(node, 'template[data-variant]');

function isSlide(node) {
  if (!node.tagName) return node.nodeName === '#text' && node.value.trim() !== '';
  return !/^(script|style|template|link|meta|noscript)$/.test(node.tagName) && attribute(node, 'hidden') === null;
}
