// The elements as a publisher writes them, out of an article's words: HTML as text, for controls and for whole pages.
import crew480 from '../../demo/public/pictures/crew-480.webp';
import crew960 from '../../demo/public/pictures/crew-960.webp';
import crew1920 from '../../demo/public/pictures/crew-1920.webp';
import ferry480 from '../../demo/public/pictures/ferry-480.webp';
import ferry960 from '../../demo/public/pictures/ferry-960.webp';
import ferry1920 from '../../demo/public/pictures/ferry-1920.webp';
import type { Article, Part, Photo } from './articles.js';

/** Small, middle and large. */
export const pictures = {
  crew: [crew480, crew960, crew1920],
  ferry: [ferry480, ferry960, ferry1920],
} as const;

const each = <T>(list: T[], render: (item: T) => string) => list.map(render).join('\n');

/** Links of an article lead nowhere: there is only this page. */
const here = (html: string) => html.replaceAll('/about.html', '#story');

export const slides = ({ pencil }: Article) =>
  each(pencil.propositions, ({ title, text }) => `  <div class="proposition"><h2>${title}</h2><p>${text}</p></div>`);

/** What stands in a pencil's slots, by the names that the controls have. */
export const pencilSlots = (article: Article) => {
  const { pencil } = article;
  return {
    'headline-slot': `<strong>${pencil.headline}</strong>`,
    'strip-cta-slot': `<a href="#story">${pencil.stripCta}</a>`,
    'default-slot': `<news-carousel autoplay interval="6000" label="${pencil.carouselLabel}">\n${slides(article)}\n</news-carousel>`,
    'price-slot': `<p>${pencil.price}</p>`,
    'cta-slot': `<a href="#story">${pencil.cta}</a>`,
    'legal-slot': `<small>${pencil.legal}</small>`,
  };
};

export const pencil = (article: Article, attributes = '') => `<news-pencil ${attributes}>
  <strong slot="headline">${article.pencil.headline}</strong>
  <a slot="strip-cta" href="#story">${article.pencil.stripCta}</a>
  <news-carousel autoplay interval="6000" label="${article.pencil.carouselLabel}">
${slides(article)}
  </news-carousel>
  <p slot="price">${article.pencil.price}</p>
  <a slot="cta" href="#story">${article.pencil.cta}</a>
  <small slot="legal">${article.pencil.legal}</small>
</news-pencil>`;

/** A figure around one picture with these attributes. */
export function figureOf({ alt, caption, credit }: Photo, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<figure>
  <img${written.join('')} width="1920" height="1280" alt="${alt}" decoding="async">
  <figcaption>${caption} <cite>${credit}</cite></figcaption>
</figure>`;
}

export function figure(photo: Photo, { lead = false } = {}): string {
  const [small, middle, large] = pictures[photo.name as keyof typeof pictures];
  return figureOf(photo, {
    src: middle,
    srcset: `${small} 480w, ${middle} 960w, ${large} 1920w`,
    sizes: lead ? '(min-width: 64em) 60rem, 100vw' : '(min-width: 44em) 40rem, 100vw',
    ...(lead ? { fetchpriority: 'high' } : { loading: 'lazy' }),
  });
}

export function photo(words: Photo, options: { lead?: boolean } = {}): string {
  const source = words.sourceKind ? ` source-kind="${words.sourceKind}"` : '';
  const captured = words.captured ? ` captured="${words.captured}"` : '';
  return `<news-photo zoom${source}${captured}>\n${figure(words, options)}\n</news-photo>`;
}

const rules = ({ comments }: Article) =>
  `<h3>${comments.rulesTitle}</h3>\n<ul>${each(comments.rules, (rule) => `<li>${rule}</li>`)}</ul>`;

/** The neutral text and every other one as a template. */
export function guidelines(article: Article): string {
  const { comments } = article;
  const template = (match: string, text: string) =>
    `<template ${match}>\n<p>${comments.welcome} ${here(text)}</p>\n${rules(article)}\n</template>`;
  return `<p>${comments.welcome} ${comments.neutral}</p>
${rules(article)}
${template('data-reader="anonymous"', comments.anonymous)}
${template('data-reader="registered"', comments.registered)}
${template('data-reader="subscriber"', comments.subscriber)}
<template data-thread="closed"><p>${here(comments.closed)}</p></template>
<template data-thread="paused"><p>${comments.paused}</p></template>`;
}

function part(one: Part, article: Article): string {
  if (typeof one === 'string') return `<p>${one}</p>`;
  if ('heading' in one) return `<h2>${one.heading}</h2>`;
  if ('photo' in one) return photo(article[one.photo]);
  const { text, by } = article.pullQuote;
  return `<figure class="pull"><blockquote><p>${text}</p></blockquote><figcaption>${by}</figcaption></figure>`;
}

export interface PageOptions {
  /** Attributes of the pencil. */
  pencil?: string;
  /** State of the comments. */
  thread?: string;
  /** Attributes of the cookie notice. */
  cookies?: string;
}

/** A whole page: pencil, masthead, article with two photos, comments, cookie notice. */
export function articlePage(article: Article, options: PageOptions = {}): string {
  const { paper, comments, cookies } = article;
  return `${pencil(article, options.pencil)}
<div class="article-page" id="story">
<header class="masthead">
  <p class="edition">${paper.edition}</p>
  <p class="title">${paper.name}</p>
  <p class="motto">${paper.motto}</p>
  <nav aria-label="${paper.nav}"><ul>${each(paper.sections, (name) => `<li><a href="#story"${name === article.section ? ' aria-current="true"' : ''}>${name}</a></li>`)}</ul></nav>
</header>
<main>
<article>
  <header class="opening">
    <p class="kicker">${article.section}</p>
    <h1>${article.headline}</h1>
    <p class="standfirst">${article.standfirst}</p>
    <p class="byline">${here(article.byline)} <span>${article.role}</span></p>
    <p class="dateline"><time datetime="${article.published.datetime}">${article.published.text}</time> <span>${article.readingTime}</span></p>
  </header>
  <div class="lead">${photo(article.lead, { lead: true })}</div>
  <div class="text">
${each(article.paragraphs, (one) => part(one, article))}
    <p class="correction">${article.correction}</p>
  </div>
</article>
<section class="comments" aria-labelledby="comments-title">
  <h2 id="comments-title">${comments.title}</h2>
  <news-comment-guidelines thread="${options.thread ?? 'open'}" updated="${comments.updated}" review-time="${comments.reviewTime}">
${guidelines(article)}
  </news-comment-guidelines>
  <ol>
${each(comments.list, (one) => `<li><p class="author"><b>${one.author}</b> <time datetime="${one.datetime}">${one.when}</time></p><p>${one.text}</p></li>`)}
  </ol>
</section>
<news-cookie-notice policy-href="#story" ${options.cookies ?? ''}>
  <p>${cookies.text}</p>
  <p slot="consequences">${cookies.consequences}</p>
  <noscript><p>${cookies.noscript}</p></noscript>
</news-cookie-notice>
</main>
</div>`;
}
