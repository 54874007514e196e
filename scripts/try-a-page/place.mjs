// Puts the library and the five elements into somebody's page. The page's own source stays as it is, byte for byte, but
// for what is named here: the tags go in between, and what would reach the network comes out.
import MagicString from 'magic-string';
import { elements as markUp } from '../../demo/layout.mjs';
import { findArticle, findPhotos } from './article.mjs';
import { ancestors, attribute, byTag, descendants, elements, parsePage, withoutTornTag } from './tree.mjs';
import { wordsFor } from './words.mjs';

export const TAGS = ['news-pencil', 'news-carousel', 'news-photo', 'news-comment-guidelines', 'news-cookie-notice'];

/** Where our own files are on the page's origin. */
export const OWN = '/try-a-page';

/** A page that the elements cannot be put on; the message is one sentence for the person at the keyboard. */
export class PlaceError extends Error {}

/**
 * @param {string} saved the page's HTML
 * @param {{ library: string, isLocal?: (address: string) => boolean }} options the library's address, and whether an
 *   address in the page leads to a file beside it
 * @returns {{ html: string, language: string, photo: string, placed: string[] }}
 */
export function place(saved, { library, isLocal = () => false }) {
  if (!/<[a-z!?]/i.test(saved)) throw new PlaceError('has no HTML in it');
  const source = withoutTornTag(saved);
  const document = parsePage(source);
  const body = byTag(document, 'body');
  if (!body) throw new PlaceError('is a frameset, so it has no body to put anything in');
  const article = findArticle(document);
  const there = new Set([...descendants(body)].map(({ tagName }) => tagName).filter((tag) => TAGS.includes(tag)));

  const words = wordsFor(pageLanguage(document), text(article.container));
  const ours = samples(words);
  const photos = there.has('news-photo') ? [] : findPhotos(document, article);

  // Somebody's mark-up may be broken in a way that moves a tag elsewhere. So each result is read again before it is used.
  for (const photo of [...photos, undefined]) {
    const html = write(source, { document, body, article, photo, ours, there, library, isLocal });
    if (photo && !isAround(html)) continue;
    const present = new Set([...descendants(parsePage(html))].map(({ tagName }) => tagName));
    const placed = TAGS.filter((tag) => present.has(tag));
    // Whoever has a pencil already may have no carousel in it.
    if (TAGS.some((tag) => !present.has(tag) && !(tag === 'news-carousel' && there.has('news-pencil')))) break;
    const kind = there.has('news-photo') ? 'own' : !photo ? 'sample' : photo.bare ? 'picture' : 'figure';
    return { html, language: words.lang, photo: kind, placed };
  }
  throw new PlaceError('has mark-up too broken to put the elements in');
}

const text = (node) =>
  node.nodeName === '#text' ? node.value : node.tagName === 'script' ? '' : (node.childNodes ?? []).map(text).join(' ');

function isAround(html) {
  const photo = byTag(parsePage(html), 'news-photo');
  const [figure, ...others] = photo ? elements(photo) : [];
  return figure?.tagName === 'figure' && others.length === 0 && Boolean(byTag(figure, 'img'));
}

function pageLanguage(document) {
  const html = byTag(document, 'html');
  const meta = (key, value) => {
    for (const node of descendants(document)) {
      if (node.tagName === 'meta' && attribute(node, key)?.toLowerCase() === value) return attribute(node, 'content');
    }
    return undefined;
  };
  return (
    attribute(html, 'lang') ||
    attribute(html, 'xml:lang') ||
    meta('http-equiv', 'content-language') ||
    meta('property', 'og:locale') ||
    ''
  );
}

function samples(words) {
  const inLanguage = (html) =>
    html
      .trim()
      .replace(/<news-[a-z-]+/, `$& lang="${words.lang}" dir="${words.dir}"`)
      .replaceAll('/about.html', '#');
  return {
    pencil: inLanguage(markUp.pencil(words)),
    photo: inLanguage(markUp.photo(words.lead)).replaceAll('/pictures/', `${OWN}/pictures/`),
    comments: inLanguage(markUp.comments(words, 'open')),
    cookies: inLanguage(markUp.cookies(words)),
    photoTag: '<news-photo zoom>',
  };
}

function write(source, { document, body, article, photo, ours, there, library, isLocal }) {
  const out = new MagicString(source);
  const before = (node, text) => out.appendLeft(node.sourceCodeLocation.startOffset, text);
  const after = (node, text) => out.appendLeft(node.sourceCodeLocation.endOffset, text);
  const without = (tag, html) => (there.has(tag) ? '' : html);

  // First of all, and after the doctype: a page without one is in quirks mode and stays so.
  const head =
    byTag(document, 'head').sourceCodeLocation?.startTag ?? byTag(document, 'html').sourceCodeLocation?.startTag;
  const doctype = document.childNodes.find(({ nodeName }) => nodeName === '#documentType')?.sourceCodeLocation;
  out.appendLeft(
    head?.endOffset ?? doctype?.endOffset ?? 0,
    [
      '',
      `<script src="${OWN}/guard.js"></script>`,
      `<link rel="stylesheet" href="${OWN}/page.css">`,
      `<link rel="stylesheet" href="${library}/newsprint.css">`,
      `<script type="module" crossorigin src="${library}/newsprint.js"></script>`,
      `<script type="module" src="${OWN}/bar.js"></script>`,
      '',
    ].join('\n'),
  );

  const pencil = without('news-pencil', ours.pencil);
  const bodyTag = body.sourceCodeLocation?.startTag;
  const firstOfBody = body.childNodes.find((node) => node.sourceCodeLocation);
  if (bodyTag) out.appendLeft(bodyTag.endOffset, pencil);
  else if (firstOfBody) before(firstOfBody, pencil);
  else out.append(pencil);

  const { container, first, last } = article;
  const end = without('news-comment-guidelines', ours.comments) + without('news-cookie-notice', ours.cookies);
  if (last) after(last, end);
  else if (container.sourceCodeLocation?.endTag) out.appendLeft(container.sourceCodeLocation.endTag.startOffset, end);
  else if (bodyTag && container !== body) after(container, end);
  else out.append(end);

  if (photo) {
    const { outer, image, bare } = photo;
    before(outer, ours.photoTag + (bare ? '<figure>' : ''));
    after(outer, (bare ? '</figure>' : '') + '</news-photo>');
    if (!hasPicture(image, isLocal)) standIn(out, image);
  } else if (!there.has('news-photo')) {
    if (first) before(first, ours.photo);
    else if (container.sourceCodeLocation?.startTag)
      out.appendLeft(container.sourceCodeLocation.startTag.endOffset, ours.photo);
    else out.append(ours.photo);
  }

  for (const node of descendants(document)) if (node.sourceCodeLocation && reachesOut(node)) remove(out, node);
  return out.toString();
}

const hasPicture = (image, isLocal) => {
  const address = attribute(image, 'src');
  return Boolean(address) && (address.startsWith('data:') || isLocal(address));
};

/** A picture of ours in place of one that cannot be reached; the author's words and classes stay. */
function standIn(out, image) {
  const { attrs = {}, startOffset, endOffset } = image.sourceCodeLocation;
  for (const name of ['src', 'srcset', 'sizes', 'width', 'height', 'loading']) {
    if (attrs[name]) out.remove(attrs[name].startOffset, attrs[name].endOffset);
  }
  const width = number(attribute(image, 'width')) ?? 960;
  const [end] = out.original.slice(startOffset, endOffset).match(/\s*\/?>$/);
  const files = [480, 960, 1920].map((size) => `${OWN}/pictures/ferry-${size}.webp ${size}w`).join(', ');
  out.appendLeft(
    endOffset - end.length,
    ` src="${OWN}/pictures/ferry-960.webp" srcset="${files}" sizes="(min-width: 60em) 40em, 100vw" width="${width}" height="${Math.round((width * 2) / 3)}"`,
  );
  if (image.parentNode.tagName === 'picture') {
    for (const other of elements(image.parentNode)) if (other.tagName === 'source') remove(out, other);
  }
}

const number = (value) => (/^\s*[1-9]\d*/.test(value ?? '') ? Number.parseInt(value, 10) : undefined);

const HINTS = /\b(preconnect|dns-prefetch|prefetch|prerender|preload|modulepreload|manifest)\b/i;

/** What a content security policy does not stop, or what would stop our own files. */
function reachesOut(node) {
  switch (node.tagName) {
    case 'base':
      return true;
    case 'link':
      return HINTS.test(attribute(node, 'rel') ?? '');
    case 'meta':
      return (
        /^(refresh|content-security-policy.*)$/i.test(attribute(node, 'http-equiv') ?? '') &&
        ![...ancestors(node)].some(({ tagName }) => tagName === 'noscript')
      );
    default:
      return false;
  }
}

const remove = (out, node) => out.remove(node.sourceCodeLocation.startOffset, node.sourceCodeLocation.endOffset);
