// Shortens the html``, svg`` and css`` templates of the sources without changing what they mean. Both builds use it, so
// that a page rendered from one and taken over by the other sees the same templates.
// The minifiers of the registry drop the white space between neighbouring elements and close `<path/>` wrongly.
import ts from 'typescript';

/** Stands for `${…}`: one character that no template holds, so that a template can be read as one text. */
const HOLE = '\uE000';

const split = (minify) => (quasis) => {
  const text = quasis.join(HOLE);
  const result = minify(text).split(HOLE);
  if (result.length !== quasis.length) throw new Error(`Minifying lost an expression of the template:\n${text}`);
  return result;
};

/**
 * Text: white space that holds a line break becomes one space. Tags: white space becomes one space, and none before `>`.
 * Everything else, attribute values and comments included, stays as it is written.
 *
 * @type {(quasis: string[]) => string[]} the raw texts between the expressions
 */
export const minifyHtml = split((text) => {
  if (/<(pre|textarea)\b/i.test(text))
    throw new Error('Write no <pre> or <textarea> in a template: its line breaks count.');
  return text.replace(
    /(<!--[\s\S]*?-->)|(<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>)|\s*\n\s*/g,
    (_all, comment, tag) => comment ?? (tag ? minifyTag(tag) : ' '),
  );
});

const minifyTag = (tag) => tag.replace(/("[^"]*"|'[^']*')|\s+(>$)|\s+/g, (_all, quoted, end) => quoted ?? end ?? ' ');

/**
 * Comments go; white space goes where CSS does not need it, and is one space elsewhere (a descendant combinator, the
 * `+` and `-` of `calc()`, `and (`). Strings stay. Values stay as they are written.
 *
 * @type {(quasis: string[]) => string[]}
 */
export const minifyCss = split((text) =>
  text
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g, (_all, string) => string ?? ' ')
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s+/g, (_all, string) => string ?? ' ')
    .replace(
      // A space before `:` may be a descendant combinator; a custom property may be empty (`--x: ;`).
      /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|: (?=[;}]))| ?([{};,>]) ?|: | (?=!)/g,
      (all, kept, mark) => kept ?? mark ?? all.trim(),
    )
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|;}/g, (_all, string) => string ?? '}')
    .trim(),
);

const MINIFY = { html: minifyHtml, svg: minifyHtml, css: minifyCss };

/** The minifier for a template, if it has one: by its tag, or by the name of a variable that holds CSS as text. */
function minifierOf(template) {
  if (!ts.isTemplateLiteral(template)) return undefined;
  const { parent } = template;
  if (ts.isTaggedTemplateExpression(parent)) return ts.isIdentifier(parent.tag) ? MINIFY[parent.tag.text] : undefined;
  return ts.isVariableDeclaration(parent) && /styles$/i.test(parent.name.getText()) ? minifyCss : undefined;
}

/** The literal parts of a template: one, or head, middles and tail. */
const partsOf = (template) =>
  ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map((span) => span.literal)]
    : [template];

/** Text of a part as it is written, without the back-tick, `${` and `}` around it. */
function rawOf(part, source) {
  const text = part.getText(source);
  const closesHere = part.kind === ts.SyntaxKind.NoSubstitutionTemplateLiteral || ts.isTemplateTail(part);
  return text.slice(1, text.length - (closesHere ? 1 : 2));
}

/** For the `before` transformers of TypeScript's emit. */
export function minifyTemplates(context) {
  const { factory } = context;
  return (source) => {
    const visit = (node) => {
      const minify = minifierOf(node);
      if (!minify) return ts.visitEachChild(node, visit, context);
      const texts = minify(partsOf(node).map((part) => rawOf(part, source)));
      if (!ts.isTemplateExpression(node)) return factory.createNoSubstitutionTemplateLiteral(undefined, texts[0]);
      return factory.updateTemplateExpression(
        node,
        factory.createTemplateHead(undefined, texts[0]),
        node.templateSpans.map((span, index) =>
          factory.updateTemplateSpan(
            span,
            ts.visitNode(span.expression, visit),
            ts.isTemplateTail(span.literal)
              ? factory.createTemplateTail(undefined, texts[index + 1])
              : factory.createTemplateMiddle(undefined, texts[index + 1]),
          ),
        ),
      );
    };
    return ts.visitNode(source, visit);
  };
}
