import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';

/** For what holds only once the page `host` stands in is loaded anew. */
export function reloadButton(host: Element, words: LocalizeController): TemplateResult {
  return html`<button part="reload" class="outline" type="button" @click=${() => host.ownerDocument.location.reload()}>
    ${words.term('cookieReload')}
  </button>`;
}
