// The strictest page that a publisher may have: no violation of its policy in any state of any element.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { hasWebKit, WebKit } from '../../scripts/webkit.mjs';
import { article, browserName, CLASSIC, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, examples, states, TAGS } from './every-element.mjs';

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

/** The script files of `cdn/` that those in the mark-up may load sooner or later, as they name them. */
function filesOf(markup) {
  const found = new Set([...markup.matchAll(/\/cdn\/([\w./-]+\.js)/g)].map(([, name]) => name));
  for (const name of found) {
    for (const [, file] of readFileSync(`cdn/${name}`, 'utf8').matchAll(/["'`](\.\.?\/[\w./-]+\.js)["'`]/g)) {
      found.add(new URL(file, `http://cdn/${name}`).pathname.slice(1));
    }
  }
  return [...found];
}

const wordOfPencil = () => document.querySelector('#pencil').shadowRoot.querySelector('[part=toggle]').textContent;

for (const [build, script] of [
  ['the module', SCRIPT],
  ['the classic script', CLASSIC],
  ['one element a file', SINGLE],
]) {
  describe(`under the strictest policy, ${build}`, async () => {
    const reports = [];
    const { origin, requests } = await site(
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
      // Nothing that is loaded on demand was left out.
      const asked = requests.map(({ path }) => path);
      const others = filesOf(script).filter((name) => !asked.includes(`/cdn/${name}`) && !/\/(ar|es)-/.test(name));
      assert.deepEqual(others, [], 'files that no state has asked for');
    });
  });
}

it('nothing is violated by what stands beside the library: lint, analytics, consent helpers, an adapter', async () => {
  const headers = { 'content-security-policy': `${POLICY} newsprint-adapters` };
  const { origin } = await site(
    {
      '/': article({
        head: `${SHEET}<script src="/cdn/newsprint.head.js"></script>${SCRIPT}<script type="module" src="/cdn/analytics.js" data-news-analytics></script>
          <script type="module" src="/use.js"></script>`,
        body:
          everything +
          '<news-comment-guidelines id="talk" for="talk-thread"></news-comment-guidelines><div id="talk-thread"></div>',
      }),
      '/use.js': {
        type: 'text/javascript',
        body: `import { lint } from '/cdn/lint.js';
          import { disqus } from '/cdn/adapters/disqus.js';
          import { startConsentMode } from '/cdn/consent-mode.js';
          import { followFrameworks } from '/cdn/tcf.js';
          startConsentMode();
          followFrameworks();
          const panel = document.getElementById('talk');
          disqus(panel, { shortname: 'example', scriptURL: location.origin + '/embed.js' });
          window.found = lint().length;
          await customElements.whenDefined('news-comment-guidelines');
          panel.loadOn = 'visible';
          panel.load = 'loading';
          await panel.retry();`,
      },
      '/embed.js': {
        type: 'text/javascript',
        body: `const config = { page: {}, callbacks: {} };
          window.disqus_config.call(config);
          config.callbacks.onReady.forEach((ready) => ready());`,
      },
    },
    { headers },
  );
  const { page, problems } = await open(origin, { init: recordViolations });
  await page.waitForFunction(() => document.getElementById('talk').load === 'ready' && window.found !== undefined);
  await reach(page, 'cookie-notice', 'asked');
  await page.evaluate(() => document.getElementById('consent').acceptAll());
  await page.waitForFunction(() => window.dataLayer?.some(({ event }) => event === 'news-cookie-notice-change'));
  assert.deepEqual(await page.evaluate('window.violations'), []);
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('404')),
    [],
  );
});

it('one nonce is enough for all parts, where the policy says “strict-dynamic”', async () => {
  const policy = `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; img-src 'self';
    require-trusted-types-for 'script'; trusted-types lit-html newsprint`;
  const head = (SHEET + SCRIPT).replaceAll(/<(link|script)/g, '$& nonce="abc"');
  const { origin } = await site(
    {
      '/': article({ lang: 'fr', head, body: examples.pencil + examples.photo + examples['cookie-notice'] + GATED }),
      '/gated.js': { type: 'text/javascript', body: 'window.gatedRan = true;' },
    },
    { headers: { 'content-security-policy': policy.replace(/\s+/g, ' ') } },
  );
  const { page, problems } = await open(origin, { init: recordViolations });
  await page.waitForFunction(() => /Détails/.test(document.querySelector('#pencil').shadowRoot?.textContent));
  await page.evaluate(async () => {
    await document.querySelector('#photo').open();
    document.querySelector('#photo').close();
    await document.querySelector('#consent').acceptAll();
  });
  await page.waitForFunction(() => window.gatedRan);
  assert.deepEqual(await page.evaluate('window.violations'), []);
  assert.deepEqual(problems, []);
});

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
