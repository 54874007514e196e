/**
 * What can wait until the strip is on the page: the panel, counting, remembering, keys, focus, and what few pencils use.
 * It is loaded when a pencil shows for the first time.
 */
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import { registerTranslation } from '../../controllers/localize.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseInstant } from '../../internal/dates.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { FOREVER, type Reason } from './decision.js';
import { ExpandRule } from './expand-rule.js';
import { recall } from './memory.js';
import { nextFocusable } from '../../internal/next-focusable.js';
import { pageStyles } from './page.styles.js';
import { panelStyles } from './panel.styles.js';
import type { NewsPencil, PencilTrigger } from './pencil.js';
import { keepDismissal, keepView, repair as repairEntry } from './remember.js';
import { parseVariants, stableChoice } from './variants.js';
import { Viewability } from './viewability.js';

registerTranslation('en', enOnDemand);

/** What the pencil and its companion share. */
export interface Lent {
  host: NewsPencil;
  localize: LocalizeController;
  /** Under which name the campaign is remembered; empty without one. */
  id: string;
  /** Why it does not show; empty while it shows. */
  reasons: Reason[];
  /** The last decision that was told. */
  outcome?: string;
  /** Whether a listener said no. */
  cancelled?: boolean;
  /** Whether the strip has a place in the flow. The first decision settles it, so that later ones move nothing. */
  room?: boolean;
  /** Closed by hand on this page, until; its edge stays free of other pencils, too. */
  closed: number;
  /** The state of the panel that listeners know. */
  told?: boolean;
  /** Whether the panel would open by itself. */
  armed?: boolean;
  /** Whether the reader closed the panel on this page view. */
  refused?: boolean;
  /** Names of parts and variants that were told about on this page view. */
  counted: Set<string>;
  /** `undefined` while nobody has chosen, empty for the pencil's own content. */
  variant?: string;
  /** Whether the author gave nothing to put into the panel. */
  isEmpty: () => boolean;
  /** Sets a custom state. */
  mark: (name: string, on: boolean) => void;
  tell: (name: string, detail: object, cancelable?: boolean) => boolean;
  /** Both exist while the pencil shows. */
  update?: () => void;
  stop?: () => void;
}

export const styles = [panelStyles];
const styled = new WeakSet<NewsPencil>();

/** The panel, below the strip. */
export function drawPanel({ host, localize }: Lent, prefix: string): TemplateResult {
  // A closed panel can be found in the page; engines that do not know the word take it for `true`.
  const hidden = (host.open ? false : 'until-found') as boolean;
  const deadline = parseInstant(host.deadline);
  return html`<div class="cover" .hidden=${hidden}>
    <div part="panel" id="panel">
      <div class="body"><slot name=${prefix}></slot></div>
      <div class="offer">
        ${
          deadline === undefined
            ? null
            : html`<time part="deadline" datetime=${new Date(deadline).toISOString()}
                >${localize.term('pencilEnds', localize.date(deadline, { dateStyle: 'long', timeStyle: 'short' }))}</time
              >`
        }<slot name="${prefix}price"></slot><slot name="${prefix}cta"></slot>
      </div>
      <slot name="${prefix}legal"></slot>
    </div>
  </div>`;
}

/** After each update of the pencil. */
export function updated(lent: Lent, changed: PropertyValues): void {
  const { host } = lent;
  const shows = host.isConnected && !lent.reasons.length;
  if (!shows || ['placement', 'expandOn', 'htmlFor'].some((name) => changed.has(name))) lent.stop?.();
  if (!shows) return;
  if (!styled.has(host)) restyle(host, styles);
  styled.add(host);
  // Drawn before the companion came: the panel follows.
  if (!host.renderRoot.querySelector('#panel')) return;
  lent.update ??= attend(lent);
  lent.update();
  // Somebody set the property or the attribute.
  tellOpen(lent, 'api');
}

/** Opens or closes the panel (without `open`: the other of both), and tells. */
export function set(lent: Lent, trigger: PencilTrigger, open = !lent.host.open): void {
  const { host } = lent;
  if (open === host.open || (open && (lent.reasons.length || lent.isEmpty()))) return;
  host.open = open;
  // The reader's no, for this page view.
  if (!open && /user|escape|focus/.test(trigger)) lent.refused = true;
  tellOpen(lent, trigger);
}

function tellOpen(lent: Lent, trigger: PencilTrigger): void {
  const { open } = lent.host;
  if (lent.told === open) return;
  lent.told = open;
  lent.tell(open ? 'expand' : 'collapse', { trigger });
}

const CONTROLS = 'a,button,input,select,label,summary';

/** Serves a pencil that has just been drawn; returns what is to be called after each update. */
function attend(lent: Lent): () => void {
  const { host, counted, tell } = lent;
  const controller = new AbortController();
  const { signal } = controller;
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
    else if (!control && path.includes(strip)) set(lent, 'user');
  });
  on(host, 'keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || !host.open) return;
    event.preventDefault();
    set(lent, 'escape', false);
    root.querySelector<HTMLElement>('[part=toggle]')?.focus({ preventScroll: true });
  });
  // A page's own buttons: <button commandfor="…" command="--expand">.
  on(host, 'command', (event) => {
    const [, method] = /^--(expand|collapse|toggle|dismiss|reset)$/.exec((event as CommandEvent).command) ?? [];
    if (method) host[method as 'toggle']();
  });
  on(panel.parentElement!, 'beforematch', () => set(lent, 'find', true));

  // An open panel must not lie over what has focus (WCAG 2.4.11).
  const uncover = (focused: Element | null) => {
    if (!host.open || !focused || focused === doc.body || host.contains(focused)) return;
    // The browser may scroll after the event, and the panel may not be drawn yet.
    requestAnimationFrame(() => {
      const cover = panel.getBoundingClientRect();
      const { top, bottom } = focused.getBoundingClientRect();
      if (host.open && top < cover.bottom && bottom > cover.top) set(lent, 'focus', false);
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
    lent.armed = ready && rule.armed && !empty && host.expandOn !== 'never';
    lent.mark('armed', lent.armed);
  };
  const top = new IntersectionObserver(
    (entries) => {
      const free = !/^(never|end)$/.test(host.expandOn) && view.innerHeight >= 400 && host.checkVisibility();
      const move = rule.see(entries.at(-1)!.isIntersecting, host.open, free, performance.now());
      if (move === 'collapse') {
        lent.refused = false;
        set(lent, 'top', false);
      }
      if (move === 'expand') set(lent, 'scroll', true);
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
      if (reached && before === false && rule.asks(performance.now())) set(lent, 'end', true);
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
    host.requestUpdate();
  }

  lent.stop = () => {
    controller.abort();
    views.disconnect();
    resize.disconnect();
    top.disconnect();
    end.disconnect();
    lent.mark('armed', (lent.armed = false));
    lent.stop = lent.update = undefined;
    style.removeProperty(published);
  };
  return mark;
}

/** Takes away what was closed, remembers it, tells, and moves focus on. */
export function dismiss(lent: Lent, focused: boolean): void {
  const { host, id } = lent;
  // At the top the page closes the gap, as the reader expects; below it, nothing moves under the reader's eyes.
  lent.room = host.placement !== 'inline' && (host.ownerDocument.defaultView ?? window).scrollY > 0;
  if (focused) nextFocusable(host)?.focus({ preventScroll: true });
  const { count, until } = keepDismissal(id, host.dismissFor, Date.now());
  lent.closed = until;
  lent.tell('dismiss', { count, until: id ? iso(until) : null });
}

/** What the pencil itself cannot explain. */
export function explain({ id, armed = false, variant }: Lent): object {
  const { d, u, v } = recall(id);
  return {
    armed,
    variant: variant ?? null,
    dismissals: d,
    dismissedUntil: iso(u),
    views: Array.isArray(v) ? v.length : 0,
  };
}

/** A date as text, `forever`, or `null` without one. */
function iso(time: number): string | null {
  if (!time) return null;
  return time < FOREVER ? new Date(time).toISOString() : 'forever';
}

/** Mends what is remembered after the clock was set back, and decides anew. */
export function repair(host: NewsPencil, id: string, now: number): void {
  repairEntry(id, now);
  host.requestUpdate();
}
