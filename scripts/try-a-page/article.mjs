// Where the article is on a page that nobody told us about, and which picture is its photo.
import { ancestors, attribute, byTag, contains, descendants, elements } from './tree.mjs';

/** Never part of an article's text. */
const APART = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'aside',
  'footer',
  'form',
  'select',
  'button',
  'svg',
  'iframe',
  'figure',
  'head',
]);
/** No place for a block of ours: the parser would move it elsewhere. */
const NO_BLOCKS = new Set([
  'p',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'tr',
  'ul',
  'ol',
  'dl',
  'a',
  'button',
  'select',
  'svg',
  'math',
  'object',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'picture',
  'span',
  'b',
  'i',
  'em',
  'strong',
  'font',
  'center',
  'label',
]);

const names = (node) => `${attribute(node, 'class') ?? ''} ${attribute(node, 'id') ?? ''}`;
const SIDE_MATTER =
  /comment|footer|related|recommend|promo|newsletter|sponsor|outbrain|taboola|cookie|consent|badge|adblock|popup|modal|paywall-|subscribe/i;
const NO_PHOTO =
  /comment|footer|related|recommend|promo|newsletter|sponsor|outbrain|taboola|author|avatar|byline|logo|icon|share|social|gallery|slideshow|video|player/i;
const HIDDEN = /(^|\s)(hidden|hide|is-hidden|u-hidden|visually-hidden|u-visually-hidden|sr-only|invisible)(\s|$)/i;

const isHidden = (node) =>
  attribute(node, 'hidden') !== undefined ||
  HIDDEN.test(attribute(node, 'class') ?? '') ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(node, 'style') ?? '');

const isSideMatter = (node) => APART.has(node.tagName) || isHidden(node) || SIDE_MATTER.test(names(node));

/** Runs of text that are long enough to be a sentence, with the element that holds each. */
function* sentences(node) {
  for (const child of node.childNodes ?? []) {
    if (child.nodeName === '#text') {
      const { length } = child.value.trim();
      if (length >= 50) yield { node: child, length };
    } else if (child.tagName && child.tagName !== 'a' && !isSideMatter(child)) {
      yield* sentences(child);
    }
  }
}

const weigh = (list) => list.reduce((sum, { length }) => sum + length, 0);

/**
 * The innermost element that holds most of the page's sentences, and its children between which the article stands.
 *
 * @returns {{ container: object, first?: object, last?: object } | undefined}
 */
export function findArticle(document) {
  const body = byTag(document, 'body');
  if (!body) return undefined;
  const all = [...sentences(body)];
  const total = weigh(all);
  const share = (node) => weigh(all.filter((sentence) => contains(node, sentence.node)));

  const marked = [...descendants(body)].find((node) => attribute(node, 'itemprop') === 'articleBody');
  let container = marked && share(marked) > total / 2 ? marked : body;
  for (;;) {
    const inner = elements(container).find(
      (child) =>
        !NO_BLOCKS.has(child.tagName) &&
        share(child) > share(container) * 0.7 &&
        all.filter(({ node }) => contains(child, node)).length > 1,
    );
    if (!inner) break;
    container = inner;
  }
  while (NO_BLOCKS.has(container.tagName)) container = container.parentNode;

  const own = all.filter(({ node }) => contains(container, node)).map(({ node }) => node);
  const childWith = (node) =>
    node &&
    (container.childNodes.includes(node)
      ? undefined
      : [...ancestors(node)].find((one) => one.parentNode === container));
  return { container, first: childWith(own[0]), last: withShortEnd(childWith(own.at(-1))) };
}

/** The article often ends with a line that is too short for a sentence: who helped, a signature. */
function withShortEnd(last) {
  const siblings = last ? elements(last.parentNode) : [];
  let end = last;
  for (const next of siblings.slice(siblings.indexOf(last) + 1)) {
    if (next.tagName !== 'p' || isSideMatter(next) || !next.sourceCodeLocation) break;
    const own = next.childNodes.filter(({ nodeName }) => nodeName === '#text').map(({ value }) => value.trim());
    if (own.join('').length < 10) break;
    end = next;
  }
  return end;
}

const number = (value) => (/^\s*\d+/.test(value ?? '') ? Number.parseInt(value, 10) : undefined);

/** Large enough for a photo, as far as the mark-up says. */
function isLarge(image) {
  const [width, height] = [number(attribute(image, 'width')), number(attribute(image, 'height'))];
  if (width !== undefined && width < 240) return false;
  if (height !== undefined && height < 120) return false;
  const address = attribute(image, 'src') ?? '';
  return !/\.(gif|svg)([?#]|$)|^data:image\/(gif|svg)/i.test(address) || attribute(image, 'data-src') !== undefined;
}

const within = (node, tags) => [...ancestors(node)].some(({ tagName }) => tags.includes(tagName));
const NO_PHOTOS = ['nav', 'aside', 'footer', 'form', 'noscript', 'template', 'table', 'button', 'svg', 'iframe'];
const INLINE = ['a', 'b', 'br', 'em', 'font', 'i', 'img', 'picture', 'span', 'strong'];
const BUSY = ['iframe', 'video', 'audio', 'object', 'embed', 'button', 'figure'];

/**
 * What may become the photo, best first: a `<figure>` with one picture, or a bare picture that stands on its own.
 * `outer` is what `<news-photo>` goes around; `bare` asks for a `<figure>` as well.
 *
 * @returns {{ outer: object, image: object, bare: boolean }[]}
 */
export function findPhotos(document, { container, last }) {
  const body = byTag(document, 'body');
  const up = [container, ...ancestors(container)].filter(({ tagName }) => tagName && tagName !== 'body');
  const article = up.find(({ tagName }) => tagName === 'article' || tagName === 'main') ?? up[2] ?? up.at(-1) ?? body;
  // The lead photo often stands above the text, outside of the element that holds the article.
  const end = (last ?? container).sourceCodeLocation?.endOffset ?? Infinity;
  return [...figuresIn(article), ...figuresIn(body), ...picturesIn(article)].filter(
    ({ outer }) => outer.sourceCodeLocation.startOffset < end,
  );
}

const photoPlaces = (node) =>
  descendants(node, (one) => !NO_PHOTOS.includes(one.tagName) && !isHidden(one) && !NO_PHOTO.test(names(one)));

function* figuresIn(scope) {
  for (const figure of photoPlaces(scope)) {
    if (
      figure.tagName !== 'figure' ||
      !figure.sourceCodeLocation?.endTag ||
      within(figure, ['a', 'button', 'p', 'figure'])
    )
      continue;
    const inside = [...descendants(figure)];
    const images = inside.filter(({ tagName }) => tagName === 'img');
    if (images.length !== 1 || !isLarge(images[0]) || inside.some(({ tagName }) => BUSY.includes(tagName))) continue;
    yield { outer: figure, image: images[0], bare: false };
  }
}

/** A picture with text or other pictures beside it is laid out by somebody else's rules. */
const hasTextBeside = (node) =>
  node.parentNode.childNodes.some(
    (one) => one !== node && (INLINE.includes(one.tagName) || (one.nodeName === '#text' && one.value.trim())),
  );

function* picturesIn(scope) {
  for (const image of photoPlaces(scope)) {
    if (image.tagName !== 'img' || !image.sourceCodeLocation || !isLarge(image)) continue;
    const outer = image.parentNode.tagName === 'picture' ? image.parentNode : image;
    if (within(outer, ['figure', ...NO_BLOCKS])) continue;
    if (!hasTextBeside(outer)) yield { outer, image, bare: true };
  }
}
