/**
 * Heard in the document and in every shadow root on the way to it: none of these leaves its root. `toggle` and `close`
 * do not bubble, but are captured: a dialog opened or closed. The ends: an ancestor may have faded in.
 */
export const AROUND = ['visibilitychange', 'selectionchange', 'toggle', 'close', 'transitionend', 'animationend'];

/**
 * Why the element is out of sight, or `undefined` when at least half of it (or half a screen of it) is in view.
 * The *ratio* decides: inside an ancestor that is collapsed to no height, `isIntersecting` stays true.
 */
export function outOfSight(entry: IntersectionObserverEntry): 'offscreen' | 'hidden-ancestor' | undefined {
  const { intersectionRatio: ratio, intersectionRect, isIntersecting, boundingClientRect, rootBounds } = entry;
  if (isIntersecting && (ratio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2)) return;
  return !ratio && (isIntersecting || !boundingClientRect.height) ? 'hidden-ancestor' : 'offscreen';
}

/** Whether `element` can be seen as far as CSS says; an engine that cannot tell says yes. */
export const shows = (element?: Element | null): boolean =>
  !!element && (element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true);

/** Modal dialogs that are open; with `everywhere`, those in shadow roots as well. */
export function openModals(root: Document | ShadowRoot, everywhere = false): Element[] {
  const inside = everywhere ? [...root.querySelectorAll('*')] : [];
  return [
    ...root.querySelectorAll('dialog:modal'),
    ...inside.flatMap(({ shadowRoot }) => (shadowRoot ? openModals(shadowRoot, true) : [])),
  ];
}
