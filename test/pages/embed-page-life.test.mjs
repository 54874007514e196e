// What happens to whole pages: the back/forward cache, prerendering, sandboxed frames, files, no network, a browser that
// translates, and paper.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { CHROMIUM_ARGS, chromiumPath, launchChromium } from '../../scripts/browsers.mjs';
import { article, browserName, open, reach, SCRIPT, SHEET, site } from './harness.mjs';
import { everything, examples, states, TAGS } from './every-element.mjs';

const chromium = browserName === 'chromium';
const serious = (problems) => problems.filter((problem) => !/404|missing\.webp/.test(problem));
const TEXT = '<p>The council voted to keep the harbour open.</p>'.repeat(40);

/** For `init`: counts what is told, over pages of one tab that are kept alive. */
function recordEvents() {
  window.told = [];
  for (const type of ['pencil-decide', 'pencil-impression', 'cookie-notice-shown', 'carousel-change']) {
    window.addEventListener(`news-${type}`, ({ target }) => window.told.push(`${type} of ${target.id}`));
  }
}

test('a page that comes back from the back/forward cache goes on, and counts nothing twice', async (t) => {
  const { origin } = await site({
    '/': article({
      head: SHEET + SCRIPT,
      body: examples.pencil + examples.carousel + examples['cookie-notice'] + TEXT,
    }),
    '/next': article({ body: '<p>Next</p>' }),
  });
  let page;
  let problems = [];
  if (chromium) {
    // Playwright switches the cache off.
    const own = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    t.after(() => own.close());
    page = await own.newPage({ viewport: { width: 390, height: 844 } });
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.addInitScript(recordEvents);
    await page.goto(origin);
  } else ({ page, problems } = await open(origin, { init: recordEvents }));
  await reach(page, 'pencil', 'strip');
  await reach(page, 'carousel', 'playing');
  await page.waitForFunction(() => window.told.includes('pencil-impression of pencil'));
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => (window.restored = persisted));
  });
  const before = await page.evaluate(() => window.told.filter((one) => !one.startsWith('carousel')));
  await page.goto(`${origin}/next`);
  // Firefox's driver waits for a load that a page from the cache does not have.
  await page.evaluate(() => void setTimeout(() => window.history.back()));
  await page.waitForURL(`${origin}/`, { waitUntil: 'commit', timeout: 2000 }).catch(() => undefined);
  await page.waitForFunction(() => document.querySelector('news-pencil')?.explain);
  // Firefox decides for itself; when it loads the page anew, what is told is told by another page.
  if (chromium) await page.waitForFunction(() => window.restored);
  await reach(page, 'carousel', 'playing');
  const told = await page.evaluate(() => window.told.filter((one) => !one.startsWith('carousel')));
  assert.deepEqual(told.toSorted(), before.toSorted());
  await reach(page, 'pencil', 'panel');
  assert.deepEqual(serious(problems), []);
});

if (chromium) {
  // A browser that nobody debugs: Chromium prerenders nothing under a debugger.
  test(
    'a prerendered page turns nothing and counts nothing before it is shown, and then once',
    { timeout: 60_000 },
    async (t) => {
      const told = [];
      const waiting = new Set();
      const hears = async (what) => {
        while (!told.includes(what)) await new Promise((next) => waiting.add(next));
      };
      const inner = `const tell = (what) => fetch('/told?' + what + (document.prerendering ? '-unseen' : ''));
      for (const name of ['pencil-impression', 'carousel-change', 'carousel-view'])
        window.addEventListener('news-' + name, () => tell(name));
      document.addEventListener('prerenderingchange', () => tell('shown'));
      // Longer than a slide stays.
      addEventListener('load', () => setTimeout(() => tell('waited'), 2600));`;
      const { origin } = await site({
        '/': article({
          head: '<script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>',
          body: `<script>fetch('/go').then(() => { location.href = '/next'; });</script>`,
        }),
        '/next': article({
          head: `${SHEET}<script src="/inner.js"></script>${SCRIPT}`,
          body: examples.pencil + examples.carousel.replace('autoplay', 'autoplay interval="2000"') + TEXT,
        }),
        '/inner.js': { type: 'text/javascript', body: inner },
        '/go': async () => {
          await hears('waited-unseen');
          return 'go';
        },
        '/told': ({ search }) => {
          told.push(search.slice(1));
          for (const next of waiting) next();
          return 'ok';
        },
      });
      const profile = await mkdtemp(join(tmpdir(), 'newsprint-'));
      const child = spawn(
        await chromiumPath(),
        [...CHROMIUM_ARGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, origin],
        { stdio: 'ignore' },
      );
      const ended = new Promise((done) => child.once('exit', done));
      t.after(async () => {
        child.kill();
        await ended;
        // Its helpers may write for a while after it; a folder that is left behind is no failure.
        await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
      });
      await hears('pencil-impression');
      await hears('carousel-change');
      assert.deepEqual(told.slice(0, 2), ['waited-unseen', 'shown']);
      assert.equal(told.filter((one) => one === 'pencil-impression').length, 1);
      assert.deepEqual(
        told.filter((one) => one.endsWith('-unseen')),
        ['waited-unseen'],
      );
    },
  );
}

for (const [title, sandbox] of [
  ['without an origin', 'allow-scripts'],
  ['with its origin', 'allow-scripts allow-same-origin'],
]) {
  test(`every state is reached inside a sandboxed frame ${title}`, async () => {
    const headers = { 'access-control-allow-origin': '*' };
    const { origin } = await site(
      {
        '/': article({ body: `<iframe sandbox="${sandbox}" src="/inner" width="380" height="800"></iframe>` }),
        '/inner': article({
          head: SHEET + '<script type="module" src="/run.js"></script>' + SCRIPT,
          body: everything,
        }),
        '/run.js': {
          type: 'text/javascript',
          body: `import { states } from '/pages/every-element.mjs';
            const problems = [];
            for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, (event) =>
              problems.push(String(event.reason ?? event.message)));
            // No cookies can be kept here, so nobody asks for consent, and nobody is told to switch cookies on.
            const silent = ${JSON.stringify(sandbox === 'allow-scripts' ? ['cookie-notice'] : [])};
            let failed = '';
            for (const [example, own] of Object.entries(states)) {
              if (silent.includes(example)) continue;
              for (const [state, reach] of Object.entries(own)) {
                await Promise.resolve(reach(document)).catch((error) => (failed += example + ', ' + state + ': ' + error + '; '));
              }
            }
            const asks = document.getElementById('consent').explain().view;
            parent.postMessage({ failed, problems, asks }, '*');`,
        },
      },
      { headers },
    );
    const { page } = await open('about:blank', {
      init: () => window.addEventListener('message', ({ data }) => (window.result = data)),
    });
    await page.goto(origin);
    await page.waitForFunction(() => window.result, undefined, { timeout: 60_000 });
    const { failed, problems, asks } = await page.evaluate('window.result');
    assert.equal(failed, '');
    assert.deepEqual(
      problems.filter((one) => !one.includes('ResizeObserver loop')),
      [],
    );
    if (sandbox === 'allow-scripts') assert.equal(asks, 'none');
  });
}

test('a saved page works from a file, with the classic script', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsprint-'));
  try {
    const script = `<script defer src="file://${resolve('cdn/newsprint.classic.js')}"></script>`;
    const sheet = `<link rel="stylesheet" href="file://${resolve('cdn/newsprint.css')}">`;
    const picture = `file://${resolve('demo')}`;
    const body = everything.replaceAll('/demo/', `${picture}/`);
    await writeFile(join(folder, 'page.html'), article({ head: sheet + script, body }));
    const { page, problems } = await open(`file://${join(folder, 'page.html')}`);
    const code = await readFile('test/pages/every-element.mjs', 'utf8');
    await page.addScriptTag({ type: 'module', content: `${code}\nwindow.states = states;` });
    await page.waitForFunction(() => window.states);
    const failed = await page.evaluate(async () => {
      const all = [];
      for (const [example, own] of Object.entries(window.states)) {
        // Files keep no cookies: the notice that would ask stays silent.
        if (example === 'cookie-notice') continue;
        for (const [state, bring] of Object.entries(own)) {
          try {
            await bring(document);
          } catch (error) {
            all.push(`${example}, ${state}: ${error}`);
          }
        }
      }
      return all;
    });
    assert.deepEqual(failed, []);
    assert.equal(await page.evaluate(() => document.getElementById('consent').explain().view), 'none');
    assert.deepEqual(
      problems.filter((problem) => !/ERR_FILE_NOT_FOUND|missing\.webp/.test(problem)),
      [],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('offline, what would be loaded on demand is done without, and nothing throws', async () => {
  const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body: everything }) });
  const { page, problems } = await open('about:blank');
  const rejected = [];
  page.on('pageerror', (error) => rejected.push(String(error)));
  await page.route('**/cdn/chunks/**', (route) => route.abort());
  await page.goto(origin);
  await page.waitForFunction(() => document.querySelector('#carousel').explain?.().count === 3);
  await page.evaluate(async () => {
    const tag = (name) => document.querySelector(`news-${name}`);
    tag('pencil').expand();
    tag('carousel').next();
    await tag('photo').open();
    tag('photo').close();
    await tag('comment-guidelines').retry();
    await tag('cookie-notice').openPreferences();
    await tag('cookie-notice').acceptAll();
    tag('consent-gate').load();
  });
  const text = await page.evaluate(() => document.body.innerText);
  for (const words of [
    'Read everything for 99 cents a week',
    'Two: the archive',
    'third crossing',
    'Before you write',
    'Your browser keeps no cookies.',
    'The embedded post',
  ]) {
    assert.ok(text.includes(words), words);
  }
  assert.deepEqual(rejected, []);
  assert.deepEqual(
    problems.filter((problem) => !/404|Failed to load|ERR_FAILED|NS_ERROR|blocked/i.test(problem)),
    [],
  );
});

test('a browser may translate the page: lang="auto", and <font> in place of every text', async () => {
  const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body: everything }) });
  const { page, problems } = await open(origin);
  await reach(page, 'pencil', 'panel');
  await reach(page, 'comment-guidelines', 'open');
  /** As Chromium's translation does: each text of the light DOM becomes two nested <font> with other words. */
  const translate = () =>
    page.evaluate(() => {
      document.documentElement.lang = 'auto';
      const walker = document.createTreeWalker(document.body, 4);
      const texts = [];
      while (walker.nextNode()) {
        const { currentNode } = walker;
        if (currentNode.data.trim() && !currentNode.parentElement.closest('script,style,font')) texts.push(currentNode);
      }
      for (const text of texts) {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = text.data.toUpperCase();
        outer.append(inner);
        text.replaceWith(outer);
      }
    });
  await translate();
  // What comes into the page later is translated then.
  for (const [example, own] of Object.entries(states)) {
    if (example === 'pencil' || example === 'comment-guidelines') continue;
    for (const state of Object.keys(own)) {
      if (state !== 'told') await reach(page, example, state);
      await translate();
    }
  }
  const text = await page.evaluate(() => document.body.innerText);
  for (const words of [
    'READ EVERYTHING FOR 99 CENTS A WEEK',
    'TWO: THE ARCHIVE',
    'BEFORE YOU WRITE',
    'FOR SUBSCRIBERS.',
  ]) {
    assert.equal(text.split(words).length - 1, words.startsWith('TWO') ? 1 : 1, words);
  }
  assert.ok(!text.includes('For readers.'), 'one text of the panel');
  assert.deepEqual(serious(problems), []);
});

/** For `init`: what files of the library have started and not ended, as `window.left()` tells it. */
function countWhatStays() {
  const since = new Map();
  const isOurs = () => new Error().stack.includes('/cdn/');
  const wrap = (owner, name, make) => {
    const original = owner[name];
    owner[name] = function (...args) {
      return make.call(this, original.bind(this), args);
    };
  };
  for (const [start, end] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
  ]) {
    wrap(window, start, (original, [callback, ...rest]) => {
      const ours = isOurs();
      const id = original(
        (...args) => {
          if (start !== 'setInterval') since.delete(key);
          return typeof callback === 'function' && callback(...args);
        },
        ...rest,
      );
      const key = `${start} ${id}`;
      if (ours) since.set(key, start);
      return id;
    });
    wrap(window, end, (original, [id]) => {
      since.delete(`${start} ${id}`);
      original(id);
    });
  }
  const watched = new Map();
  for (const name of ['IntersectionObserver', 'ResizeObserver', 'MutationObserver']) {
    const { prototype } = window[name];
    wrap(prototype, 'observe', function (original, [target, ...rest]) {
      if (isOurs()) watched.set(this, (watched.get(this) ?? new Set()).add(target));
      original(target, ...rest);
    });
    wrap(prototype, 'disconnect', function (original) {
      watched.delete(this);
      original();
    });
    if (prototype.unobserve) {
      wrap(prototype, 'unobserve', function (original, [target]) {
        watched.get(this)?.delete(target);
        original(target);
      });
    }
  }
  const listeners = new Set();
  const capture = (options) => Boolean(options?.capture ?? options);
  const same = (target, [type, callback, options]) =>
    [...listeners].find(
      (one) =>
        one.target === target && one.type === type && one.callback === callback && one.capture === capture(options),
    );
  const { addEventListener } = EventTarget.prototype;
  wrap(EventTarget.prototype, 'addEventListener', function (original, args) {
    const [type, callback, options] = args;
    const target = this ?? window;
    original(...args);
    if (!callback || options?.signal?.aborted || !isOurs() || same(target, args)) return;
    const one = { target, type, callback, capture: capture(options) };
    listeners.add(one);
    const ended = () => listeners.delete(one);
    if (options?.signal) addEventListener.call(options.signal, 'abort', ended);
    if (options?.once) addEventListener.call(target, type, ended, { capture: one.capture, once: true });
  });
  wrap(EventTarget.prototype, 'removeEventListener', function (original, args) {
    listeners.delete(same(this ?? window, args));
    original(...args);
  });
  const stays = (target) =>
    !(target instanceof window.Node || target instanceof window.AbortSignal) || target.isConnected;
  window.left = () =>
    [
      ...since.values(),
      ...[...watched.values()].flatMap((targets) => [...targets].map((one) => `watched: ${one.nodeName}`)),
      ...[...listeners].filter(({ target }) => stays(target)).map(({ target, type }) => `${type} on ${target}`),
      ...[...document.documentElement.attributes, ...document.body.attributes].map(({ name, value }) => name + value),
      ...document.getAnimations().map(({ animationName }) => `animation ${animationName}`),
      `${document.adoptedStyleSheets.length} sheets, ${document.body.childElementCount} in the body`,
      `${document.querySelectorAll(':modal, :popover-open').length} on top`,
    ].sort();
}

test('in whatever state an element is when it is taken out, nothing of it stays', { timeout: 120_000 }, async () => {
  const { origin } = await site({
    '/': article({ head: SHEET + SCRIPT, body: `<div id="place"></div>${TEXT}` }),
  });
  const { page, problems } = await open(origin, { init: countWhatStays });
  page.setDefaultTimeout(20_000);
  await page.waitForFunction(() => customElements.get('news-photo'));
  const most = Math.max(...Object.values(states).map((own) => Object.keys(own).length));
  const round = async (count) => {
    await page.context().clearCookies();
    await page.evaluate((html) => {
      window.localStorage.clear();
      window.sessionStorage.clear();
      window.scrollTo(0, 0);
      document.querySelector('#place').innerHTML = html;
    }, everything);
    for (const [example, own] of Object.entries(states)) {
      for (const state of Object.keys(own).slice(0, count)) await reach(page, example, state);
    }
    await page.evaluate(() => document.querySelector('#place').replaceChildren());
  };
  // What the page keeps for good (the reader of the page, the parts that are loaded once) is there after this.
  await round(most);
  const idle = () => page.waitForFunction(() => !window.left().some((one) => /^(set|request)/.test(one)));
  await idle();
  const before = await page.evaluate(() => window.left());
  for (let count = most; count >= 0; count--) {
    await round(count);
    await idle();
    const left = await page.evaluate(() => window.left());
    assert.deepEqual(left, before, `after ${count} states`);
  }
  assert.deepEqual(serious(problems), []);
});

if (chromium) {
  test('a thousand elements that came and went are gone from memory', async () => {
    const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body: '<div id="place"></div>' }) });
    const { page, problems } = await open(origin);
    // First those that a reader has used: every one in its last state. (A photo that goes while it is shown large gets its
    // `sizes` back when it is out of the page, and Chromium keeps any <img> for good to which that happens.)
    await page.evaluate((html) => (document.querySelector('#place').innerHTML = html), everything);
    for (const [example, own] of Object.entries(states)) {
      for (const state of Object.keys(own)) await reach(page, example, state);
    }
    const total = await page.evaluate(
      async ([html, tags]) => {
        const place = document.querySelector('#place');
        window.gone = [...place.querySelectorAll(tags.join())].map((one) => [one.localName, new WeakRef(one)]);
        place.replaceChildren();
        for (let round = 0; window.gone.length < 1000; round++) {
          place.innerHTML = html;
          const all = [...place.querySelectorAll(tags.join())];
          // Some are taken out before they have come to rest, as pages do.
          if (round % 3 === 0) for (const one of all) await one.updateComplete;
          if (round % 2 === 0) await new Promise(requestAnimationFrame);
          for (const one of all) window.gone.push([one.localName, new WeakRef(one)]);
          place.replaceChildren();
        }
        return window.gone.length;
      },
      [everything, TAGS],
    );
    assert.ok(total >= 1000);
    const cdp = await page.context().newCDPSession(page);
    const left = () =>
      page.evaluate(() => window.gone.flatMap(([name, reference]) => (reference.deref() ? name : [])).sort());
    // What is under way (a frame, an import) may hold them for a moment.
    let still;
    for (let i = 0; i < 40; i++) {
      await cdp.send('HeapProfiler.collectGarbage');
      still = await left();
      if (!still.length) break;
      await page.waitForTimeout(100);
    }
    assert.deepEqual(still, []);
    assert.deepEqual(serious(problems), []);
  });

  test('on paper stands what there is to read, and no control', async () => {
    const { origin } = await site({ '/': article({ head: SHEET + SCRIPT, body: everything }) });
    const { page, problems } = await open(origin);
    await reach(page, 'photo', 'noted');
    await reach(page, 'comment-guidelines-compact', 'folded');
    await reach(page, 'comment-guidelines-click', 'idle');
    await reach(page, 'cookie-notice', 'asked');
    await reach(page, 'consent-gate', 'waiting');
    /** What shows of the page's words and of those in shadow roots, and how high the gate is. */
    const seen = () =>
      page.evaluate(() => {
        const found = [];
        const collect = (root) => {
          const walker = document.createTreeWalker(root, 1 | 4);
          while (walker.nextNode()) {
            const { currentNode: node } = walker;
            if (node.shadowRoot) collect(node.shadowRoot);
            if (node.nodeType === 3 && node.parentElement?.checkVisibility({ visibilityProperty: true })) {
              found.push(node.data);
            }
          }
        };
        collect(document.body);
        return { text: found.join(' '), gate: document.querySelector('#gate').getBoundingClientRect().height };
      });
    const ours = ['Show comments', 'Accept', 'It loads when you say so'];
    const onScreen = await seen();
    for (const words of ours) assert.ok(onScreen.text.includes(words), `“${words}” is on the screen`);
    await page.emulateMedia({ media: 'print' });
    const { text, gate } = await seen();
    assert.ok(gate < onScreen.gate / 2, `no space is kept on paper for an embed: ${gate} of ${onScreen.gate} px`);
    for (const words of [
      'One: every story',
      'Two: the archive',
      'Three: all newsletters',
      'third crossing',
      'Be civil.',
    ]) {
      assert.ok(text.includes(words), `“${words}” is printed`);
    }
    for (const words of [...ours, '99 cents a week', 'May we count', 'Subscribe']) {
      assert.ok(!text.includes(words), `“${words}” is not`);
    }
    const shown = await page.evaluate(() => {
      const all = (root) =>
        [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
      return all(document).flatMap((one) =>
        one.localName === 'button' && one.checkVisibility({ visibilityProperty: true })
          ? `${one.getRootNode().host?.localName}: ${one.getAttribute('part')}`
          : [],
      );
    });
    assert.deepEqual([...new Set(shown)], []);
    const pdf = await page.pdf();
    assert.equal(pdf.subarray(0, 4).toString(), '%PDF');
    // Letters are drawn on it: text objects in its streams.
    const streams = pdf
      .toString('latin1')
      .split(/stream\r?\n/)
      .slice(1);
    const drawn = streams.filter((one) => {
      try {
        return /\bTj\b|\bTJ\b/.test(inflateSync(Buffer.from(one, 'latin1')).toString('latin1'));
      } catch {
        return false;
      }
    });
    assert.ok(drawn.length > 0);
    assert.deepEqual(serious(problems), []);
  });
}
