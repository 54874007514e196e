import { html, type TemplateResult } from 'lit';
import { parseDay, parseDuration } from '../../internal/dates.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { PanelParts } from './panel-parts.js';

const DAY = 86_400_000;

/** How long a review takes, while one can comment, and when the rules changed. */
export class Meta {
  constructor(
    private host: NewsCommentGuidelines,
    private parts: PanelParts,
  ) {}

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
