// "Try a page": made-up pages of many kinds, as publishers might save them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { decode } from '../../scripts/try-a-page/decode.mjs';
import { place, TAGS } from '../../scripts/try-a-page/place.mjs';
import { startTrying, TryPageError, preparePage } from '../../scripts/try-a-page.mjs';
import { open } from './harness.mjs';

const LIBRARY = 'http://library.example';
const sentence = 'The council met on Monday evening and talked about the new bridge for two hours.';
const paragraphs = (count) =>
  Array.from({ length: count }, (_, index) => `<p>${index + 1}. ${sentence}</p>`).join('\n');
const placed = (html) => place(html, { library: LIBRARY });
/** Only our own tags, and what they stand next to. */
const order = (html, ...marks) => {
  const at = marks.map((mark) => html.indexOf(mark));
  assert.ok(!at.includes(-1), `${marks[at.indexOf(-1)]} is missing`);
  assert.deepEqual(
    [...at].sort((a, b) => a - b),
    at,
    marks.join(' < '),
  );
};

let folder;
let requests;
let outside;
let stranger;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsprint-try-'));
  requests = [];
  // Stands for the rest of the Internet.
  outside = createServer((request, response) => {
    requests.push(request.url);
    response.end();
  });
  await new Promise((resolve) => outside.listen(0, '127.0.0.1', resolve));
  stranger = `http://localhost:${outside.address().port}`;
});

after(async () => {
  outside.close();
  await rm(folder, { recursive: true });
});

const save = async (name, content) => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

const sites = [];
const trying = async (files) => {
  const site = await startTrying(files);
  sites.push(site);
  return site;
};
after(() => Promise.all(sites.map((site) => site.close())));

// Where the tags go

test('the pencil opens the body, the notes close the article, and the source stays as it was', () => {
  const source = `<!DOCTYPE html><html lang=en><head><title>T</title></head>
<body class=x>
<header><nav><a href=/>Home</a></nav></header>
<main><article><h1>Bridge</h1>
<figure><img src=a.jpg width=800 height=500 alt=Bridge><figcaption>The bridge</figcaption></figure>
${paragraphs(5)}
</article></main>
<footer>${paragraphs(1)}</footer>
</body></html>`;
  const { html, photo, placed: tags } = placed(source);
  assert.equal(photo, 'figure');
  assert.deepEqual(tags, TAGS);
  order(
    html,
    '<head>',
    '/try-a-page/guard.js',
    `${LIBRARY}/newsprint.js`,
    '<title>',
    '<body class=x>',
    '<news-pencil',
    '<header>',
    '<h1>',
  );
  order(
    html,
    '<news-photo zoom><figure>',
    '</figure></news-photo>',
    '1. The',
    '5. The',
    '<news-comment-guidelines',
    '<news-cookie-notice',
    '</article>',
    '<footer>',
  );
  // Without what was put in, and the picture that cannot be reached, every byte is the author's.
  for (const line of source.split('\n').filter((one) => !/<img|<body|<p>5|DOCTYPE/.test(one)))
    assert.ok(html.includes(line), line);
});

test('a page without a figure gets one around a picture that stands alone, and small pictures do not count', () => {
  const { html, photo } =
    placed(`<body><div id=story><div class=byline><img src=face.jpg width=60 height=60 alt=""></div>
<div><img src=big.jpg width=700 height=450 alt="A bridge"></div>${paragraphs(4)}</div></body>`);
  assert.equal(photo, 'picture');
  assert.match(html, /<news-photo zoom><figure><img [^>]*alt="A bridge"[^>]*><\/figure><\/news-photo>/);
  assert.match(html, /<div class=byline><img src=face\.jpg/);
});

test('a picture element is taken whole', () => {
  const { html } = placed(
    `<article><picture><source srcset="a.avif" type="image/avif"><img src="data:image/png;base64,AA==" alt="A"></picture>${paragraphs(4)}</article>`,
  );
  assert.match(
    html,
    /<news-photo zoom><figure><picture><source srcset="a\.avif"[^>]*><img src="data:[^>]*><\/picture><\/figure><\/news-photo>/,
  );
});

for (const [name, picture] of Object.entries({
  'inside a paragraph': `<p>${sentence} <img src=a.jpg width=800 alt=A> ${sentence}</p>`,
  'inside a link': '<a href=/more><img src=a.jpg width=800 alt=A></a>',
  hidden: '<figure style="display: none"><img src=a.jpg width=800 alt=A></figure>',
  'a logo': '<figure class="logo"><img src=a.jpg width=800 alt=A></figure>',
  'a video': '<figure><video src=a.mp4></video><img src=a.jpg alt=A></figure>',
  'several pictures': '<figure><img src=a.jpg width=800 alt=A><img src=b.jpg width=800 alt=B></figure>',
  'among related articles': '<div class="related-stories"><figure><img src=a.jpg width=800 alt=A></figure></div>',
})) {
  test(`no photo is made of a picture ${name}: a sample stands before the first paragraph`, () => {
    const { html, photo } = placed(`<article><h1>H</h1>${picture}<div>${paragraphs(4)}</div></article>`);
    assert.equal(photo, 'sample');
    order(html, '<h1>', '<news-photo lang="en-GB"', '1. The');
    assert.ok(html.includes(picture));
  });
}

test('text decides where the article is: not the comments, the sidebar or the footer', () => {
  const { html } = placed(`<body><div class=row>
<div class=story>${paragraphs(6)}</div><aside>${paragraphs(9)}</aside>
<div id=comments>${paragraphs(20)}</div></div><footer>${paragraphs(9)}</footer></body>`);
  order(html, '6. The', '<news-comment-guidelines', '</div><aside>');
});

test('a short line at the end belongs to the article, a row of links does not', () => {
  const { html } = placed(
    `<body><div>${paragraphs(3)}<p>With reports by A. Reader.</p><p><a href=/a>Back</a> | <a href=/b>On</a></p></div></body>`,
  );
  order(html, 'A. Reader', '<news-comment-guidelines', '<p><a href=/a>');
});

test('text in sections of their own, and text that is broken by br, is an article too', () => {
  const sections = placed(
    `<body><div class=all>${Array.from({ length: 4 }, () => `<div class=part>${paragraphs(2)}</div>`).join('<div class=ad></div>')}</div><p>©</p></body>`,
  ).html;
  order(sections, '<div class=all>', '<news-photo', '<div class=part>', '<news-comment-guidelines', '<p>©');
  const broken = placed(`<body><td></td><div class=old>${`${sentence}<br><br>`.repeat(5)}</div></body>`).html;
  order(broken, '<div class=old>', '<news-photo', 'The council', '<news-comment-guidelines', '</body>');
});

for (const [name, html] of Object.entries({
  'without any structure': paragraphs(3),
  'without an article': '<title>Nothing</title><h1>Nothing here</h1>',
  'with a doctype only': '<!doctype html>',
  'that ends in the middle': `<html><body><article><p>${sentence}<figure><img src=a.jpg alt=`,
  'with a figure that is never closed': `<body><table><tr><figure><img src=a.jpg width=800 alt=A>${paragraphs(4)}</table></body>`,
  'of tables': `<body><table><tr><td>${paragraphs(5)}</td></tr></table></body>`,
  'in lists': `<body><ul>${Array.from({ length: 6 }, () => `<li>${sentence}</li>`).join('')}</ul></body>`,
})) {
  test(`a page ${name} gets all five tags, each once, and starts with the pencil`, async () => {
    const result = placed(html);
    assert.deepEqual(result.placed, TAGS);
    const { page } = await open('about:blank');
    await page.route('**', (route) => route.abort());
    await page.setContent(result.html, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.readyState !== 'loading');
    const counts = await page.evaluate((tags) => tags.map((tag) => document.querySelectorAll(tag).length), TAGS);
    assert.deepEqual(counts, [1, 1, 1, 1, 1]);
    assert.equal(await page.evaluate(() => document.body.firstElementChild.localName), 'news-pencil');
  });
}

test('tags that a page has already are left alone', () => {
  const { html } = placed(
    `<body><news-pencil></news-pencil><article>${paragraphs(3)}<news-photo><figure><img src=a.jpg alt=A></figure></news-photo></article></body>`,
  );
  assert.equal(html.match(/<news-pencil/g).length, 1);
  assert.equal(html.match(/<news-photo/g).length, 1);
});

test('sample words are in the page’s language, declared or not, and in English where there are none', () => {
  const language = (attributes, text = paragraphs(3)) =>
    placed(`<html ${attributes}><body><article>${text}</article></body></html>`).language;
  assert.equal(language('lang="fr-FR"'), 'fr-CA');
  assert.equal(language('lang=es_AR'), 'es');
  assert.equal(language('lang="ar"'), 'ar');
  assert.equal(language('lang="de"'), 'en-GB');
  assert.equal(
    language(
      '',
      '<p>El alcalde habló por la tarde de los puentes y de una obra del río, por primera vez.</p>'.repeat(3),
    ),
    'es',
  );
});

test('a picture of ours stands in for one that cannot be reached, and not for one that was saved', () => {
  const source =
    '<article><figure><img src="photo.jpg" width="640" height="360" class="big" alt="A bridge"></figure></article>';
  assert.match(
    placed(source).html,
    /<img\s+class="big" alt="A bridge" src="\/try-a-page\/pictures\/ferry-960\.webp"[^>]* width="640" height="427">/,
  );
  assert.ok(
    place(source, { library: LIBRARY, isLocal: () => true }).html.includes(
      '<img src="photo.jpg" width="640" height="360" class="big"',
    ),
  );
});

test('what a policy cannot stop is taken out', () => {
  const { html } =
    placed(`<head><base href="https://news.example/"><meta http-equiv=refresh content="0;url=https://news.example">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><link rel=preconnect href=https://cdn.example>
<link rel="dns-prefetch" href=//ads.example><link rel=stylesheet href=style.css></head><body>${paragraphs(2)}</body>`);
  assert.doesNotMatch(html, /<base|refresh|Content-Security-Policy|preconnect|dns-prefetch/);
  assert.match(html, /<link rel=stylesheet href=style\.css>/);
});

// Encodings

test('a page is read in the encoding that it declares, and else as browsers guess', () => {
  const text = '<meta charset=X><p>Café “quoted” – €5</p>';
  const cp1252 = (html) =>
    Buffer.from(
      html.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('–', '\x96').replaceAll('€', '\x80'),
      'latin1',
    );
  for (const label of ['windows-1252', 'iso-8859-1', 'ISO-8859-15']) {
    const html = text.replace('X', label);
    if (label === 'ISO-8859-15')
      assert.equal(decode(Buffer.from('<meta charset=iso-8859-15>\xa4', 'latin1')).text.at(-1), '€');
    else assert.equal(decode(cp1252(html)).text, html);
  }
  assert.equal(decode(Buffer.from(text.replace('X', 'utf-8'))).text, text.replace('X', 'utf-8'));
  const undeclared = '<p>Café “quoted” – €5</p>';
  assert.deepEqual(decode(Buffer.from(undeclared)), { text: undeclared, encoding: 'utf-8' });
  assert.deepEqual(decode(cp1252(undeclared)), { text: undeclared, encoding: 'windows-1252' });
  assert.equal(decode(Buffer.from(`\ufeff${undeclared}`, 'utf16le')).text, undeclared);
  assert.equal(
    decode(
      Buffer.from(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcf\xf0`, 'latin1'),
    ).text.slice(-2),
    'Пр',
  );
  assert.equal(decode(Buffer.from('<meta charset=no-such-thing>é')).text, '<meta charset=no-such-thing>é');
});

// Files that are no pages

test('each bad file gets one sentence that names it', async () => {
  const cases = {
    'missing.html': [undefined, /missing\.html does not exist\.$/],
    'empty.html': ['', /empty\.html is empty\.$/],
    'picture.html': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /picture\.html is not an HTML page\.$/],
    'words.html': ['Only words.', /words\.html has no HTML in it\.$/],
    'frames.html': [
      '<html><frameset cols="50%,50%"><frame src=a.html></frameset></html>',
      /frames\.html is a frameset/,
    ],
    'page.mhtml': ['From: <Saved by Blink>', /page\.mhtml is an archive/],
  };
  for (const [name, [content, message]] of Object.entries(cases)) {
    const file = content === undefined ? join(folder, name) : await save(name, content);
    assert.throws(
      () => preparePage(file, { library: LIBRARY }),
      (error) => error instanceof TryPageError && message.test(error.message),
      name,
    );
  }
  await mkdir(join(folder, 'folder.html'));
  assert.throws(() => preparePage(join(folder, 'folder.html'), { library: LIBRARY }), /folder\.html is not a file\.$/);
});

// npm start

/** Runs scripts/start.mjs; resolves at its end, or when it has printed an address. */
async function start(args, env = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    env: { ...process.env, INIT_CWD: undefined, ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (output.stdout += data));
  child.stderr.on('data', (data) => (output.stderr += data));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const started = new Promise((resolve) => child.stdout.on('data', () => /Ctrl-C/.test(output.stdout) && resolve()));
  await Promise.race([ended, started]);
  const [address] = output.stdout.match(/http:\/\/\S+/) ?? [];
  return { child, ended, output, address };
}

test('npm start says one sentence on stderr and fails when a page or PORT is bad', async () => {
  for (const [args, env, message] of [
    [[join(folder, 'nowhere.html')], {}, /^\S*nowhere\.html does not exist\.\n$/],
    [
      [await save('good.html', paragraphs(3)), join(folder, 'nowhere.html')],
      {},
      /^\S*nowhere\.html does not exist\.\n$/,
    ],
    [[], { PORT: 'eighty' }, /^PORT is "eighty"; it must be a whole number/],
  ]) {
    const { ended, output } = await start(args, env);
    assert.notEqual(await ended, 0);
    assert.match(output.stderr, message);
  }
});

test('npm start prints an address that answers, takes another port when one is taken, and ends at Ctrl-C', async () => {
  const taken = String(outside.address().port);
  const { child, ended, output, address } = await start([], { PORT: taken });
  assert.match(output.stdout, new RegExp(`Port ${taken} is taken`));
  assert.match(await (await fetch(address)).text(), /<news-pencil/);
  child.kill('SIGINT');
  assert.equal(await ended, 0);
  await assert.rejects(fetch(address));
});

// In the browser

test('a saved page runs with all five elements, reaches nothing outside, and stays where it is', async () => {
  const file = await save(
    'hostile.html',
    `<!doctype html><html lang=en><head><base href="${stranger}/"><link rel=stylesheet href="${stranger}/a.css"><link rel=preconnect href="${stranger}">
<style>* { all: unset; display: block } body { visibility: hidden } div { display: none !important }</style>
<script src="${stranger}/a.js"></script>
<script>
  new Image().src = '${stranger}/pixel';
  fetch('${stranger}/beacon').catch(() => {});
  navigator.sendBeacon('${stranger}/sent');
  // Where there is no Navigation API nothing can keep a page from this.
  if (window.navigation) location.href = '${stranger}/elsewhere';
  window.ran = true;
  undefinedLibrary();
</script></head>
<body><article><figure><img src="${stranger}/photo.jpg" width=800 height=500 alt=Bridge></figure>${paragraphs(5)}</article>
<iframe src="${stranger}/frame"></iframe><a href="${stranger}/link" target=_blank>Elsewhere</a><form action="${stranger}/form"><button>Send</button></form></body></html>`,
  );
  const site = await trying([file]);
  const { page, problems } = await open(site.address);
  await page.waitForFunction((tags) => tags.every((tag) => document.querySelector(tag)?.shadowRoot), TAGS);
  await page.getByRole('link', { name: 'Elsewhere' }).click();
  await page.evaluate(() => document.forms[0].requestSubmit());
  await page.waitForTimeout(300);
  assert.deepEqual(requests, []);
  assert.equal(page.url(), site.address);
  assert.ok(await page.evaluate(() => window.ran));
  assert.equal(page.context().pages().length, 1);
  for (const tag of ['news-pencil', 'news-photo', 'news-comment-guidelines', 'news-cookie-notice']) {
    assert.ok(await page.locator(tag).isVisible(), tag);
  }
  assert.deepEqual(
    problems.filter((problem) => !/content.security.policy|undefinedLibrary/i.test(problem)),
    [],
  );
});

test('the bar takes each element away and puts it back, and changes who reads', async () => {
  const site = await trying([
    await save(
      'bar.html',
      `<html lang=en><body><article><figure><img src=a.jpg alt=A></figure>${paragraphs(4)}</article></body></html>`,
    ),
  ]);
  const { page, problems } = await open(site.address);
  const bar = page.locator('newsprint-try-bar');
  await bar.getByText('Newsprint', { exact: true }).click();
  for (const [name, tag] of [
    ['Pencil', 'news-pencil'],
    ['Photo', 'news-photo'],
    ['Comment guidelines', 'news-comment-guidelines'],
    ['Cookie notice', 'news-cookie-notice'],
  ]) {
    const before = await page.evaluate(() => document.querySelector('article').textContent);
    await bar.getByLabel(name, { exact: true }).uncheck();
    assert.equal(await page.locator(tag).count(), 0, tag);
    assert.ok(await page.locator('figure img').isVisible());
    await bar.getByLabel(name, { exact: true }).check();
    assert.equal(await page.locator(tag).count(), 1, tag);
    assert.equal(await page.evaluate(() => document.querySelector('article').textContent), before);
  }
  assert.ok(await page.getByText('Your browser does not accept cookies').isVisible());
  await bar.getByLabel('Cookies are blocked').uncheck();
  await bar.getByRole('combobox', { name: 'Reader' }).selectOption('subscriber');
  assert.equal(await page.getByText('Every story from the river towns').isVisible(), false);
  await bar.getByRole('combobox', { name: 'Comments' }).selectOption('closed');
  assert.ok(await page.getByText('Comments on this article are closed').first().isVisible());
  await bar.getByRole('button', { name: 'Explain' }).click();
  assert.match(await bar.locator('pre').textContent(), /news-pencil/);
  assert.deepEqual(
    problems.filter((problem) => !/404/.test(problem)),
    [],
  );
});

test('the bar shows what the lint finds, and where', async () => {
  const site = await trying([
    await save(
      'lint.html',
      `<html lang=en><body><article><figure><img src=a.jpg alt="The bridge on Monday" loading=lazy><figcaption>The bridge on Monday</figcaption></figure>${paragraphs(30)}</article></body></html>`,
    ),
  ]);
  const { page, problems } = await open(site.address);
  const bar = page.locator('newsprint-try-bar');
  await bar.getByText('Newsprint', { exact: true }).click();
  assert.equal(await bar.getByRole('listitem').count(), 0);
  await bar.getByLabel('What is wrong in the mark-up').check();
  const finding = bar.getByRole('button', { name: 'alt repeats the caption' });
  await finding.waitFor();
  assert.match(await bar.getByRole('status').textContent(), /^\d to look at\.$/);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.locator('news-photo img').waitFor();
  await finding.click();
  await page.waitForFunction(() => {
    const image = document.querySelector('news-photo img');
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && image.getAnimations().length > 0;
  });
  await bar.getByLabel('What is wrong in the mark-up').uncheck();
  await finding.waitFor({ state: 'detached' });
  assert.equal(await bar.getByRole('listitem').count(), 0);
  assert.deepEqual(
    problems.filter((problem) => !/404/.test(problem)),
    [],
  );
});

test('several pages get an index; files beside a page are served, and nothing to strangers', async () => {
  await save('beside.css', 'h1 { color: rgb(1, 2, 3) }');
  const first = await save('first.html', `<link rel=stylesheet href=beside.css><h1>First</h1>${paragraphs(3)}`);
  const second = await save('Zweite Seite & mehr.html', `<h1>Second</h1>${paragraphs(3)}`);
  const site = await trying([first, second]);
  const { page } = await open(site.address);
  await page.getByRole('link', { name: basename(second) }).click();
  await page.getByRole('heading', { name: 'Second' }).waitFor();
  await page.goto(site.address);
  await page.getByRole('link', { name: 'first.html' }).click();
  await page.getByRole('heading', { name: 'First' }).waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color), 'rgb(1, 2, 3)');
  assert.equal((await fetch(`${new URL(page.url()).origin}/1/..%2f..%2fetc%2fpasswd`)).status, 404);
  const { port } = new URL(site.address);
  const status = await new Promise((resolve, reject) => {
    import('node:http').then(({ get }) =>
      get({ host: '127.0.0.1', port, path: '/1/first.html', headers: { host: 'evil.example' } }, (answer) =>
        resolve(answer.resume().statusCode),
      ).on('error', reject),
    );
  });
  assert.equal(status, 403);
});
