// Finds the elements of a page and puts a shadow root into each, at its place in the source; nothing else is touched.
import { createHash } from 'node:crypto';
import { defaultReaderState } from 'newsprint';
import { parse } from 'parse5';
import { attribute, HTML, up } from './dom.mjs';
import { VIEWS } from './elements.mjs';

const READERS = ['unknown', 'anonymous', 'registered', 'subscriber'];
const COOKIES = ['unknown', 'ok', 'blocked'];

/**
 * @param {string} source
 * @param {{ reader?: string, lang?: string }} [known] what the server knows, in place of what the page says on `<html>`
 * @returns {Promise<{ html: string, tags: string[], hashes: string[] }>} the page, the tags that got a shadow root, and
 *   what a Content-Security-Policy must list for their styles
 */
export async function prerender(source, { reader, lang } = {}) {
  const hosts = [];
  const languages = new Set([lang]);
  const visit = (node) => {
    if (node.tagName) {
      languages.add(attribute(node, 'lang'));
      if (VIEWS[node.tagName] && node.namespaceURI === HTML && node.sourceCodeLocation?.startTag && !isDone(node)) {
        hosts.push(node);
      }
    }
    for (const child of node.childNodes ?? []) visit(child);
  };
  const page = parse(source, { sourceCodeLocationInfo: true });
  const root = page.childNodes.find(({ tagName }) => tagName === 'html');
  if (root && lang !== undefined) setAttribute(root, 'lang', lang);
  if (root && reader !== undefined) setAttribute(root, 'data-news-reader', reader);
  visit(page);
  await loadWords(languages);

  const made = hosts.map((host) => VIEWS[host.tagName](host, readerState(host)));
  const views = made.map((view) => (typeof view === 'function' ? view() : view));
  for (const view of views) view?.done?.();

  const written = namesUtf8(source) ? (text) => text : asReferences;
  const insertions = views.flatMap((view, index) => {
    const { tagName: tag, sourceCodeLocation } = hosts[index];
    if (!view) return [];
    const template = `<template shadowrootmode="open"><style>${view.css}</style>${written(view.html)}</template>`;
    return { tag, at: sourceCodeLocation.startTag.endOffset, template, css: view.css };
  });
  let html = '';
  let last = 0;
  for (const { at, template } of insertions.sort((a, b) => a.at - b.at)) {
    html += source.slice(last, at) + template;
    last = at;
  }
  const styles = new Set(insertions.map(({ css }) => css));
  return {
    html: html + source.slice(last),
    tags: insertions.map(({ tag }) => tag),
    hashes: [...styles].map((css) => `sha256-${createHash('sha256').update(css).digest('base64')}`).sort(),
  };
}

/** Whether the page says itself that it is in UTF-8; what a server says of it cannot be known here. */
const namesUtf8 = (source) =>
  source.startsWith('\uFEFF') || /<meta[^>]+charset\s*=\s*["']?\s*utf-?8\b/i.test(source.slice(0, 4096));

/** Words in ASCII alone, so that they are read right in any charset; bytes of the page's own are kept (see encoding.mjs). */
const asReferences = (html) =>
  html.replace(/[^\p{ASCII}\uf780-\uf7ff]/gu, (character) => `&#${character.codePointAt(0)};`);

const isDone = (node) =>
  node.childNodes.some((child) => child.tagName === 'template' && attribute(child, 'shadowrootmode') !== null);

function setAttribute(node, name, value) {
  node.attrs = [...node.attrs.filter((item) => item.name !== name), { name, value }];
}

/** The nearest `<news-reader-context>` that says it, else the page. */
function readerState(host) {
  const nearest = (name) =>
    up(host)
      .filter(({ tagName }) => tagName === 'news-reader-context')
      .map((context) => attribute(context, name))
      .find((value) => value !== null);
  const word = nearest('reader') ?? attribute(up(host).at(-1), 'data-news-reader');
  const cookies = nearest('cookies');
  return Object.freeze({
    ...defaultReaderState,
    reader: READERS.includes(word) ? word : 'unknown',
    pending: word === 'pending',
    cookies: COOKIES.includes(cookies) ? cookies : 'unknown',
  });
}

/** The packs of the languages that the page names; others are shown in English, as in the browser. */
async function loadWords(tags) {
  const names = new Set([...tags].map((tag) => /^[a-z]+/i.exec(tag ?? '')?.[0].toLowerCase()));
  for (const name of names) {
    if (!name || name === 'en') continue;
    try {
      await import(`newsprint/translations/${name}.js`);
    } catch (error) {
      if (!/ERR_(PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND)/.test(error.code)) throw error;
    }
  }
}
