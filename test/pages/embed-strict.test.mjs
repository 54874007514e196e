// The strictest page that a publisher may have: no violation of its policy in any state of any element.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { article, CLASSIC, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
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
