import { carriers, parseSrcset } from './candidates.js';

/**
 * Makes the browser fetch one larger picture for `image`, and only one, while the pixels that are there stay until it
 * has come: the original if `full` names it, else the largest candidate (by raising `sizes`, or by leaving only the
 * densest one in the set, as the one for every screen).
 *
 * @returns a function that puts every attribute back; what was shown before is still in the browser's memory
 */
export function enlarge(image: HTMLImageElement, full?: string): () => void {
  const before: [Element, string, string | null][] = [];
  const set = (element: Element, name: string, value: string) => {
    before.push([element, name, element.getAttribute(name)]);
    element.setAttribute(name, value);
  };
  for (const carrier of carriers(image)) {
    const candidates = parseSrcset(carrier.srcset);
    const widest = Math.max(0, ...candidates.map(({ width }) => width));
    const [densest] = candidates.sort((a, b) => b.density - a.density);
    // A still for readers who want no motion stays one.
    if (full && /motion/.test(carrier.getAttribute('media') ?? '')) continue;
    // A comma or a space would end the address.
    if (full) set(carrier, 'srcset', full.replaceAll(',', '%2C').replaceAll(' ', '%20'));
    else if (widest) set(carrier, 'sizes', `${widest}px`);
    else if (densest && candidates.length > 1) set(carrier, 'srcset', densest.url);
  }
  return () => {
    for (const [element, name, value] of before) {
      if (value == null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };
}
