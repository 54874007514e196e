// `newsprint lint`: says what is wrong with the elements of saved pages and templates.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lint } from 'newsprint/lint.js';
import { parse } from 'parse5';

const HELP = `Usage: newsprint lint FILE.html [FILE …] [--json]

Says what is wrong with the elements of a page, with line and column. An error makes the exit code 1, a warning does not.

  --json   a list of { file, line, column, severity, rule, tag, message } on standard output, and nothing else
`;

/** @returns {Promise<number>} the exit code: 0, 1 when there are errors, 2 for wrong usage or a file that cannot be read */
export async function run(argv) {
  const wrong = (sentence) => {
    console.error(`newsprint lint: ${sentence} See newsprint lint --help.`);
    return 2;
  };
  let parsed;
  try {
    const options = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } };
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    return wrong(error.message.split('. ')[0].replace(/\.?$/, '.'));
  }
  const { positionals: files, values } = parsed;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (files.length === 0) return wrong('Name at least one page.');

  const findings = [];
  let unread = 0;
  for (const file of files) {
    try {
      findings.push(...lintPage(decode(await readFile(file))).map((finding) => ({ file, ...finding })));
    } catch (error) {
      unread += 1;
      console.error(`newsprint lint: ${problem(error, file)}`);
    }
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (values.json) console.log(JSON.stringify(findings, null, 2));
  else if (unread < files.length) {
    for (const { file, line, column, severity, message, rule } of findings) {
      console.log(`${file}:${line}:${column}: ${severity}: ${message} (${rule})`);
    }
    const pages = counted(files.length - unread, 'page');
    const total = `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`;
    console.log(findings.length ? `${total} in ${pages}.` : `Nothing to mend in ${pages}.`);
  }
  return unread ? 2 : errors ? 1 : 0;
}

/** What is wrong in the source of one page. */
export function lintPage(html) {
  return lint(treeOf(html)).map(({ line = 1, column = 1, ...finding }) => ({ line, column, ...finding }));
}

/** The tree that the rules read, out of the parser's own: an end tag is there when the parser has seen one. */
function treeOf(html) {
  return elementOf(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: true }));
}

function elementOf(node, parent) {
  const location = node.sourceCodeLocation;
  const place = (at) => ({ line: at.startLine, column: at.startCol });
  const children = [];
  const element = {
    tag: node.tagName ?? '#root',
    attributes: new Map(node.attrs?.map(({ name, value }) => [name, value])),
    children,
    get text() {
      return textOf(node);
    },
    parent,
    place: location ? place(location) : undefined,
    attributePlaces: new Map(Object.entries(location?.attrs ?? {}).map(([name, at]) => [name, place(at)])),
    closed: location ? Boolean(location.endTag) : undefined,
  };
  for (const child of (node.content ?? node).childNodes) if (child.tagName) children.push(elementOf(child, element));
  return element;
}

/** Without what waits in templates, as `textContent` is. */
const textOf = (node) =>
  node.value ??
  (node.content ?? node).childNodes?.map((child) => (child.tagName === 'template' ? '' : textOf(child))).join('') ??
  '';

/** UTF-8 where the bytes are valid as such, else the charset that the page names, as browsers do. */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = bytes.subarray(0, 4096).toString('latin1');
    const [, label = 'windows-1252'] = /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start) ?? [];
    return new TextDecoder(label).decode(bytes);
  }
}

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function problem(error, file) {
  if (error.code === 'ENOENT') return `${file} does not exist.`;
  if (error.code === 'EISDIR') return `${file} is a folder.`;
  if (error.code === 'EACCES') return `${file} may not be read.`;
  return `${file} cannot be read: ${error.message}`;
}
