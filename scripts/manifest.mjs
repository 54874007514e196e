// Writes custom-elements.json, which Storybook, editors and the contract test read. With --check it only says whether
// the committed file is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const FILE = 'custom-elements.json';

const manifest = await cli({ argv: ['analyze', '--config', 'custom-elements-manifest.config.js'], noWrite: true });
const text = `${JSON.stringify(manifest, null, 2)}\n`;
const current = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';

if (process.argv.includes('--check')) {
  if (text !== current) {
    console.error(`${FILE} does not say what the sources say: run \`npm run manifest\` and commit it.`);
    process.exitCode = 1;
  }
} else if (text !== current) writeFileSync(FILE, text);
