/** Where `host` starts, and where what follows it starts: margins collapse through its box, so that does not tell. */
export function edges(host: Element): { start: number; end: number } {
  const { top, bottom } = host.getBoundingClientRect();
  let next = host.nextElementSibling;
  while (next && !next.getClientRects().length) next = next.nextElementSibling;
  return { start: top, end: next ? next.getBoundingClientRect().top : bottom };
}

/**
 * Runs `change`, which may alter the size of `host`, without moving what the reader looks at:
 * - when the host starts above the visible part, the page scrolls by the difference, so that what follows stays (Safari
 *   has no scroll anchoring, and pages switch it off; where the browser anchors by itself, no difference is left);
 * - when the host is in view and becomes smaller, an empty `space` inside it makes up for it until the host is out of view.
 *
 * @param before where things were, when that had to be measured earlier
 */
export function keepInPlace(
  host: Element,
  space: () => HTMLElement | null,
  change: () => void,
  before = edges(host),
): void {
  change();
  const style = space()?.style;
  if (!style) return;
  const fill = (size: number) => style.setProperty('block-size', size ? `${size}px` : '');
  fill(0);
  const moved = before.end - edges(host).end;
  if (!moved) return;
  if (before.start < 0) {
    scrollBy({ top: -moved, behavior: 'instant' });
  } else if (moved > 0 && before.start < innerHeight) {
    fill(moved);
    // The space ends the collapsing of margins around it, so the first answer may be off by one margin.
    fill(moved + before.end - edges(host).end);
    const observer = new IntersectionObserver(([entry]) => {
      if (entry!.isIntersecting) return;
      observer.disconnect();
      if (host.isConnected) keepInPlace(host, space, () => fill(0));
    });
    observer.observe(host);
  }
}
