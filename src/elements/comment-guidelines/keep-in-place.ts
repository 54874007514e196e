/**
 * Runs `change`, which may alter the block size of `host`, without moving what the reader looks at:
 * - starts the host above the visible part, the scroll position follows, so that what comes after it stays where it is
 *   (Safari has no scroll anchoring, and pages switch it off; where the browser anchors by itself, nothing is left to do);
 * - is the host in view and becomes smaller, `box` keeps the old size until the host is out of view.
 *
 * @param before where things were, when that had to be measured earlier
 */
export function keepInPlace(
  host: Element,
  box: () => HTMLElement | null,
  change: () => void,
  before = measure(host),
): void {
  change();
  const inner = box();
  inner?.style.removeProperty('min-block-size');
  const moved = before.end - measure(host).end;
  if (!moved || !before.size) return;
  const scroller = scrollerOf(host);
  const page = scroller === host.ownerDocument.scrollingElement;
  const edge = page ? 0 : scroller.getBoundingClientRect().top;
  if (before.start < edge) {
    scroller.scrollBy({ top: -moved, behavior: 'instant' });
  } else if (moved > 0 && inner && before.start < edge + scroller.clientHeight) {
    let size = inner.offsetHeight + moved;
    inner.style.setProperty('min-block-size', `${size}px`);
    // A minimum size ends the collapsing of margins, so the first answer may be off by one margin.
    size += before.end - measure(host).end;
    inner.style.setProperty('min-block-size', `${size}px`);
    releaseOutOfView(host, inner);
  }
}

export interface Place {
  start: number;
  end: number;
  size: number;
}

/** Where `host` starts, and where what follows it starts; margins count, so its own box does not tell. */
export function measure(host: Element): Place {
  const { top, bottom, height } = host.getBoundingClientRect();
  let next = host.nextElementSibling;
  while (next && !next.getClientRects().length) next = next.nextElementSibling;
  return { start: top, end: next?.getBoundingClientRect().top ?? bottom, size: height };
}

function releaseOutOfView(host: Element, inner: HTMLElement): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (entry!.isIntersecting && host.isConnected) return;
    observer.disconnect();
    keepInPlace(
      host,
      () => inner,
      () => undefined,
    );
  });
  observer.observe(host);
}

function scrollerOf(host: Element): Element {
  for (let at: Element | null = host; (at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null);) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) {
      if (at !== at.ownerDocument.body && at !== at.ownerDocument.documentElement) return at;
    }
  }
  return host.ownerDocument.scrollingElement ?? host.ownerDocument.documentElement;
}
