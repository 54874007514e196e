// Writes custom-elements.json, which Storybook, editors and the contract test read, docs/events.md and docs/elements.md. With
// --check it only says whether the committed manifest is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { eventsReference } from './events.mjs';
import { elementsReference } from './reference.mjs';

const FILE = 'custom-elements.json';

const manifest = await cli({ argv: ['analyze', '--config', 'custom-elements-manifest.config.js'], noWrite: true });
const text = `${JSON.stringify(manifest, null, 2)}\n`;
const current = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';

if (process.argv.includes('--check')) {
  if (text !== current) {
    console.error(`${FILE} does not say what the sources say: run \`npm run manifest\` and commit it.`);
    process.exitCode = 1;
  }
} else {
  if (text !== current) writeFileSync(FILE, text);
  // What is made from it and committed as well; a test holds it.
  writeFileSync('docs/events.md', eventsReference());
  writeFileSync('docs/elements.md', elementsReference());
}
