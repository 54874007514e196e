import { css, type ReactiveController } from 'lit';
import type { ReaderController } from '../../controllers/reader.js';
import { emit } from '../../internal/emit.js';
import { edges, keepInPlace, letGo } from '../../internal/keep-in-place.js';
import { at } from '../../internal/long-timeout.js';
import type { NewsCommentGuidelines, StateDetail } from './comment-guidelines.js';
import { KeptNodes } from './kept-nodes.js';
import { isTemplate, nodesIn, rulesAt, slotOf } from './light-nodes.js';
import { choose } from './match.js';
import type { Parts } from './parts.js';
import { isOpen, type PanelState } from './state.js';

const SLOTS = ['cta', 'loading', 'error'];
/** How long an announcement stays: long enough to be taken up, too short to be come upon while reading. */
const STAY = 5000;

const textsStyles = css`
  .note {
    margin: 0 0 1em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid;
  }
`;

/** Shows the one text that is true, the author's own nodes or the clone of one template, and tells when it changes. */
export class PanelTexts implements ReactiveController {
  /** What notices of the other parts look like. */
  readonly styles = [textsStyles];
  /** The template whose clone shows; none when the neutral text does. */
  template?: HTMLTemplateElement;

  #clones: ChildNode[] = [];
  #left = '';
  #kept: KeptNodes;
  #hush?: () => void;
  #turn = 0;

  constructor(
    private host: NewsCommentGuidelines,
    _context: ReaderController,
    _parts: Parts,
    private told: PanelState | undefined,
  ) {
    this.#kept = new KeptNodes(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
    this.#hush?.();
    letGo(this.host);
  }

  /**
   * Lets what shows follow the state, so that what the reader looks at, and where the focus is, stays; then tells what is new.
   *
   * @param known whether the state is final; until then the neutral text shows
   * @param render lets the panel itself follow
   */
  change(state: PanelState, known: boolean, render: () => void): void {
    const { host, told: previous } = this;
    const before = edges(host);
    const focused = host.matches(':focus-within');
    this.#show(known ? this.#choose(state) : undefined, state);
    render();
    keepInPlace(host, before);
    // The focused link or button is gone: the panel takes its place, rather than the top of the page.
    if (focused && !host.matches(':focus-within')) {
      host.renderRoot.querySelector<HTMLElement>('[part=panel]')!.focus({ preventScroll: true });
    }
    if (known) this.told = state;
    if (!known || !previous) return;
    const newThread = state.thread !== previous.thread;
    const newReader = state.reader !== previous.reader;
    if (!newThread && !newReader && state.load === previous.load) return;
    // What was said may no longer be true.
    this.#hush?.();
    // Screen readers say it, once and politely. Learning who reads is part of loading the page.
    if (newThread || (newReader && previous.reader !== 'unknown')) void this.announce();
    emit<StateDetail>(host, 'news-comment-guidelines-state', { ...state, previous });
  }

  /** Says a change once, politely: the words given, else the notice, else the text that shows, without its rules. */
  async announce(words?: string): Promise<void> {
    const { host } = this;
    const turn = (this.#turn += 1);
    // The notice may be about to come, or the next change.
    await host.updateComplete;
    if (turn !== this.#turn) return;
    const part = (name: string) => host.renderRoot.querySelector(`[part=${name}]`)!;
    const read = (nodes: Node[]) =>
      nodes
        .map((node) => node.textContent)
        .join(' ')
        .trim();
    const text = nodesIn(host, '');
    const status = part('status');
    this.#hush?.();
    status.textContent =
      words || read([...nodesIn(host, 'notice'), part('notice')]) || read(text.slice(0, rulesAt(text)));
    const cancel = at(Date.now() + STAY, () => this.#hush?.());
    this.#hush = () => {
      cancel();
      status.replaceChildren();
    };
  }

  #choose(state: PanelState): HTMLTemplateElement | undefined {
    const { host } = this;
    // While the parser is still at it, a template may lack its end; what follows the panel tells that it has read that.
    if (!host.nextSibling && document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => host.requestUpdate(), { once: true });
      return undefined;
    }
    // A template that came out of another one is the author's, for other scripts.
    const templates = [...host.children].filter(isTemplate).filter((template) => !this.#clones.includes(template));
    const conditions = templates.map(({ dataset }) => dataset);
    return templates[choose(conditions, state)];
  }

  #show(template: HTMLTemplateElement | undefined, state: PanelState): void {
    const closed = SLOTS.filter((slot) => !isOpen(slot, state));
    const left = closed.filter((slot) => template?.content.querySelector(`[slot=${slot}]`)).join();
    if (template !== this.template || left !== this.#left) {
      for (const node of this.#clones) node.remove();
      this.#clones = [];
      this.template = template;
      this.#left = left;
      if (template) {
        const copy = document.importNode(template.content, true);
        for (const script of copy.querySelectorAll('script')) script.remove();
        this.#clones = [...copy.childNodes].filter((node) => !closed.includes(slotOf(node)));
        // Where the neutral text stands or stood, so that it is read in the same order.
        const place = this.#kept.place ?? nodesIn(this.host, '')[0] ?? template;
        place.before(...this.#clones);
      }
    }
    // The template's words replace the main text, and whatever else is said in the same place.
    const replaced = [...this.#clones.map(slotOf), ...(template?.dataset.load ? ['loading', 'error'] : [])];
    this.#kept.tidy([...closed, ...replaced], this.#clones);
  }
}
