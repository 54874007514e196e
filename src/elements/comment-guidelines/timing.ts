import type { ReactiveController } from 'lit';
import { parseInstant } from '../../internal/dates.js';
import { at } from '../../internal/long-timeout.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { Thread } from './match.js';
import type { Meta } from './meta.js';
import { nextChange, type Schedule, threadAt } from './thread-at.js';

/** Lets time change the panel: one timer for whatever is due next, and none while nothing is. */
export class Timing implements ReactiveController {
  #cancel?: () => void;
  #leave?: AbortController;

  constructor(
    private host: NewsCommentGuidelines,
    private meta: Meta,
  ) {
    host.addController(this);
  }

  /** What the thread comes to, from what the author wrote (which may be wrong) and the time. */
  get thread(): Thread {
    return threadAt(this.#schedule, Date.now());
  }

  /** When the thread changes next; `Infinity` when nothing is due. */
  get next(): number {
    return nextChange(this.#schedule, Date.now());
  }

  get #schedule(): Schedule {
    const { thread, opensAt, closesAt, pausedUntil } = this.host;
    return {
      thread,
      opensAt: parseInstant(opensAt) ?? NaN,
      closesAt: parseInstant(closesAt) ?? NaN,
      pausedUntil: parseInstant(pausedUntil) ?? NaN,
    };
  }

  hostConnected(): void {
    this.#leave = new AbortController();
    // A tab that was hidden or frozen has missed its times, and looks again.
    for (const type of ['visibilitychange', 'pageshow']) {
      addEventListener(type, () => this.host.requestUpdate(), { signal: this.#leave.signal });
    }
  }

  hostDisconnected(): void {
    this.#leave?.abort();
    this.#cancel?.();
  }

  hostUpdated(): void {
    this.#cancel?.();
    const { host } = this;
    const due = Math.min(this.next, this.meta.badge?.end ?? Infinity);
    if (due < Infinity && host.isConnected && !document.hidden) {
      this.#cancel = at(due, () => host.requestUpdate());
    }
  }
}
