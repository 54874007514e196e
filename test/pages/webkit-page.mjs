// A page in WebKitGTK that answers to the part of Playwright's API that the page tests use. What is not here cannot be
// done over WebDriver, or no test needs it: then the call is no function, and the test fails.
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebKit } from '../../scripts/webkit.mjs';

/** WebDriver can neither run a script before the page's own nor stop a request: the test's own site does, for these. */
const pages = new Set();
const pagesOf = (host) => [...pages].filter((page) => page.hosts.has(host));

export const START = '/webkit-start.js';

/** What a page of `host` runs first. */
export function startScript(host) {
  const scripts = new Set(pagesOf(host).map(({ start }) => start));
  if (scripts.size > 1) throw new Error(`Two pages of ${host} are open and begin with different scripts`);
  return [...scripts].join();
}

export const isRefused = (host, url) => pagesOf(host).some(({ refused }) => refused.some((one) => one.test(url)));

/** Runs in the page: keeps what a developer would read in red in the console. */
function record() {
  const problems = (window[Symbol.for('problems')] = []);
  const tell = (kind, text) => problems.push({ kind, text });
  window.addEventListener('error', ({ message, error }) => {
    // Chromium and Firefox do not show this one in the console, either.
    if (!message.startsWith('ResizeObserver loop')) tell('pageerror', String(error ?? message));
  });
  window.addEventListener('unhandledrejection', ({ reason }) => tell('pageerror', `rejected: ${reason}`));
  window.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell('console', `refused by the policy: ${violatedDirective} ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...parts) => {
    tell('console', parts.join(' '));
    error.apply(console, parts);
  };
}

/** Runs in the page: the elements that a locator's steps lead to, in the page and in its open shadow roots. */
function find(steps) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const within = (element) => [...(element.shadowRoot ? all(element.shadowRoot) : []), ...all(element)];
  const shows = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && [...element.getClientRects()].some((box) => box.width);
  const words = (text) => text.replace(/\s+/g, ' ').trim();
  const fits = (text, { source, flags, plain, exact }) => {
    if (source) return new RegExp(source, flags).test(words(text));
    return exact ? words(text) === plain : words(text).toLowerCase().includes(plain.toLowerCase());
  };
  const name = (element) => element.getAttribute('aria-label') ?? element.textContent;
  const tests = {
    css: (element, { selector }) => element.matches(selector),
    role: (element, { selector, text }) =>
      element.matches(selector) && shows(element) && (!text || fits(name(element), text)),
    text: (element, { text }) =>
      !element.matches('script, style, noscript, head *') &&
      fits(element.textContent, text) &&
      ![...element.children].some((child) => fits(child.textContent, text)),
  };
  let found = [document.documentElement];
  for (const step of steps) {
    if (step.first) found = found.slice(0, 1);
    else found = [...new Set(found.flatMap(within))].filter((element) => tests[step.kind](element, step));
  }
  return { found, shows };
}

const ROLES = { button: 'button, [role=button], input[type=submit]', link: 'a[href], [role=link]' };
const wanted = (text, exact) =>
  text instanceof RegExp ? { source: text.source, flags: text.flags } : { plain: text, exact };

const call = (run, argument) => (typeof run === 'function' ? `(${run})(${JSON.stringify(argument)})` : run);

class Finder {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  #and(...more) {
    return new Locator(this.page, [...this.steps, ...more]);
  }

  /** Descendants as in Playwright: each step may lead into shadow roots. */
  locator(selectors) {
    return this.#and(...selectors.split(' ').map((selector) => ({ kind: 'css', selector })));
  }

  getByText(text, { exact = false } = {}) {
    return this.#and({ kind: 'text', text: wanted(text, exact) });
  }

  getByRole(role, { name, exact = false } = {}) {
    if (!ROLES[role]) throw new Error(`test/pages/webkit-page.mjs knows no role “${role}”`);
    return this.#and({ kind: 'role', selector: ROLES[role], text: name && wanted(name, exact) });
  }

  first() {
    return this.#and({ first: true });
  }
}

class Locator extends Finder {
  #run(body, argument) {
    return this.page.evaluate(
      `(({ found, shows }, argument) => { ${body} })((${find})(${JSON.stringify(this.steps)}), ${JSON.stringify(argument)})`,
    );
  }

  #until(body, what) {
    return this.page.until(() => this.#run(body), `${what}: ${JSON.stringify(this.steps)}`);
  }

  count() {
    return this.#run('return found.length');
  }

  async isVisible() {
    return (await this.#one('return { shows: found.some(shows), count: found.length }')).shows;
  }

  async #one(body) {
    const result = await this.#run(body);
    if (result.count > 1) throw new Error(`${result.count} elements are meant by ${JSON.stringify(this.steps)}`);
    return result;
  }

  waitFor({ state = 'visible' } = {}) {
    const tests = { visible: 'found.some(shows)', hidden: '!found.some(shows)', attached: 'found.length > 0' };
    return this.#until(`return ${tests[state]}`, state);
  }

  async evaluate(run, argument) {
    await this.waitFor({ state: 'attached' });
    return this.#run(`return (${run})(found[0], argument)`, argument);
  }

  boundingBox() {
    return this.#run(
      `const { x, y, width, height } = found[0].getBoundingClientRect(); return { x, y, width, height }`,
    );
  }

  /** A real click, in the middle of the one element that is meant, once nothing moves it or lies over it. */
  async click() {
    const spot = await this.#until(
      `if (found.length > 1) throw new Error(found.length + ' elements are meant');
      const [element] = found;
      if (!element || !shows(element) || element.disabled) return;
      const place = () => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      };
      const seen = ({ x, y }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      if (!seen(place())) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const before = place();
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
        const now = place();
        const hit = element.getRootNode().elementFromPoint(now.x, now.y);
        resolve(now.x === before.x && now.y === before.y && seen(now) && element.contains(hit) && now);
      })))`,
      'can be clicked',
    );
    await this.page.webkit.move(spot.x, spot.y);
    await this.page.webkit.down();
    await this.page.webkit.up();
  }
}

export class WebKitPage extends Finder {
  hosts = new Set();
  refused = [];
  start = `(${record})();`;
  /** What went wrong; filled with every answer of the page. */
  problems = [];
  #timeout = 30_000;
  #listeners = [];

  /** A browser with a profile of its own: nothing is kept from the last page. */
  static async open({ viewport, ...other }) {
    if (Object.keys(other).length) throw new Error(`WebKit has no context with ${Object.keys(other).join()}`);
    const page = new WebKitPage();
    page.steps = [];
    page.page = page;
    page.webkit = await WebKit.launch({ pageLoadStrategy: 'none' });
    pages.add(page);
    await page.setViewportSize(viewport);
    return page;
  }

  context() {
    return { close: () => this.close(), clearCookies: () => this.webkit.clearCookies() };
  }

  on(event, listener) {
    if (event !== 'pageerror') throw new Error(`test/pages/webkit-page.mjs hears of no “${event}”`);
    this.#listeners.push(listener);
  }

  close() {
    pages.delete(this);
    return this.webkit.close();
  }

  setDefaultTimeout(timeout) {
    this.#timeout = timeout;
  }

  async setViewportSize(size) {
    await this.webkit.setViewport(size);
    await this.until(
      () => this.evaluate(({ width, height }) => innerWidth === width && innerHeight === height, size),
      `The window never came to ${JSON.stringify(size)}`,
    );
  }

  /** `init` runs first on every page of the sites of harness.mjs, in their frames, too. */
  addInitScript(init, argument) {
    this.start += `\n(${init})(${JSON.stringify(argument)});`;
  }

  /** Requests to the sites of harness.mjs can be aborted; nothing else can be done to them. */
  route(pattern, handle) {
    const source = typeof pattern === 'string' ? pattern.replaceAll('**', '.*') : pattern;
    handle({ abort: () => this.refused.push(new RegExp(source)) });
  }

  async goto(url, { waitUntil = 'load' } = {}) {
    this.hosts.add(new URL(url).host);
    await this.#leave(() => this.webkit.goto(url), waitUntil);
    // Nothing can run first in a file: what went wrong while it was loaded is not heard of.
    if (url.startsWith('file:')) await this.evaluate(record);
  }

  async waitForURL(url, { waitUntil = 'load', timeout } = {}) {
    await this.waitForFunction((wanted) => location.href === wanted, url, { timeout });
    await this.waitForLoadState(waitUntil);
  }

  addScriptTag({ content, type = '' }) {
    return this.evaluate(
      ([text, kind]) => {
        const script = Object.assign(document.createElement('script'), { type: kind, textContent: text });
        document.head.append(script);
      },
      [content, type],
    );
  }

  reload({ waitUntil = 'load' } = {}) {
    return this.#leave(() => this.webkit.reload(), waitUntil);
  }

  async #leave(go, waitUntil) {
    await this.evaluate(() => (window[Symbol.for('left')] = true));
    await go();
    await this.waitForFunction(() => !window[Symbol.for('left')]);
    await this.waitForLoadState(waitUntil);
  }

  async waitForLoadState(state) {
    await this.waitForFunction((name) => {
      if (name === 'commit') return true;
      const [{ domContentLoadedEventEnd } = {}] = performance.getEntriesByType('navigation');
      if (name === 'domcontentloaded') return domContentLoadedEventEnd > 0;
      if (document.readyState !== 'complete') return false;
      if (name === 'load') return true;
      // As Playwright's `networkidle`: nothing has come for half a second.
      const ends = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
      return performance.now() - Math.max(0, ...ends) > 500;
    }, state);
  }

  evaluate(run, argument) {
    return this.#value(call(run, argument));
  }

  async #value(expression) {
    // In a task of the page: what WebDriver calls itself runs outside of any, and WebKit then empties the queue of
    // microtasks in the middle of it. A value of its own, because WebDriver makes `null` of `undefined`.
    const script = `return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = async () => {
        port1.close();
        try {
          const value = await (${expression});
          resolve(JSON.stringify({ value, problems: window[Symbol.for('problems')]?.splice(0) }));
        } catch (error) {
          reject(error);
        }
      };
      port2.postMessage(0);
    })`;
    const { value, problems = [] } = JSON.parse(await this.webkit.evaluate(script));
    for (const { kind, text } of problems) {
      this.problems.push(text);
      if (kind === 'pageerror') for (const listener of this.#listeners) listener(text);
    }
    return value;
  }

  /** Asks until there is something to tell. */
  async until(ask, what, timeout = this.#timeout) {
    for (const start = performance.now(); performance.now() - start < timeout; await sleep(20)) {
      try {
        const found = await ask();
        if (found) return found;
      } catch (error) {
        // A page that is about to be replaced has no answer.
        if (error.message.includes('javascript error')) throw error;
      }
    }
    throw new Error(`Not in ${timeout} ms: ${what}`);
  }

  waitForFunction(run, argument, { timeout } = {}) {
    return this.until(() => this.#value(`!!(await ${call(run, argument)})`), String(run), timeout);
  }

  waitForTimeout(time) {
    return sleep(time);
  }

  keyboard = { press: (keys) => this.webkit.press(keys) };

  async screenshot({ path }) {
    await writeFile(path, await this.webkit.screenshot());
  }
}
