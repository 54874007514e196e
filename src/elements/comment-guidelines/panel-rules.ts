import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { addBuiltIn, LocalizeController } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { readItem, writeItem } from '../../reader/storage.js';
import { buttonStyles } from '../../styles/button.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import { nodesIn, rulesAt } from './light-nodes.js';
import { linkedPart } from './linked.js';
import { changedRules, memoryAllowed } from './versions.js';

addBuiltIn('en', enOnDemand);

const KEY = 'newsprint:guidelines@1';
/** As long as the rules must be in view to count as read. */
const READING = 1000;

const rulesStyles = css`
  summary {
    display: flex;
    align-items: center;
    gap: 0.4em;
    inline-size: fit-content;
    min-block-size: 32px;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details[open] svg {
    rotate: 180deg;
  }
  [part='changes'] {
    margin-block-end: 1em;
    padding-block: 0.75em;
    border-block: 1px solid;
  }
  [part='changes'] p {
    margin: 0 0 0.75em;
  }
  [part='changes'] a {
    color: inherit;
  }
  @media (pointer: coarse) {
    summary {
      min-block-size: 44px;
    }
  }
  @media print {
    summary,
    [part='changes'] {
      display: none !important;
    }
    ::details-content {
      content-visibility: visible !important;
      block-size: auto !important;
    }
  }
`;

/** Folds the rules for those who know them, and says what changed since. */
export default class PanelRules implements ReactiveController {
  readonly styles = [buttonStyles, rulesStyles];
  #localize: LocalizeController;
  /** The version that was read before this page view: `''` for rules without a version, `null` for a newcomer. */
  #before: string | null = null;
  #acknowledged = false;
  #seen = false;
  #near?: IntersectionObserver;
  #cancel?: () => void;
  /** The fold that was there at the last update; `undefined` before the first. */
  #known?: Element | null;
  /** What the fold was opened for: a reader may fold it again. */
  #revealed?: Element;

  constructor(
    private host: NewsCommentGuidelines,
    private context: ReaderController,
  ) {
    this.#localize = new LocalizeController(host);
    if (this.#mayRemember) this.#before = readItem('local', KEY);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#follow);
    document.addEventListener('visibilitychange', this.#watchAnew);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#follow);
    document.removeEventListener('visibilitychange', this.#watchAnew);
    this.#unwatch();
  }

  hostUpdated(): void {
    const isFirst = this.#known === undefined;
    if (this.#known !== this.#details) this.#revealed = undefined;
    this.#known = this.#details;
    if (isFirst && scrollY) this.#leaveOpen();
    // Later the reader is elsewhere, and stays there.
    this.#reveal(isFirst);
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
    return html`${this.#changes()}${
      this.#folded
        ? html`<details part="rules">
            <summary>
              <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 8 5 5 5-5" /></svg>
              ${this.#localize.term('guidelinesRules')}
            </summary>
            ${rules}
          </details>`
        : html`<div part="rules">${rules}</div>`
    }`;
  }

  /** What changed since the reader last read the rules, and a way to say "I know". */
  #changes(): TemplateResult | undefined {
    const before = this.#before;
    if (!before || !this.#version || before === this.#version || this.#acknowledged || !this.#hasRules) return;
    const links = changedRules(this.host, before).map(
      ({ id, place }, index) =>
        html`${index ? ', ' : ' '}<a href=${`#${id}`}
            >${this.#localize.term('guidelinesRule', this.#localize.number(place))}</a
          >`,
    );
    return html`<div part="changes">
      <p>${this.#localize.term('guidelinesChanged')}${links}</p>
      <button type="button" part="acknowledge" class="outline" @click=${() => this.acknowledge()}>
        ${this.#localize.term('guidelinesAcknowledge')}
      </button>
    </div>`;
  }

  get #folded(): boolean {
    const { mode } = this.host;
    return this.#hasRules && (mode === 'compact' || (mode === 'auto' && this.#before === this.#version));
  }

  get #hasRules(): boolean {
    return rulesAt(nodesIn(this.host, '')) < Infinity;
  }

  get #version(): string {
    return this.host.version ?? '';
  }

  get #mayRemember(): boolean {
    return memoryAllowed(this.context.state, this.host.category);
  }

  get #details(): HTMLDetailsElement | null {
    return this.host.renderRoot.querySelector('details');
  }

  /** Not every browser opens a `<details>` for the target of a link, least of all across a shadow root. */
  #reveal(scroll: boolean): void {
    const details = this.#details;
    const target = details && !details.open && linkedPart(this.host);
    if (!target || target === this.#revealed) return;
    this.#revealed = target;
    details.open = true;
    if (scroll && target !== this.host) target.scrollIntoView();
  }

  /** Who has come to the rules already, by a link to their words (Firefox tells no script) or in haste, goes on reading them. */
  #leaveOpen(): void {
    const details = this.#details;
    if (!details) return;
    const { top, bottom } = details.getBoundingClientRect();
    details.open = top < innerHeight && bottom > 0;
  }

  #follow = (): void => {
    this.#revealed = undefined;
    this.#reveal(true);
  };

  #remember(): void {
    this.#seen = true;
    this.#unwatch();
    if (this.#mayRemember) writeItem('local', KEY, this.#version);
  }

  /** Rules that were in view for a second on end, unfolded, have been read. */
  #watch(): void {
    const { host } = this;
    const wanted = (host.version || host.mode === 'auto') && this.#hasRules && !this.#folded && host.isConnected;
    if (!wanted || this.#seen || document.hidden) return this.#unwatch();
    if (this.#near) return;
    this.#near = new IntersectionObserver((entries) => {
      this.#cancel?.();
      if (entries.at(-1)!.isIntersecting) this.#cancel = at(Date.now() + READING, () => this.#remember());
    });
    this.#near.observe(host.renderRoot.querySelector('[part=rules]')!);
  }

  /** A second begins anew when the reader comes back to the tab. */
  #watchAnew = (): void => {
    this.#unwatch();
    this.#watch();
  };

  #unwatch(): void {
    this.#cancel?.();
    this.#near?.disconnect();
    this.#near = undefined;
  }
}
