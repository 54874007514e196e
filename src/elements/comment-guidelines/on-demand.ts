import type { TemplateResult } from 'lit';
import { LocalizeController, registerTranslation } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { edges, keepInPlace } from '../../internal/keep-in-place.js';
import { buttonStyles } from '../../styles/button.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { Announcer } from './announcer.js';
import type { NewsCommentGuidelines, StateDetail } from './comment-guidelines.js';
import { KeptText } from './kept-text.js';
import { Loading, type LoadProblem } from './loading.js';
import type { PanelState } from './match.js';
import { Meta } from './meta.js';
import { Reading } from './reading.js';
import { moreLightStyles, onDemandStyles } from './on-demand.styles.js';
import type { ShownText } from './shown-text.js';
import { Timing } from './timing.js';

/**
 * What a panel needs only when comments are loaded through it, when time changes it, when its rules fold or have versions,
 * when its text changes before the reader's eyes, or when a part of its text is not to be read. Imported then.
 */
export class OnDemand {
  /** Sheets beside those of the element itself. */
  readonly styles = [buttonStyles, onDemandStyles];
  readonly kept: KeptText;
  readonly announcer: Announcer;
  readonly loading: Loading;
  readonly meta: Meta;
  readonly reading: Reading;
  readonly timing: Timing;

  constructor(
    private host: NewsCommentGuidelines,
    context: ReaderController,
    text: ShownText,
    private known: PanelState | undefined,
  ) {
    registerTranslation('en', enOnDemand);
    restyle(host, this.styles);
    host.addController({ hostConnected: () => adoptLightStyles(host, 'comment-guidelines-more', moreLightStyles) });
    const parts = { localize: new LocalizeController(host), context, text };
    this.kept = new KeptText(host, text);
    this.announcer = new Announcer(host, parts);
    this.loading = new Loading(host, parts, this.announcer);
    this.meta = new Meta(host, parts);
    this.timing = new Timing(host, this.meta);
    this.reading = new Reading(host, parts);
    host.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('[slot=cta]')) emit(host, 'news-comment-guidelines-cta', host.state);
    });
    host.requestUpdate();
  }

  /** Runs `change` so that what the reader looks at, and where the focus is, stays; then tells what is new. */
  change(change: () => void, state: PanelState): void {
    const { host, known: previous } = this;
    this.known = state;
    const before = edges(host);
    const focused = host.matches(':focus-within');
    change();
    keepInPlace(host, before);
    // The focused link or button is gone: the panel takes its place, rather than the top of the page.
    if (focused && !host.matches(':focus-within')) {
      host.renderRoot.querySelector<HTMLElement>('[part=panel]')!.focus({ preventScroll: true });
    }
    if (!previous) return;
    const newThread = state.thread !== previous.thread;
    const newReader = state.reader !== previous.reader;
    // Screen readers say it, once and politely. Learning who reads is part of loading the page.
    if (newThread || (newReader && previous.reader !== 'unknown')) void this.announcer.say();
    if (newThread || newReader || state.load !== previous.load) {
      emit<StateDetail>(host, 'news-comment-guidelines-state', { ...state, previous });
    }
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
