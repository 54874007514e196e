// WebKitGTK's MiniBrowser on a screen of its own, driven over plain W3C WebDriver.
// Playwright's WebKit is a patched build that has to be downloaded; this is the one that Debian ships.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const DRIVER = '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';
const BROWSER = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  .find(existsSync);

/** WebDriver's code points for keys that type no character (w3.org/TR/webdriver2, "Keyboard actions"). */
const KEYS = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Meta: '\uE03D',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

export const hasWebKit = () => Boolean(BROWSER) && existsSync(DRIVER) && existsSync(XVFB);

/** One running WebKit with one window. */
export class WebKit {
  #children = [];
  #folder;
  #session;

  /**
   * @param {object} [options]
   * @param {boolean} [options.reducedMotion]
   * @param {string[]} [options.args] MiniBrowser's own, e.g. `--cookies-policy=never`
   * @param {'normal' | 'none'} [options.pageLoadStrategy] with `none` nothing waits until a page is loaded
   */
  static async launch({ reducedMotion = false, args = [], pageLoadStrategy = 'normal' } = {}) {
    if (!hasWebKit()) {
      throw new Error('No WebKit found. On Debian: apt-get install --no-install-recommends webkit2gtk-driver xvfb');
    }
    const webkit = new WebKit();
    try {
      await webkit.#start(reducedMotion, args, pageLoadStrategy);
    } catch (error) {
      await webkit.close();
      throw error;
    }
    return webkit;
  }

  async #start(reducedMotion, args, pageLoadStrategy) {
    this.#folder = mkdtempSync(join(tmpdir(), 'newsprint-webkit-'));
    mkdirSync(join(this.#folder, 'gtk-3.0'));
    // WebKitGTK reports GTK's animation switch as prefers-reduced-motion.
    const animations = `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\n`;
    writeFileSync(join(this.#folder, 'gtk-3.0/settings.ini'), animations);
    // MiniBrowser's toolbar would keep the window wider than a phone.
    writeFileSync(join(this.#folder, 'gtk-3.0/gtk.css'), '* { min-width: 0; margin: 0; padding: 0; font-size: 1px }\n');
    const display = await this.#screen();
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    this.#spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        GSETTINGS_BACKEND: 'memory',
        NO_AT_BRIDGE: '1',
        XDG_CACHE_HOME: this.#folder,
        XDG_CONFIG_HOME: this.#folder,
        XDG_DATA_HOME: this.#folder,
      },
    });
    for (let tries = 0; ; tries += 1) {
      try {
        await request('GET', `${base}/status`);
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await sleep(100);
      }
    }
    const browser = { binary: BROWSER, args: ['--automation', ...args] };
    // Pages over https have a certificate that was made on the spot.
    const capabilities = {
      alwaysMatch: {
        acceptInsecureCerts: true,
        pageLoadStrategy,
        // The driver would measure the time with the page's own timers.
        timeouts: { script: null },
        'webkitgtk:browserOptions': browser,
      },
    };
    const { sessionId } = await request('POST', `${base}/session`, { capabilities });
    this.#session = `${base}/session/${sessionId}`;
  }

  /** Starts a virtual screen and gives its name. Xvfb picks a free number and writes it to descriptor 3. */
  #screen() {
    const args = ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'];
    const child = this.#spawn(XVFB, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    return new Promise((resolve, reject) => {
      let text = '';
      child.stdio[3].on('data', (data) => {
        text += data;
        if (text.includes('\n')) resolve(`:${text.trim()}`);
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    });
  }

  #spawn(command, args, options) {
    const child = spawn(command, args, options);
    this.#children.push(child);
    // A test runner that dies must not leave a browser behind.
    const end = () => child.kill();
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    return child;
  }

  #command(method, path, body) {
    return request(method, this.#session + path, body);
  }

  goto(url) {
    return this.#command('POST', '/url', { url });
  }

  reload() {
    return this.#command('POST', '/refresh', {});
  }

  /** Runs a function body in the page and gives what it returns. */
  evaluate(script, ...args) {
    return this.#command('POST', '/execute/sync', { script, args });
  }

  /** Those of the page's own host. */
  clearCookies() {
    return this.#command('DELETE', '/cookie');
  }

  /** Gives the window another inner size, and tells which it has then. */
  async setViewport({ width, height }) {
    const [innerWidth, innerHeight] = await this.evaluate('return [innerWidth, innerHeight]');
    if (innerWidth !== width || innerHeight !== height) {
      const outer = await this.#command('GET', '/window/rect');
      await this.#command('POST', '/window/rect', {
        width: outer.width + width - innerWidth,
        height: outer.height + height - innerHeight,
      });
    }
    return this.evaluate('return [innerWidth, innerHeight]');
  }

  /** Presses a key or a combination (`Shift+Tab`). */
  press(keys) {
    const values = (keys.length > 1 ? keys.split('+') : [keys]).map((key) => KEYS[key] ?? key);
    const actions = [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    return this.#command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  move(x, y) {
    return this.#mouse([{ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }]);
  }

  down(button = 'left') {
    return this.#mouse([{ type: 'pointerDown', button: BUTTONS[button] }]);
  }

  up(button = 'left') {
    return this.#mouse([{ type: 'pointerUp', button: BUTTONS[button] }]);
  }

  /** Lets go of every key and button. */
  release() {
    return this.#command('DELETE', '/actions');
  }

  #mouse(actions) {
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    return this.#command('POST', '/actions', { actions: [pointer] });
  }

  /** The window as a PNG. */
  async screenshot() {
    return Buffer.from(await this.#command('GET', '/screenshot'), 'base64');
  }

  async close() {
    try {
      if (this.#session) await this.#command('DELETE', '');
    } catch {
      // Already gone.
    }
    for (const child of this.#children.splice(0).reverse()) child.kill();
    // The browser may still be writing its caches, and what it adds during a removal Node does not look for again.
    for (let tries = 0; this.#folder && tries < 50; tries += 1) {
      try {
        rmSync(this.#folder, { recursive: true, force: true });
        break;
      } catch {
        await sleep(100);
      }
    }
  }
}

async function request(method, url, body) {
  const response = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${value?.error}: ${value?.message}`);
  return value;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
