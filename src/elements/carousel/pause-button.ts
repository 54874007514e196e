import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import type { CarouselIntent } from './rotation.js';

/** Stops and starts the rotation: its name changes with what it does, so it has no pressed state (APG, carousel pattern). */
export function pauseButton(words: LocalizeController, intent: CarouselIntent, toggle: () => void): TemplateResult {
  const plays = intent === 'play';
  const name = words.term(plays ? 'carouselStop' : 'carouselStart');
  return html`<button part="pause" aria-label=${name} title=${name} @click=${toggle}>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d=${plays ? 'M7 4.5v11m6-11v11' : 'M6.5 4.5v11l9-5.5z'} />
    </svg>
    <span class="progress" part="progress"></span>
  </button>`;
}
