import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { parseDay, parseDuration, parseInstant } from '../../internal/dates.js';
import { emit } from '../../internal/emit.js';
import { at } from '../../internal/long-timeout.js';
import { oneOf } from '../../internal/one-of.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { lightStyles, styles } from './comment-guidelines.styles.js';
import { keepInPlace, measure, type Place } from './keep-in-place.js';
import { Loading, type LoadProblem, type LoadTrigger } from './loading.js';
import { choose, LOADS, type PanelReader, type PanelState, READERS, THREADS } from './match.js';
import { parentOf, ShownText } from './shown-text.js';
import { nextChange, type Schedule, threadAt } from './thread-at.js';

const DAY = 86_400_000;
const MODES = ['full', 'compact', 'auto'] as const;
const SLOTS = ['notice', 'cta', 'alternatives', 'loading', 'error'] as const;

/** `detail` of `news-comment-guidelines-state`: how things stand now, and how they stood before. */
export interface StateDetail extends PanelState {
  previous: PanelState;
}
/** `detail` of `news-comment-guidelines-request`. */
export interface RequestDetail {
  trigger: LoadTrigger;
  /** 1 for the first time. */
  attempt: number;
}

/**
 * @summary The panel before the comments: one text that is true, for this reader, at this moment.
 *
 * The light DOM holds a neutral text that is true for every reader. Other texts are `<template>` children that name when
 * they hold: `data-thread`, `data-reader`, `data-load` (several words mean "any of these"). The clone of the one that fits
 * best takes the place of the neutral text; what is replaced is taken out of the document and put back in order.
 *
 * @slot - The neutral text: a heading, a few sentences, a list of rules.
 * @slot notice - Above the text; without it a built-in line says that the thread is closed, paused, off or archived, unless a template says so.
 * @slot cta - A link for those who may not comment yet: anonymous and registered readers only see it.
 * @slot alternatives - Below: letters to the editor, corrections, other places.
 * @slot loading - While comments are loading.
 * @slot error - When comments cannot be loaded.
 *
 * @csspart panel - Everything.
 * @csspart notice - The line above the text.
 * @csspart rules - The list of rules and what follows it; a `<details>` in compact mode.
 * @csspart badge - "Updated", with the day.
 * @csspart load - What is said about loading, with the buttons.
 * @csspart request - "Show comments" (`load-on="click"`).
 * @csspart retry - "Try again".
 * @csspart status - What is announced, visually hidden.
 *
 * @fires {CustomEvent<StateDetail>} news-comment-guidelines-state - Thread, reader or load state changed; not at the start, for which there is `state`.
 * @fires {CustomEvent<RequestDetail>} news-comment-guidelines-request - The page should start its comments now. Cancelable: then nothing is loading.
 * @fires {CustomEvent<{attempt: number}>} news-comment-guidelines-retry - The reader pressed Try again, or `retry()` was called; a request follows.
 * @fires {CustomEvent<{timeout: number}>} news-comment-guidelines-timeout - Loading took too long; milliseconds.
 * @fires {CustomEvent<PanelState>} news-comment-guidelines-cta - A link in the `cta` slot was pressed.
 */
export class NewsCommentGuidelines extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    // Only so can a part of the author's text be folded without touching it.
    slotAssignment: 'manual',
  };
  static override styles = [hostStyles, buttonStyles, styles];

  /** The thread: `open`, `premoderated`, `closed`, `paused` (a temporary outage), `off` (never had comments) or `archived`. Anything else counts as `open`. */
  @property() thread: 'open' | 'premoderated' | 'closed' | 'paused' | 'off' | 'archived' = 'open';

  /** Who reads: `unknown`, `anonymous`, `registered`, `subscriber`, `suspended` or `banned`. Without it, or with anything else, the reader context's answer. */
  @property() reader?: 'unknown' | 'anonymous' | 'registered' | 'subscriber' | 'suspended' | 'banned';

  /** The comments themselves: `idle`, `loading`, `ready` or `error`. The page or the element sets it. Anything else counts as `idle`. */
  @property({ reflect: true }) load: 'idle' | 'loading' | 'ready' | 'error' = 'idle';

  /** Id of the comments' container: loading ends when something shows in it (and it is not `aria-busy`). An id that nothing has does no harm. */
  @property() for?: string;

  /** Longest loading, e.g. `30s`; anything else means 15 seconds. */
  @property() timeout?: string;

  /** When the page is asked for the comments: `manual` (never), `visible` (once, a little before the container is in view) or `click` (a button). */
  @property({ attribute: 'load-on' }) loadOn: 'manual' | 'visible' | 'click' = 'manual';

  /** Consent category of the comment system: without `granted` nothing loads by itself, with `denied` nothing loads. */
  @property() category?: string;

  /** When the thread opens (ISO 8601 with offset); closed until then. Anything else is ignored. */
  @property({ attribute: 'opens-at' }) opensAt?: string;

  /** When the thread closes (ISO 8601 with offset). Before `opens-at`: closed in between. Anything else is ignored. */
  @property({ attribute: 'closes-at' }) closesAt?: string;

  /** How long an outage lasts (ISO 8601 with offset): paused until then. Anything else is ignored. */
  @property({ attribute: 'paused-until' }) pausedUntil?: string;

  /** Day of the last change of the rules (`2026-11-02`): shows a badge. Anything else is ignored. */
  @property({ attribute: 'updated' }) updatedOn?: string;

  /** How long the badge shows, e.g. `14d`; anything else means 30 days. */
  @property({ attribute: 'badge-for' }) badgeFor?: string;

  /** How long moderators generally take, e.g. `1h`: shown in words while one can comment. Anything else is ignored. */
  @property({ attribute: 'review-time' }) reviewTime?: string;

  /** `full`, `compact` (the rules are folded) or `auto` (full for newcomers, compact later). Anything else counts as `full`. */
  @property() mode: 'full' | 'compact' | 'auto' = 'full';

  #localize = new LocalizeController(this);
  #context = new ReaderController(this);
  #loading = new Loading(this, () => this.#context.state);
  #text = new ShownText(this);
  #template?: HTMLTemplateElement;
  #state: PanelState = { thread: 'open', reader: 'unknown', load: 'idle' };
  #children?: MutationObserver;
  #cancelDue?: () => void;
  #painted?: Place;

  constructor() {
    super();
    // In the document before it is defined: the reader may have seen the neutral text.
    if (this.isConnected) this.#painted = measure(this);
  }

  /** How things stand: what the attributes, the reader context and the time come to. */
  get state(): PanelState {
    return {
      thread: threadAt(this.#schedule, Date.now()),
      reader: this.#reader,
      load: oneOf(this.load, LOADS),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'comment-guidelines', lightStyles);
    this.#children ??= new MutationObserver(() => this.requestUpdate());
    this.#children.observe(this, { childList: true });
    const { ownerDocument: doc } = this;
    // While the parser is still at it, a template may lack its end.
    doc.addEventListener('DOMContentLoaded', this.#refresh);
    doc.addEventListener('visibilitychange', this.#refresh);
    window.addEventListener('pageshow', this.#refresh);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children?.disconnect();
    this.#cancelDue?.();
    const { ownerDocument: doc } = this;
    doc.removeEventListener('DOMContentLoaded', this.#refresh);
    doc.removeEventListener('visibilitychange', this.#refresh);
    window.removeEventListener('pageshow', this.#refresh);
  }

  adoptedCallback(): void {
    restyle(this);
  }

  protected override update(changed: PropertyValues): void {
    const previous = this.#state;
    this.#state = this.state;
    const first = !this.hasUpdated;
    const focused = this.matches(':focus-within');
    const change = () => {
      this.#choose();
      super.update(changed);
      this.#assign();
    };
    if (!first || this.#painted) keepInPlace(this, () => this.#panel, change, this.#painted);
    else change();
    this.#painted = undefined;
    // The focused link or button is gone: the panel takes its place, rather than the top of the page.
    if (focused && !this.matches(':focus-within')) this.#panel?.focus({ preventScroll: true });
    this.#children?.takeRecords();
    this.#plan();
    if (!first) this.#tell(previous);
  }

  /** Asks the page for the comments again. */
  retry(): void {
    emit(this, 'news-comment-guidelines-retry', { attempt: this.#loading.attempts + 1 });
    this.#loading.ask('retry');
  }

  /** Which text shows and why, what is due next, and what keeps the comments away. */
  explain(): {
    state: PanelState;
    text: 'neutral' | number;
    conditions: Record<string, string | undefined>;
    templates: number;
    nextChange: string | undefined;
    loading: { due: boolean; blocked: string | undefined; problem: LoadProblem | undefined };
  } {
    const templates = this.#text.templates;
    const next = nextChange(this.#schedule, Date.now());
    return {
      state: this.state,
      text: this.#template ? templates.indexOf(this.#template) : 'neutral',
      conditions: { ...this.#template?.dataset },
      templates: templates.length,
      nextChange: next === undefined ? undefined : new Date(next).toISOString(),
      loading: { due: this.#loading.due, blocked: this.#loading.blocked, problem: this.#loading.problem },
    };
  }

  /** Frameworks remember this element as the parent, also of nodes that are kept aside. */
  override removeChild<T extends Node>(child: T): T {
    const parent = parentOf(this, child);
    return parent ? parent.removeChild(child) : super.removeChild(child);
  }

  override insertBefore<T extends Node>(child: T, before: Node | null): T {
    const parent = parentOf(this, before);
    return parent ? parent.insertBefore(child, before) : super.insertBefore(child, before);
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=panel]');
  }

  get #reader(): PanelReader {
    const own = this.reader as PanelReader;
    return READERS.includes(own) ? own : this.#context.state.reader;
  }

  get #schedule(): Schedule {
    return {
      thread: oneOf(this.thread, THREADS),
      opensAt: parseInstant(this.opensAt),
      closesAt: parseInstant(this.closesAt),
      pausedUntil: parseInstant(this.pausedUntil),
    };
  }

  /** When the badge goes, or nothing when there is none. */
  get #badgeEnd(): number | undefined {
    const day = parseDay(this.updatedOn);
    const end = day === undefined ? 0 : day + (parseDuration(this.badgeFor) ?? 30 * DAY);
    // A day that is still to come is a slip of the pen; east of Greenwich it may have begun already.
    return end > Date.now() && day! < Date.now() + DAY ? end : undefined;
  }

  #refresh = (): void => this.requestUpdate();

  #choose(): void {
    const { reader, load } = this.#state;
    const parsing = this.ownerDocument.readyState === 'loading' && !hasFollower(this);
    const templates = parsing ? [] : this.#text.templates;
    const chosen =
      templates[
        choose(
          templates.map((template) => template.dataset),
          this.#state,
        )
      ];
    this.#template = chosen;
    const says = !!chosen?.dataset.load;
    const closed = [];
    if (reader !== 'anonymous' && reader !== 'registered') closed.push('cta');
    if (load !== 'loading' || says) closed.push('loading');
    if (load !== 'error' || says) closed.push('error');
    this.#text.show(chosen, closed);
  }

  #assign(): void {
    const text = this.#text.nodes('');
    const rules = this.#rulesIn(text);
    const nodes: Record<string, ChildNode[]> = { '': text.slice(0, rules), rules: text.slice(rules) };
    for (const slot of SLOTS) nodes[slot] = this.#text.nodes(slot);
    for (const slot of this.renderRoot.querySelectorAll('slot')) {
      slot.assign(...((nodes[slot.name] ?? []) as (Element | Text)[]));
    }
  }

  /** Where the rules begin: at the first list, or at what wraps it. */
  #rulesIn(text: ChildNode[]): number {
    const index = text.findIndex(
      (node) => node instanceof Element && (node.matches('ul,ol,dl') || node.querySelector('ul,ol,dl')),
    );
    return index < 0 ? text.length : index;
  }

  /** One timer, for whatever is due next; none in a hidden tab, which looks again when it is shown. */
  #plan(): void {
    this.#cancelDue?.();
    const due = [nextChange(this.#schedule, Date.now()), this.#badgeEnd].filter((time) => time !== undefined);
    if (due.length && this.isConnected && !this.ownerDocument.hidden) {
      this.#cancelDue = at(Math.min(...due), this.#refresh);
    }
  }

  /** Tells scripts by an event, and screen readers once and politely, of what changed after the start. */
  #tell(previous: PanelState): void {
    const { thread, reader, load } = this.#state;
    const changed = {
      thread: thread !== previous.thread,
      reader: reader !== previous.reader,
      load: load !== previous.load,
    };
    if (!changed.thread && !changed.reader && !changed.load) return;
    // Learning who reads is part of loading the page, and so is finding out that nothing may be loaded.
    const { problem, byReader } = this.#loading;
    const failed = load === 'error' && (byReader || !/^co/.test(problem ?? ''));
    const loads = changed.load && (failed || (load === 'loading' && byReader));
    if (loads || changed.thread || (changed.reader && previous.reader !== 'unknown')) {
      const first = this.#text.nodes('').find((node) => node.textContent?.trim());
      const part = this.renderRoot.querySelector<HTMLSlotElement>(`slot[name=${loads ? load : 'notice'}]`);
      const shown = part
        ?.assignedNodes({ flatten: true })
        .map((node) => node.textContent)
        .join(' ')
        .trim();
      this.#say((shown || first?.textContent || '').replace(/\s+/g, ' '));
    }
    emit<StateDetail>(this, 'news-comment-guidelines-state', { ...this.#state, previous });
  }

  #silence?: ReturnType<typeof setTimeout>;

  #say(words: string): void {
    const status = this.renderRoot.querySelector('[part=status]')!;
    status.textContent = words;
    clearTimeout(this.#silence);
    // Said once; nobody should come upon it again while reading.
    this.#silence = setTimeout(() => (status.textContent = ''), 3000);
  }

  #onCta = (): void => {
    emit<PanelState>(this, 'news-comment-guidelines-cta', this.#state);
  };

  protected override render(): TemplateResult {
    const compact =
      oneOf(this.mode, MODES) === 'compact' && this.#rulesIn(this.#text.nodes('')) < this.#text.nodes('').length;
    return html`<div part="panel" tabindex="-1">
      <div part="notice"><slot name="notice">${this.#notice()}</slot></div>
      <slot></slot>
      ${
        compact
          ? html`<details part="rules">
              <summary>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="m5 8 5 5 5-5" /></svg>${this.#localize.term(
                  'guidelinesRules',
                )}
              </summary>
              <slot name="rules"></slot>
            </details>`
          : html`<div part="rules"><slot name="rules"></slot></div>`
      }
      ${this.#meta()}
      <slot name="cta" class="cta" @click=${this.#onCta}></slot>
      ${this.#load()}
      <slot name="alternatives"></slot>
      <div part="status" role="status" class="visually-hidden"></div>
    </div>`;
  }

  /** What the thread's state means, unless a template that names it says so. */
  #notice(): TemplateResult | typeof nothing {
    const { thread } = this.#state;
    if (thread === 'open' || this.#template?.dataset.thread) return nothing;
    const schedule = this.#schedule;
    const next = nextChange(schedule, Date.now());
    const opens = next !== undefined && /^(open|pre)/.test(threadAt(schedule, next));
    const time = opens ? this.#localize.date(next, { dateStyle: 'long', timeStyle: 'short' }) : undefined;
    return html`<p>${this.#localize.term('guidelinesThread', thread, time)}</p>`;
  }

  #meta(): TemplateResult | typeof nothing {
    const { thread } = this.#state;
    const review = /^(open|pre)/.test(thread) ? parseDuration(this.reviewTime) : undefined;
    const badge = this.#badgeEnd;
    if (!review && !badge) return nothing;
    const day = parseDay(this.updatedOn)!;
    return html`<p class="meta">
      ${review ? html`<span>${this.#localize.term('guidelinesReview', this.#duration(review))}</span>` : nothing}
      ${
        badge
          ? html`<span part="badge"
              >${this.#localize.term('guidelinesUpdated')}
              <time datetime=${new Date(day).toISOString().slice(0, 10)}
                >${this.#localize.date(day, { dateStyle: 'long', timeZone: 'UTC' })}</time
              ></span
            >`
          : nothing
      }
    </p>`;
  }

  #duration(time: number): string {
    const unit = time >= 2 * DAY ? 'day' : time >= 3_600_000 ? 'hour' : 'minute';
    const size = { day: DAY, hour: 3_600_000, minute: 60_000 }[unit];
    return this.#localize.number(Math.max(1, Math.round(time / size)), { style: 'unit', unit, unitDisplay: 'long' });
  }

  #load(): TemplateResult | typeof nothing {
    const { load } = this.#state;
    const { problem, due } = this.#loading;
    const words = this.#template?.dataset.load ? nothing : undefined;
    if (load === 'loading') {
      return html`<div part="load">
        <slot name="loading">${words ?? html`<p>${this.#localize.term('guidelinesLoading')}</p>`}</slot>
      </div>`;
    }
    if (load === 'error') {
      return html`<div part="load">
        <slot name="error">${words ?? html`<p>${this.#localize.term('guidelinesError', problem)}</p>`}</slot>
        ${
          problem === 'consent'
            ? nothing
            : html`<button type="button" part="retry" class="outline" @click=${() => this.retry()}>
                ${this.#localize.term('guidelinesRetry')}
              </button>`
        }
      </div>`;
    }
    if (load === 'idle' && due && this.loadOn === 'click') {
      return html`<div part="load">
        <button type="button" part="request" class="outline" @click=${() => this.#loading.ask('click')}>
          ${this.#localize.term('guidelinesLoad')}
        </button>
      </div>`;
    }
    return nothing;
  }
}

/** Whether the parser has gone past the end of `element`. */
function hasFollower(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (at.nextSibling) return true;
  return false;
}
