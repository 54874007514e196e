#!/usr/bin/env node
// The package's command line. Each subcommand is a module of its own, loaded when it is asked for.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What each subcommand is for; its module exports `run(argv)`, which gives the exit code. */
const COMMANDS = {
  prerender: {
    usage: 'prerender IN.html OUT.html [--reader subscriber] [--lang fr]',
    what: 'adds declarative shadow DOM to the elements of a page',
    load: () => import('./prerender.mjs'),
  },
  lint: {
    usage: 'lint FILE.html …',
    what: 'says what is wrong with the elements of a page',
    load: () => import('./lint.mjs'),
  },
};

const HELP = `Usage: newsprint COMMAND

${Object.values(COMMANDS)
  .map(({ usage, what }) => `  newsprint ${usage}\n      ${what}`)
  .join('\n')}

  newsprint COMMAND --help    what a command takes
  newsprint --version         the version of the package
`;

const [name, ...rest] = process.argv.slice(2);
if (name === '--help' || name === '-h') console.log(HELP);
else if (name === '--version' || name === '-v') {
  const manifest = createRequire(import.meta.url).resolve('newsprint/package.json');
  console.log(JSON.parse(readFileSync(manifest, 'utf8')).version);
} else if (!Object.hasOwn(COMMANDS, name ?? '')) {
  const known = Object.keys(COMMANDS).join(' and ');
  console.error(
    name === undefined
      ? `newsprint: name a command; there are ${known} (see newsprint --help).`
      : `newsprint: there is no command “${name}”; there are ${known} (see newsprint --help).`,
  );
  process.exitCode = 2;
} else {
  const { run } = await COMMANDS[name].load();
  process.exitCode = (await run(rest)) ?? 0;
}
