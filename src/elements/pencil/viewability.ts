/**
 * Reports when an element was seen at all, and when half of it was in view for one second on end: what the trade counts
 * as a view (MRC viewable impression, display). A hidden or prerendered page does not count (both are `hidden` to
 * `visibilityState`). Nothing polls; there is one timer for each element in view.
 */
export class Viewability {
  #seen = new Map<Element, { ratio: number; timer?: ReturnType<typeof setTimeout> }>();
  #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRect, intersectionRatio } of entries) {
        // An element without a box may report a ratio of 1.
        this.#seen.set(target, { ...this.#seen.get(target), ratio: intersectionRect.height && intersectionRatio });
      }
      this.check();
    },
    { threshold: [0.01, 0.5] },
  );

  constructor(private report: (element: Element, viewed: boolean) => void) {}

  observe(element: Element): void {
    this.#observer.observe(element);
  }

  /** To be called on `visibilitychange` as well. */
  check(): void {
    for (const [element, state] of this.#seen) {
      const ratio = element.ownerDocument.visibilityState === 'visible' ? state.ratio : 0;
      if (ratio) this.report(element, false);
      if (ratio < 0.5) {
        clearTimeout(state.timer);
        state.timer = undefined;
      } else state.timer ??= setTimeout(() => this.report(element, true), 1000);
    }
  }

  disconnect(): void {
    this.#observer.disconnect();
    for (const { timer } of this.#seen.values()) clearTimeout(timer);
    this.#seen.clear();
  }
}
