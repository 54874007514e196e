import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseDay } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { safeUrl } from '../../internal/safe-url.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { largest } from './candidates.js';
import { filePhotoDay } from './file-photo.js';
import { imageObject, type ImageObject } from './image-object.js';
import type { LargeView } from './photo-dialog.js';
import { lightStyles, styles } from './photo.styles.js';

/**
 * @summary Sets a photo with its caption and credit, says where it comes from, and shows it large.
 *
 * It decorates a real `<figure>`: picture, caption and credit stay where the author put them, so they load, show, are
 * found and can be saved as on a page without the script. The large view shows the same nodes, not copies.
 *
 * What the element says by itself stands in one line under the figure. An author who wants it in feeds and reader modes
 * writes it into the caption and marks it with `data-news-note`: `source`, `file`, `corrected` or `provenance`, or
 * several of them; the element then leaves it out.
 *
 * @slot - One `<figure>` with an `<img>` or `<picture>` and a `<figcaption>`; the credit is a `<cite>` in the caption.
 *   A sensitive photo is best marked up as `<figure><details><summary>…</summary><img loading="lazy" …></details>…`:
 *   it is covered without the script as well, and nothing is downloaded before the reader asks.
 *
 * @fires news-photo-open - The large view is about to open; cancelable. `{ index, count }` within its group.
 * @fires news-photo-close - It has closed. `{ reason }`: `button`, `escape`, `back`, `backdrop`, `print` or `api`.
 * @fires news-photo-change - The reader paged to this photo. `{ index, count }`.
 * @fires news-photo-reveal - The cover is about to go; cancelable.
 * @fires news-photo-error - The picture could not be loaded. `{ src }`.
 *
 * @csspart source - The line under the figure: source, file-photo notice, correction, content credentials.
 * @csspart trigger - The button at the picture's corner that opens the large view.
 * @csspart retry - The button that loads a broken picture again.
 * @csspart cover - What stands over a sensitive picture.
 * @csspart cover-button - The button on it.
 * @csspart dialog - The large view.
 * @csspart toolbar - Its row of buttons.
 * @csspart stage - The ground that the picture stands on.
 * @csspart counter - "2 of 5", and how far the picture is enlarged.
 * @csspart previous - Button of the large view.
 * @csspart next - Button of the large view.
 * @csspart zoom-in - Button of the large view.
 * @csspart zoom-out - Button of the large view.
 * @csspart close - Button of the large view.
 *
 * @cssprop [--news-photo-background=Canvas] - Ground of the large view, of the cover and of the buttons on the picture.
 * @cssprop [--news-photo-color=CanvasText] - Text and icons on it.
 *
 * @cssstate zoomable - A large view is offered.
 * @cssstate open - It is open.
 * @cssstate covered - The picture is covered.
 * @cssstate revealed - The picture was covered, and the reader has uncovered it.
 * @cssstate error - The picture could not be loaded.
 */
export class NewsPhoto extends LitElement {
  static override styles = [hostStyles, buttonStyles, styles];

  /**
   * `auto` (also a bare `zoom`) offers the large view when a larger picture exists than the one that shows: a larger
   * candidate of `srcset`, more pixels than are shown, a drawing (SVG), or `full-src`. Anything else means `none`.
   */
  @property() zoom: 'none' | 'auto' | '' = 'none';

  /** Address of the original for the large view (`http`, `https` or relative). Without it, the largest candidate of `srcset`. */
  @property({ attribute: 'full-src' }) fullSrc?: string;

  /** Photos of one page with the same text here are paged through in the large view. */
  @property() group?: string;

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

  /**
   * Covers the picture until the reader asks for it; nothing is remembered. A flat cover that says what is behind was
   * chosen over blur: readers who are told decide, most who see a blur look (Bridgland 2023, Simister 2023).
   */
  @property({ type: Boolean }) sensitive = false;

  /** What is behind the cover, e.g. "Shows injured people". Without it a general warning; with `<details>` the summary says it. */
  @property({ attribute: 'sensitive-label' }) sensitiveLabel?: string;

  /** Day of the last correction, e.g. `2026-11-12`: shows "Caption corrected 12 November 2026". One that cannot be read is ignored. */
  @property() corrected?: string;

  /** Address of the picture's content credentials; shown as a link when it is `http`, `https`, `mailto` or relative. */
  @property({ attribute: 'provenance-href' }) provenanceHref?: string;

  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #resize?: ResizeObserver;
  #view?: LargeView;
  #placed = false;
  #larger = false;
  #revealed = false;
  #broken?: HTMLImageElement;

  constructor() {
    super();
    // None of the three bubbles.
    for (const type of ['load', 'error', 'toggle']) this.addEventListener(type, this.#heard, true);
    this.addEventListener('click', this.#clicked);
  }

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
    this.close();
  }

  adoptedCallback(): void {
    restyle(this, this.#view?.styles);
  }

  protected override updated(): void {
    const { style } = this.renderRoot.querySelector('slot')!;
    // Inherited by what is slotted, and heard in front of the caption and the credit: see `lightStyles`.
    style.setProperty('--news-photo-caption-prefix', JSON.stringify(this.#localize.term('photoCaption')));
    style.setProperty('--news-photo-credit-prefix', JSON.stringify(this.#localize.term('photoCredit')));
    const facts = this.explain();
    for (const state of ['zoomable', 'open', 'covered', 'revealed', 'error'] as const) {
      try {
        this.#internals.states[facts[state] ? 'add' : 'delete'](state);
      } catch {
        // An engine without custom states, or with an older syntax for them.
      }
    }
    // The first time the observer does it, after layout and before paint.
    if (this.#placed || !this.#figure) this.#place();
    this.#view?.update();
  }

  /** Opens the large view, whatever `zoom` says. Resolves when it shows, or when a listener has prevented it. */
  async open(): Promise<void> {
    (await this.view())?.ask();
  }

  /** Closes the large view; `-close` then says `api`. */
  close(): void {
    this.#view?.close('api');
  }

  /** In the large view: on to the next photo of the group. The last one has none. */
  async next(): Promise<void> {
    await this.#view?.page(1);
  }

  /** In the large view: back to the previous photo of the group. */
  async previous(): Promise<void> {
    await this.#view?.page(-1);
  }

  /** Takes the cover off, unless a listener prevents it. */
  reveal(): void {
    const details = this.#details;
    if (!this.#covered || !emit(this, 'news-photo-reveal', undefined, true)) return;
    if (details) details.open = true;
    this.#revealed = true;
    this.#change();
  }

  /**
   * What the element decided and why: what is offered and shown, the address of the largest picture, what is said under
   * the figure (`notes`) and what the author's caption says already (`said`).
   */
  explain() {
    const error = !!this.#broken;
    const covered = this.#covered;
    const wanted = this.zoom === 'auto' || this.zoom === '';
    const offered = this.#larger || !!safeUrl(this.fullSrc);
    return {
      zoomable: wanted && offered && !covered && !error,
      open: !!this.#view?.open,
      covered,
      revealed: this.sensitive && !covered,
      error,
      largest: this.#largest,
      notes: this.#notes().map(([words]) => words),
      said: this.#said(),
    };
  }

  /** The photo and its licence for search engines; `undefined` without a picture that has an address. */
  toImageObject(): ImageObject | undefined {
    const [image] = this.#images;
    return image && imageObject(this.#largest, image, this.captured);
  }

  /**
   * The large view of this photo; the one of another photo in the group asks for it.
   *
   * @internal
   */
  async view(): Promise<LargeView | undefined> {
    try {
      const { LargeView } = await import('./photo-dialog.js');
      this.#view ??= new LargeView(this, {
        localize: this.#localize,
        figure: () => this.#figure,
        images: () => this.#images,
        full: () => safeUrl(this.fullSrc) && this.#largest,
        cover: () => this.#cover(),
        line: () => this.#line(),
      });
    } catch {
      // Offline. The button is still there, and the next press asks again.
    }
    return this.#view;
  }

  /** The slotted node that holds the picture. */
  get #figure(): HTMLElement | undefined {
    return [...this.children].find((child): child is HTMLElement => child.matches('figure,img,:has(img)'));
  }

  /** The pictures; one in the caption (an icon, a map) is none. */
  get #images(): HTMLImageElement[] {
    return [...this.querySelectorAll('img')].filter((image) => !image.closest('figcaption'));
  }

  /** Address of the largest picture. */
  get #largest(): string {
    const [image] = this.#images;
    const full = safeUrl(this.fullSrc);
    return full ? new URL(full, this.baseURI).href : image ? largest(image).url : '';
  }

  /** The author's own cover, which works without the script. */
  get #details(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>('details:has(img)');
  }

  get #covered(): boolean {
    const details = this.#details;
    return details ? !details.open : this.sensitive && !this.#revealed;
  }

  #watch(): void {
    this.#resize?.disconnect();
    if (this.#figure) this.#resize?.observe(this.#figure);
    for (const image of this.#images) {
      this.#resize?.observe(image);
      // Broken before we came. A drawing without a size has no natural width either, but it can be decoded.
      if (image.complete && image.currentSrc && !image.naturalWidth) {
        image.decode().catch(() => this.#fail(image));
      }
    }
    this.requestUpdate();
  }

  #fail(image: HTMLImageElement): void {
    this.#broken = image;
    emit(this, 'news-photo-error', { src: image.currentSrc });
    this.requestUpdate();
  }

  #heard({ type, target }: Event): void {
    if (this.#images.includes(target as HTMLImageElement)) {
      if (type === 'error') this.#fail(target as HTMLImageElement);
      else if (this.#broken === target) {
        this.#broken = undefined;
        this.#change();
      }
    }
    this.requestUpdate();
  }

  #clicked(event: MouseEvent): void {
    const summary = (event.target as Element).closest('summary');
    if (!summary || summary.parentElement !== this.#details || !this.#covered) return;
    if (!emit(this, 'news-photo-reveal', undefined, true)) event.preventDefault();
  }

  #retry(): void {
    const image = this.#broken!;
    // Setting it again is what makes a browser ask again.
    const name = image.hasAttribute('src') ? 'src' : 'srcset';
    image.setAttribute(name, image.getAttribute(name) ?? '');
  }

  /** Renders; a reader who was on a button that is gone afterwards goes on from the picture. */
  #change(): void {
    this.requestUpdate();
    if (!this.shadowRoot?.activeElement) return;
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame')!;
    frame.tabIndex = -1;
    frame.focus({ preventScroll: true });
    frame.addEventListener('blur', () => frame.removeAttribute('tabindex'), { once: true });
  }

  /** Puts what is ours where the picture is, and the line into the space under the figure if that is large enough. */
  #place(): void {
    this.#placed = true;
    const figure = this.#figure;
    const [image] = this.#images;
    // In the large view the picture has another size.
    if (this.#view?.open) return;
    if (image) {
      const larger = largest(image).width > image.clientWidth * 1.1;
      if (larger !== this.#larger) this.requestUpdate();
      this.#larger = larger;
    }
    const over = this.renderRoot.querySelector<HTMLElement>('.over');
    if (over && image) {
      const outer = over.parentElement!.getBoundingClientRect();
      const inner = image.getBoundingClientRect();
      // An ancestor may be scaled.
      const scale = over.parentElement!.offsetWidth / outer.width || 1;
      const start = this.#localize.rtl ? outer.right - inner.right : inner.left - outer.left;
      over.style.insetInlineStart = `${start * scale}px`;
      over.style.insetBlockStart = `${(inner.top - outer.top) * scale}px`;
      over.style.inlineSize = `${inner.width * scale}px`;
      over.style.blockSize = `${inner.height * scale}px`;
      over.className = 'over';
    }
    const notes = this.renderRoot.querySelector<HTMLElement>('.notes');
    if (!notes) return;
    const { marginInlineStart, marginInlineEnd, marginBlockEnd } = getComputedStyle(figure ?? this);
    const room = Math.max(parseFloat(marginBlockEnd), parseFloat(getComputedStyle(this).marginBlockEnd));
    const fits = notes.offsetHeight <= room;
    notes.className = fits ? 'notes hang' : 'notes';
    if (!figure) return;
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

  #line(): TemplateResult | typeof nothing {
    const notes = this.#notes();
    return notes.length
      ? html`<p class="notes hang new" part="source">
          ${notes.map(([words, href]) => html`<span>${href ? html`<a href=${href}>${words}</a>` : words}</span>`)}
        </p>`
      : nothing;
  }

  #cover(): TemplateResult | typeof nothing {
    return this.#covered && !this.#details
      ? html`<div class="cover" part="cover">
          <p>${this.sensitiveLabel || this.#localize.term('photoSensitive')}</p>
          <button class="outline" part="cover-button" @click=${() => this.reveal()}>
            ${this.#localize.term('photoReveal')}
          </button>
        </div>`
      : nothing;
  }

  #controls(): TemplateResult | typeof nothing {
    const { zoomable, error } = this.explain();
    const label = this.#localize.term('photoOpen');
    if (error) return html`<button part="retry" @click=${this.#retry}>${this.#localize.term('photoRetry')}</button>`;
    return zoomable
      ? html`<button
          part="trigger"
          aria-haspopup="dialog"
          aria-label=${label}
          title=${label}
          @click=${() => this.open()}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M12 3h5v5M17 3l-6 6M8 17H3v-5M3 17l6-6" /></svg>
        </button>`
      : this.#cover();
  }

  protected override render(): TemplateResult {
    const controls = this.#controls();
    return html`<div class="frame">
      <slot @slotchange=${this.#watch}></slot>
      ${controls === nothing ? nothing : html`<div class="over new">${controls}</div>`} ${this.#line()}
    </div>`;
  }
}
