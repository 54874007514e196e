// Every fenced block of the README and of docs/ is taken out and run, each in the way of its language. What cannot be run
// stands in NOT_RUN, with the reason; an entry that fits nothing, or a language that nothing runs, fails.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'lightningcss';
import ts from 'typescript';
import { settings as modern } from '../typescript-settings.mjs';
import { article, browser, SCRIPT, SHEET, site } from './harness.mjs';

/** Blocks that are not run at all: where, how they start, and why. */
const NOT_RUN = [
  { file: 'docs/embedding.md', starts: 'location ~', why: 'nginx is not installed' },
  {
    file: 'docs/embedding.md',
    starts: 'newsprint:\n  version',
    why: 'Drupal is not installed; read for its addresses only',
  },
  {
    file: 'docs/lint.md',
    starts: 'article.html:12',
    why: 'shows output; test/package/lint-command.test.mjs holds its form',
  },
  {
    file: 'docs/server-rendering.md',
    starts: 'Content-Security-Policy: …',
    why: 'a pattern; the hashes are printed by the command',
  },
];
/** Blocks whose mark-up shows how it was before: the lint has a lot to say about it, and nothing is upgraded. */
const BEFORE = [
  { file: 'docs/migration.md', starts: '<div class="js-sub-pencil' },
  { file: 'docs/migration.md', starts: '<p class="subs_valueprop"' },
  { file: 'docs/migration.md', starts: '<img src="harbour' },
];

const fits = (block) => (entry) => entry.file === block.file && block.code.startsWith(entry.starts);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const blocks = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)]
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return Array.from(
      text.matchAll(/^( *)```([\w-]*)\n(.*?)^\1```$/gms),
      ({ 1: indent, 2: language, 3: code, index }) => ({
        file,
        language,
        code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
        name: `${file}:${text.slice(0, index).split('\n').length} ${language}`.trim(),
      }),
    );
  });

// What the library offers

const elements = read('custom-elements.json').modules.flatMap(({ declarations }) =>
  declarations.filter(({ tagName }) => tagName),
);
const { files } = read('cdn/integrity.json');
const ownPackage = read('package.json');
const namesOf = (key, pick = ({ name }) => name) =>
  new Set(elements.flatMap((element) => (element[key] ?? []).map(pick)));
const properties = new Set([
  ...namesOf('cssProperties'),
  ...(readFileSync('src/styles/tokens.ts', 'utf8').match(/--news-[a-z-]+/g) ?? []),
  // Published for the page to read.
  ...['--news-pencil-block-start', '--news-pencil-block-end'],
]);
const parts = Object.fromEntries(
  elements.map(({ tagName, cssParts = [] }) => [tagName, cssParts.map(({ name }) => name)]),
);

// HTML, in the browser

/** Addresses of the documentation, as the files stand here; the hash is that of the file as it is now. */
const here = (code) =>
  code
    .replaceAll(/<[^>]*\bnewsprint(?:@[\d.]+)?\/([\w./-]+)"[^>]*>/g, (tag, name) => {
      assert.ok(files[name], `cdn/ has no ${name}`);
      return tag.replace(/integrity="[^"]*"/, `integrity="${files[name].integrity}"`);
    })
    .replaceAll(/https:\/\/static\.example\.com\/newsprint(@[\d.]+)?\//g, '/cdn/')
    .replaceAll(/(["'])(\.\/newsprint\/|(?=newsprint\.(css|head\.js)))/g, '$1/cdn/');

const IMPORT_MAP = `<script type="importmap">${JSON.stringify({
  imports: { newsprint: '/cdn/newsprint.js', 'newsprint/all.js': '/cdn/newsprint.js', 'newsprint/': '/cdn/' },
})}</script>`;
const PAGE = `<news-pencil campaign="c"><strong slot="headline">News</strong><a slot="cta" href="/s">Subscribe</a></news-pencil>
<news-carousel><p>One</p><p>Two</p></news-carousel>
<news-photo><figure><img src="/a.png" width="3" height="2" alt="A bridge"><figcaption>Monday <cite>A. Reader</cite></figcaption></figure></news-photo>
<news-comment-guidelines><p>Be kind.</p></news-comment-guidelines>
<news-cookie-notice policy-href="/privacy"><p>Cookies are blocked.</p></news-cookie-notice>`;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const pages = {};
const { origin } = await site(new Proxy(pages, { get: (all, path) => all[path] }));
/** What the running test has opened; two run at a time. */
const opened = new AsyncLocalStorage();

/** A page of the site; whatever it asks of others is answered by something harmless. */
async function visit(body, { headers } = {}) {
  const path = `/snippet-${Object.keys(pages).length}`;
  pages[path] = { body, headers };
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 } });
  opened.getStore().push(context);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.route(
    (url) => url.origin !== origin || !/^\/(cdn\/|snippet-)/.test(url.pathname),
    (route) => {
      const kind = route.request().resourceType();
      if (kind === 'image') return route.fulfill({ contentType: 'image/png', body: PIXEL });
      if (kind === 'script') return route.fulfill({ contentType: 'text/javascript', body: '' });
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' });
    },
  );
  await page.goto(origin + path);
  return { page, problems };
}

/** Every tag of ours that is there (not in a template, not before the move) is upgraded; the lint finds no error. */
async function checkElements(page, { lint = true } = {}) {
  await page.waitForFunction(() => document.readyState === 'complete');
  const waiting = () => [...document.querySelectorAll(':not(:defined)')].map(({ localName }) => localName);
  await page.waitForFunction(`(${waiting})().length === 0`).catch(() => undefined);
  assert.deepEqual(await page.evaluate(waiting), []);
  if (!lint) return;
  const findings = await page.evaluate(async () => {
    const { lint: look } = await import('/cdn/lint.js');
    return look(document).map(({ severity, message, rule }) => `${severity}: ${message} (${rule})`);
  });
  assert.deepEqual(
    findings.filter((finding) => /^error/.test(finding)),
    [],
  );
}

async function runHtml({ code, file }, { before = false } = {}) {
  const html = here(code);
  const loads = /<script[^>]+src="\/cdn\/(newsprint(\.classic)?|[a-z-]+)\.js/.test(
    html.replaceAll(/newsprint\.head\.js|lint\.js/g, ''),
  );
  const target = /\bfor="([\w-]+)"/.exec(html)?.[1];
  const extra = target && !html.includes(`id="${target}"`) ? `<div id="${target}"></div>` : '';
  // A snippet about scripts needs something to show; one about gates, somebody who asks.
  const shown = /<news-/.test(html) ? '' : PAGE;
  const body = article({ head: loads || before ? '' : SHEET + SCRIPT, body: html + extra + (before ? '' : shown) });
  const { page, problems } = await visit(
    /<html/.test(html) ? body.replace('<html lang="en" ', `${html.trim().slice(0, -1)} lang="en" `) : body,
  );
  if (before) {
    await page.evaluate(() => window.scrollTo(0, 1));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  } else if (!loads || /newsprint(\.classic)?\.js/.test(html)) await checkElements(page);
  else {
    const tags = Array.from(html.matchAll(/src="\/cdn\/([a-z-]+)\.js"/g), ([, name]) => `news-${name}`).filter(
      (tag) => parts[tag],
    );
    await page.waitForFunction((list) => list.every((tag) => customElements.get(tag)), tags);
  }
  assert.deepEqual(problems, [], file);
}

// Scripts

const runInBrowser = async (code) => {
  const { page, problems } = await visit(
    article({
      head: IMPORT_MAP + SHEET + SCRIPT,
      body: `${PAGE}<p id="our-banner" hidden></p><script>window.dataLayer = [];</script>`,
    }),
  );
  await checkElements(page);
  await page.evaluate(async (text) => {
    // What follows runs after everything that the snippet waits for.
    const script = Object.assign(document.createElement('script'), {
      type: 'module',
      textContent: `${text}\nwindow.ran = true;`,
    });
    document.head.append(script);
  }, here(code));
  await page.waitForFunction(() => window.ran).catch(() => undefined);
  assert.deepEqual(problems, []);
  assert.ok(await page.evaluate(() => window.ran), 'it did not come to its end');
};

const runInNode = (code) => {
  // The package refers to itself by its name; its files are those of this folder.
  const local = code.replaceAll('node_modules/newsprint/', '');
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    input: local,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
};

/** TypeScript's libraries and our types, read once for all blocks of a kind. */
const parsed = {};

/** Problems that TypeScript has with a file that exists only here. */
function typeCheck(code, { end, ...options }) {
  const name = resolve(`test/snippet.${end}`);
  const settings = {
    ...modern,
    skipLibCheck: true,
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.readFile = (file) => (file === name ? code : readFile(file));
  const files = (parsed[JSON.stringify(options)] ??= {});
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
      : (files[file] ??= getSourceFile(file, ...rest));
  return (
    ts
      .getPreEmitDiagnostics(ts.createProgram([name], settings, host))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      // The bundlers of the reader's project are not ours.
      .filter((text) => !/Cannot find module '(@vitejs|@sveltejs)\//.test(text))
  );
}

// Styles

function checkCss(code) {
  transform({ filename: 'snippet.css', code: Buffer.from(code), errorRecovery: false });
  for (const [name] of code.matchAll(/--news-[a-z-]+/g))
    assert.ok(properties.has(name), `${name} is not in the manifest`);
  for (const [, tag, part] of code.matchAll(/(news-[a-z-]+)::part\(([^)]+)\)/g)) {
    for (const word of part.split(/\s+/)) assert.ok(parts[tag]?.includes(word), `<${tag}> has no part ${word}`);
  }
  for (const [, tag] of code.matchAll(/(?<![\w-])(news-[a-z-]+)(?=[\s:,{[.#>~+])/g))
    assert.ok(parts[tag], `there is no <${tag}>`);
}

// The rest

/** The HTML of a template: code is left out, what it prints becomes a word or a picture. */
const withoutCode = (code) =>
  code
    .replaceAll(/\{%.*?%\}|\{\{ attach_library.*?\}\}/gs, '')
    .replaceAll(/\{\{[^}]*image[^}]*\}\}/g, '<img src="/a.png" width="3" height="2" alt="A bridge">')
    .replaceAll(/\{\{ thread_state \}\}/g, 'open')
    .replaceAll(/\{\{.*?\}\}/gs, 'words')
    .replaceAll(/<\?php\s(?:esc_|_e|echo|the_).*?\?>/gs, 'words')
    .replaceAll(/<\?php.*?(\?>|$)/gs, '');

function checkShell(code) {
  const commands = readFileSync('bin/newsprint.mjs', 'utf8');
  for (const line of code
    .split(/\n|&&/)
    .map((text) => text.replace(/#.*/, '').trim())
    .filter(Boolean)) {
    const [program, first, second] = line.split(/\s+/);
    if (program === 'npx') {
      assert.equal(first, 'newsprint', line);
      assert.match(commands, new RegExp(`^  ${second}: \\{`, 'm'), `there is no newsprint ${second}`);
      continue;
    }
    assert.equal(program, 'npm', `${line}: which program is that?`);
    if (/^(ci|install|i)$/.test(first)) continue;
    const script = first === 'run' ? second : first;
    assert.ok(ownPackage.scripts[script], `package.json has no script ${script}`);
  }
}

async function checkPolicy(code) {
  const [, policy] = /^Content-Security-Policy: (.*)$/m.exec(code) ?? [];
  assert.ok(policy, 'neither a language nor a policy');
  const { page, problems } = await visit(
    article({ head: SHEET + SCRIPT, body: PAGE.replaceAll('/a.png', '/cdn/none.png') }),
    {
      headers: { 'content-security-policy': policy },
    },
  );
  await page.waitForFunction(() => document.querySelectorAll(':not(:defined)').length === 0);
  assert.deepEqual(
    problems.filter((problem) => !/404/.test(problem)),
    [],
  );
}

const RUN = {
  html: (block) => runHtml(block, { before: BEFORE.some(fits(block)) }),
  js: ({ code }) => (/from 'node:|process\./.test(code) ? runInNode(code) : runInBrowser(code)),
  ts: ({ code }) => assert.deepEqual(typeCheck(code, { end: 'ts' }), []),
  tsx: ({ code }) => {
    const jsxImportSource = /newsprint\/preact/.test(code) ? 'preact' : 'react';
    assert.deepEqual(typeCheck(code, { end: 'tsx', jsx: ts.JsxEmit.ReactJSX, jsxImportSource }), []);
  },
  css: ({ code }) => checkCss(code),
  json: ({ code }) => {
    const paths = JSON.stringify(JSON.parse(code)).match(/node_modules\/newsprint\/[^"]+/g) ?? [];
    for (const path of paths) assert.ok(readFileSync(path.replace('node_modules/newsprint/', '')));
  },
  sh: ({ code }) => checkShell(code),
  // The framework's own compiler takes it; its type checker is not installed (test/package/editor.test.mjs has the types).
  svelte: async ({ code }) => {
    const { compile } = await import('svelte/compiler');
    assert.deepEqual(compile(code, { generate: 'client' }).warnings, []);
  },
  vue: ({ code }) => {
    const { compileTemplate, parse } = createRequire(import.meta.url)('vue/compiler-sfc');
    const { descriptor, errors } = parse(code);
    assert.deepEqual(errors, []);
    const compilerOptions = { isCustomElement: (tag) => tag.startsWith('news-') };
    const result = compileTemplate({
      source: descriptor.template.content,
      filename: 'a.vue',
      id: 'a',
      compilerOptions,
    });
    assert.deepEqual(result.errors, []);
  },
  // PHP and Twig are not installed: what they print as HTML is run, the code between is not.
  php: (block) => runTemplate(block),
  twig: (block) => runTemplate(block),
  '': ({ code }) => checkPolicy(code),
};
/** Without types of its own: what stands in braces may be anything, tags and attributes must be known. */
RUN.jsx = ({ code }) => {
  const framework = /@jsxImportSource preact/.test(code) ? 'preact' : 'react';
  const options = { end: 'tsx', jsx: ts.JsxEmit.ReactJSX, jsxImportSource: framework, noImplicitAny: false };
  assert.deepEqual(typeCheck(`${code}\nimport type {} from 'newsprint/${framework}';`, options), []);
};
RUN.bash = RUN.sh;

async function runTemplate(block) {
  const code = withoutCode(block.code);
  if (code.includes('<')) await runHtml({ ...block, code });
  // Nothing but code: at least its addresses are right.
  else
    here(
      [...block.code.matchAll(/newsprint[\w.]*\.(?:js|css)/g)].map(([name]) => `<a href="newsprint/${name}">`).join(''),
    );
}

describe('snippets', { concurrency: 2 }, () => {
  it('are found', () => {
    assert.ok(blocks.length > 40);
    for (const file of ['README.md', 'docs/embedding.md', 'docs/migration.md', 'docs/theming.md', 'docs/cookies.md']) {
      assert.ok(
        blocks.some((block) => block.file === file),
        file,
      );
    }
    const fences = [...new Set(blocks.map(({ file }) => file))].map((file) => [
      file,
      (readFileSync(file, 'utf8').match(/^ *```/gm) ?? []).length,
    ]);
    for (const [file, count] of fences)
      assert.equal(blocks.filter((block) => block.file === file).length * 2, count, file);
  });

  it('that are left out are still there', () => {
    for (const entry of [...NOT_RUN, ...BEFORE]) {
      assert.ok(
        blocks.some((block) => fits(block)(entry)),
        `${entry.file}: ${entry.starts}`,
      );
    }
  });

  for (const block of blocks) {
    const left = NOT_RUN.find(fits(block));
    it(`${block.name}${left ? ` is not run: ${left.why}` : ''}`, async () => {
      if (left) return void here(block.code);
      assert.ok(RUN[block.language], `nothing runs “${block.language}”`);
      const contexts = [];
      try {
        await opened.run(contexts, async () => RUN[block.language](block));
      } finally {
        await Promise.all(contexts.map((context) => context.close()));
      }
    });
  }
});
