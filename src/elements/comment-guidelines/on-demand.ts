import { registerTranslation } from '../../controllers/localize.js';
import { buttonStyles } from '../../styles/button.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { Announcer } from './announcer.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import { Loading } from './loading.js';
import { Meta } from './meta.js';
import { Reading } from './reading.js';
import { onDemandStyles } from './on-demand.styles.js';
import type { PanelParts } from './panel-parts.js';
import { Timing } from './timing.js';

/** Sheets beside those of the element itself. */
export const moreStyles = [buttonStyles, onDemandStyles];

/**
 * What a panel needs only when comments are loaded through it, when time changes it, when its rules fold or have versions,
 * or when its text changes before the reader's eyes. Imported then.
 */
export class OnDemand {
  readonly announcer: Announcer;
  readonly loading: Loading;
  readonly meta: Meta;
  readonly reading: Reading;
  readonly timing: Timing;

  constructor(host: NewsCommentGuidelines, parts: PanelParts) {
    registerTranslation('en', enOnDemand);
    this.announcer = new Announcer(host, parts);
    this.loading = new Loading(host, parts, this.announcer);
    this.meta = new Meta(host, parts);
    this.timing = new Timing(host, this.meta, parts.authored);
    this.reading = new Reading(host, parts);
    host.requestUpdate();
  }
}
