import { reducedMotion } from './motion-preference.js';
import { finishMoves } from './slides.js';

/** What follows the finger is a drag from here on, and moves on to the next slide from there on; in CSS pixels. */
const DRAG = 8;
const SWIPE = 40;
/** How long a slide takes to its place when it is let go, in milliseconds. */
const SETTLE = 200;
const ENDS = ['pointerup', 'pointercancel'] as const;

/** A slide that is being dragged. */
interface Drag {
  current: HTMLElement;
  /** The one that comes in from the side: from the right (1), or from the left (-1). */
  neighbour?: HTMLElement;
  side: number;
  x: number;
}

interface Swipeable extends HTMLElement {
  index: number;
  transition: string;
  block: (reason: string) => void;
  unblock: (reason: string) => void;
}

/**
 * Swipes to the side, by finger, pen or mouse, while `transition` is `slide`: the slide follows, and its neighbour comes
 * in beside it. The browser keeps vertical scrolling to itself (`touch-action`) and then cancels the pointer; a mouse that
 * selects text or works a field does not swipe.
 *
 * @param move shows another slide: 1 is the next, -1 the previous.
 */
export function swipes(host: Swipeable, viewport: HTMLElement, move: (by: number) => void): void {
  /** Where a finger, a pen or the mouse came down. */
  let from: PointerEvent;
  let wasWide = false;
  let drag: Drag | undefined;
  let dragged = false;
  /** There while the pointer is down. */
  let listening: AbortController | undefined;

  const targetOf = (event: Event) => event.composedPath()[0] as Element;
  const way = (side: number) => (host.matches(':dir(rtl)') ? -side : side);
  const selects = ({ pointerType }: PointerEvent) =>
    pointerType === 'mouse' && !host.ownerDocument.getSelection()?.isCollapsed;

  const begin = (): void => {
    const current = viewport.querySelector<HTMLElement>('.slide:not([inert])');
    if (!current || viewport.childElementCount < 2) return;
    dragged = true;
    drag = { current, side: 0, x: 0 };
    for (const slide of viewport.children) finishMoves(slide);
    viewport.classList.add('dragged');
    turned.observe(viewport, { subtree: true, childList: true, attributeFilter: ['inert'] });
    host.block('swipe');
  };

  const follow = (x: number): void => {
    drag!.x = x;
    const { current, neighbour, side } = drag!;
    const next = x < 0 ? 1 : -1;
    if (next !== side) {
      neighbour?.removeAttribute('style');
      const slides = [...viewport.querySelectorAll<HTMLElement>('.slide')];
      const place = slides.indexOf(current) + way(next);
      const beside = slides.at(place % slides.length);
      // There is none when the page has taken the others away meanwhile.
      Object.assign(drag!, { side: next, neighbour: beside === current ? undefined : beside });
    }
    current.style.translate = `${x}px`;
    if (!drag!.neighbour) return;
    drag!.neighbour.style.translate = `calc(${next * 100}% + ${x}px)`;
    drag!.neighbour.style.visibility = 'visible';
  };

  /** Nothing is pulled any more. */
  const release = (): void => {
    listening?.abort();
    drag?.current.removeAttribute('style');
    drag?.neighbour?.removeAttribute('style');
    drag = undefined;
    host.unblock('swipe');
  };
  /** All stand where the style sheet has them. */
  const rest = (): void => {
    viewport.classList.remove('dragged');
    turned.disconnect();
  };
  const turned = new MutationObserver(() => {
    if (drag && !drag.current.inert && viewport.contains(drag.current)) return;
    // Another slide shows, or this one is gone: neither the finger nor what it left goes on moving the old ones.
    release();
    for (const slide of viewport.children) finishMoves(slide);
    rest();
  });

  const settle = (moves: boolean): void => {
    const { current, neighbour, side, x } = drag!;
    release();
    const { index } = host;
    if (moves) move(way(side));
    turned.takeRecords();
    // A listener may have cancelled it.
    const by = host.index === index ? 0 : side;
    const duration = reducedMotion().matches ? 0 : SETTLE;
    for (const [slide, place] of [
      [current, 0],
      [neighbour, side],
    ] as const) {
      // By its own animation, since from the last slide to the first the style sheet would send them the other way.
      const translate = [`calc(${place * 100}% + ${x}px)`, `${(place - by) * 100}%`];
      const run = slide?.animate({ translate, visibility: ['visible', 'visible'] }, { duration, easing: 'ease-out' });
      if (run) run.onfinish = () => drag ?? rest();
    }
  };

  const moved = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    // Nobody tells where the button was let go: over a menu of the browser's, for instance.
    if (!event.buttons) return ended(event);
    const x = event.clientX - from.clientX;
    const wide = Math.abs(x) >= Math.max(DRAG, Math.abs(event.clientY - from.clientY));
    // Not with the first move: the browser selects text only after it.
    if (!drag && wide && wasWide && !selects(event)) begin();
    wasWide = wide;
    if (drag) follow(x);
  };
  const ended = ({ isPrimary, type }: PointerEvent): void => {
    if (!isPrimary) return;
    listening?.abort();
    if (drag) settle(type === 'pointerup' && Math.abs(drag.x) >= SWIPE);
  };
  viewport.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary) return;
    dragged = false;
    const field = targetOf(event).closest('input,select,textarea,[contenteditable]');
    if (host.transition !== 'slide' || event.button || field) return;
    from = event;
    wasWide = false;
    // In the window, since a drag may end outside, or the carousel be taken out meanwhile.
    listening?.abort();
    listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const view = host.ownerDocument.defaultView;
    view?.addEventListener('pointermove', moved, options);
    for (const end of ENDS) view?.addEventListener(end, ended, options);
  });
  viewport.addEventListener('dragstart', (event) => {
    // Else the browser would carry the picture away, or (Firefox) the link around it. Selected text may be carried.
    const target = targetOf(event);
    if (host.transition === 'slide' && (target.localName === 'img' || target.querySelector?.('img'))) {
      event.preventDefault();
    }
  });
  viewport.addEventListener(
    'click',
    (event) => {
      // The end of a drag with the mouse is no click on the link or button below it.
      if (!dragged || !event.detail) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
