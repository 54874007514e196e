import { fixture, html, nextFrame } from '@open-wc/testing';
import type { NewsPhoto } from '../src/elements/photo/define.js';

/** A picture of a given size, as an address. */
export const svg = (width: number, height: number, name = '') =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>${name}</title>` +
      `<rect width="100%" height="100%" fill="#456"/></svg>`,
  )}`;

/** A real picture, pixel by pixel. */
export function panorama(width: number, height: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  for (let x = 0; x < width; x += 100) {
    context.fillStyle = x % 200 ? '#456' : '#9ab';
    context.fillRect(x, 0, 100, height);
  }
  return canvas.toDataURL();
}

/** A picture that shows at 200 px and has a candidate of 1600. */
export const image = `<img src="${svg(400, 300, 'a')}" srcset="${svg(400, 300, 'a')} 400w, ${svg(1600, 1200, 'b')} 1600w"
  sizes="200px" width="200" height="150" alt="A ferry">`;

export const part = (photo: NewsPhoto, name: string) =>
  photo.shadowRoot!.querySelector<HTMLElement>(`[part~="${name}"]`)!;

/** Until the photo has rendered, measured and placed what is its own. */
export async function settled(photo: NewsPhoto) {
  await photo.updateComplete;
  await nextFrame();
  await nextFrame();
}

/** A photo between two paragraphs, from mark-up as a page has it. */
export async function mount(attributes: string, inside: string): Promise<NewsPhoto> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = `<p>Before</p><news-photo ${attributes}>${inside}</news-photo><p>After</p>`;
  const photo = box.querySelector('news-photo')!;
  await settled(photo);
  return photo;
}

/** As above, in a figure. */
export const mountFigure = (attributes: string, inside: string) => mount(attributes, `<figure>${inside}</figure>`);
