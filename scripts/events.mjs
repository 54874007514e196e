// Writes docs/events.md: names and texts from custom-elements.json, what `detail` holds from the event maps of the sources.
// With --check it only says whether the committed file is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { compilerOptions, fileNames } from './compile.mjs';

const FILE = 'docs/events.md';

/** Names of events to the members of their `detail`; a member is `[name, type, comment]`. */
function details() {
  const program = ts.createProgram(fileNames, compilerOptions);
  const checker = program.getTypeChecker();
  const found = new Map();
  const flags = ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.NoTruncation;
  const isOurs = (type) => type.symbol?.declarations?.some((node) => node.getSourceFile().fileName.includes('/src/'));
  const write = (type) => {
    if (checker.isArrayType(type)) {
      const item = write(checker.getTypeArguments(type)[0]);
      return item.includes('|') ? `(${item})[]` : `${item}[]`;
    }
    // In an order of its own: TypeScript's depends on what it has read before.
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
      return [
        ...new Set(type.types.map((part) => (part.flags & ts.TypeFlags.BooleanLiteral ? 'boolean' : write(part)))),
      ]
        .sort()
        .join(' | ');
    }
    const isObject = isOurs(type) && type.flags & ts.TypeFlags.Object && checker.getPropertiesOfType(type).length;
    if (isObject)
      return `{ ${checker
        .getPropertiesOfType(type)
        .map(({ name }) => name)
        .join(', ')} }`;
    return checker.typeToString(type, undefined, flags).replaceAll('"', "'");
  };
  const membersOf = (detail) =>
    checker.getPropertiesOfType(checker.getNonNullableType(detail)).map((member) => {
      const type = checker.getTypeOfSymbol(member);
      // `?` is not said: what may be missing is `undefined` when it is read.
      const parts = type.isUnion() ? type.types.filter(({ flags: kind }) => !(kind & ts.TypeFlags.Undefined)) : [];
      const shown = parts.length === 1 ? parts[0] : type;
      const comment = ts.displayPartsToString(member.getDocumentationComment(checker));
      return [
        member.name,
        write(shown).replace(/ \| undefined\b/, ''),
        comment.startsWith('-') ? '' : comment.split('\n')[0],
      ];
    });
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.includes('/src/'))) {
    ts.forEachChild(file, function visit(node) {
      if (ts.isInterfaceDeclaration(node) && /EventMap$/.test(node.name.text)) {
        for (const { name, type } of node.members) {
          const [detail] = type.typeArguments ?? [];
          if (detail) found.set(name.text, membersOf(checker.getTypeFromTypeNode(detail)));
        }
      } else ts.forEachChild(node, visit);
    });
  }
  return found;
}

export const cell = (text) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
export const code = (text) => `\`${cell(text)}\``;

export function eventsReference() {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = modules.flatMap(({ declarations }) => declarations.filter(({ events }) => events?.length));
  const known = details();
  const members = (name) =>
    (known.get(name) ?? [])
      .map(([key, type, comment]) => `${code(`${key}: ${type}`)}${comment ? ` ${cell(comment)}` : ''}`)
      .join('<br>') || '–';
  const row = (name, text) =>
    `| ${code(name)} | ${/cancelable/i.test(text) ? 'yes' : ''} | ${cell(text)} | ${members(name)} |`;
  const head = '| event | cancelable | when | `detail` |\n|---|---|---|---|';
  const sections = elements.map(
    ({ tagName, events }) =>
      `## \`<${tagName}>\`\n\n${head}\n${events.map(({ name, description }) => row(name, description)).join('\n')}`,
  );
  return `<!-- Written by scripts/events.mjs from the sources: \`npm run manifest\`. -->

# Events

Every event carries its element’s tag in its name, bubbles, crosses shadow roots (\`composed\`), and holds plain data in \`detail\` that can be logged or sent. So one listener on the document hears all elements, those that are added later included:

\`\`\`js
document.addEventListener('news-pencil-dismiss', (event) => {
  console.log(event.target, event.detail.count, event.detail.until);
});
\`\`\`

A cancelable event asks first; \`preventDefault()\` refuses. What a listener that comes late could miss can be read as well: \`explain()\` on every element answers with plain data.

${sections.join('\n\n')}

## The document

${head}
${row('news-reader-change', 'The page learned something about its reader: who reads, whether cookies are kept, what was allowed. Dispatched on `document`.')}
`;
}

if (process.argv[1]?.endsWith('events.mjs')) {
  const text = eventsReference();
  const current = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (text !== current) {
    console.error(`${FILE} does not say what the sources say: run \`npm run events\` and commit it.`);
    process.exitCode = 1;
  }
}
