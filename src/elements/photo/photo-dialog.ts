// The large view of <news-photo>, loaded when it is opened for the first time.
import { html, render, type TemplateResult } from 'lit';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { largest } from './candidates.js';
import { enlarge } from './larger-picture.js';
import type { Extras } from './photo-extras.js';
import type { NewsPhoto } from './photo.js';
import { dialogStyles, figureStyles, SLOT } from './photo-dialog.styles.js';

export type CloseReason = 'button' | 'escape' | 'back' | 'backdrop' | 'link' | 'print' | 'api';

/** What one press of a zoom button does, what a double tap does, and how far every picture goes; a huge one goes on to its own pixels. */
const STEP = 1.5;
const CLOSE_UP = 2.5;
const MOST = 8;
/** How much of the height the picture has where the caption stands below: what is left shows that there is one. */
const LOW = 0.8;
/** CSS pixels that one arrow key pans or scrolls. */
const PAN = 80;
/** Milliseconds between the taps of a double tap; 300 is what browsers wait. */
const DOUBLE_TAP = 350;

interface Size {
  width: number;
  ratio: number;
}

/** Width by height: of the picture, else as the page says or shows it. */
const ratioOf = ({ naturalWidth, naturalHeight, width, height }: HTMLImageElement) =>
  naturalWidth / naturalHeight || width / height || 1;

/**
 * A native dialog in the photo's shadow root. The figure itself is shown in it, by another slot, while an empty box of
 * the same size keeps its place on the page: no second picture, no request for what is there already, and the caption's
 * links, the picture's menu and its alternative text are the author's own.
 */
export class LargeView {
  open = false;
  #root!: HTMLElement;
  #figure!: HTMLElement;
  #undo: (() => void)[] = [];
  #enlarged = false;
  #paged = false;
  #scale = 1;
  #most = MOST;
  #tap = 0;
  #moved = false;

  constructor(
    private photo: NewsPhoto,
    private extras: Extras,
  ) {
    extras.styles.push(dialogStyles);
  }

  /** Opens, unless a listener prevents it. */
  ask(): void {
    if (!this.open && emit(this.photo, 'news-photo-open', this.#position(), true)) this.show();
  }

  /** Shows the next photo of the group, or the previous one, in place of this one. */
  async page(step: 1 | -1): Promise<void> {
    const group = this.#group();
    const photo = group[group.indexOf(this.photo) + step];
    const other = this.open && (await (await photo?.extras())?.large());
    if (!other || !this.open) return;
    // Puts everything back and says nothing: the reader is still in the large view.
    this.#hide();
    other.show(step);
    emit(photo!, 'news-photo-change', other.#position());
  }

  close(reason: CloseReason): void {
    if (!this.open) return;
    this.#hide();
    emit(this.photo, 'news-photo-close', { reason });
  }

  /** `step` says that the reader paged here, and in which direction. */
  show(step?: 1 | -1): void {
    const { photo } = this;
    const { figure } = this.extras;
    if (this.open || !figure || !photo.isConnected) return;
    const view = photo.ownerDocument.defaultView!;
    const { scrollX, scrollY } = view;
    const hold = boxOf(figure);
    const images = photo.images;
    // As they are on the page: once a larger one is asked for, WebKit tells neither its size nor that of the one it has.
    const sizes = images.map((image) => ({ width: image.clientWidth, ratio: ratioOf(image) }));
    const root = photo.ownerDocument.createElement('div');
    const fit = () => this.#fit(images, sizes);
    const resize = new view.ResizeObserver(fit);
    const stop = new AbortController();
    const { signal } = stop;
    restyle(photo, this.extras.styles);
    adoptLightStyles(photo, 'photo-dialog', figureStyles);

    this.open = true;
    this.#figure = figure;
    this.#root = root;
    this.#scale = 1;
    this.#most = MOST;
    this.#paged = !!step;
    this.#enlarged = this.#moved = false;
    this.#undo.push(() => {
      stop.abort();
      resize.disconnect();
      for (const image of images) {
        for (const name of ['fit', 'ratio']) image.style.removeProperty(`--news-photo-${name}`);
        if (!image.getAttribute('style')) image.removeAttribute('style');
      }
      figure.removeAttribute('slot');
      hold.remove();
      // Gives the focus back to where it was.
      this.#find<HTMLDialogElement>('dialog').close();
      root.remove();
      if (view.scrollX !== scrollX || view.scrollY !== scrollY) {
        view.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
      }
    });

    photo.renderRoot.querySelector('slot')!.before(hold);
    photo.renderRoot.append(root);
    figure.slot = SLOT;
    this.update();
    this.#find<HTMLDialogElement>('dialog').showModal();
    this.#find(step === 1 ? 'next' : step === -1 ? 'previous' : 'close').focus();
    fit();
    resize.observe(this.#find('stage'));
    figure.addEventListener('load', fit, { capture: true, signal });
    view.addEventListener('beforeprint', () => this.close('print'), { signal });
    photo.requestUpdate();
  }

  #hide(): void {
    this.open = false;
    for (const undo of this.#undo.splice(0)) undo();
    this.photo.requestUpdate();
  }

  /** Renders anew: the photo has changed, or its language, or its cover has gone. */
  update(): void {
    if (!this.open) return;
    // The page has put another figure in its place.
    if (!this.photo.contains(this.#figure)) return this.close('api');
    render(this.#template(), this.#root);
    // Inherited by what is slotted.
    this.#find('stage').style.setProperty('--news-photo-scale', `${this.#scale}`);
    if (this.#enlarged || this.photo.covered) return;
    this.#enlarged = true;
    for (const image of this.photo.images) this.#undo.unshift(enlarge(image, this.extras.full()));
  }

  /** The photos of the group in the order of the page. */
  #group(): NewsPhoto[] {
    const { group } = this.photo;
    const root = this.photo.getRootNode() as ParentNode;
    if (!group) return [this.photo];
    return [...root.querySelectorAll<NewsPhoto>(this.photo.localName)].filter(
      (photo) => photo.group === group && photo.querySelector('img'),
    );
  }

  #position(): { index: number; count: number } {
    const group = this.#group();
    return { index: group.indexOf(this.photo), count: group.length };
  }

  #find<T extends HTMLElement>(part: string): T {
    return this.#root.querySelector<T>(`[part=${part}]`)!;
  }

  get #caption(): HTMLElement | null {
    return this.#figure.querySelector('figcaption');
  }

  /** The width at which each picture is seen whole, and no larger than it has pixels for. */
  #fit(images: HTMLImageElement[], sizes: Size[]): void {
    const stage = this.#find('stage');
    const { clientWidth, clientHeight } = stage;
    const caption = this.#caption?.offsetHeight ?? 0;
    // In a low window (at 400 % zoom, for one) it would leave nothing of the picture: there one scrolls to it.
    const below = caption > clientHeight / 2;
    stage.style.setProperty('--news-photo-caption', below ? 'static' : '');
    const height = below ? clientHeight * LOW : clientHeight - caption;
    for (const [index, image] of images.entries()) {
      const size = sizes[index]!;
      const ratio = image.naturalWidth ? ratioOf(image) : size.ratio;
      const most = this.extras.full() ? Infinity : Math.max(largest(image).width, size.width);
      const width = Math.min(clientWidth, height * ratio, most);
      this.#most = Math.max(this.#most, image.naturalWidth / width || 0);
      image.style.setProperty('--news-photo-fit', `${width}px`);
      image.style.setProperty('--news-photo-ratio', `${ratio}`);
    }
  }

  /** Zooms so that what is at (x, y) stays there; the middle by default. */
  #zoom(scale: number, x?: number, y?: number): void {
    const { left, top, width, height } = this.#find('stage').getBoundingClientRect();
    x ??= left + width / 2;
    y ??= top + height / 2;
    const images = this.photo.images;
    const image = images.find((image) => image.getBoundingClientRect().bottom >= y) ?? images[0];
    const before = image?.getBoundingClientRect();
    this.#scale = Math.min(Math.max(scale, 1), this.#most);
    this.update();
    if (!image || !before) return;
    const after = image.getBoundingClientRect();
    this.#pan(
      after.left - x + ((x - before.left) / before.width) * after.width,
      after.top - y + ((y - before.top) / before.height) * after.height,
    );
  }

  #pan(left: number, top: number): void {
    this.#figure.scrollBy({ left, top, behavior: 'instant' });
  }

  #isPicture(target: EventTarget | null): boolean {
    return this.photo.images.includes(target as HTMLImageElement);
  }

  #key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const zoomed = this.#scale > 1;
    // Not left to the browser: WebKit's would close a popover around the photo as well.
    if (key === 'Escape') this.close('escape');
    else if (key === '+' || key === '=') this.#zoom(this.#scale * STEP);
    else if (key === '-') this.#zoom(this.#scale / STEP);
    else if (key === '0') this.#zoom(1);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const right = key === 'ArrowRight';
      if (zoomed) this.#pan(right ? PAN : -PAN, 0);
      else void this.page(right === this.photo.words.rtl ? -1 : 1);
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      const by = key === 'ArrowDown' ? PAN : -PAN;
      const { scrollTop } = this.#figure;
      this.#pan(0, by);
      // Else a long caption, which not every engine lets keys reach.
      if (!zoomed && this.#figure.scrollTop === scrollTop) this.#caption?.scrollBy({ top: by, behavior: 'instant' });
    } else return;
    event.preventDefault();
  };

  #wheel = (event: WheelEvent): void => {
    const path = event.composedPath();
    // A long caption scrolls.
    if (path.some((node) => (node as Element).localName === 'figcaption')) return;
    // Nor does the page behind.
    event.preventDefault();
    // The pinch of a touch pad comes as a wheel with Ctrl, in smaller steps.
    const speed = event.ctrlKey ? 0.01 : 0.002;
    if (path.includes(this.#figure)) {
      this.#zoom(this.#scale * Math.exp(-event.deltaY * speed), event.clientX, event.clientY);
    }
  };

  /** Dragging pans; a finger does it by scrolling, keys and a tap on what should be in the middle do it as well. */
  #press = (event: PointerEvent): void => {
    this.#moved = false;
    if (
      event.pointerType !== 'mouse' ||
      event.button ||
      this.#scale === 1 ||
      !this.#isPicture(event.composedPath()[0]!)
    ) {
      return;
    }
    // No drag and drop of the picture.
    event.preventDefault();
    const view = this.photo.ownerDocument.defaultView!;
    const stop = new AbortController();
    const { signal } = stop;
    let { clientX: x, clientY: y } = event;
    const move = ({ clientX, clientY, buttons }: PointerEvent) => {
      if (!buttons) return stop.abort();
      this.#moved ||= clientX !== x || clientY !== y;
      this.#pan(x - clientX, y - clientY);
      [x, y] = [clientX, clientY];
    };
    view.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel']) view.addEventListener(end, () => stop.abort(), { signal });
    this.#undo.push(() => stop.abort());
  };

  #click = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    const { clientX: x, clientY: y, timeStamp } = event;
    // A link to a place on this page leads there: behind the large view nobody would see it.
    const link = (target as Element).closest('a');
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
    if (link?.hash && !link.target && !modified && isHere(link)) return this.close('link');
    if (this.#isPicture(target!)) {
      // A picture that is a link stays one; the end of a drag is no click.
      if (this.#moved || link) return;
      const again = timeStamp - this.#tap < DOUBLE_TAP;
      this.#tap = again ? 0 : timeStamp;
      if (again) this.#zoom(this.#scale > 1 ? 1 : CLOSE_UP, x, y);
      else if (this.#scale > 1) {
        const { left, top, width, height } = this.#find('stage').getBoundingClientRect();
        this.#pan(x - left - width / 2, y - top - height / 2);
      }
    } else if (
      [this.#find('dialog'), this.#find('stage'), this.#figure].includes(target as HTMLElement) &&
      this.photo.ownerDocument.getSelection()?.isCollapsed !== false
    ) {
      this.close('backdrop');
    }
  };

  /** What a platform has in place of Escape: the back gesture of Android, an assistive technology's. */
  #cancel = (event: Event): void => {
    if (event.target === this.#find('dialog')) this.close('back');
  };

  #button(
    part: string,
    word: 'photoPrevious' | 'photoNext' | 'photoZoomOut' | 'photoZoomIn' | 'photoClose',
    icon: string,
    press: () => unknown,
    off = false,
  ): TemplateResult {
    const label = this.photo.words.term(word);
    return html`<button
      part=${part}
      aria-label=${label}
      title=${label}
      aria-disabled=${off ? 'true' : 'false'}
      @click=${press}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d=${icon} /></svg>
    </button>`;
  }

  #template(): TemplateResult {
    const { photo, extras } = this;
    const { words } = photo;
    const { index, count } = this.#position();
    const scale = this.#scale;
    const number = (value: number, options?: Intl.NumberFormatOptions) => words.number(value, options);
    const place = count > 1 && words.term('photoCounter', number(index + 1), number(count));
    const percent = scale > 1 && number(scale, { style: 'percent', maximumFractionDigits: 0 });
    const buttons = [];
    if (place) {
      buttons.push(
        this.#button('previous', 'photoPrevious', 'M12 4 6 10l6 6', () => this.page(-1), !index),
        this.#button('next', 'photoNext', 'm8 4 6 6-6 6', () => this.page(1), index + 1 === count),
      );
    }
    if (!photo.covered) {
      buttons.push(
        this.#button('zoom-out', 'photoZoomOut', 'M4 10h12', () => this.#zoom(scale / STEP), scale === 1),
        this.#button(
          'zoom-in',
          'photoZoomIn',
          'M4 10h12M10 4v12',
          () => this.#zoom(scale * STEP),
          scale === this.#most,
        ),
      );
    }
    return html`<dialog
      part="dialog"
      class=${this.#paged ? 'paged' : ''}
      aria-label=${[words.term('photoDialog'), place].filter(Boolean).join(', ')}
      @cancel=${this.#cancel}
      @close=${this.#cancel}
      @click=${this.#click}
      @keydown=${this.#key}
      @wheel=${this.#wheel}
      @pointerdown=${this.#press}
    >
      <div class="bar" part="toolbar">
        <span part="counter" role="status">${[place, percent].filter(Boolean).join(' · ')}</span>
        ${buttons} ${this.#button('close', 'photoClose', 'm5 5 10 10M15 5 5 15', () => this.close('button'))}
      </div>
      ${extras.cover()}
      <div class="stage" part="stage"><slot name=${SLOT} @slotchange=${() => photo.requestUpdate()}></slot></div>
      ${extras.line()}
    </dialog>`;
  }
}

/** Whether a link leads to a place on the page that it stands on. */
const isHere = ({ href, ownerDocument }: HTMLAnchorElement) =>
  href.split('#')[0] === ownerDocument.location.href.split('#')[0];

/** An empty box that takes the same place as `figure`. */
function boxOf(figure: HTMLElement): HTMLElement {
  const box = figure.ownerDocument.createElement('div');
  const from = getComputedStyle(figure);
  box.style.border = '0 solid transparent';
  const sides = ['top', 'right', 'bottom', 'left'];
  for (const name of [
    ...['display', 'float', 'clear', 'box-sizing', 'width', 'height', 'vertical-align'],
    ...sides.flatMap((side) => [`margin-${side}`, `padding-${side}`, `border-${side}-width`]),
  ]) {
    box.style.setProperty(name, from.getPropertyValue(name));
  }
  box.style.maxWidth = '100%';
  // Engines cut computed lengths off at a thousandth, and count in 64ths.
  box.style.height = `${parseFloat(box.style.height) + 0.001}px`;
  return box;
}
