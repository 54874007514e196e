import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { edges, edgesBefore, keepInPlace } from '../../internal/keep-in-place.js';
import { oneOf } from '../../internal/one-of.js';
import { hostStyles } from '../../styles/host.js';
import { lightStyles, styles } from './comment-guidelines.styles.js';
import { nodesIn, rulesAt } from './light-nodes.js';
import type { LoadProblem, LoadTrigger } from './panel-loading.js';
import { importPart, type Part, type Parts } from './parts.js';
import { isOpen, LOADS, type PanelReader, type PanelState, READERS, THREADS } from './state.js';

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
 * @slot alternatives - Below the text, above what the panel says by itself: letters to the editor, corrections, other places.
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
  #parts: Parts = {};
  #pending = new Map<keyof Parts, Promise<void>>();
  /** The first state that is known; what comes after it is news. */
  #first?: PanelState;
  #refresh = (): void => this.requestUpdate();
  #children = new MutationObserver(this.#refresh);
  /** In the document before it is defined: the reader may be looking at the neutral text. */
  #before = this.isConnected ? edgesBefore(this) : undefined;

  /** How things stand: what the attributes, the reader context and the time come to. */
  get state(): PanelState {
    const own = this.reader as PanelReader;
    return {
      thread: oneOf(this.#parts.times?.thread ?? this.thread, THREADS),
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
    const parts = Object.values(this.#parts) as Part[];
    restyle(
      this,
      parts.flatMap(({ styles = [] }) => styles),
    );
  }

  protected override update(changed: PropertyValues): void {
    const { state } = this;
    const { texts, times } = this.#parts;
    const timed = this.opensAt || this.closesAt || this.pausedUntil;
    // What depends on the time is not known yet: until then the neutral text, which is always true.
    const known = !timed || !!times;
    const before = this.hasUpdated && edges(this);
    const render = () => {
      super.update(changed);
      this.#assign(state);
      if (before) keepInPlace(this, before);
      // Elements that were defined together with this one have no height before they have rendered, and stand above it.
      else if (this.#before) queueMicrotask(() => keepInPlace(this, this.#before!));
    };
    const needsTexts =
      state.reader !== (this.#first ?? state).reader ||
      state.thread !== 'open' ||
      this.querySelector(':scope>:is(template,[slot=cta],[slot=loading],[slot=error])');
    if (texts) texts.change(state, known, render);
    else render();
    if (known) this.#first ??= state;
    this.#children.takeRecords();

    const ownWords = texts ? texts.template?.dataset.thread : this.querySelector(':scope>template');
    if (timed || this.updatedOn || this.reviewTime || (state.thread !== 'open' && !ownWords)) void this.#need('times');
    if (this.loadOn !== 'manual' || state.load !== 'idle') void this.#need('loading');
    if (this.mode !== 'full' || this.version) void this.#need('rules');
    if (needsTexts) void this.#need('texts');
    this.#settle();
  }

  /** Nothing is waited for any more: the panel becomes a box of its own. */
  #settle(): void {
    if (this.#pending.size === Object.keys(this.#parts).length) this.renderRoot.firstElementChild!.className = '';
  }

  /** Includes what is loaded on demand. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let settled = await super.getUpdateComplete();
    // One part may turn out to need another.
    for (const part of this.#pending.values()) {
      await part;
      settled = await super.getUpdateComplete();
    }
    return settled;
  }

  /** Asks the page for the comments again, as Try again does. */
  async retry(): Promise<void> {
    (await this.#need('loading'))?.ask('retry');
  }

  /** The reader knows the rules: they are folded next time (`mode="auto"`), and no changes are shown until the next `version`. */
  async acknowledge(): Promise<void> {
    (await this.#need('rules'))?.acknowledge();
  }

  /** Which text shows, how things stand, what is due next, and what keeps the comments away. */
  explain(): {
    state: PanelState;
    /** What the template that shows is for. */
    text: 'neutral' | Record<string, string | undefined>;
    nextChange: string | undefined;
    problem: LoadProblem | undefined;
  } {
    const { texts, times, loading } = this.#parts;
    return {
      state: this.state,
      text: texts?.template ? { ...texts.template.dataset } : 'neutral',
      nextChange: times?.nextChange,
      problem: loading?.problem,
    };
  }

  /** Loads a part, once; the other parts build on `texts`. */
  async #need<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
    if (!this.#pending.has(name)) this.#pending.set(name, this.#load(name));
    await this.#pending.get(name);
    return this.#parts[name];
  }

  async #load(name: keyof Parts): Promise<void> {
    try {
      const [{ default: Part }] = await Promise.all([importPart[name](), name !== 'texts' && this.#need('texts')]);
      (this.#parts as Record<string, Part>)[name] = new Part(this, this.#context, this.#parts, this.#first);
      this.adoptedCallback();
      this.#refresh();
    } catch {
      // Another update tries again. When not even this could be loaded, neither will comments be.
      this.#pending.delete(name);
      if (name === 'loading') this.load = 'error';
      this.#settle();
    }
  }

  /** Gives each slot its nodes; of the text, what follows the first list (or what wraps it) can be folded. */
  #assign(state: PanelState): void {
    const text = nodesIn(this, '');
    const parts: Record<string, ChildNode[]> = { rules: text.splice(rulesAt(text)), '': text };
    // A root that the server wrote assigns by name; there WebKit would take the boxes of what is assigned by hand.
    const byHand = (this.renderRoot as ShadowRoot).slotAssignment === 'manual';
    for (const slot of this.renderRoot.querySelectorAll('slot')) {
      slot.hidden = !isOpen(slot.name, state);
      if (byHand) slot.assign(...((parts[slot.name] ?? nodesIn(this, slot.name)) as Element[]));
    }
    // Each rule can be linked. An id that somebody else has is left to them.
    this.querySelectorAll('li:not([slot] *)').forEach((rule, index) => {
      if (rule.id) return;
      let id = `rule-${index + 1}`;
      while (this.ownerDocument.getElementById(id)) id += '-2';
      rule.id = id;
      // The browser looked for it before it was there.
      if (!this.hasUpdated && location.hash === `#${id}`) rule.scrollIntoView();
    });
  }

  #followed = ({ target }: Event): void => {
    if ((target as Element).closest('a,button')) emit(this, 'news-comment-guidelines-cta', this.state);
  };

  /* eslint-disable lit-a11y/click-events-have-key-events -- pressed are the author's links and buttons, by keys as well */
  protected override render(): TemplateResult {
    const { times, loading, rules } = this.#parts;
    const list = html`<slot name="rules"></slot>`;
    return html`<div part="panel" tabindex="-1" class="waits">
      <div part="notice"><slot name="notice">${times?.notice()}</slot></div>
      <div class="space"></div>
      <slot></slot>
      ${rules?.render(list) ?? html`<div part="rules">${list}</div>`}
      <div class="space"></div>
      <slot name="alternatives"></slot>
      <div class="space"></div>
      ${times?.render()}
      <slot name="cta" @click=${this.#followed}></slot>
      <div part="load">
        <slot name="loading"></slot><slot name="error"></slot>
        ${loading?.render()}
      </div>
      <div part="status" role="status" class="visually-hidden"></div>
    </div>`;
  }
}
