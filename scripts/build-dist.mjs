// Writes dist/: one ES2022 module and one .d.ts for each source, for bundlers. Lit stays an import.
import { renameSync, rmSync } from 'node:fs';
import ts from 'typescript';
import { buildBin } from './build-bin.mjs';
import { compilerOptions, fileNames, transformers } from './compile.mjs';
import { writeEditorData } from './editor-data.mjs';
import { cdnOnly } from './entries.mjs';

// Built aside, so that whoever reads dist/ meanwhile finds it whole.
const outDir = `.cache/dist-${process.pid}`;

const program = ts.createProgram(
  fileNames.filter((file) => !cdnOnly.some((entry) => file.endsWith(`/${entry}`))),
  { ...compilerOptions, outDir },
);
const { diagnostics } = program.emit(undefined, undefined, undefined, undefined, transformers);
const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
if (problems.length) {
  const host = {
    getCurrentDirectory: () => process.cwd(),
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  console.error(ts.formatDiagnostics(problems, host));
  rmSync(outDir, { recursive: true, force: true });
  process.exit(1);
}
writeEditorData(`${outDir}/editor`);
await buildBin(outDir);
rmSync('dist', { recursive: true, force: true });
renameSync(outDir, 'dist');
