/**
 * What can wait until the strip is on the page: counting, remembering, keys, focus, and what few pencils use.
 * It is loaded when a pencil shows for the first time.
 */
import type { LocalizeController } from '../../controllers/localize.js';
import { registerTranslation } from '../../controllers/localize.js';
import { adoptLightStyles } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { ExpandRule } from './expand-rule.js';
import { nextFocusable } from './next-focusable.js';
import type { NewsPencil, PencilTrigger } from './pencil.js';
import { pageStyles } from './page.styles.js';
import { keepDismissal, keepView } from './remember.js';

export { repair } from './remember.js';
import { parseVariants, stableChoice } from './variants.js';
import { Viewability } from './viewability.js';

registerTranslation('en', enOnDemand);

/** What the pencil lends to its companion. */
export interface Lent {
  host: NewsPencil;
  localize: LocalizeController;
  /** Whether the panel would open by itself. */
  armed: boolean;
  /** Whether the reader closed the panel on this page view. */
  refused: boolean;
  /** Shows `armed` to style sheets. */
  mark: () => void;
  /** Aborted when the pencil does not show any more. */
  signal?: AbortSignal;
  /** Under which name the campaign is remembered; empty without one. */
  id: string;
  /** Names of parts and variants that were told about on this page view. */
  counted: Set<string>;
  set: (open: boolean, trigger: PencilTrigger) => void;
  tell: (name: string, detail: object) => void;
  /** `undefined` while nobody has chosen, empty for the pencil's own content. */
  variant?: string;
}

const CONTROLS = 'a,button,input,select,label,summary';

/** Serves a pencil that has just been drawn; returns what is to be called after each later update. */
export function attend(lent: Lent): () => void {
  const { host, counted, set, tell } = lent;
  const signal = lent.signal!;
  const doc = host.ownerDocument;
  const view = doc.defaultView ?? window;
  const root = host.renderRoot;
  const strip = root.querySelector<HTMLElement>('#strip')!;
  const panel = root.querySelector<HTMLElement>('#panel')!;
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal, capture: target === doc });

  // Another tab, or a page that comes back from the browser's cache, may know more.
  for (const type of ['pageshow', 'storage']) on(view, type, () => host.requestUpdate());

  adoptLightStyles(doc.documentElement, 'pencil', pageStyles);

  // Counting.
  const views = new Viewability((part, viewed) => {
    const name = viewed ? part.id : 'impression';
    if (counted.has(name)) return;
    counted.add(name);
    if (name === 'strip') keepView(lent.id, host.frequency, Date.now());
    tell(viewed ? 'view' : name, viewed ? { part: name } : { open: host.open });
  });
  views.observe(strip);
  views.observe(panel);
  on(doc, 'visibilitychange', () => views.check());

  // How much of the window the strip takes; nothing where a filter list hides it.
  const { style } = doc.documentElement;
  const published = `--news-pencil-block-${host.placement === 'bottom' ? 'end' : 'start'}`;
  const resize = new ResizeObserver(() => {
    if (host.placement !== 'inline') style.setProperty(published, `${strip.offsetHeight}px`);
  });
  resize.observe(strip);

  // Pointer and keys.
  on(doc, 'click', (event) => {
    const path = event.composedPath().filter((target) => target instanceof Element);
    const control = path.find((element) => element.matches(CONTROLS)) as Partial<HTMLAnchorElement> | undefined;
    // A link within the page: when the address stands there already, no hash changes.
    if (control?.hash) excuse();
    if (!path.includes(host)) return;
    const cta = path.find((element) => element.parentElement === host && /cta$/.test(element.slot));
    if (control && cta) tell('cta', { href: control.href ?? '', slot: cta.slot.replace(/.*:/, '') });
    // A click anywhere on the strip is as good as one on its toggle, which remains the way for keys and screen readers.
    else if (!control && path.includes(strip)) set(!host.open, 'user');
  });
  on(host, 'keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || !host.open) return;
    event.preventDefault();
    set(false, 'escape');
    root.querySelector<HTMLElement>('[part=toggle]')?.focus({ preventScroll: true });
  });
  // A page's own buttons: <button commandfor="…" command="--expand">.
  on(host, 'command', (event) => {
    const [, method] = /^--(expand|collapse|toggle|dismiss|reset)$/.exec((event as CommandEvent).command) ?? [];
    if (method) host[method as 'toggle']();
  });
  on(panel.parentElement!, 'beforematch', () => set(true, 'find'));

  // An open panel must not lie over what has focus (WCAG 2.4.11).
  const uncover = (focused: Element | null) => {
    if (!host.open || !focused || focused === doc.body || host.contains(focused)) return;
    // The browser may scroll after the event, and the panel may not be drawn yet.
    requestAnimationFrame(() => {
      const cover = panel.getBoundingClientRect();
      const { top, bottom } = focused.getBoundingClientRect();
      if (host.open && top < cover.bottom && bottom > cover.top) set(false, 'focus');
    });
  };
  on(doc, 'focusin', (event) => {
    excuse();
    uncover(event.composedPath()[0] as Element);
  });
  on(host, 'news-pencil-expand', () => uncover(doc.activeElement));

  /*
   * When it opens by itself. Nothing in a sticky box tells where the page stands, so this looks at the root element's box:
   * some of it lies above a line that is 1 % of the window above the window. When the page is pulled down beyond its top,
   * none does.
   */
  const rule = new ExpandRule();
  let ready = false;
  const excuse = () => rule.excuse(performance.now());
  for (const type of ['hashchange', 'popstate']) on(view, type, excuse);
  const mark = () => {
    rule.armed &&= !lent.refused;
    const empty = root.querySelector('[part=toggle][hidden]');
    lent.armed = ready && rule.armed && !empty && host.expandOn !== 'never' && !signal.aborted;
    lent.mark();
  };
  const top = new IntersectionObserver(
    (entries) => {
      const free = !/^(never|end)$/.test(host.expandOn) && view.innerHeight >= 400 && host.checkVisibility();
      const move = rule.see(entries.at(-1)!.isIntersecting, host.open, free, performance.now());
      if (move === 'collapse') {
        lent.refused = false;
        set(false, 'top');
      }
      if (move === 'expand') set(true, 'scroll');
      ready = true;
      mark();
    },
    { root: doc, rootMargin: '9999999px 0px -101% 0px' },
  );
  // The end of an article: some of it lies below the window until then.
  let before: boolean | undefined;
  const end = new IntersectionObserver(
    (entries) => {
      const reached = entries.at(-1)!.intersectionRatio > 0.98;
      if (reached && before === false && rule.asks(performance.now())) set(true, 'end');
      before = reached;
    },
    { root: doc, rootMargin: '9999999px 0px 0px 0px', threshold: [0, 0.99] },
  );
  // The page stands where it will stand after `load` and two frames.
  const start = () =>
    view.requestAnimationFrame(() =>
      view.requestAnimationFrame(() => {
        if (signal.aborted) return;
        top.observe(doc.documentElement);
        const article = host.expandOn === 'end' && doc.getElementById(host.htmlFor ?? '');
        if (article) end.observe(article);
      }),
    );
  if (doc.readyState === 'complete') start();
  else on(view, 'load', start);

  // One of several texts.
  const templates = Array.from(host.querySelectorAll<HTMLTemplateElement>(':scope > template[data-variant]'));
  if (templates.length && lent.variant === undefined) {
    const name = stableChoice(parseVariants(templates), lent.id, Date.now());
    const chosen = templates.find(({ dataset }) => dataset.variant === name);
    for (const copy of host.querySelectorAll(':scope > [slot^="variant:"]')) copy.remove();
    for (const child of chosen ? doc.importNode(chosen.content, true).children : []) {
      const copy = child.cloneNode(true) as Element;
      copy.slot = `variant:${copy.slot}`;
      host.append(copy);
    }
    lent.variant = name;
  }

  const time = doc.createElement('time');
  time.setAttribute('part', 'deadline');
  const update = () => {
    const deadline = parseInstant(host.deadline);
    mark();
    if (deadline === undefined) return time.remove();
    time.dateTime = new Date(deadline).toISOString();
    const words = lent.localize.date(deadline, { dateStyle: 'long', timeStyle: 'short' });
    time.textContent = lent.localize.term('pencilEnds', words);
    root.querySelector('.offer')?.prepend(time);
  };
  signal.addEventListener('abort', () => {
    views.disconnect();
    resize.disconnect();
    top.disconnect();
    end.disconnect();
    lent.armed = false;
    time.remove();
    style.removeProperty(published);
  });
  return update;
}

/** Remembers that the reader closed the pencil, and tells. */
export function dismiss({ host, id, tell }: Lent): number {
  const { count, until } = keepDismissal(id, host.dismissFor, Date.now());
  tell('dismiss', { count, until: !id ? null : until < 8.64e15 ? new Date(until).toISOString() : 'forever' });
  return until;
}

/** Moves focus on from a pencil that goes. */
export function leave({ host }: Lent): void {
  nextFocusable(host)?.focus({ preventScroll: true });
}
