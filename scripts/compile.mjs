// How TypeScript becomes JavaScript, in both builds.
import ts from 'typescript';
import { minifyTemplates } from './minify-templates.mjs';
import { staticProperties } from './static-properties.mjs';

/** The settings of tsconfig.build.json and the sources that it names. */
export const { options: compilerOptions, fileNames } = ts.getParsedCommandLineOfConfigFile(
  'tsconfig.build.json',
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  },
);

export const transformers = { before: [minifyTemplates, staticProperties] };
