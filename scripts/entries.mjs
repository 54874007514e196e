// What the package offers, as the folders of src/ say: builds, `exports`, the manifest and the tests all follow this.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

const names = (folder, pattern) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => pattern.test(file))
        .map((file) => basename(file, '.ts'))
        .sort()
    : [];

/** Folders of src/elements: the tags without their prefix. */
export const elements = names('src/elements', /^[a-z-]+$/);

/** Languages that are imported when they are wanted. */
export const languages = names('src/translations', /^(?!en\b)[a-z-]+\.ts$/);

/** Files that stand alone beside the library: the lint, helpers for consent and analytics, adapters. */
export const helpers = [
  ...names('src', /^(?!(index|all|cdn|head)\.ts)[a-z-]+\.ts$/),
  ...names('src/adapters', /^[a-z-]+\.ts$/).map((name) => `adapters/${name}`),
];

/** Sources that are entries of cdn/ only. */
export const cdnOnly = ['src/cdn.ts', 'src/head.ts'];

/** Every public module: its name in the package to its source. A name that is a tag's registers that tag. */
export const modules = {
  '.': 'src/index.ts',
  './all.js': 'src/all.ts',
  ...Object.fromEntries(elements.map((name) => [`./${name}.js`, `src/elements/${name}/define.ts`])),
  ...Object.fromEntries(languages.map((name) => [`./translations/${name}.js`, `src/translations/${name}.ts`])),
  ...Object.fromEntries(helpers.map((name) => [`./${name}.js`, `src/${name}.ts`])),
};

/** Path in dist/ of a source. */
export const built = (source, extension = '.js') => source.replace(/^src\//, './dist/').replace(/\.ts$/, extension);

/** All sources, as paths. */
export const sources = () =>
  readdirSync('src', { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .sort();

/** Sources that do something when they are imported: a call at the top level, or an import for its effect. */
export const registering = () =>
  sources().filter((file) =>
    ts
      .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
      .statements.some(
        (statement) =>
          ts.isExpressionStatement(statement) || (ts.isImportDeclaration(statement) && !statement.importClause),
      ),
  );
