// What shows in place of an embed that is kept back. Loaded only where one is.
import { css, html, nothing, type TemplateResult } from 'lit';
import { addBuiltIn, type LocalizeController } from '../../controllers/localize.js';
import { enOnDemand } from '../../translations/en-on-demand.js';

addBuiltIn('en', enOnDemand);

export const styles = [
  css`
    .offer {
      font-size: 0.875em;
      text-wrap: pretty;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      margin-block-start: 0.5em;
    }
    .row > button {
      padding-inline: 0.75em;
      text-align: start;
    }
    /* Nothing can be loaded on paper: the author's words stand there alone, and no space is kept for the embed. */
    @media print {
      .offer {
        display: none;
      }
      .frame:has(> .placeholder) {
        aspect-ratio: auto;
        min-block-size: 0;
      }
    }
  `,
];

/** The sentence and the buttons; `label` is the category's where a notice on the page asks about it. */
export function offer(
  t: LocalizeController,
  label: string | undefined,
  once: () => void,
  always: () => void,
): TemplateResult {
  return html`<div class="offer">
    ${t.term('gateText')}
    <div class="row">
      <button part="once" class="outline" type="button" @click=${once}>${t.term('gateOnce')}</button>
      ${
        label
          ? html`<button part="always" class="outline" type="button" @click=${always}>
              ${t.term('gateAlways', label)}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
