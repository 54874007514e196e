// `newsprint prerender`: shadow roots in the HTML, and not one other byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import fc from 'fast-check';
import { html, nothing } from 'lit';
import { parse, serialize } from 'parse5';
import { toHtml } from '../../bin/prerender/template.mjs';
import { demoPage, PAGES } from '../../demo/pages.mjs';

const BIN = 'dist/bin/newsprint.mjs';
const TEMPLATE = /<template shadowrootmode="open">.*?<\/template>/gs;

let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), 'newsprint-prerender-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const newsprint = (...args) => spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });

/** @returns {{ out: Buffer, text: string, stdout: string }} */
function prerender(page, ...options) {
  const [input, output] = [join(folder, 'in.html'), join(folder, 'out.html')];
  writeFileSync(input, page);
  const { status, stdout, stderr } = newsprint('prerender', input, output, ...options);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  const out = readFileSync(output);
  return { out, text: out.toString(), stdout };
}

const page = (body, attributes = 'lang="en"') => `<!doctype html>\n<html ${attributes}><title>T</title>\n<body>${body}`;
/** The shadow root of the first host of a tag. */
const rootOf = (text, tag) =>
  new RegExp(`<${tag}[^>]*><template shadowrootmode="open">(.*?)</template>`, 's').exec(text)?.[1];
const EVERY = {
  'news-pencil': '<news-pencil><b slot="headline">Offer</b><p>More</p></news-pencil>',
  'news-carousel': '<news-carousel autoplay><p>One</p><p>Two</p></news-carousel>',
  'news-photo': '<news-photo><figure><img alt=""></figure></news-photo>',
  'news-comment-guidelines': '<news-comment-guidelines><p>Be kind</p></news-comment-guidelines>',
  'news-consent-gate': '<news-consent-gate category="social"><p>Link</p></news-consent-gate>',
  'news-cookie-notice': '<news-cookie-notice><noscript>Off</noscript></news-cookie-notice>',
};

describe('newsprint prerender', () => {
  for (const [tag, markup] of Object.entries(EVERY)) {
    it(`gives <${tag}> a shadow root with its style, and nothing else`, () => {
      const source = page(`<p>Before</p>${markup}<p>After</p>`);
      const { text } = prerender(source);
      assert.match(rootOf(text, tag), /^<style>[^<]*:host/);
      assert.equal(text.match(TEMPLATE).length, 1);
      assert.equal(text.replace(TEMPLATE, ''), source);
    });
  }

  it('changes nothing when it runs again', () => {
    const once = prerender(page(Object.values(EVERY).join(''))).out;
    const twice = prerender(once);
    assert.deepEqual(twice.out, once);
    assert.match(twice.stdout, /no element needed/);
  });

  it('gives nested elements theirs, also inside slots and another element', () => {
    const source = page(
      `<news-reader-context><news-pencil><div>${EVERY['news-carousel']}</div></news-pencil></news-reader-context>`,
    );
    const { text } = prerender(source);
    assert.ok(rootOf(text, 'news-pencil') && rootOf(text, 'news-carousel'));
    assert.equal(text.match(TEMPLATE).length, 2);
  });

  it('leaves what is no element of the page: templates, comments, <noscript>, scripts, attributes, unknown tags', () => {
    const markup = EVERY['news-photo'];
    const source = page(
      `<template>${markup}</template><!-- ${markup} --><noscript>${markup}</noscript><script>'${markup}'</script>` +
        `<style>/*${markup}*/</style><textarea>${markup}</textarea><p title="${markup.replaceAll('"', "'")}">` +
        `<iframe srcdoc='${markup}'>${markup}</iframe></p><news-phot></news-phot><svg><news-photo></news-photo></svg>`,
    );
    assert.equal(prerender(source).text, source);
  });

  it('leaves a shadow root that a page brings itself', () => {
    const source = page('<news-photo><template shadowrootmode="open"><slot></slot></template></news-photo>');
    assert.equal(prerender(source).text, source);
  });

  it('keeps careless mark-up, line ends, entities and a byte-order mark byte for byte', () => {
    const careless =
      '\uFEFF<!DOCTYPE HTML>\r\n<HTML LANG=fr>\r\n<p>“é” &eacute; &amp &#x2019; \u{1F5DE}\r\n<NEWS-Photo  ZOOM\r\n' +
      " class='a>b' ><IMG SRC=a.png>\r\n<table><tr><news-pencil><b slot=headline>x</b></news-pencil><td>1</table>\0\r\r\n" +
      '<news-carousel><p>a<p>b</news-carousel></p></body></html>\r\n<!-- end -->';
    const { out } = prerender(careless);
    assert.equal(out.toString().match(TEMPLATE).length, 3);
    assert.equal(out.toString().replace(TEMPLATE, ''), careless);
  });

  it('keeps the bytes of a page in another charset, and writes its own words so that they are read right there', () => {
    const source = Buffer.from(
      page(
        '<meta charset="iso-8859-1"><news-pencil><b slot="headline">\xc9t\xe9</b><p>x</p></news-pencil>',
        'lang="ar"',
      ),
      'latin1',
    );
    const { out } = prerender(source);
    const text = out.toString('latin1');
    assert.equal(text.replace(TEMPLATE, ''), source.toString('latin1'));
    assert.match(text, /aria-label="\xc9t\xe9"/);
    assert.match(text, /<span>&#\d+;/);
    for (const [bytes, sentence] of [
      [Buffer.from('\uFEFF<p>', 'utf16le'), /UTF-16/],
      [Buffer.from('<meta charset="shift_jis">\x83\x5c', 'latin1'), /shift_jis/],
    ]) {
      const file = join(folder, 'odd.html');
      writeFileSync(file, bytes);
      const { status, stderr } = newsprint('prerender', file, join(folder, 'never.html'));
      assert.equal(status, 1);
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split('\n').length, 1);
    }
  });

  it('writes in ASCII unless the page says that it is in UTF-8: it may be read in another charset', () => {
    for (const head of [
      '',
      '<meta charset="windows-1252">',
      '<meta http-equiv=content-type content="text/html; charset=koi8-r">',
    ]) {
      const { out } = prerender(page(head + Object.values(EVERY).join(''), 'lang="fr"'));
      assert.equal(out.toString().match(TEMPLATE).length, Object.keys(EVERY).length);
      assert.match(out.toString(), /<span>D&#233;tails/);
      assert.doesNotMatch(out.toString(), /\P{ASCII}/u, head);
    }
    for (const source of ['<META CHARSET=UTF8>', '<meta content="text/html; charset=utf-8">', '\uFEFF']) {
      assert.match(prerender(source + page(EVERY['news-pencil'], 'lang="fr"')).text, /<span>Détails/);
    }
  });

  it('adds nothing but templates to any soup of tags, and the same tree comes out', () => {
    const pieces = fc.constantFrom(
      ...Object.values(EVERY),
      ...[
        '<p>',
        '</p>',
        '<table>',
        '<tr>',
        '<td>',
        '</table>',
        '<b>',
        '</b>',
        '<template>',
        '</template>',
        '<!--',
        '-->',
      ],
      ...[
        '<news-photo',
        '>',
        '<news-pencil>',
        '</news-pencil>',
        '<select>',
        '</select>',
        '<svg>',
        '</svg>',
        '&lt;',
        'é\r\n',
      ],
    );
    const strip = (node) => {
      const nodes = node.childNodes ?? [];
      node.childNodes = nodes.filter(
        ({ tagName, attrs }) => tagName !== 'template' || !attrs.some(({ name }) => name === 'shadowrootmode'),
      );
      node.childNodes.forEach(strip);
      return node;
    };
    const sources = fc.sample(fc.array(pieces, { maxLength: 12 }), { numRuns: 40, seed: 8 });
    const files = sources.map((parts) => parts.join(''));
    // One run for all: each in a page of its own would start Node forty times.
    return import('../../bin/prerender/page.mjs').then(async (module) => {
      for (const source of files) {
        const { html: out } = await module.prerender(source);
        assert.equal(out.replace(TEMPLATE, ''), source);
        assert.equal(serialize(strip(parse(out))), serialize(parse(source)), source);
        assert.equal((await module.prerender(out)).html, out, source);
      }
    });
  });

  it('copes with the pages of the demo', () => {
    for (const { file } of PAGES) {
      const { body } = demoPage(new URL(`http://localhost/${file}`), { library: 'http://localhost:2', hash: () => '' });
      const { text } = prerender(body);
      assert.equal(text.replace(TEMPLATE, ''), body);
      if (file === 'index.html') for (const tag of Object.keys(EVERY).slice(0, 4)) assert.ok(rootOf(text, tag), tag);
    }
  });
});

describe('what the server knows', () => {
  const strip = /id="strip"/;

  it('shows no offer to a subscriber: told by --reader, by the page, or by the nearest reader context', () => {
    const pencil = EVERY['news-pencil'];
    assert.match(rootOf(prerender(page(pencil)).text, 'news-pencil'), strip);
    for (const { text } of [
      prerender(page(pencil), '--reader', 'subscriber'),
      prerender(page(pencil, 'data-news-reader="subscriber"')),
      prerender(page(`<news-reader-context reader="subscriber">${pencil}</news-reader-context>`), '--reader=anonymous'),
      prerender(page(pencil, 'data-news-reader="pending"')),
    ]) {
      assert.equal(rootOf(text, 'news-pencil'), '<style>:host{display:none!important}</style>');
    }
    assert.match(rootOf(prerender(page(pencil), '--reader', 'registered').text, 'news-pencil'), strip);
  });

  it('shows one offer at an edge, none that is over, and none of several variants', () => {
    const { text } = prerender(page('<news-pencil></news-pencil><news-pencil priority="2" id="b"></news-pencil>'));
    assert.equal(strip.test(text.split('id="b"')[0]), false);
    assert.match(text.split('id="b"')[1], strip);
    const over = prerender(page('<news-pencil until="2020-01-01T00:00:00Z"></news-pencil>')).text;
    assert.doesNotMatch(over, strip);
    const variants = '<news-pencil><template data-variant="a"><b slot="headline">A</b></template></news-pencil>';
    assert.match(rootOf(prerender(page(variants)).text, 'news-pencil'), /name="variant:headline"/);
  });

  it('says its own words in the nearest language; --lang takes the place of <html lang>', () => {
    const pencil = '<news-pencil></news-pencil>';
    const words = (text) => /part="dismiss" aria-label="([^"]*)"/.exec(text)[1];
    const en = words(prerender(page(pencil)).text);
    const fr = words(prerender(page(pencil, 'lang="fr-CA"')).text);
    assert.notEqual(en, fr);
    assert.equal(words(prerender(page(pencil), '--lang', 'fr').text), fr);
    assert.equal(words(prerender(page(pencil, ''), '--lang', 'fr').text), fr);
    const nested = page(`<div lang="es">${pencil}</div>`);
    assert.equal(words(prerender(nested, '--lang', 'fr').text), words(prerender(nested).text));
    assert.equal(words(prerender(page(pencil, 'lang="la_VA"')).text), en);
  });

  it('shows the link for those who may not comment to whom it is for', () => {
    const panel = page('<news-comment-guidelines><p>x</p><a slot="cta" href="/">Sign in</a></news-comment-guidelines>');
    const hidden = /slot\[name=cta\]\{display:none|slot\[name=cta\]\s*\{\s*display:none/;
    assert.match(rootOf(prerender(panel).text, 'news-comment-guidelines'), hidden);
    const known = rootOf(prerender(panel, '--reader', 'registered').text, 'news-comment-guidelines');
    assert.doesNotMatch(known.replace(/@media print\{[^}]*\}\}?/g, ''), hidden);
  });

  it('names the hashes that a Content-Security-Policy must list: one for each style', () => {
    const { text, stdout } = prerender(page(Object.values(EVERY).join('').repeat(2)));
    const styles = new Set([...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style));
    const hashes = [...styles].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    assert.deepEqual(stdout.match(/'sha256-[^']+'/g).sort(), hashes.sort());
  });
});

describe('the command line', () => {
  it('prints its help and its version', () => {
    for (const args of [['--help'], ['-h'], ['prerender', '--help']]) {
      const { status, stdout, stderr } = newsprint(...args);
      assert.equal(status, 0);
      assert.match(stdout, /^Usage: newsprint/);
      assert.equal(stderr, '');
    }
    assert.match(newsprint('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('answers wrong usage with one sentence and 2, a file that cannot be used with 1', () => {
    const missing = join(folder, 'missing.html');
    for (const [code, ...args] of [
      [2],
      [2, 'frobnicate'],
      [2, '--frobnicate'],
      [2, 'toString'],
      [2, 'prerender'],
      [2, 'prerender', 'a.html'],
      [2, 'prerender', 'a.html', 'b.html', 'c.html'],
      [2, 'prerender', 'a.html', 'b.html', '--frobnicate'],
      [2, 'prerender', 'a.html', 'b.html', '--reader', 'nobody'],
      [2, 'prerender', 'a.html', 'b.html', '--lang', 'not a language'],
      [1, 'prerender', missing, join(folder, 'b.html')],
      [1, 'prerender', folder, join(folder, 'b.html')],
      [1, 'prerender', 'package.json', join(folder, 'none', 'b.html')],
    ]) {
      const { status, stdout, stderr } = newsprint(...args);
      assert.equal(status, code, `${args.join(' ')}: ${stderr}`);
      assert.equal(stdout, '');
      assert.match(stderr, /^newsprint[^\n]+\.( See[^\n]+\.|[^\n]*\))?\n$|^newsprint[^\n]+\.\n$/, args.join(' '));
    }
  });
});

describe('templates as HTML', () => {
  const plain = (value) => collectResultSync(render(value)).replace(/<!--\/?lit-(part|node)[^>]*-->|<\?>/g, '');
  const cases = {
    'text, numbers and nothing': html`<p>${'a < b & "c"'} ${1}${nothing}${undefined}${null}${false}</p>`,
    attributes: html`<p class="a ${'b'} ${'c'}" id=${'"d"'} title=${nothing} ?hidden=${true} ?inert=${false}></p>`,
    'nested templates and lists': html`<ul>
      ${[1, 2].map((n) => html`<li>${n}</li>`)}${html`<b>${'x'}</b>`}
    </ul>`,
    'what needs a browser': html`<button @click=${() => {}} aria-expanded=${false}>x</button>`,
    'an attribute in front of text': html`<p aria-label=${'a > b'}>${'t'}</p>`,
  };
  for (const [name, template] of Object.entries(cases)) {
    it(`renders ${name} as Lit's own server does`, () => {
      // Attributes may come in another spelling; what the browser reads counts.
      const tree = (text) => serialize(parse(text));
      assert.equal(tree(toHtml(template)), tree(plain(template)));
    });
  }

  it('refuses what it cannot render', () => {
    assert.throws(() => toHtml(html`${{ _$litDirective$: class {}, values: [] }}`), /directives/);
  });
});
