// Runs Web Test Runner's tests in WebKitGTK.
import { WebKit } from './webkit.mjs';

class WebKitLauncher {
  name = 'WebKit';
  /** The stock `sendKeys` and `sendMouse` commands call the methods below when they see this type. */
  type = 'webdriver';
  concurrency = 1;
  #options;
  #starting;
  #urls = new Map();

  constructor(options) {
    this.#options = options;
  }

  async startSession(id, url) {
    const webkit = await (this.#starting ??= WebKit.launch(this.#options));
    this.#urls.set(id, url);
    await webkit.setViewport({ width: 800, height: 600 });
    await webkit.goto(url);
  }

  async stopSession(id) {
    const webkit = await this.#starting;
    this.#urls.delete(id);
    await webkit.release().catch(() => undefined);
    await webkit.goto('about:blank');
    return {};
  }

  startDebugSession() {
    throw new Error('WebKit cannot be debugged from here; open the test in Chromium.');
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl(id) {
    return this.#urls.get(id);
  }

  async stop() {
    await (await this.#starting)?.close();
  }

  async setViewport(size) {
    return (await this.#starting).setViewport(size);
  }

  async sendKeys(_id, keys) {
    const webkit = await this.#starting;
    for (const key of keys) await webkit.press(key);
  }

  async sendMouseMove(_id, x, y) {
    await (await this.#starting).move(x, y);
  }

  async sendMouseClick(_id, x, y, button) {
    const webkit = await this.#starting;
    await webkit.move(x, y);
    await webkit.down(button);
    await webkit.up(button);
  }

  async sendMouseDown(_id, button) {
    await (await this.#starting).down(button);
  }

  async sendMouseUp(_id, button) {
    await (await this.#starting).up(button);
  }

  async resetMouse() {
    const webkit = await this.#starting;
    await webkit.release();
    await webkit.move(0, 0);
  }
}

export const webkitLauncher = (options) => new WebKitLauncher(options);
