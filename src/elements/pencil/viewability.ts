/** Half of it for one second: what the trade counts as a view (MRC viewable impression, display). */
const RATIO = 0.5;
const SECOND = 1000;

/**
 * Reports when an element was seen at all, and when half of it was in view for one second on end.
 * A hidden or prerendered page does not count (both are `hidden` to `visibilityState`).
 * No polling: nothing runs but the one timer of an element that is in view.
 */
export class Viewability {
  #ratios = new Map<Element, number>();
  #timers = new Map<Element, ReturnType<typeof setTimeout>>();
  #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRect, intersectionRatio } of entries) {
        // An element without a box may report a ratio of 1.
        this.#ratios.set(target, intersectionRect.height && intersectionRatio);
      }
      this.check();
    },
    { threshold: [0.01, RATIO] },
  );

  constructor(private report: (element: Element, viewed: boolean) => void) {}

  observe(element: Element): void {
    this.#observer.observe(element);
  }

  /** To be called on `visibilitychange` as well. */
  check(): void {
    for (const [element, ratio] of this.#ratios) {
      const visible = element.ownerDocument.visibilityState === 'visible' ? ratio : 0;
      if (visible) this.report(element, false);
      if (visible < RATIO) this.#stop(element);
      else if (!this.#timers.has(element)) {
        this.#timers.set(
          element,
          setTimeout(() => this.report(element, true), SECOND),
        );
      }
    }
  }

  disconnect(): void {
    this.#observer.disconnect();
    for (const element of this.#ratios.keys()) this.#stop(element);
    this.#ratios.clear();
  }

  #stop(element: Element): void {
    clearTimeout(this.#timers.get(element));
    this.#timers.delete(element);
  }
}
