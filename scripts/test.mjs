// `npm test`: every check in one go, in Chromium. `npm run test:engines`: the browser tests in Firefox and WebKit.
// A step that fails does not stop the next; the last line counts all tests, and each check as one.
import { spawn } from 'node:child_process';
import { parseArgs, stripVTControlCharacters } from 'node:util';

const { values } = parseArgs({
  options: {
    /** Only the browser tests, in the other two engines. */
    engines: { type: 'boolean' },
    /** Only the steps whose name starts so. */
    only: { type: 'string', default: '' },
  },
});

/** Two lists of steps that run beside each other: what has no tests keeps one core busy at most. */
const checks = [
  [
    { name: 'types', command: 'npm run typecheck' },
    { name: 'lint', command: 'npm run lint' },
  ],
  [
    { name: 'build', command: 'npm run build:dist && npm run build:cdn' },
    { name: 'manifest', command: 'npm run manifest -- --check' },
    { name: 'sizes', command: 'npm run sizes -- --check' },
    { name: 'storybook', command: 'npm run build:storybook' },
  ],
];
/** One after the other: each takes two cores itself. */
const chromium = [
  { name: 'package', command: 'npm run test:package' },
  { name: 'unit', command: 'npm run test:unit' },
  { name: 'pages', command: 'npm run test:pages' },
  { name: 'stories', command: 'npm run test:stories' },
];
const others = [
  { name: 'unit', command: 'npm run test:unit', env: { BROWSERS: 'firefox' } },
  { name: 'unit', command: 'npm run test:unit', env: { BROWSERS: 'webkit' } },
  { name: 'pages', command: 'npm run test:pages', env: { BROWSER: 'firefox' } },
  { name: 'pages', command: 'npm run test:pages', env: { BROWSER: 'webkit' } },
];

/** Counts in a step's output: ours and Web Test Runner's closing line, or Node's test runner (two reporters). */
function count(output) {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  return {
    passed: sum(/^(?:\w+: )?(\d+) passed, \d+ failed/gm) + sum(/^[#ℹ] pass (\d+)$/gm),
    failed: sum(/^(?:\w+: )?\d+ passed, (\d+) failed/gm) + sum(/^[#ℹ] fail (\d+)$/gm),
  };
}

/** Node's list of failed tests at the end of its output, if there is one. */
const failedTests = (output) => stripVTControlCharacters(output).split(/^✖ failing tests:$/m)[1] ?? '';

/** What a reader of a long log looks for: Node's list of failed tests, Web Test Runner's crosses, else the last lines. */
function failures(output) {
  const listed = failedTests(output);
  if (listed) return listed.trim();
  const lines = stripVTControlCharacters(output).trimEnd().split('\n');
  const crosses = lines.flatMap((line, index) =>
    /^\s*(❌|𐄂|not ok)/.test(line) ? lines.slice(index, index + 12) : [],
  );
  return (crosses.length ? crosses : lines.slice(-20)).join('\n');
}

/** Runs a command, shows what it says (if `quiet` at its end: another one speaks meanwhile), and gives that back, counted. */
function execute(command, { env, title = '', quiet = false } = {}) {
  return new Promise((resolve) => {
    if (!quiet) process.stdout.write(title);
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (data) => {
        output += data;
        if (!quiet) target.write(data);
      });
    }
    child.on('close', (code) => {
      if (quiet) process.stdout.write(title + output);
      const { passed, failed } = count(output);
      // A check without tests counts as one; a runner that failed without counting a failure does, too.
      resolve({
        output,
        passed: passed || (code === 0 && !failed ? 1 : 0),
        failed: failed || (code === 0 ? 0 : 1),
      });
    });
  });
}

/**
 * The files in which something failed, to be run once more on their own. Two files share two cores here, and a browser
 * that waits for its turn is late for things that a test believes to be done. What fails alone as well, fails.
 */
const again = {
  pages(output) {
    const files = [...new Set(failedTests(output).match(/(?<=test\/pages\/)[\w-]+(?=\.test\.mjs)/g))];
    return files.map((file) => `npm run test:pages -- ${file}`);
  },
  unit(output) {
    const blocks = stripVTControlCharacters(output).split(/^(?=test\/[\w.-]+\.test\.ts:)/m);
    const files = blocks
      .filter((block) => /❌|𐄂/.test(block))
      .map((block) => block.match(/^test\/([\w.-]+?)\.test\.ts:/)?.[1]);
    return files.map((file) => file && `ONLY=${file} npm run test:unit`).filter(Boolean);
  },
};

async function run({ name, command, env = {} }, { quiet = false } = {}) {
  const settings = Object.entries(env).map(([key, value]) => `${key}=${value} `);
  const title = `\n— ${name}: ${settings.join('')}${command}\n`;
  const started = Date.now();
  let { output, passed, failed } = await execute(command, { env, title, quiet });
  const commands = (failed && again[name]?.(output)) || [];
  if (commands.length) {
    console.log(`\n— ${name}: ${failed} failed; their files once more, alone`);
    let repeated = '';
    let left = 0;
    for (const one of commands) {
      const result = await execute(one, { env });
      repeated += result.output;
      left += result.failed;
    }
    if (left) output = repeated;
    else console.log(`\n${name}: ${failed} failed beside others and passed alone: ${commands.join('; ')}`);
    passed += left ? 0 : failed;
    failed = left;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  return { name: settings.join('') + name, passed, failed, seconds, said: failed ? failures(output) : '' };
}

const wanted = ({ name }) => name.startsWith(values.only);

async function runAll(steps, options) {
  const results = [];
  for (const step of steps.filter(wanted)) results.push(await run(step, options));
  return results;
}

const results = [];
if (!values.engines) {
  const lists = await Promise.all(checks.map((steps) => runAll(steps, { quiet: true })));
  results.push(...lists.flat());
}
results.push(...(await runAll(values.engines ? others : chromium)));

for (const { name, said } of results) {
  if (said) console.log(`\n— what failed in ${name}:\n${said.slice(0, 6000)}`);
}
console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed ? 'FAILED' : 'ok'}\t${name}: ${passed} of ${passed + failed} in ${seconds} s`);
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') || results.length === 0 ? 1 : 0;
