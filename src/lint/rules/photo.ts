import { attribute, find, has, images, quote, type Report, type Rules } from '../rule.js';
import { around, fold, type LintElement } from '../tree.js';

const FILE_NAME = /^[\w-]+\.(jpe?g|png|webp|avif|gif|svg|tiff?)$/i;
const SAYS_IMAGE = /^(an? )?(image|photo(graph)?|picture) (of|showing)\b/i;

const captionOf = (photo: LintElement) => find(photo, ({ tag }) => tag === 'figcaption');
/** Words only, so that a full stop makes no difference. */
const plain = (text: string) => fold(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).toLowerCase();

function checkAlt(image: LintElement, caption: string, report: Report): void {
  const alt = fold(attribute(image, 'alt') ?? '');
  const said = plain(alt);
  const isRepeated =
    said && (plain(caption) === said || (said.split(' ').length > 2 && plain(caption).startsWith(`${said} `)));
  if (!alt) report(image, 'alt is empty, which says that the picture is mere decoration.', 'alt');
  else if (FILE_NAME.test(alt)) report(image, `alt is the name of a file: ${quote(alt)}.`, 'alt');
  else if (isRepeated) {
    report(image, `alt repeats the caption, so it is heard twice: ${quote(alt)}. Say what there is to see.`, 'alt');
  } else if (SAYS_IMAGE.test(alt)) {
    report(image, `alt starts with ${quote(SAYS_IMAGE.exec(alt)![0])}: a screen reader says “image” by itself.`, 'alt');
  }
}

export const photo: Rules = {
  'photo-figure': {
    severity: 'error',
    check(page, report) {
      for (const element of page.tags('news-photo')) {
        const figure = find(element, ({ tag }) => tag === 'figure');
        if (!figure) report(element, 'There is no <figure> inside, so there is nothing to decorate.');
        else if (!images(figure).length) report(figure, 'There is no <img> in the figure.');
      }
    },
  },
  'photo-alt': {
    severity: 'error',
    check(page, report) {
      for (const image of page.tags('news-photo').flatMap(images)) {
        if (!has(image, 'alt')) report(image, 'There is no alt: whoever does not see the picture hears its address.');
      }
    },
  },
  'photo-alt-words': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-photo')) {
        const caption = captionOf(element);
        const credit = caption && find(caption, ({ tag }) => tag === 'cite');
        // The credit is part of the caption's text.
        const text = (caption?.text ?? '').replace(credit?.text || /^(?!)/, ' ');
        for (const image of images(element)) if (has(image, 'alt')) checkAlt(image, text, report);
      }
    },
  },
  'photo-lazy-lead': {
    severity: 'warning',
    check(page, report) {
      const lead = page.tags('news-photo').find((element) => !page.isInert(element));
      const image = lead && !has(lead, 'sensitive') ? images(lead)[0] : undefined;
      if (image && attribute(image, 'loading')?.toLowerCase() === 'lazy') {
        report(
          image,
          'The first photo of the page is lazy, so it comes late: write fetchpriority="high" instead.',
          'loading',
        );
      }
    },
  },
  'photo-priority': {
    severity: 'warning',
    check(page, report) {
      const urgent = page
        .tags('news-photo')
        .flatMap(images)
        .filter((image) => attribute(image, 'fetchpriority') === 'high');
      for (const image of urgent.slice(1)) {
        report(image, 'More than one photo has fetchpriority="high", so they slow each other down.', 'fetchpriority');
      }
    },
  },
  'photo-dimensions': {
    severity: 'warning',
    check(page, report) {
      for (const image of page.tags('news-photo').flatMap(images)) {
        if (/^\d+$/.test(attribute(image, 'width') ?? '') && /^\d+$/.test(attribute(image, 'height') ?? '')) continue;
        report(image, 'Without width and height (whole numbers) the text below jumps when the picture arrives.');
      }
    },
  },
  'photo-credit': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-photo')) {
        const caption = captionOf(element);
        const figure = find(element, ({ tag }) => tag === 'figure');
        if (!figure) continue;
        if (!caption) report(figure, 'There is no <figcaption>.');
        else if (!find(caption, ({ tag }) => tag === 'cite'))
          report(caption, 'Nobody is credited: put the name into <cite>.');
      }
    },
  },
  'photo-sensitive': {
    severity: 'warning',
    check(page, report) {
      for (const element of page.tags('news-photo')) {
        if (!has(element, 'sensitive')) continue;
        if (!attribute(element, 'sensitive-label')?.trim() && !find(element, ({ tag }) => tag === 'summary')) {
          report(
            element,
            'The cover does not say what is behind it: write <summary>, or sensitive-label.',
            'sensitive',
          );
        }
        for (const image of images(element)) {
          const isFolded = [...around(image)].some(({ tag }) => tag === 'details');
          if (isFolded && attribute(image, 'loading')?.toLowerCase() === 'lazy') continue;
          report(
            image,
            'A covered picture is downloaded all the same unless it stands in <details> with loading="lazy".',
          );
        }
      }
    },
  },
};
