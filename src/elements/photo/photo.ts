import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseDay } from '../../internal/dates.js';
import { safeUrl } from '../../internal/safe-url.js';
import { hostStyles } from '../../styles/host.js';
import { filePhotoDay } from './file-photo.js';
import { lightStyles, styles } from './photo.styles.js';

/**
 * @summary Sets a photo with its caption and credit, says where it comes from and how old it is.
 *
 * It decorates a real `<figure>`: picture, caption and credit stay where the author put them, so they load, show, are
 * found and can be saved as on a page without the script.
 *
 * What the element says by itself stands in one line under the figure. An author who wants it in feeds and reader modes
 * writes it into the caption and marks it with `data-news-note`: `source`, `file`, `corrected` or `provenance`, or
 * several of them; the element then leaves it out.
 *
 * @slot - One `<figure>` with an `<img>` or `<picture>` and a `<figcaption>`; the credit is a `<cite>` in the caption.
 * @csspart source - The line under the figure: source, file-photo notice, correction, content credentials.
 */
export class NewsPhoto extends LitElement {
  static override styles = [hostStyles, styles];

  /**
   * Where the picture comes from, shown as a line in words ("Handout photo"): `staff`, `agency`, `handout`, `reader`,
   * `archive`, `illustration`, `composite` or `ai`. Without it, or with anything else, nothing is said.
   */
  @property({ attribute: 'source-kind' }) sourceKind?:
    'staff' | 'agency' | 'handout' | 'reader' | 'archive' | 'illustration' | 'composite' | 'ai';

  /** Day on which the photo was taken, e.g. `2018-05-06`. An old one shows "File photo, 2018"; one that cannot be read is ignored. */
  @property() captured?: string;

  /** Age from which a photo counts as a file photo: a duration such as `90d`. Default and fall-back: `365d`. */
  @property({ attribute: 'archive-after' }) archiveAfter?: string;

  /** Day of the last correction, e.g. `2026-11-12`: shows "Caption corrected 12 November 2026". One that cannot be read is ignored. */
  @property() corrected?: string;

  /** Address of the picture's content credentials; shown as a link when it is `http`, `https`, `mailto` or relative. */
  @property({ attribute: 'provenance-href' }) provenanceHref?: string;

  #localize = new LocalizeController(this);
  #resize?: ResizeObserver;
  #placed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'photo', lightStyles);
    // Of the document that the element is in now: another one's observer would miss its frames.
    const view = this.ownerDocument.defaultView;
    this.#resize = view ? new view.ResizeObserver(() => this.#place()) : undefined;
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override updated(): void {
    const { style } = this.renderRoot.querySelector('slot')!;
    // Inherited by what is slotted, and heard in front of the caption and the credit: see `lightStyles`.
    style.setProperty('--news-photo-caption-prefix', JSON.stringify(this.#localize.term('photoCaption')));
    style.setProperty('--news-photo-credit-prefix', JSON.stringify(this.#localize.term('photoCredit')));
    // The first time the observer does it, after layout and before paint.
    if (this.#placed || !this.#figure) this.#place();
  }

  /** What is said under the figure, and what the author's caption says already. */
  explain(): { notes: string[]; said: string[] } {
    return { notes: this.#notes().map(([words]) => words), said: this.#said() };
  }

  /** The slotted node that holds the picture. */
  get #figure(): HTMLElement | undefined {
    return [...this.children].find((child): child is HTMLElement => child.matches('figure,img,:has(img)'));
  }

  #watch(): void {
    this.#resize?.disconnect();
    if (this.#figure) this.#resize?.observe(this.#figure);
    this.requestUpdate();
  }

  /** Sets the line into the space that the page leaves under the figure, if it is large enough. */
  #place(): void {
    this.#placed = true;
    const notes = this.renderRoot.querySelector<HTMLElement>('.notes');
    if (!notes) return;
    const { marginInlineStart, marginInlineEnd, marginBlockEnd } = getComputedStyle(this.#figure ?? this);
    const room = Math.max(parseFloat(marginBlockEnd), parseFloat(getComputedStyle(this).marginBlockEnd));
    const fits = notes.offsetHeight <= room;
    notes.className = fits ? 'notes hang' : 'notes';
    if (!this.#figure) return;
    notes.style.marginInline = `${marginInlineStart} ${marginInlineEnd}`;
    notes.style.marginBlockStart = fits ? '' : `-${marginBlockEnd}`;
  }

  #said(): string[] {
    return [...this.querySelectorAll<HTMLElement>('[data-news-note]')].flatMap(({ dataset }) =>
      dataset.newsNote!.split(/\s+/),
    );
  }

  #notes(): [words: string, href?: string][] {
    const term = this.#localize.term.bind(this.#localize);
    const date = (day: number, options: Intl.DateTimeFormatOptions) =>
      this.#localize.date(day, { ...options, timeZone: 'UTC' });
    const said = this.#said();
    const taken = filePhotoDay(this.captured, this.archiveAfter);
    const corrected = parseDay(this.corrected);
    const href = safeUrl(this.provenanceHref);
    const notes: [kind: string, words: string | false | undefined, href?: string][] = [
      // "Archive photo" beside "File photo, 2018" would say one thing twice.
      ['source', !(taken && this.sourceKind === 'archive') && term('photoSource', this.sourceKind)],
      ['file', taken != null && term('photoFile', date(taken, { year: 'numeric' }))],
      ['corrected', corrected != null && term('photoCorrected', date(corrected, { dateStyle: 'long' }))],
      ['provenance', href && term('photoProvenance'), href],
    ];
    return notes.flatMap(([kind, words, href]) => (words && !said.includes(kind) ? [[words, href]] : []));
  }

  protected override render(): TemplateResult {
    const notes = this.#notes();
    return html`<div class="frame">
      <slot @slotchange=${this.#watch}></slot>
      ${
        notes.length
          ? html`<p class="notes hang new" part="source">
              ${notes.map(([words, href]) => html`<span>${href ? html`<a href=${href}>${words}</a>` : words}</span>`)}
            </p>`
          : nothing
      }
    </div>`;
  }
}
