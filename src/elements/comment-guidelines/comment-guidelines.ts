import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { type Edges, edges, keepInPlace } from '../../internal/keep-in-place.js';
import { oneOf } from '../../internal/one-of.js';
import { hostStyles } from '../../styles/host.js';
import { lightStyles, styles } from './comment-guidelines.styles.js';
import type { LoadProblem, LoadTrigger } from './loading.js';
import { choose, LOADS, type PanelReader, type PanelState, READERS, THREADS } from './match.js';
import type { OnDemand } from './on-demand.js';
import { ShownText } from './shown-text.js';

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
 * @csspart changes - What changed since the reader last read the rules.
 * @csspart acknowledge - "I have read them".
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
 * @fires {CustomEvent<{version: string}>} news-comment-guidelines-acknowledge - The reader said that the rules are read, or `acknowledge()` was called.
 */
export class NewsCommentGuidelines extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    mode: 'open',
    // Only so can a part of the author's text be folded without touching it.
    slotAssignment: 'manual',
  };
  static override styles = [hostStyles, styles];

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

  /** Version of the rules: whoever has read another one is told what changed (`<li data-since="2026-11">`). Without it nothing can be told. */
  @property() version?: string;

  /** `full`, `compact` (the rules are folded) or `auto` (full for newcomers, compact later). Anything else counts as `full`. */
  @property() mode: 'full' | 'compact' | 'auto' = 'full';

  #context = new ReaderController(this);
  #text = new ShownText(this);
  #more?: OnDemand;
  #morePending?: Promise<OnDemand | undefined>;
  /** The first state that is known; what comes after it is news. */
  #known?: PanelState;
  #refresh = (): void => this.requestUpdate();
  #children = new MutationObserver(this.#refresh);
  #before?: Edges;

  constructor() {
    super();
    // In the document before it is defined: the reader may be looking at the neutral text.
    if (this.isConnected) this.#before = edges(this);
  }

  /** How things stand: what the attributes, the reader context and the time come to. */
  get state(): PanelState {
    const own = this.reader as PanelReader;
    return {
      thread: oneOf(this.#more?.timing.thread ?? this.thread, THREADS),
      reader: READERS.includes(own) ? own : this.#context.state.reader,
      load: oneOf(this.load, LOADS),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'comment-guidelines', lightStyles);
    this.#children.observe(this, { childList: true });
    this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  adoptedCallback(): void {
    restyle(this, this.#more?.styles);
  }

  protected override update(changed: PropertyValues): void {
    const { state } = this;
    const timed = this.opensAt || this.closesAt || this.pausedUntil;
    // What depends on the time is not known yet: until then the neutral text, which is always true.
    const known = !timed || this.#more;
    const change = () => {
      this.#choose(state, known);
      super.update(changed);
      this.#assign();
    };
    if (this.#more) this.#more.change(change, state);
    else change();
    if (this.#before && !this.hasUpdated) keepInPlace(this, this.#before);
    if (known) this.#known ??= state;
    this.#children.takeRecords();
    if (
      state.reader !== this.#known?.reader ||
      state.thread !== 'open' ||
      state.load !== 'idle' ||
      this.loadOn !== 'manual' ||
      this.mode !== 'full' ||
      this.version ||
      this.updatedOn ||
      this.reviewTime ||
      timed ||
      this.querySelector(':scope>template,:scope>[slot]')
    ) {
      void this.#needMore();
    }
  }

  /** Includes what is loaded on demand. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#morePending;
    return super.getUpdateComplete();
  }

  /** Asks the page for the comments again, as Try again does. */
  async retry(): Promise<void> {
    (await this.#needMore())?.loading.ask('retry');
  }

  /** The reader knows the rules: they are folded next time (`mode="auto"`), and no changes are shown until the next `version`. */
  async acknowledge(): Promise<void> {
    (await this.#needMore())?.reading.acknowledge();
  }

  /** Which text shows, how things stand, what is due next, and what keeps the comments away. */
  explain(): {
    state: PanelState;
    /** What the template that shows is for. */
    text: 'neutral' | Record<string, string | undefined>;
    nextChange: string | undefined;
    problem: LoadProblem | undefined;
  } {
    return {
      state: this.state,
      text: this.#text.template ? { ...this.#text.template.dataset } : 'neutral',
      nextChange: undefined,
      problem: undefined,
      ...this.#more?.explain(),
    };
  }

  /** Puts the one text that is true into the light DOM. */
  #choose(state: PanelState, known: unknown): void {
    // While the parser is still at it, a template may lack its end; what follows the element tells that it has read that.
    const parsed = this.nextSibling || document.readyState !== 'loading';
    if (!parsed) document.addEventListener('DOMContentLoaded', this.#refresh, { once: true });
    const templates = known && parsed ? [...this.querySelectorAll<HTMLTemplateElement>(':scope>template')] : [];
    const conditions = templates.map(({ dataset }) => dataset);
    const template = templates[choose(conditions, state)];
    const closed = ['loading', 'error'].filter((slot) => template?.dataset.load || slot !== state.load);
    if (!/^(anonymous|registered)$/.test(state.reader)) closed.push('cta');
    this.#text.show(template, closed);
    this.#more?.kept.tidy();
  }

  /** Gives each slot its nodes; of the text, what follows the first list (or what wraps it) can be folded. */
  #assign(): void {
    const text = this.#text.nodes('');
    const parts: Record<string, ChildNode[]> = { rules: text.splice(this.#text.rules), '': text };
    for (const slot of this.renderRoot.querySelectorAll('slot')) {
      slot.assign(...((parts[slot.name] ?? this.#text.nodes(slot.name)) as Element[]));
    }
    // Each rule can be linked. An id that somebody else has is left to them.
    this.querySelectorAll('li').forEach((rule, index) => {
      const id = `rule-${index + 1}`;
      if (rule.id || document.getElementById(id)) return;
      rule.id = id;
      if (location.hash === `#${id}`) rule.scrollIntoView();
    });
  }

  #needMore(): Promise<OnDemand | undefined> {
    return (this.#morePending ??= import('./on-demand.js').then(
      ({ OnDemand }) => (this.#more = new OnDemand(this, this.#context, this.#text, this.#known)),
      () => {
        // Not even that could be loaded: neither will comments be.
        if (this.load === 'loading' || this.loadOn !== 'manual') this.load = 'error';
        return undefined;
      },
    ));
  }

  protected override render(): TemplateResult {
    const rules = html`<slot name="rules"></slot>`;
    const more = this.#more?.render(rules);
    return html`<div part="panel" tabindex="-1">
      <div part="notice"><slot name="notice">${more?.notice}</slot></div>
      <slot></slot>
      ${more?.rules ?? html`<div part="rules">${rules}</div>`}
      <div class="space"></div>
      ${more?.meta}
      <slot name="cta"></slot>
      <div part="load">
        <slot name="loading"></slot><slot name="error"></slot>
        ${more?.load}
      </div>
      <slot name="alternatives"></slot>
      <div part="status" role="status" class="visually-hidden"></div>
    </div>`;
  }
}
