// Runs Web Test Runner's tests in WebKitGTK.
import { WebKit } from './webkit.mjs';

/** A test file has a WebKit of its own while it runs: keyboard and mouse belong to one window of a screen. */
class WebKitLauncher {
  name = 'WebKit';
  /** The stock `sendKeys` and `sendMouse` commands call the methods below when they see this type. */
  type = 'webdriver';
  #options;
  #all = [];
  #idle = [];
  #running = new Map();

  constructor(options) {
    this.#options = options;
  }

  async startSession(id, url) {
    const webkit = this.#idle.pop() ?? (await this.#launch());
    this.#running.set(id, { webkit, url });
    await webkit.setViewport({ width: 800, height: 600 });
    await webkit.goto(url);
  }

  async #launch() {
    const webkit = await WebKit.launch(this.#options);
    this.#all.push(webkit);
    return webkit;
  }

  async stopSession(id) {
    const { webkit } = this.#running.get(id);
    this.#running.delete(id);
    await webkit.release().catch(() => undefined);
    await webkit.goto('about:blank');
    this.#idle.push(webkit);
    return {};
  }

  startDebugSession() {
    throw new Error('WebKit cannot be debugged from here; open the test in Chromium.');
  }

  isActive(id) {
    return this.#running.has(id);
  }

  getBrowserUrl(id) {
    return this.#running.get(id).url;
  }

  async stop() {
    await Promise.all(this.#all.map((webkit) => webkit.close()));
  }

  #of(id) {
    return this.#running.get(id).webkit;
  }

  async setViewport(id, size) {
    return this.#of(id).setViewport(size);
  }

  async sendKeys(id, keys) {
    for (const key of keys) await this.#of(id).press(key);
  }

  async sendMouseMove(id, x, y) {
    await this.#of(id).move(x, y);
  }

  async sendMouseClick(id, x, y, button) {
    const webkit = this.#of(id);
    await webkit.move(x, y);
    await webkit.down(button);
    await webkit.up(button);
  }

  async sendMouseDown(id, button) {
    await this.#of(id).down(button);
  }

  async sendMouseUp(id, button) {
    await this.#of(id).up(button);
  }

  async resetMouse(id) {
    const webkit = this.#of(id);
    await webkit.release();
    await webkit.move(0, 0);
  }
}

export const webkitLauncher = (options) => new WebKitLauncher(options);
