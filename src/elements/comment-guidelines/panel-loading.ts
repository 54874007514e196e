import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { addBuiltIn, LocalizeController } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import { parseDuration } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { buttonStyles } from '../../styles/button.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { Parts } from './parts.js';
import type { Load, PanelState } from './state.js';

addBuiltIn('en', enOnDemand);

/** Why the comments are not there; `page` means that the page said so. */
export type LoadProblem = 'timeout' | 'cookies' | 'consent' | 'page';
/** What made the panel ask: it came near, its button, Try again, or an address that points to one comment. */
export type LoadTrigger = 'visible' | 'click' | 'retry' | 'permalink';

const TIMEOUT = 15_000;
/** How far below the visible part the comments are asked for, so that they are there when the reader is. */
const MARGIN = '600px';

const loadingStyles = css`
  [part='load'] > * {
    margin: 1em 0 0;
  }
  @media print {
    button {
      display: none !important;
    }
  }
`;

/** Asks the page for its comments, once, and sees to it that loading ends. */
export default class PanelLoading implements ReactiveController {
  readonly styles = [buttonStyles, loadingStyles];
  /** Why `load` is `error`. */
  problem?: LoadProblem;

  #localize: LocalizeController;
  /** The last state that was acted on. */
  #load: Load = 'idle';
  /** How the page came: no news. */
  #first?: Load;
  #asked = false;
  #attempts = 0;
  /** The reader pressed a button, so an answer is due. */
  #byReader = false;
  #stop?: () => void;
  #near?: IntersectionObserver;

  constructor(
    private host: NewsCommentGuidelines,
    private context: ReaderController,
    private parts: Parts,
    first: PanelState | undefined,
  ) {
    this.#first = first?.load;
    this.#localize = new LocalizeController(host);
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  hostUpdated(): void {
    if (!this.host.isConnected) return;
    const { load } = this.host.state;
    if (load !== this.#load) this.#enter(load);
    const blocked = this.#blocked;
    if (blocked && (load === 'loading' || this.#due('visible'))) this.#fail(blocked);
    else if (!blocked && (this.problem === 'cookies' || this.problem === 'consent')) this.#reset();
    else this.#watch();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#lookAgain);
    this.#stop?.();
    this.#unwatch();
    // What was under way starts anew where the host is connected again; what has ended is no news there.
    if (this.#load === 'loading') this.#load = 'idle';
  }

  /** Asks the page. It may refuse by `preventDefault()`; else loading begins, and ends. */
  ask(trigger: LoadTrigger): void {
    const { host } = this;
    this.#asked = true;
    this.#unwatch();
    this.#byReader = trigger === 'click' || trigger === 'retry';
    const attempt = (this.#attempts += 1);
    const before = host.load;
    if (trigger === 'retry') emit(host, 'news-comment-guidelines-retry', { attempt });
    if (!emit(host, 'news-comment-guidelines-request', { trigger, attempt }, true)) return;
    // A quick listener may have said already how it went.
    if (host.load === before) host.load = 'loading';
    if (this.#byReader) void host.updateComplete.then(() => host.state.load === 'loading' && this.#announce());
  }

  /** The built-in words and the buttons. */
  render(): TemplateResult | undefined {
    const { load } = this.host.state;
    if (this.#due('click')) return this.#button('request', 'guidelinesLoad', 'click');
    if (load !== 'loading' && load !== 'error') return;
    const words = this.#words(load);
    const again = load === 'error' && this.problem !== 'consent';
    return html`${words && html`<p>${words}</p>`}${again ? this.#button('retry', 'guidelinesRetry', 'retry') : ''}`;
  }

  #button(part: string, word: 'guidelinesLoad' | 'guidelinesRetry', trigger: LoadTrigger): TemplateResult {
    return html`<button type="button" part=${part} class="outline" @click=${() => this.ask(trigger)}>
      ${this.#localize.term(word)}
    </button>`;
  }

  /** The built-in words, where the author wrote none. */
  #words(load: Load): string {
    if (this.parts.texts?.template?.dataset.load || this.#authors(load)) return '';
    return load === 'loading'
      ? this.#localize.term('guidelinesLoading')
      : this.#localize.term('guidelinesError', this.problem);
  }

  #authors(load: Load): Element | null {
    return this.host.querySelector(`:scope > [slot=${load}]`);
  }

  #announce(): void {
    const { load } = this.host.state;
    void this.parts.texts?.announce(this.#authors(load)?.textContent || this.#words(load));
  }

  /** What forbids loading; from the reader context. */
  get #blocked(): 'cookies' | 'consent' | undefined {
    const { cookies, consent } = this.context.state;
    // A reader who tries anyway may find comments that can be read without cookies.
    if (cookies === 'blocked' && !this.#byReader) return 'cookies';
    return this.host.category && consent.get(this.host.category) === 'denied' ? 'consent' : undefined;
  }

  /** Whether there is anything to ask for: a thread that is off has no comments, a paused one cannot give them. */
  #due(loadOn: string): boolean {
    const { thread, load } = this.host.state;
    return this.host.loadOn === loadOn && load === 'idle' && thread !== 'off' && thread !== 'paused';
  }

  #enter(load: Load): void {
    const isFirst = load === this.#first;
    this.#first = undefined;
    this.#load = load;
    this.#stop?.();
    this.#stop = load === 'loading' ? this.#wait() : undefined;
    if (load !== 'error') {
      this.problem = undefined;
      return;
    }
    this.problem ??= 'page';
    // What forbids loading is no news either: the reader decided it.
    if (this.#byReader || (!this.#blocked && !isFirst)) this.#announce();
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

  /** Loading ends when comments show, or when it takes too long. Returns what ends the waiting. */
  #wait(): () => void {
    const { host } = this;
    const timeout = parseDuration(host.timeout) || TIMEOUT;
    const cancel = at(Date.now() + timeout, () => {
      this.#fail('timeout');
      emit(host, 'news-comment-guidelines-timeout', { timeout });
    });
    const container = this.#container;
    if (!container) return cancel;
    /** Comments are there when something shows, a frame has loaded, and nobody says that it is busy. */
    const look = (event?: Event) => {
      if (container.getAttribute('aria-busy') === 'true') return;
      const there = container.querySelector('iframe')
        ? (event?.target as Element | undefined)?.localName === 'iframe'
        : Array.from(container.children).some((child) => child.getClientRects().length);
      if (there) host.load = 'ready';
    };
    const changes = new MutationObserver(() => look());
    changes.observe(container, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
    // `load` does not bubble, but it is captured.
    container.addEventListener('load', look, true);
    // On another try, what is there may be left from the one that failed.
    if (this.#attempts < 2) look();
    return () => {
      cancel();
      changes.disconnect();
      container.removeEventListener('load', look, true);
    };
  }

  get #container(): Element | null {
    const { host } = this;
    return host.for ? (host.getRootNode() as ParentNode).querySelector(`#${CSS.escape(host.for)}`) : null;
  }

  /** Waits until the panel or the container is near. Without consent to an answer nobody gave yet, nothing loads by itself. */
  #watch(): void {
    const { host } = this;
    const allowed = !host.category || this.context.state.consent.allows(host.category);
    if (!this.#due('visible') || this.#asked || !allowed || document.hidden) return this.#unwatch();
    if (this.#near) return;
    if (/comment/i.test(location.hash + location.search)) return this.ask('permalink');
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.ask('visible');
      },
      { rootMargin: MARGIN },
    );
    for (const target of [host, this.#container]) if (target) this.#near.observe(target);
  }

  /** In a tab that is not seen nothing is asked for. */
  #lookAgain = (): void => this.host.requestUpdate();

  #unwatch(): void {
    this.#near?.disconnect();
    this.#near = undefined;
  }
}
