import type { ReactiveElement } from 'lit';

export interface Edges {
  start: number;
  end: number;
  /** What follows the host. */
  next?: Element;
}

/** One for each panel that is held open, until it is out of view. */
const observers = new WeakMap<Element, IntersectionObserver>();

/** Ends the watch of a panel that is held open. In Firefox the watch does not end by itself when the panel is taken out. */
export function letGo(host: Element): void {
  observers.get(host)?.disconnect();
}

/** Where `host` starts, and where what follows it starts: margins collapse through its box, so that does not tell. */
export function edges(host: Element): Edges {
  let next = host.nextElementSibling ?? undefined;
  while (next && !next.getClientRects().length) next = next.nextElementSibling ?? undefined;
  return { start: host.getBoundingClientRect().top, end: endOf(host, next), next };
}

/** `NaN` when what followed the host has no box any more. */
function endOf(host: Element, next: Element | undefined): number {
  return next ? (next.getClientRects()[0]?.top ?? NaN) : host.getBoundingClientRect().bottom;
}

/**
 * After `host` may have changed its size, sees to it that what the reader looks at has not moved:
 * - when the host starts above the visible part, the page scrolls by the difference, so that what follows stays (Safari
 *   has no scroll anchoring, and pages switch it off; where the browser anchors by itself, no difference is left);
 * - when the host is in view and became smaller, the empty `.space` inside it makes up for it until the host is out of view.
 *
 * @param before where things were before the change
 */
export function keepInPlace(host: ReactiveElement, { start, end, next }: Edges): void {
  const { style } = host.renderRoot.querySelector<HTMLElement>('.space')!;
  const fill = (size: number) => style.setProperty('block-size', size ? `${size}px` : '');
  letGo(host);
  fill(0);
  const moved = end - endOf(host, next);
  if (!moved) return;
  if (start < 0) {
    scrollBy({ top: -moved, behavior: 'instant' });
  } else if (moved > 0 && start < innerHeight) {
    fill(moved);
    // The space ends the collapsing of margins around it, so the first answer may be off by one margin.
    fill(moved + end - endOf(host, next));
    const observer = new IntersectionObserver(([entry]) => {
      if (entry!.isIntersecting) return;
      observer.disconnect();
      if (host.isConnected) keepInPlace(host, edges(host));
    });
    observer.observe(host);
    if (!observers.has(host)) host.addController({ hostDisconnected: () => observers.get(host)!.disconnect() });
    observers.set(host, observer);
  }
}
