import type { ReactiveController } from 'lit';
import { at } from '../../internal/long-timeout.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type { PanelParts } from './panel-parts.js';

/** How long the words stay in the live region: long enough to be taken up, too short to be come upon while reading. */
const STAY = 5000;

/** Says a change, once and politely. */
export class Announcer implements ReactiveController {
  #cancel?: () => void;

  constructor(
    private host: NewsCommentGuidelines,
    private parts: PanelParts,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#status.replaceChildren();
  }

  /** The words given, else the notice, else the beginning of the text that shows. */
  async say(words?: string): Promise<void> {
    // The notice may be about to come.
    await this.host.updateComplete;
    const { text } = this.parts;
    const notice = this.host.renderRoot.querySelector('[part=notice]')!;
    const shown = [...text.nodes('notice'), notice, ...text.nodes('')].map((node) => node.textContent!.trim());
    this.#status.textContent = (words ?? shown.find(Boolean) ?? '').trim().replace(/\s+/g, ' ');
    this.#cancel?.();
    this.#cancel = at(Date.now() + STAY, () => this.#status.replaceChildren());
  }

  get #status(): Element {
    return this.host.renderRoot.querySelector('[part=status]')!;
  }
}
