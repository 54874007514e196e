// One article page out of an article's words. Every demo page comes from here, so that they cannot drift apart.
import { readdirSync } from 'node:fs';

/** What the newspaper's server knows when it writes the page; each may be set in the address. The first is the default. */
export const STATES = {
  reader: ['anonymous', 'registered', 'subscriber', 'unknown'],
  thread: ['open', 'closed', 'paused'],
  cookies: ['kept', 'blocked'],
};

const each = (list, render) => list.map(render).join('\n');

export const proposition = ({ title, text }) => `<p class="proposition"><strong>${title}</strong><br>${text}</p>`;

/** The five elements, written as a publisher writes them. */
export const elements = {
  pencil: ({ pencil }) => `
<news-pencil${pencil.campaign ? ` campaign="${pencil.campaign}" dismiss-for="10d 30d forever"` : ''}>
  <strong slot="headline">${pencil.headline}</strong>
  <a slot="strip-cta" href="/about.html">${pencil.stripCta}</a>
  <news-carousel autoplay interval="6000" label="${pencil.carouselLabel}">
    ${each(pencil.propositions, proposition)}
  </news-carousel>
  <p slot="price">${pencil.price}</p>
  <a slot="cta" href="/about.html">${pencil.cta}</a>
  <small slot="legal">${pencil.legal}</small>
</news-pencil>`,

  photo: (photo, { lead = false } = {}) => `
<news-photo zoom${photo.sourceKind ? ` source-kind="${photo.sourceKind}"` : ''}${photo.captured ? ` captured="${photo.captured}"` : ''}>
  ${figure(photo, { lead })}
</news-photo>`,

  comments: ({ comments }, thread) => `
<news-comment-guidelines thread="${thread}" updated="${comments.updated}" review-time="${comments.reviewTime}">
  <p>${comments.welcome} ${comments.neutral}</p>
  ${rules(comments)}
  <template data-reader="anonymous">
    <p>${comments.welcome} ${comments.anonymous}</p>
    ${rules(comments)}
  </template>
  <template data-reader="registered">
    <p>${comments.welcome} ${comments.registered}</p>
    ${rules(comments)}
  </template>
  <template data-reader="subscriber">
    <p>${comments.welcome} ${comments.subscriber}</p>
    ${rules(comments)}
  </template>
  <template data-thread="closed"><p>${comments.closed}</p></template>
  <template data-thread="paused"><p>${comments.paused}</p></template>
</news-comment-guidelines>`,

  cookies: ({ cookies }) => `
<news-cookie-notice policy-href="/about.html">
  <p>${cookies.text}</p>
  <p slot="consequences">${cookies.consequences}</p>
  <noscript><p>${cookies.noscript}</p></noscript>
</news-cookie-notice>`,
};

const rules = ({ rulesTitle, rules: list }) => `<h3>${rulesTitle}</h3>
    <ul>${each(list, (rule) => `<li>${rule}</li>`)}</ul>`;

/** The widths in which a picture is there, read from its file names: `ferry-640.webp`. */
const widths = (name) =>
  readdirSync(new URL('public/pictures/', import.meta.url))
    .map((file) => file.match(/^(.+)-(\d+)\.webp$/))
    .filter((match) => match?.[1] === name)
    .map((match) => Number(match[2]))
    .sort((a, b) => a - b);

export function figure({ name, alt, caption, credit }, { lead = false } = {}) {
  const files = widths(name).map((width) => `/pictures/${name}-${width}.webp ${width}w`);
  const loading = lead ? 'fetchpriority="high"' : 'loading="lazy"';
  const sizes = lead ? '(min-width: 64em) 60rem, 100vw' : '(min-width: 44em) 40rem, 100vw';
  return `<figure class="${lead ? 'lead' : 'inline'}">
    <img src="/pictures/${name}-960.webp" srcset="${files.join(', ')}" sizes="${sizes}" width="1920" height="1280" alt="${alt}" ${loading} decoding="async">
    <figcaption>${caption} <cite>${credit}</cite></figcaption>
  </figure>`;
}

/**
 * @param {object} article the words: a module of demo/articles
 * @param {object} options
 * @param {string} options.head what loads the library (or nothing)
 * @param {typeof elements} [options.widgets] other mark-up in the same places
 * @param {string} [options.end] before `</body>`
 * @param {{ file: string, title: string }[]} options.pages for the footer
 * @param {string} options.file this page
 * @param {Record<string, string>} [options.states] one of `STATES` for each key
 */
export function articlePage(article, { head, widgets = elements, end = '', pages, file, states = {} }) {
  const { paper, footer, comments } = article;
  const { reader, thread, cookies } = {
    ...Object.fromEntries(Object.entries(STATES).map(([key, [first]]) => [key, first])),
    ...states,
  };
  const notice = widgets.cookies(article);

  return `<!doctype html>
<html lang="${article.lang}" dir="${article.dir}" data-news-reader="${reader}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${article.headline} – ${paper.name}</title>
<meta name="description" content="${article.standfirst}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/pictures/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
${head}
</head>
<body>
<a class="skip" href="#article">${paper.skip}</a>
${widgets.pencil(article)}
<header class="masthead">
  <p class="edition">${paper.edition}</p>
  <div class="title"><a href="/">${paper.name}</a></div>
  <p class="motto">${paper.motto}</p>
  <nav aria-label="${paper.nav}"><ul>${each(paper.sections, (name) => `<li><a href="/about.html"${name === article.section ? ' aria-current="true"' : ''}>${name}</a></li>`)}</ul></nav>
</header>
<main id="article">
<article>
  <header class="opening">
    <p class="kicker"><a href="/about.html">${article.section}</a></p>
    <h1>${article.headline}</h1>
    <p class="standfirst">${article.standfirst}</p>
    <p class="byline"><span>${article.byline}</span> <span>${article.role}</span></p>
    <p class="dateline"><time datetime="${article.published.datetime}">${article.published.text}</time> <span>${article.readingTime}</span></p>
  </header>
  ${widgets.photo(article.lead, { lead: true })}
  <div class="text">
  ${each(article.paragraphs, (part) => paragraph(part, article, widgets))}
  <p class="correction">${article.correction}</p>
  </div>
</article>
<section class="comments" id="comments" aria-labelledby="comments-title">
  <h2 id="comments-title">${comments.title}</h2>
  ${widgets.comments(article, thread)}
  <ol>
  ${each(comments.list, (one) => `<li><p class="author"><b>${one.author}</b> <time datetime="${one.datetime}">${one.when}</time></p><p>${one.text}</p></li>`)}
  </ol>
</section>
${cookies === 'blocked' ? `<news-reader-context cookies="blocked">${notice}</news-reader-context>` : notice}
</main>
<footer class="foot">
  <p>${footer.note}</p>
  <nav aria-labelledby="pages-title"><h2 id="pages-title">${footer.pages}</h2>
    <ul>${each(pages, (page) => `<li><a href="/${page.file}"${page.article ? ` lang="${page.article.lang}"` : ''}${page.file === file ? ' aria-current="page"' : ''}>${page.title}</a></li>`)}</ul></nav>
${each(Object.entries({ reader, thread, cookies }), ([key, current]) => stateChoice(key, current, { footer: footer.states[key], file, states }))}
</footer>
${end}
</body>
</html>
`;
}

/** Links to the same page in another state, since a page without inline scripts is written anew by its server. */
function stateChoice(key, current, { footer, file, states }) {
  const address = (value) => {
    const chosen = Object.entries({ ...states, [key]: value }).filter(([name, one]) => one !== STATES[name][0]);
    return `/${file}${chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : ''}`.replaceAll('&', '&amp;');
  };
  const choice = (value) =>
    value === current
      ? `<li><b aria-current="true">${footer[value]}</b></li>`
      : `<li><a href="${address(value)}">${footer[value]}</a></li>`;
  return `  <nav aria-labelledby="${key}-title"><h2 id="${key}-title">${footer.title}</h2>
    <ul>${each(STATES[key], choice)}</ul></nav>`;
}

function paragraph(part, article, widgets) {
  if (typeof part === 'string') return `<p>${part}</p>`;
  if (part.heading) return `<h2>${part.heading}</h2>`;
  if (part.photo) return widgets.photo(article[part.photo]);
  return `<figure class="pull"><blockquote><p>${article.pullQuote.text}</p></blockquote><figcaption>${article.pullQuote.by}</figcaption></figure>`;
}

/** The page behind every link that a real newspaper would have a page for. */
export const aboutPage = ({ paper, footer }) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>An invented newspaper – ${paper.name}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/pictures/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
</head>
<body>
<header class="masthead"><div class="title"><a href="/">${paper.name}</a></div></header>
<main>
<article><header class="opening"><h1>There is only one article</h1>
<p class="standfirst">${footer.note} Links to other parts of the newspaper lead here.</p>
<p><a href="/">Back to the article</a></p></header></article>
</main>
</body>
</html>
`;
