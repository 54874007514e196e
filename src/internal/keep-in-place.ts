import type { ReactiveElement } from 'lit';

/** Where a host starts, and where what follows it starts: margins collapse through its box, so that does not tell. */
export interface Edges {
  start: number;
  /** Where the text in it starts. */
  text: number;
  end: number;
  /** What follows the host. */
  next?: Element;
}

/** One for each host that is held open, until it is out of view. */
const observers = new WeakMap<Element, IntersectionObserver>();

export function edges(host: Element): Edges {
  let next = host.nextElementSibling ?? undefined;
  while (next && !next.getClientRects().length) next = next.nextElementSibling ?? undefined;
  return { start: host.getBoundingClientRect().top, text: textOf(host), end: endOf(host, next), next };
}

/** `NaN` when there is none. */
function textOf(host: Element): number {
  const text = Array.from(host.children).find((child) => !child.slot && child.getClientRects().length);
  return text?.getBoundingClientRect().top ?? NaN;
}

/** `NaN` when what followed the host has no box any more. */
function endOf(host: Element, next: Element | undefined): number {
  return next ? (next.getClientRects()[0]?.top ?? NaN) : host.getBoundingClientRect().bottom;
}

/** What `element` is laid out in, shadow roots crossed. */
function parentOf(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? ((element.getRootNode() as ShadowRoot).host || null);
}

/** Gives the empty box `space` the size that brings what it pushes back to `place`: it can push, not pull. */
function push(space: HTMLElement, place: number, now: () => number): void {
  let size = 0;
  // Space ends the collapsing of margins around it, so the first answer may be off by one margin.
  for (let tries = 0; tries < 2; tries++) {
    size += place - now();
    // Browsers scroll by whole pixels, so less than one is no difference.
    space.style.setProperty('block-size', size >= 1 ? `${size}px` : '');
  }
}

/**
 * After `host` may have changed its size, sees to it that what the reader looks at has not moved:
 * - whatever is scrolled, inside the page or the page itself, and shows nothing of where the host starts, scrolls by the
 *   difference, so that what follows stays (Safari has no scroll anchoring, and pages switch it off; where the browser
 *   anchors by itself, no difference is left);
 * - when the host became smaller in view, above its text or below, the empty `.lead` and `.space` inside it make up for
 *   it until the host is out of view.
 *
 * @param before where things were before the change
 * @param hold whether the space may be filled
 */
export function keepInPlace(host: ReactiveElement, { start, text, end, next }: Edges, hold = true): void {
  const [lead, space] = ['.lead', '.space'].map((name) => host.renderRoot.querySelector<HTMLElement>(name)!);
  const moved = () => end - endOf(host, next);
  observers.get(host)?.disconnect();
  for (const box of [lead, space]) box!.style.setProperty('block-size', '');
  let scrolled = false;
  for (let at = parentOf(host); at && moved(); at = parentOf(at)) {
    // The root's own box starts where the page does: above the visible part.
    const isAbove = start < Math.max(0, at.getBoundingClientRect().top);
    // What is clipped without being scrolled stays as it is: a reader could not scroll it back.
    if (!at.scrollTop || !isAbove) continue;
    at.scrollBy({ top: -moved(), behavior: 'instant' });
    scrolled = true;
  }
  if (start >= innerHeight || !hold) return;
  if (!scrolled) push(lead!, text, () => textOf(host));
  push(space!, end, () => endOf(host, next));
  if (!lead!.style.blockSize && !space!.style.blockSize) return;
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry!.isIntersecting && host.isConnected) keepInPlace(host, edges(host), false);
  });
  observer.observe(host);
  // In Firefox the watch does not end by itself when the host is taken out.
  if (!observers.has(host)) host.addController({ hostDisconnected: () => observers.get(host)!.disconnect() });
  observers.set(host, observer);
}
