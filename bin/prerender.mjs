// `newsprint prerender`: reads a page, writes it with declarative shadow DOM.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decode, encode } from './prerender/encoding.mjs';
import { prerender } from './prerender/page.mjs';

const READERS = ['anonymous', 'registered', 'subscriber'];

const HELP = `Usage: newsprint prerender IN.html OUT.html [--reader READER] [--lang TAG]

Adds <template shadowrootmode="open"> to the elements of a page and leaves every other byte as it was.
Elements that have one already are left alone, so that a second run changes nothing.

  --reader READER   who reads, where the page's address or host says so: ${READERS.join(', ')};
                    else <html data-news-reader>, else unknown
  --lang TAG        language of the page, in place of <html lang>; a nearer lang still wins
`;

/** @returns {Promise<number>} the exit code: 0, 1 for a file that cannot be read or written, 2 for wrong usage */
export async function run(argv) {
  const wrong = (sentence) => {
    console.error(`newsprint prerender: ${sentence} See newsprint prerender --help.`);
    return 2;
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, reader: { type: 'string' }, lang: { type: 'string' } },
    });
  } catch (error) {
    return wrong(`${error.message.split('. ')[0].replace(/\.?$/, '.')}`);
  }
  const { positionals, values } = parsed;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (positionals.length !== 2) return wrong('Name one page to read and one file to write.');
  const { reader, lang } = values;
  if (reader !== undefined && !READERS.includes(reader)) return wrong(`--reader is one of ${READERS.join(', ')}.`);
  if (lang !== undefined && !isLanguage(lang)) return wrong(`--lang wants a language tag such as fr or fr-CA.`);

  const [input, output] = positionals;
  try {
    const page = decode(await readFile(input));
    const { html, tags, hashes } = await prerender(page.text, { reader, lang });
    await writeFile(output, encode(html, page));
    console.log(`${output}: ${tags.length ? count(tags) : 'no element needed a shadow root'}.`);
    if (hashes.length) {
      console.log(`Content-Security-Policy, if it has a style-src: ${hashes.map((hash) => `'${hash}'`).join(' ')}`);
    }
    return 0;
  } catch (error) {
    console.error(`newsprint prerender: ${problem(error, input)}`);
    return 1;
  }
}

function isLanguage(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** “2 news-photo, 1 news-pencil” */
function count(tags) {
  const numbers = new Map();
  for (const tag of tags) numbers.set(tag, (numbers.get(tag) ?? 0) + 1);
  return [...numbers].map(([tag, number]) => `${number} ${tag}`).join(', ');
}

function problem({ code, path, message }, input) {
  if (code === 'ENOENT') return path === input ? `${path} does not exist.` : `the folder of ${path} does not exist.`;
  if (code === 'EISDIR') return `${path ?? input} is a folder.`;
  return code === 'EACCES' ? `${path} may not be opened.` : message;
}
