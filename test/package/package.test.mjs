// The package as a user gets it: packed, put into an empty project beside nothing but its dependencies, and used there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { build } from 'vite';
import { built, cdnOnly, elements, languages, modules, registering, sources } from '../../scripts/entries.mjs';
import { fields } from '../../scripts/exports.mjs';

const root = process.cwd();
const ownPackage = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the package', { concurrency: false }, () => {
  let project;
  let tarball;
  let files;
  const installed = (...path) => join(project, 'node_modules', 'newsprint', ...path);

  before(() => {
    assert.ok(existsSync('dist/index.js') && existsSync('cdn/newsprint.js'), 'Run `npm run build` first.');
    project = realpathSync(mkdtempSync(join(tmpdir(), 'newsprint-package-')));
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project];
    const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    tarball = join(project, packed.filename);
    files = packed.files.map(({ path }) => path);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    mkdirSync(installed(), { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed()]);
    for (const name of dependencies(ownPackage)) {
      cpSync(join(root, 'node_modules', name), join(project, 'node_modules', name), { recursive: true });
    }
  });

  after(() => project && rmSync(project, { recursive: true, force: true }));

  it('holds the two builds, the sources they map to and the papers, and nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'custom-elements.json', 'package.json'];
    assert.deepEqual(
      files.filter((file) => !/^(cdn|dist|src)\//.test(file)),
      papers,
    );
    const code = sources().filter((file) => !cdnOnly.includes(file));
    const expected = code.flatMap((file) =>
      ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((end) => built(file, end).slice(2)),
    );
    assert.deepEqual(
      files.filter((file) => /^dist\/(?!editor\/|bin\/)/.test(file)).sort(),
      expected.sort(),
      'dist/ and src/ differ: build anew',
    );
    const strange = files.filter(
      (file) => !/\.(js|mjs|js\.map|d\.ts|d\.ts\.map|ts|json|css|md|txt)$|^LICENSE$/.test(file),
    );
    assert.deepEqual(strange, []);
    assert.ok(files.includes('cdn/integrity.json') && files.includes('cdn/newsprint.css'));
  });

  it('lists its modules and the files that register something, exactly', () => {
    const { exports, sideEffects } = fields();
    assert.deepEqual(ownPackage.exports, exports, 'run `node scripts/exports.mjs`');
    assert.deepEqual(ownPackage.sideEffects, sideEffects, 'run `node scripts/exports.mjs`');
    for (const name of elements) assert.ok(registering().includes(`src/elements/${name}/define.ts`), name);
    assert.ok(!registering().includes('src/index.ts'));
  });

  it('has every file that package.json names', () => {
    const named = [];
    const collect = (value) => (typeof value === 'string' ? named.push(value) : Object.values(value).forEach(collect));
    collect(ownPackage.exports);
    for (const field of ['types', 'unpkg', 'jsdelivr', 'customElements', 'web-types']) named.push(ownPackage[field]);
    for (const path of named) {
      const [start, end] = path.replace('./', '').split('*');
      assert.ok(
        files.some((file) => (end === undefined ? file === start : file.startsWith(start) && file.endsWith(end))),
        `${path} is not in the package`,
      );
    }
  });

  it('can be imported on a server: the root registers nothing, a name of a tag registers that tag', () => {
    const tags = elements.map((name) => `news-${name}`);
    const script = `
      const registered = () => ${JSON.stringify(tags)}.filter((tag) => globalThis.customElements?.get(tag));
      const result = { start: Object.keys(await import('newsprint')), root: registered() };
      for (const name of ${JSON.stringify(elements)}) {
        const before = registered();
        await import(\`newsprint/\${name}.js\`);
        result[name] = registered().filter((tag) => !before.includes(tag));
      }
      for (const name of ${JSON.stringify(Object.keys(modules).map((name) => name.slice(2)))}) {
        await import(name ? \`newsprint/\${name}\` : 'newsprint');
      }
      console.log(JSON.stringify(result));`;
    const { start, root: atRoot, ...each } = JSON.parse(node(script));
    assert.deepEqual(atRoot, [], 'importing the package root registers something');
    for (const name of elements) assert.deepEqual(each[name], [`news-${name}`]);
    const classes = elements.map((name) => `News${name.replace(/(^|-)./g, (match) => match.at(-1).toUpperCase())}`);
    for (const name of [...classes, 'setReader', 'registerTranslation', 'readerContext']) {
      assert.ok(start.includes(name), `the root does not export ${name}`);
    }
  });

  it('registers every tag through newsprint/all.js', () => {
    const tags = elements.map((name) => `news-${name}`);
    const script = `
      await import('newsprint/all.js');
      console.log(JSON.stringify(${JSON.stringify(tags)}.filter((tag) => !customElements.get(tag))));`;
    assert.deepEqual(JSON.parse(node(script)), []);
  });

  it('brings a command that needs nothing else', () => {
    writeFileSync(join(project, 'in.html'), '<!doctype html><p>Before<news-photo><img></news-photo>');
    const bin = installed(ownPackage.bin.newsprint);
    assert.equal(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' }).trim(), ownPackage.version);
    execFileSync(process.execPath, [bin, 'prerender', 'in.html', 'out.html'], { cwd: project });
    assert.match(readFileSync(join(project, 'out.html'), 'utf8'), /^<!doctype html><p>Before<news-photo><template /);
    const notices = readFileSync(installed('dist/bin/LICENSES.txt'), 'utf8');
    for (const name of ['parse5', 'entities']) assert.ok(notices.includes(name), name);
  });

  it('needs nothing at run time but Lit and its context', () => {
    assert.deepEqual(Object.keys(ownPackage.dependencies), ['@lit/context', 'lit']);
  });

  it('finds mistakes in a page with that command, with the parser that is in it', () => {
    const page = join(project, 'page.html');
    writeFileSync(page, '<news-photo zom></news-photo>');
    const { status, output } = run(process.execPath, [installed(ownPackage.bin.newsprint), 'lint', page]);
    assert.equal(status, 1, output);
    assert.match(output, /page\.html:1:13: warning: [^\n]*“zoom”[^\n]*\(unknown-attribute\)/);
  });

  it('pleases publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed(), strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('pleases Are The Types Wrong, as a package of ES modules', () => {
    const notCode = Object.keys(ownPackage.exports).filter((name) => /\.(css|json)$|\*$/.test(name));
    const bin = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', '--no-color', '--no-emoji'];
    const { status, output } = run(process.execPath, [bin, tarball, ...options, '--exclude-entrypoints', ...notCode]);
    assert.equal(status, 0, output);
  });

  it('gives types that hold without skipLibCheck, in both module resolutions', () => {
    const file = join(project, 'use.ts');
    writeFileSync(file, consumer);
    for (const [module, moduleResolution] of [
      [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
      [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
    ]) {
      const program = ts.createProgram([file], {
        module,
        moduleResolution,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
        strict: true,
        noEmit: true,
      });
      const problems = ts.getPreEmitDiagnostics(program).map((problem) => {
        const at = problem.file ? `${problem.file.fileName.replace(project, '')}: ` : '';
        return at + ts.flattenDiagnosticMessageText(problem.messageText, '\n');
      });
      assert.deepEqual(problems, []);
    }
  });

  it('loses in a bundle what is not used', async () => {
    const nothing = await bundled(`import { NewsPencil } from 'newsprint';`);
    assert.equal(nothing.trim(), '', 'an unused import of the root leaves code');
    const little = await bundled(`import { setReader } from 'newsprint'; setReader({ reader: 'subscriber' });`);
    assert.match(little, /newsprint\/reader@1/);
    assert.doesNotMatch(little, /news-pencil-|news-carousel-|customElements\.define/);
  });

  it('keeps in a bundle what registers', async () => {
    for (const name of elements) {
      const code = await bundled(`import 'newsprint/${name}.js';`);
      const defined = [...code.matchAll(/customElements\.define\(\s*["'`]([a-z-]+)/g)].map(([, tag]) => tag);
      assert.deepEqual(defined, [`news-${name}`]);
    }
    const all = await bundled(`import 'newsprint/all.js';`);
    for (const name of elements) assert.ok(all.includes(`news-${name}`), name);
    for (const name of languages) {
      assert.match(await bundled(`import 'newsprint/translations/${name}.js';`), new RegExp(`["'\`]${name}["'\`]`));
    }
    assert.match(await bundled(`import { NewsPencil } from 'newsprint/pencil.js';`), /customElements\.define/);
  });

  it('shortens templates alike in both builds', () => {
    const classic = readFileSync('cdn/newsprint.classic.js', 'utf8');
    const plain = (text) => text.replace(/[\s\\]/g, '');
    for (const name of elements) {
      const path = `dist/elements/${name}/${name}.styles.js`;
      if (!existsSync(path)) continue;
      const pieces = [...readFileSync(path, 'utf8').matchAll(/css `([^`]*)`/g)].flatMap(([, text]) =>
        text.split(/\$\{[^}]*\}/),
      );
      for (const piece of pieces) {
        assert.doesNotMatch(piece, /\n/, `${path} holds a template that was not shortened`);
        assert.ok(plain(classic).includes(plain(piece)), `${path} differs from cdn/newsprint.classic.js:\n${piece}`);
      }
    }
  });

  const consumer = `
    import { type ReaderState, NewsPencil, readerContext, registerTranslation, setReader } from 'newsprint';
    import 'newsprint/all.js';
    import { NewsPhoto } from 'newsprint/photo.js';
    import { fr } from 'newsprint/translations/fr.js';
    import type { NewsprintElements } from 'newsprint/jsx';
    const pencil: NewsPencil = document.createElement('news-pencil');
    const photo: NewsPhoto | null = document.querySelector('news-photo');
    setReader({ reader: 'subscriber' });
    // @ts-expect-error
    setReader({ reader: 'nobody' });
    document.addEventListener('news-reader-change', (event) => event.detail.reader satisfies ReaderState['reader']);
    registerTranslation('fr-CA', fr);
    const context: NewsprintElements['news-reader-context'] = { reader: 'subscriber', 'data-x': '1' };
    // @ts-expect-error
    const wrong: NewsprintElements['news-reader-context'] = { reader: 'nobody' };
    export { context, photo, pencil, readerContext, wrong };
  `;

  function node(script) {
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: project, encoding: 'utf8' });
  }

  async function bundled(code) {
    const entry = join(project, 'entry.js');
    writeFileSync(entry, code);
    const [{ output }] = await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, target: 'es2022', lib: { entry, formats: ['es'] } },
    });
    return output.map((chunk) => chunk.code ?? '').join('\n');
  }
});

/** A package's dependencies with theirs. */
function dependencies({ dependencies: direct = {} }, found = new Set()) {
  for (const name of Object.keys(direct)) {
    if (found.has(name)) continue;
    found.add(name);
    dependencies(JSON.parse(readFileSync(resolve('node_modules', name, 'package.json'), 'utf8')), found);
  }
  return found;
}

function run(command, args) {
  try {
    return { status: 0, output: execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    return { status: error.status, output: `${error.stdout}${error.stderr}` };
  }
}
