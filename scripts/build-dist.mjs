// Writes dist/: one ES2022 module and one .d.ts for each source, for bundlers. Lit stays an import.
import { renameSync, rmSync } from 'node:fs';
import ts from 'typescript';
import { writeEditorData } from './editor-data.mjs';
import { cdnOnly } from './entries.mjs';
import { minifyTemplatesTransformer } from './minify-templates.mjs';

const outDir = `.cache/dist-${process.pid}`;
const host = {
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(
  'tsconfig.build.json',
  { outDir },
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.formatDiagnostic(problem, host));
    },
  },
);
const program = ts.createProgram(
  fileNames.filter((file) => !cdnOnly.some((entry) => file.endsWith(`/${entry}`))),
  options,
);
const { diagnostics } = program.emit(undefined, undefined, undefined, undefined, {
  before: [minifyTemplatesTransformer],
});
const problems = [...errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics];
if (problems.length) {
  console.error(ts.formatDiagnostics(problems, host));
  rmSync(outDir, { recursive: true, force: true });
  process.exit(1);
}
writeEditorData(`${outDir}/editor`);
rmSync('dist', { recursive: true, force: true });
renameSync(outDir, 'dist');
