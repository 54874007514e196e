/**
 * What all carousels watch together: one IntersectionObserver and one set of listeners for the page,
 * there only while a carousel is.
 */

/** Called whenever something around may have changed; `entry` when it is about the element's place on the screen. */
type Look = (entry?: IntersectionObserverEntry) => void;

/**
 * `toggle` and `close` do not bubble but are captured: a dialog opened or closed.
 * `transitionend`: an ancestor may have faded in.
 */
const EVENTS = ['visibilitychange', 'selectionchange', 'toggle', 'close', 'transitionend'];

const looks = new Map<Element, Look>();
let observer: IntersectionObserver | undefined;

const tell = () => looks.forEach((look) => look());
const motion = () => matchMedia('(prefers-reduced-motion: reduce)');
let query: MediaQueryList | undefined;

/** Whether the reader asks for less motion. */
export const reducedMotion = (): boolean => (query ??= motion()).matches;

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  for (const type of EVENTS) document[how](type, tell, true);
  (query ??= motion())[how]('change', tell);
}

const modals = new Set<Element>();

/** Modal dialogs in `root`, and in the shadow roots in it: what happens in those is not heard outside, so it is asked. */
function search(root: Document | ShadowRoot, everywhere: boolean): void {
  for (const dialog of root.querySelectorAll('dialog:modal')) {
    if (modals.has(dialog)) continue;
    modals.add(dialog);
    dialog.addEventListener('close', tell, { once: true });
  }
  if (!everywhere) return;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) search(shadowRoot, true);
}

/** Modal dialogs that are open; those in shadow roots if somebody looked `everywhere` since they opened. */
export function openModals(everywhere: boolean): Element[] {
  search(document, everywhere);
  for (const dialog of modals) if (!dialog.isConnected || !dialog.matches(':modal')) modals.delete(dialog);
  return [...modals];
}

/** Starts watching around `element`. Returns a function that stops. */
export function watch(element: Element, look: Look): () => void {
  if (!looks.size) listen('addEventListener');
  observer ??= new IntersectionObserver((entries) => entries.forEach((entry) => looks.get(entry.target)?.(entry)), {
    threshold: [0, 0.25, 0.5, 0.75],
  });
  looks.set(element, look);
  observer.observe(element);
  return () => {
    looks.delete(element);
    observer!.unobserve(element);
    if (!looks.size) listen('removeEventListener');
  };
}

/**
 * Why the element is out of sight, or `undefined` when at least half of it (or half a screen of it) is in view.
 * The *ratio* decides: inside an ancestor that is collapsed to no height, `isIntersecting` stays true.
 */
export function outOfSight(entry: IntersectionObserverEntry): 'offscreen' | 'hidden-ancestor' | undefined {
  const { intersectionRatio: ratio, intersectionRect, isIntersecting, boundingClientRect, rootBounds } = entry;
  if (isIntersecting && (ratio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2)) return;
  return !ratio && (isIntersecting || !boundingClientRect.height) ? 'hidden-ancestor' : 'offscreen';
}
