import type { ReactiveController } from 'lit';
import { parseDuration } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { oneOf } from '../../internal/one-of.js';
import type { ReaderState } from '../../reader/context.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import { LOADS } from './match.js';

/** Why the comments are not there; `host` means that the page said so. */
export type LoadProblem = 'timeout' | 'cookies' | 'consent' | 'host';
/** What made the panel ask: it came near, a press of its button, Try again, a link to one comment, or a method call. */
export type LoadTrigger = 'visible' | 'click' | 'retry' | 'permalink';

const TIMEOUT = 15_000;
/** How far below the visible part the comments are asked for, so that they are there when the reader is. */
const MARGIN = '600px';

/** Asks the page for its comments, once, and sees to it that loading ends. */
export class Loading implements ReactiveController {
  /** Why `load` is `error`. */
  problem?: LoadProblem;
  /** The reader pressed a button, so an answer is due to that reader. */
  byReader = false;
  /** How often the page was asked. */
  attempts = 0;

  #load = 'idle';
  #asked = false;
  #cancelTimeout?: () => void;
  #container?: Element | null;
  #changes?: MutationObserver;
  #near?: IntersectionObserver;

  constructor(
    private host: NewsCommentGuidelines,
    private reader: () => ReaderState,
  ) {
    host.addController(this);
  }

  /** What forbids loading; from the reader context. */
  get blocked(): 'cookies' | 'consent' | undefined {
    const { cookies, consent } = this.reader();
    if (cookies === 'blocked') return 'cookies';
    return this.host.category && consent.get(this.host.category) === 'denied' ? 'consent' : undefined;
  }

  /** A category that nobody has decided on yet: what loads by itself waits, a press of the button does not. */
  get #undecided(): boolean {
    return !!this.host.category && this.reader().consent.get(this.host.category) !== 'granted';
  }

  /** A thread that is off has no comments, a paused one cannot give them. */
  get due(): boolean {
    return this.host.loadOn !== 'manual' && !/^(off|paused)$/.test(this.host.state.thread);
  }

  hostUpdated(): void {
    const { host } = this;
    const load = oneOf(host.load, LOADS);
    if (load !== this.#load) {
      this.#load = load;
      this.#settle();
      if (load === 'loading') this.#begin();
      // `problem` was set by whoever set `error`, if that was this file.
      if (load === 'error') this.problem ??= 'host';
      else this.problem = undefined;
    }
    const { blocked } = this;
    if (
      blocked &&
      ((load === 'loading' && !(blocked === 'cookies' && this.byReader)) ||
        (load === 'idle' && this.due && host.loadOn === 'visible'))
    )
      this.#fail(blocked);
    else if (!blocked && (this.problem === 'cookies' || this.problem === 'consent')) this.#reset();
    else this.#watch();
  }

  hostDisconnected(): void {
    this.#settle();
    this.#unwatch();
    // Whatever was under way starts anew where the host is connected again.
    this.#load = 'idle';
  }

  /** Asks the page. It may refuse by `preventDefault()`; else loading begins, and ends after `timeout` at the latest. */
  ask(trigger: LoadTrigger): void {
    this.#asked = true;
    this.#unwatch();
    this.byReader = trigger === 'click' || trigger === 'retry';
    this.attempts += 1;
    if (emit(this.host, 'news-comment-guidelines-request', { trigger, attempt: this.attempts }, true)) {
      this.problem = undefined;
      // A listener that is quick may have said how it went already.
      if (oneOf(this.host.load, LOADS) === 'idle' || trigger === 'retry') this.host.load = 'loading';
    }
  }

  #reset(): void {
    this.problem = undefined;
    this.#asked = false;
    this.host.load = 'idle';
  }

  #fail(problem: LoadProblem): void {
    this.problem = problem;
    this.host.load = 'error';
  }

  #begin(): void {
    const { host } = this;
    const timeout = parseDuration(host.timeout) || TIMEOUT;
    this.#cancelTimeout = at(Date.now() + timeout, () => {
      this.#fail('timeout');
      emit(host, 'news-comment-guidelines-timeout', { timeout });
    });
    this.#container = this.container;
    if (!this.#container) return;
    this.#changes = new MutationObserver(() => this.#look());
    this.#changes.observe(this.#container, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
    // `load` does not bubble, but it is captured.
    this.#container.addEventListener('load', this.#loaded, true);
    this.#look();
  }

  /** Stops what belongs to one loading. */
  #settle(): void {
    this.#cancelTimeout?.();
    this.#changes?.disconnect();
    this.#container?.removeEventListener('load', this.#loaded, true);
    this.#container = undefined;
  }

  get container(): Element | null {
    const { host } = this;
    return host.for ? (host.getRootNode() as Document | ShadowRoot).getElementById(host.for) : null;
  }

  #loaded = (event: Event): void => {
    if ((event.target as Element).localName === 'iframe') this.#look(true);
  };

  /** Comments are there when something shows in the container, a frame has loaded, and nobody says that it is busy. */
  #look(frameLoaded = false): void {
    const container = this.#container;
    if (!container || container.getAttribute('aria-busy') === 'true') return;
    const frames = container.querySelector('iframe');
    if (frames ? frameLoaded : Array.from(container.children).some((child) => child.getClientRects().length)) {
      this.host.load = 'ready';
    }
  }

  #watch(): void {
    const { host } = this;
    const wanted = this.due && host.loadOn === 'visible' && !this.#asked && host.load === 'idle' && !this.#undecided;
    if (!wanted) return this.#unwatch();
    if (this.#near) return;
    // A link to one comment asks at once: the reader came for it.
    if (/comment/i.test(location.hash + location.search)) return this.ask('permalink');
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting) && !document.hidden) this.ask('visible');
      },
      { rootMargin: MARGIN },
    );
    this.#near.observe(this.container ?? host);
    if (this.container) this.#near.observe(host);
  }

  #unwatch(): void {
    this.#near?.disconnect();
    this.#near = undefined;
  }
}
