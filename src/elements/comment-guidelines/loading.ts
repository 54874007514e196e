import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { parseDuration } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import type { Announcer } from './announcer.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { PanelParts } from './panel-parts.js';

/** Why the comments are not there; `page` means that the page said so. */
export type LoadProblem = 'timeout' | 'cookies' | 'consent' | 'page';
/** What made the panel ask: it came near, its button, Try again, or an address that points to one comment. */
export type LoadTrigger = 'visible' | 'click' | 'retry' | 'permalink';

const TIMEOUT = 15_000;
/** How far below the visible part the comments are asked for, so that they are there when the reader is. */
const MARGIN = '600px';

/** Asks the page for its comments, once, and sees to it that loading ends. */
export class Loading implements ReactiveController {
  /** Why `load` is `error`. */
  problem?: LoadProblem;

  #load = 'idle';
  #asked = false;
  #attempts = 0;
  /** The reader pressed a button, so an answer is due. */
  #byReader = false;
  #cancelTimeout?: () => void;
  #container?: Element | null;
  #changes?: MutationObserver;
  #near?: IntersectionObserver;

  constructor(
    private host: NewsCommentGuidelines,
    private parts: PanelParts,
    private announcer: Announcer,
  ) {
    host.addController(this);
  }

  /** What forbids loading; from the reader context. */
  get blocked(): 'cookies' | 'consent' | undefined {
    const { cookies, consent } = this.parts.context.state;
    // A reader who tries anyway may find comments that can be read without cookies.
    if (cookies === 'blocked' && !this.#byReader) return 'cookies';
    return this.host.category && consent.get(this.host.category) === 'denied' ? 'consent' : undefined;
  }

  /** Whether there is anything to ask for: a thread that is off has no comments, a paused one cannot give them. */
  get due(): boolean {
    const { loadOn, state } = this.host;
    return /^(visible|click)$/.test(loadOn) && !/^(off|paused)$/.test(state.thread) && state.load === 'idle';
  }

  hostUpdated(): void {
    if (!this.host.isConnected) return;
    const { load } = this.host.state;
    if (load !== this.#load) {
      this.#load = load;
      this.#stop();
      if (load === 'loading') this.#begin();
      if (load !== 'error') this.problem = undefined;
      else {
        this.problem ??= 'page';
        // What forbids loading is no news: the reader decided it.
        if (this.#byReader || !this.blocked) this.#announce();
      }
    }
    const { blocked, due } = this;
    if (blocked && (load === 'loading' || (due && this.host.loadOn === 'visible'))) this.#fail(blocked);
    else if (!blocked && /^co/.test(this.problem ?? '')) this.#reset();
    else this.#watch();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#unwatch();
    // What was under way starts anew where the host is connected again.
    this.#load = 'idle';
  }

  /** Asks the page. It may refuse by `preventDefault()`; else loading begins, and ends. */
  ask(trigger: LoadTrigger): void {
    const { host } = this;
    this.#asked = true;
    this.#unwatch();
    this.#byReader = /^(click|retry)$/.test(trigger);
    this.#attempts += 1;
    const before = host.load;
    const detail = { trigger, attempt: this.#attempts };
    if (trigger === 'retry') emit(host, 'news-comment-guidelines-retry', { attempt: this.#attempts });
    if (!emit(host, 'news-comment-guidelines-request', detail, true)) return;
    // A quick listener may have said already how it went.
    if (host.load === before) host.load = 'loading';
    if (this.#byReader) void host.updateComplete.then(() => this.host.state.load === 'loading' && this.#announce());
  }

  /** The built-in words and the buttons. */
  render(): TemplateResult | typeof nothing {
    const { load } = this.host.state;
    if (load === 'idle' && this.due && this.host.loadOn === 'click')
      return this.#button('request', 'guidelinesLoad', 'click');
    if (load !== 'loading' && load !== 'error') return nothing;
    const words = this.#words();
    return html`${words && html`<p>${words}</p>`}
    ${load === 'error' && this.problem !== 'consent' ? this.#button('retry', 'guidelinesRetry', 'retry') : nothing}`;
  }

  #button(part: string, word: 'guidelinesLoad' | 'guidelinesRetry', trigger: LoadTrigger): TemplateResult {
    return html`<button type="button" part=${part} class="outline" @click=${() => this.ask(trigger)}>
      ${this.parts.localize.term(word)}
    </button>`;
  }

  /** The built-in words, where the author wrote none. */
  #words(): string {
    const { load } = this.host.state;
    if (this.parts.text.template?.dataset.load || this.#authors(load)) return '';
    const { localize } = this.parts;
    return load === 'loading' ? localize.term('guidelinesLoading') : localize.term('guidelinesError', this.problem);
  }

  #authors(load: string): Element | null {
    return this.host.querySelector(`:scope > [slot=${load}]`);
  }

  #announce(): void {
    const { load } = this.host.state;
    void this.announcer.say(this.#authors(load)?.textContent ?? (this.#words() || undefined));
  }

  #fail(problem: LoadProblem): void {
    this.problem = problem;
    this.host.load = 'error';
  }

  #reset(): void {
    this.problem = undefined;
    this.#asked = false;
    this.host.load = 'idle';
  }

  #begin(): void {
    const { host } = this;
    const timeout = parseDuration(host.timeout) || TIMEOUT;
    this.#cancelTimeout = at(Date.now() + timeout, () => {
      this.#fail('timeout');
      emit(host, 'news-comment-guidelines-timeout', { timeout });
    });
    const container = (this.#container = this.#find());
    if (!container) return;
    this.#changes = new MutationObserver(() => this.#look());
    this.#changes.observe(container, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
    // `load` does not bubble, but it is captured.
    container.addEventListener('load', this.#look, true);
    if (this.#attempts < 2) this.#look();
  }

  /** Stops what belongs to one loading. */
  #stop(): void {
    this.#cancelTimeout?.();
    this.#changes?.disconnect();
    this.#container?.removeEventListener('load', this.#look, true);
    this.#container = undefined;
  }

  #find(): Element | null {
    const { host } = this;
    return host.for ? (host.getRootNode() as ParentNode).querySelector(`#${CSS.escape(host.for)}`) : null;
  }

  /** Comments are there when something shows in the container, a frame has loaded, and nobody says that it is busy. */
  #look = (event?: Event): void => {
    const container = this.#container!;
    if (container.getAttribute('aria-busy') === 'true') return;
    const frame = container.querySelector('iframe');
    const there = frame
      ? event?.target instanceof Element && event.target.localName === 'iframe'
      : Array.from(container.children).some((child) => child.getClientRects().length);
    if (there) this.host.load = 'ready';
  };

  /** Waits until the panel or the container is near. Without consent to an answer nobody gave yet, nothing loads by itself. */
  #watch(): void {
    const { host } = this;
    const { consent } = this.parts.context.state;
    const allowed = !host.category || consent.allows(host.category);
    if (!this.due || host.loadOn !== 'visible' || this.#asked || !allowed || document.hidden) return this.#unwatch();
    if (this.#near) return;
    if (/comment/i.test(location.hash + location.search)) return this.ask('permalink');
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.ask('visible');
      },
      { rootMargin: MARGIN },
    );
    for (const target of [host, this.#find()]) if (target) this.#near.observe(target);
  }

  #unwatch(): void {
    this.#near?.disconnect();
    this.#near = undefined;
  }
}
