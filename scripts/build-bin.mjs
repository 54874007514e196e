// Writes dist/bin/: the command line with the HTML parser in it, so that the package needs only Lit when it is installed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'vite';

/** What the files hold beside our own code. */
const BUNDLED = { parse5: 'parse5/LICENSE', entities: 'entities/LICENSE' };

/** @param {string} outDir where dist/ is being made */
export async function buildBin(outDir) {
  const commands = readdirSync('bin').filter((file) => file.endsWith('.mjs'));
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Everything but Node's own modules goes in, except for what stays an import.
    ssr: { noExternal: true, external: ['lit', 'newsprint'] },
    build: {
      ssr: true,
      outDir: `${outDir}/bin`,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(commands.map((file) => [basename(file, '.mjs'), `bin/${file}`])),
        external: /^(node:|lit(\/|$)|newsprint(\/|$))/,
        checks: { pluginTimings: false },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
      },
    },
  });
  const notices = Object.entries(BUNDLED).map(
    ([name, file]) => `${name}\n\n${readFileSync(`node_modules/${file}`, 'utf8')}`,
  );
  writeFileSync(`${outDir}/bin/LICENSES.txt`, notices.join(`\n${'-'.repeat(72)}\n`));
}
