import type { ReactiveElement } from 'lit';
import { around } from './around.js';

/** Where things were. Margins collapse through the host's own box, so that does not tell where its content ends. */
export interface Edges {
  start: number;
  /** Where the text in it starts, then its slot `alternatives`, then what follows the host; `NaN` where there is none. */
  places: number[];
  /** What follows the host. */
  next?: Element;
}

const PROBE = 10_000;

/** One for each host that is held open, until it is out of view. */
const observers = new WeakMap<Element, IntersectionObserver>();

/** Where hosts that wait for their definition are: each that is defined moves those below it. */
const first = new WeakMap<Element, Edges>();

/** As `edges`, for a host that is about to be defined: where it was before the first of its kind was. */
export function edgesBefore(host: Element): Edges | undefined {
  if (!first.has(host)) {
    for (const other of (host.getRootNode() as ParentNode).querySelectorAll(`${host.localName}:not(:defined)`)) {
      first.set(other, edges(other));
    }
  }
  return first.get(host);
}

export function edges(host: Element): Edges {
  let next = host.nextElementSibling ?? undefined;
  while (next && !next.getClientRects().length) next = next.nextElementSibling ?? undefined;
  return { start: host.getBoundingClientRect().top, places: placesIn(host, next), next };
}

function placesIn(host: Element, next: Element | undefined): number[] {
  const children = Array.from(host.children);
  const first = (slot: string) => children.find((child) => child.slot === slot && child.getClientRects().length);
  const tops = [first(''), first('alternatives'), next].map((element) => element?.getClientRects()[0]?.top ?? NaN);
  return next ? tops : [...tops.slice(0, -1), host.getBoundingClientRect().bottom];
}

/** The elements in which `host` moves when they are scrolled: none that stands around something fixed. */
function scrollersOf(host: Element): Element[] {
  const path = around(host).filter((node): node is Element => node.nodeType === 1);
  const fixed = path.findIndex((element) => getComputedStyle(element).position === 'fixed');
  return path.slice(1, fixed < 0 ? undefined : fixed + 1).filter(({ scrollTop }) => scrollTop);
}

/**
 * After `host` may have changed its size, sees to it that what the reader looks at has not moved:
 * - whatever is scrolled, inside the page or the page itself, and shows nothing of where the host starts, scrolls by the
 *   difference, so that what follows stays (Safari has no scroll anchoring, and pages switch it off; where the browser
 *   anchors by itself, no difference is left);
 * - when something became smaller in view, the empty `.space` before the text, before the alternatives or below them
 *   makes up for it until the host is out of view.
 *
 * @param before where things were before the change
 * @param hold whether the spaces may be filled
 */
export function keepInPlace(host: ReactiveElement, { start, places, next }: Edges, hold = true): void {
  const spaces = host.renderRoot.querySelectorAll<HTMLElement>('.space');
  const end = places.length - 1;
  const fill = (index: number, size: number) => {
    // A margin lets the margins around it go on collapsing, so no box moves; at the end it could leave the host.
    const property = index < end ? 'margin-block-start' : 'block-size';
    spaces[index]!.style.setProperty(property, size ? `${size}px` : '');
  };
  const moved = (index: number) => places[index]! - placesIn(host, next)[index]!;
  observers.get(host)?.disconnect();
  for (const index of spaces.keys()) fill(index, 0);
  let above = false;
  for (const at of scrollersOf(host)) {
    // What is clipped without being scrolled stays as it is: a reader could not scroll it back. The root's own box starts
    // where the page does, above the visible part.
    if (start >= Math.max(0, at.getBoundingClientRect().top)) continue;
    above = true;
    if (moved(end)) at.scrollBy({ top: -moved(end), behavior: 'instant' });
  }
  if (start >= innerHeight || !hold) return;
  let held = false;
  for (const index of spaces.keys()) {
    // It can push, not pull; and browsers scroll by whole pixels, so less than one is no difference.
    if ((above && index < end) || !(moved(index) >= 1)) continue;
    // How much of it the other margins swallow, only a margin larger than they are can tell.
    fill(index, PROBE);
    const far = moved(index);
    fill(index, 2 * PROBE);
    // Inside CSS `zoom` a pixel of a rectangle is not one of a margin.
    const zoom = (far - moved(index)) / PROBE || 1;
    // A box, however small, may keep margins apart that met before it; no box is smaller than nothing.
    const size = PROBE + far / zoom;
    fill(index, index < end ? size : Math.max(size, 0));
    held = true;
  }
  if (!held) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.at(-1)!.isIntersecting && host.isConnected) keepInPlace(host, edges(host), false);
  });
  observer.observe(host);
  // In Firefox the watch does not end by itself when the host is taken out.
  if (!observers.has(host)) host.addController({ hostDisconnected: () => observers.get(host)!.disconnect() });
  observers.set(host, observer);
}
