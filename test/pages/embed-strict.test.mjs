// The strictest page that a publisher may have: no violation of its policy in any state of any element.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
import { article, browserName, CLASSIC, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, states, TAGS } from './every-element.mjs';

/** As docs/embedding.md gives it, with everything else forbidden. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html newsprint";
const SINGLE = TAGS.map((tag) => `<script type="module" src="/cdn/${tag.replace('news-', '')}.js"></script>`).join('');
const GATED = '<script type="text/plain" data-news-consent="analytics" src="/gated.js"></script>';

function recordViolations() {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) =>
    window.violations.push([violatedDirective, blockedURI, sample, sourceFile].join(' ')),
  );
  window.addEventListener('unhandledrejection', ({ reason }) => window.violations.push(`rejected: ${reason}`));
}

const wordOfPencil = () => document.querySelector('#pencil').shadowRoot.querySelector('[part=toggle]').textContent;

for (const [build, script] of [
  ['the module', SCRIPT],
  ['the classic script', CLASSIC],
  ['one element a file', SINGLE],
]) {
  describe(`under the strictest policy, ${build}`, async () => {
    const reports = [];
    const { origin } = await site(
      {
        '/': article({ lang: 'fr', head: SHEET + script, body: everything + GATED }),
        '/gated.js': { type: 'text/javascript', body: 'window.gatedRan = true;' },
        '/report': async (_url, request) => {
          let body = '';
          for await (const part of request) body += part;
          reports.push(body);
          return { status: 204 };
        },
      },
      { headers: { 'content-security-policy': `${POLICY}; report-uri /report` } },
    );

    it('nothing is violated, and everything works', async () => {
      const { page, problems } = await open(origin, { init: recordViolations });
      for (const [example, own] of Object.entries(states)) {
        for (const state of Object.keys(own)) {
          await reach(page, example, state);
          assert.deepEqual(await page.evaluate('window.violations'), [], `${example}: ${state}`);
        }
      }
      await page.waitForFunction(() => window.gatedRan);
      if (script !== SINGLE) assert.match(await page.evaluate(wordOfPencil), /Détails/, 'the language pack came, too');
      assert.deepEqual(reports, []);
      assert.deepEqual(
        problems.filter((problem) => !problem.includes('404')),
        [],
      );
    });
  });
}

if (browserName === 'chromium' && hasWebKit()) {
  it('nothing is violated in WebKit either, by the module or by the classic script', { timeout: 120_000 }, async () => {
    const reports = [];
    const run = (script) => article({ head: `${SHEET}<script src="/record.js"></script>${script}`, body: everything });
    const { origin } = await site(
      {
        '/module': run(SCRIPT + '<script type="module" src="/run.js"></script>'),
        '/classic': run(CLASSIC + '<script type="module" src="/run.js"></script>'),
        '/breaks': article({ head: '<script src="/record.js"></script>', body: '<p style="color:red">Inline</p>' }),
        '/record.js': { type: 'text/javascript', body: `(${recordViolations})()` },
        '/run.js': {
          type: 'text/javascript',
          body: `import { states } from '/pages/every-element.mjs';
            const failed = [];
            for (const [example, own] of Object.entries(states)) {
              for (const [state, reach] of Object.entries(own)) {
                await Promise.resolve(reach(document)).catch((error) => failed.push([example, state, error].join(' ')));
              }
            }
            window.result = { failed, violations: window.violations, reached: Object.keys(states).length };`,
        },
        '/report': async (_url, request) => {
          let body = '';
          for await (const part of request) body += part;
          reports.push(body);
          return { status: 204 };
        },
      },
      { headers: { 'content-security-policy': `${POLICY}; report-uri /report` } },
    );
    for (const build of ['module', 'classic', 'breaks']) {
      // A profile of its own: nothing is dismissed yet, nobody has answered.
      const webkit = await WebKit.launch();
      const until = async (script) => {
        for (;;) {
          const found = await webkit.evaluate(script);
          if (found) return found;
        }
      };
      try {
        await webkit.goto(`${origin}/${build}`);
        if (build === 'breaks') {
          assert.match(
            await until('return window.violations?.join()'),
            /style-src/,
            'what breaks the policy is noticed',
          );
        } else {
          const expected = { failed: [], violations: [], reached: Object.keys(states).length };
          assert.deepEqual(await until('return window.result'), expected, build);
          assert.deepEqual(reports, []);
        }
      } finally {
        await webkit.close();
      }
    }
  });
}

it('the page of this test is strict: what breaks the policy is noticed', async () => {
  const reports = [];
  const { origin } = await site(
    {
      '/': article({ body: '<p style="color:red">Inline</p>' }),
      '/report': () => (reports.push('one'), { status: 204 }),
    },
    { headers: { 'content-security-policy': `${POLICY}; report-uri /report` } },
  );
  const { page } = await open(origin, { init: recordViolations });
  await page.waitForFunction(() => window.violations.length > 0);
  assert.match(await page.evaluate('window.violations.join()'), /style-src/);
});
