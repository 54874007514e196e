import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { readItem, writeItem } from '../../reader/storage.js';
import { changedRules, memoryAllowed } from './changed-rules.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { PanelParts } from './panel-parts.js';

const KEY = 'newsprint:guidelines@1';
/** As long as the rules must be in view to count as read. */
const READING = 1000;

/** Folds the rules for those who know them, and says what changed since. */
export class Reading implements ReactiveController {
  /** The version that was read before this page view: `''` for rules without a version, `null` for a newcomer. */
  #before: string | null;
  #acknowledged = false;
  #seen = false;
  #near?: IntersectionObserver;
  #cancel?: () => void;
  /** A link to a rule or to words in the text: the browser may have shown them before the script came. */
  #open = /:~:text=/.test(String(performance.getEntriesByType('navigation')[0]?.name));
  #wasOpen = false;
  #known: Element | null = null;

  constructor(
    private host: NewsCommentGuidelines,
    private parts: PanelParts,
  ) {
    this.#before = memoryAllowed(parts.context.state, host.category) ? readItem('local', KEY) : null;
    host.addController(this);
  }

  get folded(): boolean {
    const { mode } = this.host;
    return this.#hasRules && (mode === 'compact' || (mode === 'auto' && this.#before === this.#version));
  }

  get #hasRules(): boolean {
    return this.parts.text.rules < Infinity;
  }

  get #version(): string {
    return this.host.version ?? '';
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#reveal);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#refold);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#reveal);
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#refold);
    this.#unwatch();
  }

  hostUpdated(): void {
    const details = this.#details;
    if (details && details !== this.#known) {
      if (this.#open) details.open = true;
      else this.#reveal();
    }
    this.#known = details;
    this.#watch();
  }

  /** The rules are read: remembered as far as the reader's consent and browser allow. */
  acknowledge(): void {
    this.#remember();
    this.#acknowledged = true;
    this.host.requestUpdate();
    emit(this.host, 'news-comment-guidelines-acknowledge', { version: this.#version });
  }

  render(rules: TemplateResult): TemplateResult {
    const { localize } = this.parts;
    return html`${this.#changes()}${
      this.folded
        ? html`<details part="rules">
            <summary>
              <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 8 5 5 5-5" /></svg>
              ${localize.term('guidelinesRules')}
            </summary>
            ${rules}
          </details>`
        : html`<div part="rules">${rules}</div>`
    }`;
  }

  /** What changed since the reader last read the rules, and a way to say "I know". */
  #changes(): TemplateResult | typeof nothing {
    const before = this.#before;
    if (!before || !this.#version || before === this.#version || this.#acknowledged || !this.#hasRules) return nothing;
    const { localize } = this.parts;
    const links = changedRules(this.host, before).map(
      ({ id, place }, index) =>
        html`${index ? ', ' : ' '}<a href=${`#${id}`}>${localize.term('guidelinesRule', localize.number(place))}</a>`,
    );
    return html`<div class="changes" part="changes">
      <p>${localize.term('guidelinesChanged')}${links}</p>
      <button type="button" part="acknowledge" class="outline" @click=${() => this.acknowledge()}>
        ${localize.term('guidelinesAcknowledge')}
      </button>
    </div>`;
  }

  get #details(): HTMLDetailsElement | null {
    return this.host.renderRoot.querySelector('details');
  }

  /** Not every browser opens a `<details>` for the target of a link, least of all across a shadow root. */
  #reveal = (): void => {
    const details = this.#details;
    const target = Array.from(this.host.querySelectorAll('[id]')).find(
      ({ id }) => location.hash === `#${id}` || location.hash === `#${encodeURIComponent(id)}`,
    );
    if (!target || !details || details.open) return;
    details.open = true;
    target.scrollIntoView();
  };

  #unfold = (): void => {
    const details = this.#details;
    this.#wasOpen = !details || details.open;
    if (details) details.open = true;
  };

  #refold = (): void => {
    const details = this.#details;
    if (details) details.open = this.#wasOpen;
  };

  #remember(): void {
    this.#seen = true;
    this.#unwatch();
    if (memoryAllowed(this.parts.context.state, this.host.category)) writeItem('local', KEY, this.#version);
  }

  /** Rules that were in view for a second, unfolded, have been read. */
  #watch(): void {
    if (
      this.#seen ||
      this.#near ||
      !(this.host.version || this.host.mode === 'auto') ||
      this.folded ||
      !this.#hasRules ||
      !this.host.isConnected
    )
      return;
    this.#near = new IntersectionObserver(([entry]) => {
      this.#cancel?.();
      if (entry!.isIntersecting && !document.hidden) this.#cancel = at(Date.now() + READING, () => this.#remember());
    });
    this.#near.observe(this.host.renderRoot.querySelector('[part=rules]')!);
  }

  #unwatch(): void {
    this.#cancel?.();
    this.#near?.disconnect();
    this.#near = undefined;
  }
}
