import { html, type TemplateResult } from 'lit';
import { parseDay, parseDuration, parseInstant } from '../../internal/dates.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { PanelParts } from './panel-parts.js';

const DAY = 86_400_000;

/** What the panel says by itself: what the thread's state means, how long a review takes, when the rules changed. */
export class Meta {
  constructor(
    private host: NewsCommentGuidelines,
    private parts: PanelParts,
  ) {}

  /** What the thread's state means, unless a template that names it says so. */
  notice(): TemplateResult | undefined {
    const { host, parts } = this;
    const { thread } = host.state;
    if (thread === 'open' || parts.text.template?.dataset.thread) return;
    const next = parseInstant(host.explain().nextChange) ?? NaN;
    // An outage may end when the thread is closed.
    const stays = (parseInstant(host.closesAt) ?? NaN) <= next || (parseInstant(host.opensAt) ?? NaN) > next;
    const opens = next && (thread === 'closed' || (thread === 'paused' && !stays));
    const time = opens ? parts.localize.date(next, { dateStyle: 'long', timeStyle: 'short' }) : undefined;
    return html`<p>${parts.localize.term('guidelinesThread', thread, time)}</p>`;
  }

  render(): TemplateResult | undefined {
    const { localize } = this.parts;
    const review = /^(open|premoderated)$/.test(this.host.state.thread) && this.#reviewTime;
    const badge = this.badge;
    if (!review && !badge) return;
    return html`<p class="meta">
      ${review && html`<span>${localize.term('guidelinesReview', review)}</span>`}
      ${
        badge &&
        html`<span part="badge"
          >${localize.term('guidelinesUpdated')}
          <time datetime=${badge.day}>${localize.date(badge.start, { dateStyle: 'long', timeZone: 'UTC' })}</time></span
        >`
      }
    </p>`;
  }

  /** The day of the last change, while the badge shows. */
  get badge(): { start: number; end: number; day: string } | undefined {
    const start = parseDay(this.host.updatedOn) ?? NaN;
    const end = start + (parseDuration(this.host.badgeFor) ?? 30 * DAY);
    const now = Date.now();
    // A day to come is a slip of the pen; east of Greenwich it may have begun already.
    if (!(now < end && start < now + DAY)) return;
    return { start, end, day: new Date(start).toISOString().slice(0, 10) };
  }

  /** The review time in words, e.g. "30 minutes". */
  get #reviewTime(): string | undefined {
    const text = this.host.reviewTime?.trim() ?? '';
    const unit = { d: 'day', h: 'hour', m: 'minute', s: 'second' }[text.slice(-1)];
    if (!parseDuration(text)) return;
    return this.parts.localize.number(parseFloat(text), { style: 'unit', unit, unitDisplay: 'long' });
  }
}
