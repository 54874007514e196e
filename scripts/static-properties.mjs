import ts from 'typescript';

const DECORATORS = ['property', 'state'];

/**
 * Writes `@property(options) name` and `@state() name` as `static properties = { name: options }`, which Lit reads the
 * same way: a call and a helper less for each property. For the `before` transformers of TypeScript's emit.
 */
export function staticProperties(context) {
  const { factory } = context;

  /** `options` of a decorator that Lit would turn into a property, as an expression. */
  function optionsOf({ expression }) {
    if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
    const [given] = expression.arguments;
    switch (expression.expression.text) {
      case 'property':
        return given ?? factory.createObjectLiteralExpression();
      case 'state':
        return factory.createObjectLiteralExpression([
          ...(given ? [factory.createSpreadAssignment(given)] : []),
          factory.createPropertyAssignment('state', factory.createTrue()),
        ]);
      default:
        return undefined;
    }
  }

  function visitClass(node) {
    const properties = [];
    const members = node.members.map((member) => {
      const options = ts.canHaveDecorators(member) && ts.getDecorators(member)?.map(optionsOf).find(Boolean);
      if (!options) return member;
      properties.push(factory.createPropertyAssignment(member.name.text, options));
      const modifiers = member.modifiers.filter((modifier) => !ts.isDecorator(modifier));
      if (ts.isPropertyDeclaration(member)) {
        const { name, questionToken, exclamationToken, type, initializer } = member;
        return factory.updatePropertyDeclaration(
          member,
          modifiers,
          name,
          questionToken ?? exclamationToken,
          type,
          initializer,
        );
      }
      if (ts.isGetAccessor(member)) {
        return factory.updateGetAccessorDeclaration(
          member,
          modifiers,
          member.name,
          member.parameters,
          member.type,
          member.body,
        );
      }
      return factory.updateSetAccessorDeclaration(member, modifiers, member.name, member.parameters, member.body);
    });
    if (!properties.length) return node;
    const declaration = factory.createPropertyDeclaration(
      [factory.createModifier(ts.SyntaxKind.StaticKeyword)],
      'properties',
      undefined,
      undefined,
      factory.createObjectLiteralExpression(properties, true),
    );
    return factory.updateClassDeclaration(node, node.modifiers, node.name, node.typeParameters, node.heritageClauses, [
      declaration,
      ...members,
    ]);
  }

  return (source) => {
    if (!source.text.includes("'lit/decorators.js'")) return source;
    const statements = source.statements.flatMap((statement) => {
      if (ts.isClassDeclaration(statement)) return [visitClass(statement)];
      if (!ts.isImportDeclaration(statement) || statement.moduleSpecifier.text !== 'lit/decorators.js')
        return [statement];
      const other = statement.importClause.namedBindings.elements.find(({ name }) => !DECORATORS.includes(name.text));
      if (other)
        throw new Error(`${source.fileName}: only @property and @state are written out, not @${other.name.text}.`);
      return [];
    });
    return factory.updateSourceFile(source, statements);
  };
}
