// What the analyzer reads and how its findings are shaped; `npm run manifest` writes custom-elements.json from them.
import ts from 'typescript';
import { built } from './scripts/entries.mjs';

/** Lit's and the browser's own; a page neither calls nor sets them. */
const LIFECYCLE = new Set([
  ...['styles', 'shadowRootOptions', 'formAssociated', 'observedAttributes', 'properties', 'elementProperties'],
  ...[
    'connectedCallback',
    'disconnectedCallback',
    'adoptedCallback',
    'attributeChangedCallback',
    'connectedMoveCallback',
  ],
  ...['createRenderRoot', 'shouldUpdate', 'willUpdate', 'update', 'render', 'firstUpdated', 'updated'],
  ...['handleEvent', 'appendChild', 'insertBefore', 'removeChild', 'cloneNode'],
  ...['getUpdateComplete', 'requestUpdate', 'performUpdate', 'scheduleUpdate'],
]);

const isPublic = ({ name, privacy }) =>
  privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name) && !LIFECYCLE.has(name);

let checker;
let program;

/** The type of a property with aliases of literals written out: `'fade' | 'slide' | 'none'`. */
function literals(file, className, property) {
  if (!program) {
    const { config } = ts.readConfigFile('tsconfig.build.json', ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
    program = ts.createProgram(fileNames, options);
    checker = program.getTypeChecker();
  }
  const source = program.getSourceFile(file);
  const declaration = source?.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === className);
  const member = declaration?.members.find((node) => node.name?.getText(source) === property);
  if (!member) return undefined;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(member));
  if (!type.isUnion() || !type.types.every((part) => part.isLiteral())) return undefined;
  return type.types.map((part) => checker.typeToString(part).replaceAll('"', "'")).join(' | ');
}

/** Keeps what a page may use, with the paths that the package has. */
function publicOnly() {
  const clean = (declaration, file) => {
    // `@summary` takes the paragraphs that follow it along.
    const [summary, ...rest] = (declaration.summary ?? '').split('\n\n');
    declaration.summary = summary.replaceAll('\n', ' ');
    declaration.description = [declaration.description, ...rest].filter(Boolean).join('\n\n');
    declaration.members = (declaration.members ?? []).filter(isPublic);
    const fields = new Set(declaration.members.map(({ name }) => name));
    declaration.attributes = (declaration.attributes ?? []).filter(
      ({ fieldName }) => !fieldName || fields.has(fieldName),
    );
    for (const item of [...declaration.members, ...declaration.attributes]) {
      if (!item.type) continue;
      item.type.text = item.type.text.replace(/^\s*\|\s*/, '').replace(/\s+/g, ' ');
      if (item.kind === 'method') continue;
      item.type.text = item.type.text.replace(/\s*\|\s*undefined$/, '');
      const isAlias = /\b[A-Z]\w+/.test(item.type.text.replace(/'[^']*'/g, ''));
      if (isAlias) item.type.text = literals(file, declaration.name, item.fieldName ?? item.name) ?? item.type.text;
    }
  };
  return {
    name: 'public-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const home = new Map();
      for (const { path, declarations } of manifest.modules) {
        for (const declaration of declarations) {
          if (!declaration.customElement) continue;
          home.set(declaration.name, built(path).slice(2));
          clean(declaration, path);
        }
      }
      manifest.modules = manifest.modules
        .map(({ kind, path, declarations, exports }) => ({
          kind,
          path: built(path).slice(2),
          declarations: declarations.filter(({ customElement }) => customElement),
          exports: exports
            .filter(({ declaration }) => home.has(declaration.name))
            .map((item) => ({
              ...item,
              declaration: { name: item.declaration.name, module: home.get(item.declaration.name) },
            })),
        }))
        .filter(({ exports }) => exports.length)
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  dependencies: false,
  packagejson: false,
  quiet: true,
  plugins: [publicOnly()],
};
