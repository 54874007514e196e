import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { hostStyles } from '../../styles/host.js';
import { imageObject, type ImageObject, seemsBroken } from './image-object.js';
import type { Extras } from './photo-extras.js';
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
 *   it is covered without the script as well, and nothing is downloaded before the reader asks. Browsers that run no
 *   scripts load it all the same, unless it stands in a `<picture>` beside `<source media="(scripting: none)" srcset="data:,">`.
 *
 * @fires news-photo-open - The large view is about to open; cancelable. `{ index, count }` within its group.
 * @fires news-photo-close - It has closed. `{ reason }`: `button`, `escape`, `back`, `backdrop`, `link`, `print` or `api`.
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
  static override styles = [hostStyles, styles];

  /**
   * `auto` (also a bare `zoom`) offers the large view when a larger picture exists than the one that shows: a larger
   * candidate of `srcset`, more pixels than are shown, a drawing (SVG), or `full-src`; not on a picture under 60 px wide
   * or high, which the button would cover. Anything else means `none`.
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
   * Covers the picture until the reader asks for it; nothing is remembered. With a plain `<img>` the picture shows until
   * the script arrives, and is downloaded: `<details>`, as under "Slots", is covered from the start. A flat cover that says what is behind was
   * chosen over blur: readers who are told decide, most who see a blur look (Bridgland 2023, Simister 2023).
   */
  @property({ type: Boolean }) sensitive = false;

  /** What is behind the cover, e.g. "Shows injured people". Without it a general warning; with `<details>` the summary says it. */
  @property({ attribute: 'sensitive-label' }) sensitiveLabel?: string;

  /** Day of the last correction, e.g. `2026-11-12`: shows "Caption corrected 12 November 2026". One that cannot be read is ignored. */
  @property() corrected?: string;

  /** Address of the picture's content credentials; shown as a link when it is `http`, `https`, `mailto` or relative. */
  @property({ attribute: 'provenance-href' }) provenanceHref?: string;

  /** @internal */
  readonly words = new LocalizeController(this);
  #internals = this.attachInternals();
  #extras?: Extras;
  #loading?: Promise<Extras | undefined>;

  constructor() {
    super();
    // A picture that cannot be loaded. The event does not bubble.
    this.addEventListener('error', () => void this.extras(), true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'photo', lightStyles);
    this.#extras?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#extras?.disconnect();
  }

  adoptedCallback(): void {
    restyle(this, this.#extras?.styles);
  }

  /** Complete is a photo with what it needs. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override updated(): void {
    // Inherited by what is slotted, and heard in front of the caption and the credit: see `lightStyles`.
    const { style } = this.renderRoot.querySelector('slot')!;
    style.setProperty('--news-photo-caption-prefix', JSON.stringify(this.words.term('photoCaption')));
    style.setProperty('--news-photo-credit-prefix', JSON.stringify(this.words.term('photoCredit')));
    this.mark('covered', this.covered);
    this.#extras?.updated();
    if (
      this.zooms ||
      this.covered ||
      [this.sourceKind, this.captured, this.corrected, this.provenanceHref].some(Boolean) ||
      this.images.some(seemsBroken)
    ) {
      void this.extras();
    }
  }

  /** Opens the large view, whatever `zoom` says. Resolves when it shows, or when a listener has prevented it. */
  async open(): Promise<void> {
    await (await this.extras())?.open();
  }

  /** Closes the large view; `-close` then says `api`. */
  close(): void {
    this.#extras?.view?.close('api');
  }

  /** In the large view: on to the next photo of the group. The last one has none. */
  async next(): Promise<void> {
    await this.#extras?.view?.page(1);
  }

  /** In the large view: back to the previous photo of the group. */
  async previous(): Promise<void> {
    await this.#extras?.view?.page(-1);
  }

  /** Takes the cover off, unless a listener prevents it. */
  async reveal(): Promise<void> {
    (await this.extras())?.reveal();
  }

  /**
   * What the element decided and why: whether the picture is covered, and, for a photo that has any of it, what is said
   * under the figure (`notes`), what the author's caption says already (`said`), whether the large view is offered or
   * open, the address of the largest picture known, and whether the picture is broken.
   */
  explain(): { covered: boolean } & Partial<ReturnType<Extras['explain']>> {
    return { covered: this.covered, ...this.#extras?.explain() };
  }

  /** The photo and its licence for search engines; `undefined` without a picture that has an address. */
  toImageObject(): ImageObject | undefined {
    const [image] = this.images;
    return image && imageObject(image, this.fullSrc, this.captured);
  }

  /**
   * What only some photos need, loaded with the first that does. It takes no space that was not there before, so that
   * nothing moves when it comes.
   *
   * @internal
   */
  extras(): Promise<Extras | undefined> {
    return (this.#loading ??= import('./photo-extras.js').then(
      ({ Extras }) => {
        this.#extras = new Extras(this);
        this.adoptedCallback();
        this.requestUpdate();
        return this.#extras;
      },
      // Offline: the photo stays as it is, and the next wish asks again.
      () => (this.#loading = undefined),
    ));
  }

  /** @internal */
  get zooms(): boolean {
    return this.zoom === 'auto' || this.zoom === '';
  }

  /**
   * The pictures; one in the caption (an icon, a map) is none.
   *
   * @internal
   */
  get images(): HTMLImageElement[] {
    return [...this.querySelectorAll('img')].filter((image) => !image.closest('figcaption'));
  }

  /**
   * The author's own cover, which works without the script.
   *
   * @internal
   */
  get details(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>('details:has(img)');
  }

  /** @internal */
  get covered(): boolean {
    return this.details ? !this.details.open : this.sensitive && !this.#extras?.revealed;
  }

  /**
   * Sets a custom state.
   *
   * @internal
   */
  mark(state: string, on: boolean): void {
    try {
      this.#internals.states[on ? 'add' : 'delete'](state);
    } catch {
      // An engine without custom states, or with an older syntax for them.
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      <slot @slotchange=${() => this.requestUpdate()}></slot>
      ${this.#extras?.render()}
    </div>`;
  }
}
