// What only some photos need: the line under the figure, the button that opens the large view, the cover, the way out of a broken picture.
import { html, nothing, type TemplateResult } from 'lit';
import { addBuiltIn } from '../../controllers/localize.js';
import { emit } from '../../internal/emit.js';
import { buttonStyles } from '../../styles/button.js';
import { enPhoto } from '../../translations/en-photo.js';
import { largest } from './candidates.js';
import { originalAt, seemsBroken } from './image-object.js';
import { notesOf } from './notes.js';
import type { LargeView } from './photo-dialog.js';
import { extraStyles } from './photo-extras.styles.js';
import type { NewsPhoto } from './photo.js';

addBuiltIn('en', enPhoto);

/** CSS pixels across and down that a picture must have for the button to stand on it, 44 px on coarse pointers, and leave it to be seen. */
const ROOM = 60;

export class Extras {
  styles = [buttonStyles, extraStyles];
  view?: LargeView;
  /** Whether a larger picture exists than the one that shows, and the button has room. */
  #larger = false;
  #broken?: HTMLImageElement;
  #retried?: HTMLImageElement;

  revealed = false;
  #resize?: ResizeObserver;
  #watched?: HTMLElement;

  constructor(private photo: NewsPhoto) {
    // None of the three bubbles.
    for (const type of ['load', 'error', 'toggle']) photo.addEventListener(type, this.#heard, true);
    photo.addEventListener('click', this.#clicked);
    for (const image of photo.images) if (seemsBroken(image)) image.decode().catch(() => this.#fail(image));
    if (photo.isConnected) this.connect();
  }

  connect(): void {
    // Of the document that the photo is in now: another one's observer would miss its frames.
    const view = this.photo.ownerDocument.defaultView;
    this.#resize = view ? new view.ResizeObserver(() => this.#place()) : undefined;
    this.#watch();
  }

  disconnect(): void {
    this.#resize?.disconnect();
    this.#watched = undefined;
    this.view?.close('api');
  }

  /** After the photo has rendered. */
  updated(): void {
    const facts = this.explain();
    for (const state of ['zoomable', 'open', 'revealed', 'error'] as const) this.photo.mark(state, facts[state]);
    this.view?.update();
    this.#watch();
  }

  explain() {
    const { photo } = this;
    // A page may have put another picture in its place.
    const error = photo.images.includes((this.#broken ?? this.#retried)!);
    const said = this.#said();
    return {
      zoomable: photo.zooms && this.#larger && !photo.covered && !error,
      open: !!this.view?.open,
      revealed: photo.sensitive && !photo.covered,
      error,
      largest: this.full() ?? (photo.images[0] ? largest(photo.images[0]).url : undefined),
      notes: notesOf(photo, said, photo.words).map(({ words }) => words),
      said,
    };
  }

  /** The slotted node that holds the picture. */
  get figure(): HTMLElement | undefined {
    const holds = (child: Element): child is HTMLElement => child.matches('figure,img,:has(img)');
    return [...this.photo.children].find(holds);
  }

  /** Address of the original, if one is given. */
  full(): string | undefined {
    return originalAt(this.photo.fullSrc, this.photo.baseURI);
  }

  async open(): Promise<void> {
    (await this.large())?.ask();
  }

  /** The large view of this photo; the one of another photo in the group asks for it. */
  async large(): Promise<LargeView | undefined> {
    try {
      const { LargeView } = await import('./photo-dialog.js');
      this.view ??= new LargeView(this.photo, this);
    } catch {
      // Offline. The button is still there, and the next press asks again.
    }
    return this.view;
  }

  reveal(): void {
    const { photo } = this;
    if (!photo.covered || !emit(photo, 'news-photo-reveal', undefined, true)) return;
    this.revealed = true;
    if (photo.details) photo.details.open = true;
    this.#goOn();
  }

  #fail(image: HTMLImageElement): void {
    // The event and the look at what came before us may both say it.
    if (image === this.#broken) return;
    this.#broken = image;
    emit(this.photo, 'news-photo-error', { src: image.currentSrc });
    this.photo.requestUpdate();
  }

  #heard = ({ type, target }: Event): void => {
    const image = this.photo.images.find((image) => image === target);
    if (image && type === 'error') this.#fail(image);
    if (image && type === 'load' && (image === this.#broken || image === this.#retried)) {
      this.#broken = this.#retried = undefined;
      this.#goOn();
    }
    this.photo.requestUpdate();
  };

  /** The author's own cover is opened by the browser, unless a listener prevents it. */
  #clicked = (event: MouseEvent): void => {
    const { photo } = this;
    const summary = (event.target as Element).closest('summary');
    if (!photo.covered || !summary || summary.parentElement !== photo.details) return;
    if (!emit(photo, 'news-photo-reveal', undefined, true)) event.preventDefault();
  };

  /** A reader who was on a button that goes away goes on from the picture. */
  #goOn(): void {
    const { photo } = this;
    photo.requestUpdate();
    if (!photo.shadowRoot?.activeElement || this.view?.open) return;
    const frame = photo.renderRoot.querySelector<HTMLElement>('.frame')!;
    frame.tabIndex = -1;
    frame.focus({ preventScroll: true });
  }

  /** What the author's caption says already. */
  #said(): string[] {
    return [...this.photo.querySelectorAll<HTMLElement>('[data-news-note]')].flatMap(({ dataset }) =>
      dataset.newsNote!.split(/\s+/),
    );
  }

  /** The observer calls after layout and before paint, so that nothing has to be laid out for it. */
  #watch(): void {
    // It may have been taken out before its last update.
    if (!this.photo.isConnected) return;
    const { figure } = this;
    if (figure && figure === this.#watched) return this.#place();
    this.#watched = figure;
    this.#resize?.disconnect();
    if (figure) this.#resize?.observe(figure);
    else this.#place();
  }

  #place(): void {
    // In the large view everything has another size.
    if (this.view?.open) return;
    this.#placeOver();
    this.#placeLine();
  }

  /** Measures the picture, and puts what is ours over it. */
  #placeOver(): void {
    const { photo } = this;
    const [image] = photo.images;
    if (!image) return;
    const { clientWidth, clientHeight } = image;
    const larger =
      Math.min(clientWidth, clientHeight) >= ROOM && (!!this.full() || largest(image).width > clientWidth * 1.1);
    if (larger !== this.#larger) photo.requestUpdate();
    this.#larger = larger;
    const over = photo.renderRoot.querySelector<HTMLElement>('.over');
    const frame = over?.parentElement;
    if (!over || !frame) return;
    const outer = frame.getBoundingClientRect();
    const inner = image.getBoundingClientRect();
    // An ancestor may be scaled.
    const scale = frame.offsetWidth / outer.width || 1;
    // Physical properties: what was measured holds in every direction of text.
    for (const [name, size] of [
      ['left', inner.left - outer.left],
      ['top', inner.top - outer.top],
      ['width', inner.width],
      ['height', inner.height],
    ] as const) {
      over.style[name] = `${size * scale}px`;
    }
    over.className = 'over';
  }

  /** Sets the line, or the button of a broken picture, into the space under the figure, if that is large enough. */
  #placeLine(): void {
    const { photo, figure } = this;
    const line = photo.renderRoot.querySelector<HTMLElement>('.notes');
    const retry = photo.renderRoot.querySelector<HTMLElement>('[part=retry]');
    if (!line && !retry) return;
    const from = getComputedStyle(figure ?? photo);
    const { marginInlineStart, marginInlineEnd } = from;
    // Such a margin of an inline box (a page may reset everything) takes no space.
    const marginBlockEnd = /^(inline|contents)$/.test(from.display) ? '0px' : from.marginBlockEnd;
    const room = Math.max(parseFloat(marginBlockEnd), parseFloat(getComputedStyle(photo).marginBlockEnd));
    if (retry) {
      // Both would not find room. As high as the space allows, up to 44 px.
      retry.style.blockSize = '';
      retry.className = 'outline hang';
      const height = retry.offsetHeight;
      const fits = !line && height + 8 <= room;
      if (fits) {
        retry.style.blockSize = `${Math.max(height, Math.min(room, 52) - 8)}px`;
        retry.style.marginInline = `${marginInlineStart} ${marginInlineEnd}`;
      } else retry.className = 'outline';
    }
    if (!line) return;
    const fits = !retry && line.offsetHeight <= room;
    line.className = fits ? 'notes hang' : 'notes';
    if (!figure) return;
    line.style.marginInline = `${marginInlineStart} ${marginInlineEnd}`;
    line.style.marginBlockStart = fits || retry ? '' : `-${marginBlockEnd}`;
  }

  render(): TemplateResult {
    return html`${this.#over()}${this.line()}`;
  }

  line(): TemplateResult | typeof nothing {
    const { photo } = this;
    const notes = notesOf(photo, this.#said(), photo.words);
    return notes.length
      ? html`<p class="notes hang new" part="source">
          ${notes.map(({ words, href }) => html`<span>${href ? html`<a href=${href}>${words}</a>` : words}</span>`)}
        </p>`
      : nothing;
  }

  /** What stands over the picture; a pointer reaches the picture everywhere but on the buttons. */
  #over(): TemplateResult | typeof nothing {
    const { photo } = this;
    const { zoomable, error } = this.explain();
    const label = photo.words.term('photoOpen');
    // A broken picture shrinks to its alternative text, so the button stands below and not on it.
    if (error) {
      return html`<button class="outline" part="retry" @click=${() => this.#retry()}>
        ${photo.words.term('photoRetry')}
      </button>`;
    }
    const inside = zoomable
      ? html`<button
          part="trigger"
          aria-haspopup="dialog"
          aria-label=${label}
          title=${label}
          @click=${() => this.open()}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M12 3h5v5M17 3l-6 6M8 17H3v-5M3 17l6-6" /></svg>
        </button>`
      : this.cover();
    return inside === nothing ? nothing : html`<div class="over new">${inside}</div>`;
  }

  cover(): TemplateResult | typeof nothing {
    const { photo } = this;
    return photo.covered && !photo.details
      ? html`<div class="cover" part="cover">
          <p>${photo.sensitiveLabel || photo.words.term('photoSensitive')}</p>
          <button class="outline" part="cover-button" @click=${() => photo.reveal()}>
            ${photo.words.term('photoReveal')}
          </button>
        </div>`
      : nothing;
  }

  #retry(): void {
    const image = (this.#retried = this.#broken ?? this.#retried)!;
    this.#broken = undefined;
    // Setting it again is what makes a browser ask again.
    const name = image.hasAttribute('src') ? 'src' : 'srcset';
    image.setAttribute(name, image.getAttribute(name) ?? '');
  }
}
