import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { addBuiltIn, LocalizeController } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import { parseDay, parseDuration, parseInstant } from '../../internal/dates.js';
import { at } from '../../internal/long-timeout.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { Parts } from './parts.js';
import type { Thread } from './state.js';
import { nextChange, type Schedule, threadAt } from './thread-at.js';

addBuiltIn('en', enOnDemand);

const DAY = 86_400_000;
const UNITS: Record<string, string> = { d: 'day', h: 'hour', m: 'minute', s: 'second' };

const timesStyles = css`
  .note {
    margin: 0 0 1em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid;
    font-weight: 600;
  }
  .meta {
    margin: 1em 0 0;
    font-size: 0.85em;
    line-height: 1.45;
  }
  .meta * + *::before {
    content: '\\b7  ';
  }
  time {
    white-space: nowrap;
  }
`;

/**
 * What time changes, and what the panel says by itself: what the thread's state means, how long a review takes, when the
 * rules changed. One timer for whatever is due next, and none while nothing is.
 */
export default class PanelTimes implements ReactiveController {
  readonly styles = [timesStyles];
  #localize: LocalizeController;
  #cancel?: () => void;

  constructor(
    private host: NewsCommentGuidelines,
    _context: ReaderController,
    private parts: Parts,
  ) {
    this.#localize = new LocalizeController(host);
    host.addController(this);
  }

  /** What the thread comes to, from what the author wrote (which may be wrong) and the time. */
  get thread(): Thread {
    return threadAt(this.#schedule, Date.now());
  }

  /** When the thread changes next, in ISO 8601. */
  get nextChange(): string | undefined {
    const next = this.#next;
    return next < Infinity ? new Date(next).toISOString() : undefined;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#lookAgain);
    this.#cancel?.();
  }

  hostUpdated(): void {
    this.#cancel?.();
    const { host } = this;
    const due = Math.min(this.#next, this.#badge?.end ?? Infinity);
    if (due < Infinity && host.isConnected && !document.hidden) this.#cancel = at(due, this.#lookAgain);
  }

  /** What the thread's state means, unless a template that names it says so. */
  notice(): TemplateResult | undefined {
    const { thread } = this.host.state;
    if (thread === 'open' || this.parts.texts?.template?.dataset.thread) return;
    const next = this.#next;
    // An outage may end when the thread is closed.
    const opens = thread !== 'premoderated' && next < Infinity && threadAt(this.#schedule, next) !== 'closed';
    const time = opens ? this.#localize.date(next, { dateStyle: 'long', timeStyle: 'short' }) : undefined;
    return html`<p class="note">${this.#localize.term('guidelinesThread', thread, time)}</p>`;
  }

  /** How long a review takes, and the badge. */
  render(): TemplateResult | undefined {
    const review = /^(open|premoderated)$/.test(this.host.state.thread) ? this.#reviewTime : undefined;
    const badge = this.#badge;
    if (!review && !badge) return;
    return html`<p class="meta">
      ${review && html`<span>${this.#localize.term('guidelinesReview', review)}</span>`}
      ${
        badge &&
        html`<span part="badge"
          >${this.#localize.term('guidelinesUpdated')}
          <time datetime=${badge.day}
            >${this.#localize.date(badge.start, { dateStyle: 'long', timeZone: 'UTC' })}</time
          ></span
        >`
      }
    </p>`;
  }

  /** When something is due; and a tab that was hidden or frozen may have missed that. */
  #lookAgain = (): void => this.host.requestUpdate();

  get #schedule(): Schedule {
    const { thread, opensAt, closesAt, pausedUntil } = this.host;
    return {
      thread,
      opensAt: parseInstant(opensAt) ?? NaN,
      closesAt: parseInstant(closesAt) ?? NaN,
      pausedUntil: parseInstant(pausedUntil) ?? NaN,
    };
  }

  get #next(): number {
    return nextChange(this.#schedule, Date.now());
  }

  /** The day of the last change, while the badge shows. */
  get #badge(): { start: number; end: number; day: string } | undefined {
    const start = parseDay(this.host.updatedOn) ?? NaN;
    const end = start + (parseDuration(this.host.badgeFor) ?? 30 * DAY);
    const now = Date.now();
    // A day to come is a slip of the pen; east of Greenwich it may have begun already.
    if (!(now < end && start < now + DAY)) return;
    return { start, end, day: new Date(start).toISOString().slice(0, 10) };
  }

  /** The review time in words, e.g. "30 minutes". */
  get #reviewTime(): string | undefined {
    const text = String(this.host.reviewTime ?? '').trim();
    if (!parseDuration(text)) return;
    return this.#localize.number(parseFloat(text), { style: 'unit', unit: UNITS[text.slice(-1)], unitDisplay: 'long' });
  }
}
