// How to turn cookies on, for each browser, and what else only readers see whose cookies are blocked.
import { html, nothing, type TemplateResult } from 'lit';
import { type LocalizeController, registerTranslation } from '../../controllers/localize.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import { helpStyles } from './help.styles.js';
import { type Browser, browsers, guessBrowser } from './browsers.js';

registerTranslation('en', enOnDemand);

export const styles = [helpStyles];

/** In a frame of another site no setting of the reader's is at fault, so the author's text would be wrong. */
export function embedded(words: LocalizeController): TemplateResult {
  return html`<p>
    ${words.term('cookieEmbedded')}
    <a href=${location.href} target="_blank" rel="noopener">${words.term('cookieOpen')}</a>
  </p>`;
}

export function reload(words: LocalizeController): TemplateResult {
  return html`<button part="reload" class="outline" type="button" @click=${() => location.reload()}>
    ${words.term('cookieReload')}
  </button>`;
}

/** The reader's own browser first and open, all others one click away. */
export function steps(words: LocalizeController): TemplateResult {
  const own = guessBrowser(navigator.userAgent, navigator.maxTouchPoints);
  const sorted = [...browsers].sort((a, b) => Number(b.key === own) - Number(a.key === own));
  return html`${sorted.map((browser) => one(browser, browser.key === own, words))}
    <p class="notes">${words.term('cookieStepsNotes')}</p>`;
}

function one({ key, name, address }: Browser, open: boolean, words: LocalizeController): TemplateResult {
  return html`<details class="browser" ?open=${open}>
    <summary>${words.term('cookieStepsFor', name)}</summary>
    <ol>
      ${words
        .term(`cookieSteps${key}`)
        .split('\n')
        .map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      address
        ? html`<p>${words.term('cookieStepsAddress')}</p>
            <p class="address">
              <code part="address" dir="ltr">${address}</code>
              <button
                part="copy"
                class="outline"
                type="button"
                aria-label=${words.term('cookieCopyAddress', name)}
                @click=${(event: Event) => void copy(event.currentTarget as HTMLElement, words)}
              >
                ${words.term('cookieCopy')}
              </button>
              <span role="status"></span>
            </p>`
        : nothing
    }
  </details>`;
}

async function copy(button: HTMLElement, words: LocalizeController): Promise<void> {
  const code = button.previousElementSibling!;
  const status = button.nextElementSibling!;
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = words.term('cookieCopied');
  } catch {
    // Over http there is no clipboard, and a browser may refuse: the address is selected, ready for the reader's keys.
    getSelection()?.selectAllChildren(code);
    status.textContent = words.term('cookieSelected');
  }
}
