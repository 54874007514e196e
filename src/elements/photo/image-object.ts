import { parseDay } from '../../internal/dates.js';
import { safeUrl } from '../../internal/safe-url.js';

/** A photo and its licence as search engines read them: schema.org's `ImageObject`, plain data. */
export interface ImageObject {
  '@context': 'https://schema.org';
  '@type': 'ImageObject';
  contentUrl: string;
  caption?: string;
  description?: string;
  creditText?: string;
  creator?: { '@type': 'Person' | 'Organization'; name: string };
  copyrightNotice?: string;
  license?: string;
  acquireLicensePage?: string;
  dateCreated?: string;
}

/** Address of the original, if one is given; a mail address is none. */
export function originalAt(full: string | undefined, base: string): string | undefined {
  const url = safeUrl(full);
  const address = url && new URL(url, base);
  return address && address.protocol !== 'mailto:' ? address.href : undefined;
}

/**
 * Reads what the caption says. The credit is its last `<cite>`, the licence an `<a rel="license">`; `creator`,
 * `copyrightNotice` and `acquireLicensePage` are what carries `itemprop` with that name; an `itemtype` that ends in
 * `Organization` tells an agency from a person. What is not there is left out.
 */
export function imageObject(image: HTMLImageElement, full?: string, captured?: string): ImageObject | undefined {
  const caption = image.closest('figure')?.querySelector('figcaption');
  const find = (selector: string) => [...(caption?.querySelectorAll(selector) ?? [])].at(-1);
  const said = (selector: string) => words(find(selector));
  const link = (selector: string) => safeUrl((find(selector) as HTMLAnchorElement | undefined)?.href);
  const name = said('[itemprop=creator]');
  // Not `currentSrc`, which is another one for each reader. An empty `src` reads as the address of the page.
  const contentUrl =
    originalAt(full, image.baseURI) ?? safeUrl(image.matches('[src=""]') ? '' : image.src || image.currentSrc);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'ImageObject',
    contentUrl,
    caption: words(caption, '[itemprop],[rel~=license],[data-news-note]', find('cite')),
    description: image.alt.trim(),
    creditText: said('cite'),
    creator: name && {
      '@type': find('[itemprop=creator][itemtype$=Organization]') ? 'Organization' : 'Person',
      name,
    },
    copyrightNotice: said('[itemprop=copyrightNotice]'),
    license: link('a[rel~=license]'),
    acquireLicensePage: link('a[itemprop=acquireLicensePage]'),
    dateCreated: parseDay(captured) != null && captured!.trim(),
  };
  // A picture without an address that others could fetch is none for a search engine.
  if (!contentUrl) return undefined;
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value)) as unknown as ImageObject;
}

/** The text of `root` without what stands in `leftOut` or `credit`. Not through a clone, which would load its pictures. */
function words(root?: Element | null, leftOut = 'script', credit?: Element): string {
  const text = (node: Node): string =>
    node.nodeType === 3
      ? (node as Text).data
      : node === credit || (node !== root && (node as Element).matches?.(leftOut))
        ? ''
        : Array.from(node.childNodes, text).join('');
  return root ? text(root).replace(/\s+/g, ' ').trim() : '';
}

/** Loaded, and without a size: a broken picture, or a drawing that has none. */
export const seemsBroken = ({ complete, currentSrc, naturalWidth }: HTMLImageElement): boolean =>
  complete && !!currentSrc && !naturalWidth;
