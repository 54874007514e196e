import type { ReactiveElement } from 'lit';

export interface Edges {
  start: number;
  end: number;
}

/** Where `host` starts, and where what follows it starts: margins collapse through its box, so that does not tell. */
export function edges(host: Element): Edges {
  const { top, bottom } = host.getBoundingClientRect();
  let next = host.nextElementSibling;
  while (next && !next.getClientRects().length) next = next.nextElementSibling;
  return { start: top, end: next ? next.getBoundingClientRect().top : bottom };
}

/**
 * After `host` may have changed its size, sees to it that what the reader looks at has not moved:
 * - when the host starts above the visible part, the page scrolls by the difference, so that what follows stays (Safari
 *   has no scroll anchoring, and pages switch it off; where the browser anchors by itself, no difference is left);
 * - when the host is in view and became smaller, the empty `.space` inside it makes up for it until the host is out of view.
 *
 * @param before where things were before the change
 */
export function keepInPlace(host: ReactiveElement, { start, end }: Edges): void {
  const { style } = host.renderRoot.querySelector<HTMLElement>('.space')!;
  const fill = (size: number) => style.setProperty('block-size', size ? `${size}px` : '');
  fill(0);
  const moved = end - edges(host).end;
  if (!moved) return;
  if (start < 0) {
    scrollBy({ top: -moved, behavior: 'instant' });
  } else if (moved > 0 && start < innerHeight) {
    fill(moved);
    // The space ends the collapsing of margins around it, so the first answer may be off by one margin.
    fill(moved + end - edges(host).end);
    const observer = new IntersectionObserver(([entry]) => {
      if (entry!.isIntersecting) return;
      observer.disconnect();
      if (host.isConnected) keepInPlace(host, edges(host));
    });
    observer.observe(host);
  }
}
