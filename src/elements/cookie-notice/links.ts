import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import { safeUrl } from '../../internal/safe-url.js';
import type { NewsCookieNotice } from './cookie-notice.js';

/** Privacy policy and help, where they have an address that may be a link. */
export function links({ policyHref, helpHref }: NewsCookieNotice, words: LocalizeController): TemplateResult {
  const link = (href: string | undefined, word: 'cookiePolicy' | 'cookieHelp') => {
    const safe = safeUrl(href);
    return safe ? html`<a href=${safe}>${words.term(word)}</a>` : nothing;
  };
  return html`<div class="row quiet links">${link(policyHref, 'cookiePolicy')}${link(helpHref, 'cookieHelp')}</div>`;
}
