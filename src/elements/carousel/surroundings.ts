/**
 * What all carousels watch together: one IntersectionObserver and one set of listeners for the page,
 * there only while a carousel is.
 */

/** Called whenever something around may have changed; `entry` when it is about the element's place on the screen. */
type Look = (entry?: IntersectionObserverEntry) => void;

/**
 * `toggle` and `close` do not bubble but are captured: a dialog opened or closed.
 * `transitionend` and `animationend`: an ancestor may have faded in.
 */
const EVENTS = ['visibilitychange', 'selectionchange', 'toggle', 'close', 'transitionend', 'animationend'];

const looks = new Map<Element, Look>();
let observer: IntersectionObserver | undefined;
let motion: MediaQueryList | undefined;

const tell = () => looks.forEach((look) => look());

/** Whether the reader asks for less motion. */
export const reducedMotion = (): boolean => !!(motion ??= matchMedia('(prefers-reduced-motion: reduce)')).matches;

/** Starts watching around `element`. Returns a function that stops. */
export function watch(element: Element, look: Look): () => void {
  if (!looks.size) listen('addEventListener');
  observer ??= new IntersectionObserver((entries) => entries.forEach((entry) => looks.get(entry.target)?.(entry)), {
    threshold: [0, 0.25, 0.5, 0.75, 1],
  });
  looks.set(element, look);
  observer.observe(element);
  return () => {
    looks.delete(element);
    observer?.unobserve(element);
    if (!looks.size) listen('removeEventListener');
  };
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  for (const type of EVENTS) document[how](type, tell, true);
  reducedMotion();
  motion?.[how]('change', tell);
}

/**
 * Why the element is out of sight, or `undefined` when at least half of it (or half a screen of it) is in view.
 * The *ratio* decides: inside an ancestor that is collapsed to no height, `isIntersecting` stays true.
 */
export function outOfSight({
  boundingClientRect: box,
  intersectionRatio,
  intersectionRect,
  isIntersecting,
  rootBounds,
}: IntersectionObserverEntry): 'offscreen' | 'hidden-ancestor' | undefined {
  const height = rootBounds?.height ?? innerHeight;
  if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= height / 2)) return undefined;
  const onScreen = box.top < height && box.bottom > 0 && box.left < innerWidth && box.right > 0;
  return intersectionRatio === 0 && (onScreen || !box.width || !box.height) ? 'hidden-ancestor' : 'offscreen';
}
