import type { TemplateResult } from 'lit';
import { LocalizeController, registerTranslation } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import { restyle } from '../../internal/adopt-styles.js';
import { buttonStyles } from '../../styles/button.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { Announcer } from './announcer.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import { Loading, type LoadProblem } from './loading.js';
import { Meta } from './meta.js';
import { Reading } from './reading.js';
import { onDemandStyles } from './on-demand.styles.js';
import type { ShownText } from './shown-text.js';
import { Timing } from './timing.js';

/**
 * What a panel needs only when comments are loaded through it, when time changes it, when its rules fold or have versions,
 * or when its text changes before the reader's eyes. Imported then.
 */
export class OnDemand {
  /** Sheets beside those of the element itself. */
  readonly styles = [buttonStyles, onDemandStyles];
  readonly announcer: Announcer;
  readonly loading: Loading;
  readonly meta: Meta;
  readonly reading: Reading;
  readonly timing: Timing;

  constructor(host: NewsCommentGuidelines, context: ReaderController, text: ShownText) {
    registerTranslation('en', enOnDemand);
    restyle(host, this.styles);
    const parts = { localize: new LocalizeController(host), context, text };
    this.announcer = new Announcer(host, parts);
    this.loading = new Loading(host, parts, this.announcer);
    this.meta = new Meta(host, parts);
    this.timing = new Timing(host, this.meta);
    this.reading = new Reading(host, parts);
    host.requestUpdate();
  }

  /** What it adds to the panel. */
  render(rules: TemplateResult) {
    return {
      notice: this.meta.notice(),
      rules: this.reading.render(rules),
      meta: this.meta.render(),
      load: this.loading.render(),
    };
  }

  explain(): { nextChange: string | undefined; problem: LoadProblem | undefined } {
    const { next } = this.timing;
    return {
      nextChange: next < Infinity ? new Date(next).toISOString() : undefined,
      problem: this.loading.problem,
    };
  }
}
