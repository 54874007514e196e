import type { ReactiveController } from 'lit';
import type { ReaderController } from '../../controllers/reader.js';
import { emit } from '../../internal/emit.js';
import type { NewsCommentGuidelines, StateDetail } from './comment-guidelines.js';
import { KeptNodes } from './kept-nodes.js';
import { isTemplate, nodesIn, rulesAt, slotOf } from './light-nodes.js';
import { choose } from './match.js';
import type { Parts } from './parts.js';
import { isOpen, type PanelState } from './state.js';

const SLOTS = ['cta', 'loading', 'error'];
/** How long an announcement stays: long enough to be taken up, too short to be come upon while reading. */
const STAY = 5000;

const wordsOf = (nodes: Node[]): string =>
  nodes
    .map(({ textContent }) => textContent)
    .join(' ')
    .trim();

/** Shows the one text that is true, the author's own nodes or the clone of one template, and tells when it changes. */
export default class PanelTexts implements ReactiveController {
  /** The template whose clone shows; none when the neutral text does. */
  template?: HTMLTemplateElement;

  #left = '';
  #kept: KeptNodes;
  #turn = 0;
  #timer?: ReturnType<typeof setTimeout>;

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
    this.#say('');
  }

  /**
   * Lets what shows follow the state, so that what the reader looks at, and where the focus is, stays; then tells what is new.
   *
   * @param known whether the state is final; until then the neutral text shows
   * @param render lets the panel itself follow
   */
  change(state: PanelState, known: boolean, render: () => void): void {
    const { host, told: previous } = this;
    const focused = host.matches(':focus-within');
    this.#show(known ? this.#choose(state) : undefined, state);
    render();
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
    this.#say('');
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
    const text = nodesIn(host, '');
    const notice = [...nodesIn(host, 'notice'), host.renderRoot.querySelector('[part=notice]')!];
    this.#say(words || wordsOf(notice) || wordsOf(text.slice(0, rulesAt(text))));
  }

  /** Puts words into the status, which screen readers read out, for a while. */
  #say(words: string): void {
    clearTimeout(this.#timer);
    this.host.renderRoot.querySelector('[part=status]')!.textContent = words;
    if (words) this.#timer = setTimeout(() => this.#say(''), STAY);
  }

  #choose(state: PanelState): HTMLTemplateElement | undefined {
    const { host } = this;
    // While the parser is still at it, a template may lack its end; what follows the panel tells that it has read that.
    if (!host.nextSibling && document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => host.requestUpdate(), { once: true });
      return undefined;
    }
    // A template that came out of another one is the author's, for other scripts.
    const templates = [...host.children].filter(isTemplate).filter((template) => !this.#kept.clones.includes(template));
    const conditions = templates.map(({ dataset }) => dataset);
    return templates[choose(conditions, state)];
  }

  #show(template: HTMLTemplateElement | undefined, state: PanelState): void {
    const closed = SLOTS.filter((slot) => !isOpen(slot, state));
    const left = closed.filter((slot) => template?.content.querySelector(`[slot=${slot}]`)).join();
    if (template !== this.template || left !== this.#left) {
      this.template = template;
      this.#left = left;
      const copy = template && this.host.ownerDocument.importNode(template.content, true);
      for (const script of copy?.querySelectorAll('script') ?? []) script.remove();
      this.#kept.swap(
        [...(copy?.childNodes ?? [])].filter((node) => !closed.includes(slotOf(node))),
        template,
      );
    }
    // The template's words replace the main text, and whatever else is said in the same place.
    const replaced = [...this.#kept.clones.map(slotOf), ...(template?.dataset.load ? ['loading', 'error'] : [])];
    this.#kept.tidy([...closed, ...replaced]);
  }
}
