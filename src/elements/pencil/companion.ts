/**
 * What can wait until the strip is on the page: how the panel looks, when it opens by itself, counting, keys and focus.
 * It is loaded when a pencil shows for the first time; caps on views and texts to try come with the first that has them.
 */
import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { nextFocusable } from '../../internal/next-focusable.js';
import { willAsk } from '../../reader/will-ask.js';
import { FOREVER } from './decision.js';
import { react } from './expand-rule.js';
import { pageStyles } from './page.styles.js';
import { panelStyles } from './panel.styles.js';
import type { Lent, PencilTrigger } from './lent.js';
import type { NewsPencil } from './pencil.js';
import { keepDismissal, recall } from './remember.js';

/** A jump by focus, by an address or by the browser's buttons is over within this time (milliseconds). */
const EXCUSE = 150;
const CONTROLS = 'a,button,input,select,label,summary';

const warn = (error: unknown) => console.warn('news-pencil:', error);
const loadCaps = () => import('./caps.js').catch(warn);

/** Serves a pencil that has just been drawn; returns what ends that. */
export function attend(lent: Lent): () => void {
  const { host, set, tell } = lent;
  const controller = new AbortController();
  const { signal } = controller;
  const doc = host.ownerDocument;
  const view = doc.defaultView ?? window;
  const root = host.renderRoot;
  const strip = root.querySelector<HTMLElement>('#strip')!;
  const panel = root.querySelector<HTMLElement>('#panel')!;
  const on = (target: EventTarget, types: string, listener: (event: Event) => void) => {
    for (const type of types.split(' ')) target.addEventListener(type, listener, { signal, capture: target === doc });
  };
  const again = () => host.requestUpdate();

  restyle(host, [panelStyles]);
  adoptLightStyles(doc.documentElement, 'pencil', pageStyles);

  // Another tab, or a page that comes back from the browser's cache, may know more.
  on(view, 'pageshow storage', again);

  // Counting. A part is viewed when half of it was in view for one second on end (MRC viewable impression, display); a
  // hidden or prerendered page does not count (both are `hidden`).
  if (host.frequency) void loadCaps();
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const count = (name: string, detail: object) => {
    if (lent.counted.has(name)) return;
    lent.counted.add(name);
    const { frequency } = host;
    if (name === 'strip' && frequency) {
      const { id } = lent;
      void loadCaps().then((caps) => caps?.keepView(id, frequency, Date.now()));
    }
    tell(name === 'impression' ? name : 'view', detail);
  };
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRect, intersectionRatio } of entries) {
        clearTimeout(timers.get(target));
        // An element without a box may report a ratio of 1.
        if (!intersectionRect.height) continue;
        count('impression', { open: host.open });
        if (intersectionRatio < 0.5) continue;
        timers.set(
          target,
          setTimeout(() => count(target.id, { part: target.id }), 1000),
        );
      }
    },
    { threshold: [0.01, 0.5] },
  );
  const watchViews = (visible: boolean) => {
    views.disconnect();
    for (const timer of timers.values()) clearTimeout(timer);
    if (visible) for (const part of [strip, panel]) views.observe(part);
  };
  const whenVisible = () => watchViews(doc.visibilityState === 'visible');
  on(doc, 'visibilitychange', whenVisible);
  whenVisible();

  // How much of the window the strip takes; nothing where a filter list hides it.
  const { style } = doc.documentElement;
  const published = `--news-pencil-block-${host.placement === 'bottom' ? 'end' : 'start'}`;
  const resize = new ResizeObserver(([entry]) => {
    style.setProperty(published, `${entry!.borderBoxSize[0]!.blockSize}px`);
  });
  // One in the text covers nothing, and leaves alone what another one published.
  const covers = host.placement !== 'inline';
  if (covers) resize.observe(strip);

  // Pointer and keys.
  on(doc, 'click', (event) => {
    const [target] = event.composedPath() as Element[];
    const control = target?.closest?.(CONTROLS) as HTMLAnchorElement | null;
    // A link within the page: when the address stands there already, no hash changes.
    if (control?.hash) excuse();
    const cta = control?.closest('[slot$=cta]');
    if (cta?.parentElement === host) tell('cta', { href: control!.href ?? '', slot: cta.slot.replace(/.*:/, '') });
    // A click anywhere on the strip is as good as one on its toggle, which remains the way for keys and screen readers.
    else if (!control && event.composedPath().includes(strip)) set('user', !host.open);
  });
  on(host, 'keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || !host.open) return;
    event.preventDefault();
    set('escape', false);
    root.querySelector<HTMLElement>('[part=toggle]')?.focus({ preventScroll: true });
  });
  // A page's own buttons: <button commandfor="…" command="--expand">.
  on(host, 'command', (event) => {
    const [, method] = /^--(expand|collapse|toggle|dismiss|reset)$/.exec((event as CommandEvent).command) ?? [];
    if (method) host[method as 'toggle']();
  });
  on(panel.parentElement!, 'beforematch', () => set('find', true));

  // An open panel must not lie over what has focus (WCAG 2.4.11).
  const uncover = (focused: Element | null) => {
    if (!host.open || !focused || focused === doc.body || host.contains(focused)) return;
    // The browser may scroll after the event, and the panel may not be drawn yet.
    requestAnimationFrame(() => {
      // Focus may have gone on meanwhile, into the panel for one.
      if (!focused.matches(':focus-within')) return;
      const cover = panel.getBoundingClientRect();
      const { top, bottom } = focused.getBoundingClientRect();
      if (top < cover.bottom && bottom > cover.top) set('focus', false);
    });
  };
  on(doc, 'focusin', (event) => {
    excuse();
    const path = event.composedPath();
    // Also where it is in the shadow root of something in the panel.
    if (!path.includes(host)) uncover(path[0] as Element);
  });
  on(host, 'news-pencil-expand', () => uncover(doc.activeElement));

  // When it opens by itself.
  let excused = -Infinity;
  const excuse = () => (excused = performance.now());
  on(view, 'hashchange popstate', excuse);
  const observers: { disconnect(): void }[] = [views, resize];
  /** Calls back with each position of `target` (whether it reaches the area), and with the one before. */
  const watch = (target: Element, rootMargin: string, seen: (inside: boolean, before?: boolean) => void) => {
    let before: boolean | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const { isIntersecting } = entries.at(-1)!;
        seen(isIntersecting, before);
        before = isIntersecting;
      },
      { root: doc, rootMargin },
    );
    observer.observe(target);
    observers.push(observer);
  };
  const may = () =>
    lent.armed && performance.now() - excused > EXCUSE && view.innerHeight >= 400 && host.checkVisibility();
  /** One question at a time: not while a cookie notice asks. */
  const ask = async (trigger: PencilTrigger) => {
    if (!(await willAsk(doc))) set(trigger, true);
  };
  // The page stands where it will stand after `load` and two frames.
  const start = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (signal.aborted) return;
        /*
         * Nothing in a sticky box tells where the page stands, so this looks at the root element's box: some of it lies
         * above a line that is 1 % of the window above the window. When the page is pulled down beyond its top, none does.
         */
        watch(doc.documentElement, '9999999px 0px -101% 0px', (away, before) => {
          const moved = react({ before, away, open: host.open, may: !/^(never|end)$/.test(host.expandOn) && may() });
          if (moved === 'top') set(moved, false);
          else if (moved) void ask(moved);
          lent.away = away;
          again();
        });
        // The end of an article: some of it lies below the window until then.
        const article = host.expandOn === 'end' && doc.getElementById(host.htmlFor ?? '');
        if (article) {
          watch(article, '-101% 0px 9999999px 0px', (below, before) => {
            if (before && !below && may()) void ask('end');
          });
        }
      }),
    );
  if (doc.readyState === 'complete') start();
  else on(view, 'load', start);

  // One of several texts; the pencil's own where they cannot be had.
  if (lent.variant === undefined && host.querySelector(':scope > template[data-variant]')) {
    void import('./variants.js')
      .then(
        ({ placeVariant }) => placeVariant(lent),
        (error: unknown) => {
          lent.variant = '';
          warn(error);
        },
      )
      .then(again);
  }

  return () => {
    controller.abort();
    watchViews(false);
    for (const observer of observers) observer.disconnect();
    if (covers) style.removeProperty(published);
  };
}

/** The panel, below the strip. `prefix` stands before the names of the slots. */
export function drawPanel(host: NewsPencil, localize: LocalizeController, prefix: string): TemplateResult {
  // A closed panel can be found in the page; engines that do not know the word take it for `true`.
  const hidden = (host.open ? false : 'until-found') as boolean;
  const time = parseInstant(host.deadline);
  // A rule stands above an offer, not above nothing.
  const offers = time || host.querySelector(`:scope > :is([slot="${prefix}price"], [slot="${prefix}cta"])`);
  return html`<div class="cover" .hidden=${hidden}>
    <div part="panel" id="panel">
      <div class="row">
        <div class="body"><slot name=${prefix}></slot></div>
        <div class=${offers ? 'offer' : ''}>
          ${
            time
              ? html`<time part="deadline" datetime=${new Date(time).toISOString()}
                  >${localize.term('pencilEnds', localize.date(time, { dateStyle: 'long', timeStyle: 'short' }))}</time
                >`
              : null
          }<slot name="${prefix}price"></slot><slot name="${prefix}cta"></slot>
        </div>
        <slot name="${prefix}legal"></slot>
      </div>
    </div>
  </div>`;
}

/** Remembers that the pencil was closed, tells, and moves focus to what follows. */
export function dismiss(lent: Lent, focused: boolean): void {
  const { host, id } = lent;
  if (focused) nextFocusable(host)?.focus({ preventScroll: true });
  const { count, until, kept } = keepDismissal(id, host.dismissFor, Date.now());
  lent.closed = until;
  lent.tell('dismiss', { count, until: kept ? iso(until) : null });
}

/** What is remembered. */
export function explain({ id, variant }: Lent): object {
  const { d, u, v } = recall(id, Date.now());
  return { variant: variant ?? null, dismissals: d, dismissedUntil: iso(u), views: v.length };
}

/** A date as text, `forever`, or `null` without one. */
function iso(time: number): string | null {
  if (!time) return null;
  return time < FOREVER ? new Date(time).toISOString() : 'forever';
}

/** Mends what is remembered after the clock was set back, and decides anew. */
export function repair({ id, host }: Lent): void {
  recall(id, Date.now());
  host.requestUpdate();
}
