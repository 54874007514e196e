// The dialog in which each category has its own answer. Loaded when it is opened.
import { html, nothing, type TemplateResult } from 'lit';
import { addBuiltIn, type LocalizeController } from '../../controllers/localize.js';
import type { Answers, ConsentCategory, ConsentReceipt } from '../../reader/consent.js';
import type { ConsentState } from '../../reader/context.js';
import { enOnDemand } from '../../translations/en-on-demand.js';

export { preferencesStyles } from './preferences.styles.js';

addBuiltIn('en', enOnDemand);

interface Model {
  words: LocalizeController;
  categories: readonly ConsentCategory[];
  consent: ConsentState;
  record?: ConsentReceipt;
  /** Hears the dialog's `close`, whatever closed it. */
  closed: (event: Event) => void;
}

/**
 * Two radio buttons a category and none chosen for the reader: `unset` is neither yes nor no, which a box with a tick or
 * without one cannot say.
 */
export function preferences({ words: t, categories, consent, record, closed }: Model): TemplateResult {
  const radio = (name: string, value: 'granted' | 'denied', word: 'cookieAllow' | 'cookieDeny') =>
    html`<label>
      <input type="radio" name=${name} value=${value} ?checked=${consent.get(name) === value} />${t.term(word)}
    </label>`;
  return html`<dialog part="dialog" aria-labelledby="title" @close=${closed}>
    <form method="dialog">
      <h2 id="title">${t.term('cookieTitle')}</h2>
      ${record ? html`<p class="quiet">${t.term('cookieChosen', t.date(Date.parse(record.decided)))}</p>` : nothing}
      ${consent.gpc ? html`<p class="quiet">${t.term('cookieGpc')}</p>` : nothing}
      ${categories.map(
        ({ name, label, required }) =>
          html`<fieldset part="category">
            <legend>${label}</legend>
            <div class="answers">
              ${
                required
                  ? t.term('cookieAlways')
                  : [radio(name, 'granted', 'cookieAllow'), radio(name, 'denied', 'cookieDeny')]
              }
            </div>
            <div class="description quiet"><slot name="category-${name}"></slot></div>
          </fieldset>`,
      )}
      <div class="end">
        <button class="outline" type="submit" value="" @click=${close}>${t.term('cookieCancel')}</button>
        <button part="save" class="choice" type="submit" value="save" @click=${close}>${t.term('cookieSave')}</button>
      </div>
    </form>
  </dialog>`;
}

/** By itself, for in a sandboxed frame (without `allow-forms`) a form does nothing, not even close its dialog. */
function close(event: Event): void {
  event.preventDefault();
  const button = event.currentTarget as HTMLButtonElement;
  button.closest('dialog')!.close(button.value);
}

/** What the reader chose, or `undefined` when the dialog was closed without saving. Where nothing runs unless it is allowed, no answer is a no. */
export function answersOf(
  { target }: Event,
  optional: readonly string[],
  regime: 'opt-in' | 'opt-out' | 'notice',
): Answers | undefined {
  const dialog = target as HTMLDialogElement;
  if (dialog.returnValue !== 'save') return undefined;
  const chosen = new Map<string, string>();
  for (const { name, value } of dialog.querySelectorAll<HTMLInputElement>('input:checked')) chosen.set(name, value);
  const answers: Record<string, 'granted' | 'denied'> = {};
  for (const name of optional) {
    const value = chosen.get(name) ?? (regime === 'opt-in' ? 'denied' : undefined);
    if (value === 'granted' || value === 'denied') answers[name] = value;
  }
  return answers;
}
