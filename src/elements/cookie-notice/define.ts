import type { CookieVerdict } from '../../reader/cookie-probe.js';
import type { ChoiceChangeDetail, ChoiceDetail } from './choice.js';
import { NewsCookieNotice } from './cookie-notice.js';

export { NewsCookieNotice };

customElements.get('news-cookie-notice') ?? customElements.define('news-cookie-notice', NewsCookieNotice);

declare global {
  interface HTMLElementTagNameMap {
    'news-cookie-notice': NewsCookieNotice;
  }
  interface GlobalEventHandlersEventMap {
    'news-cookie-notice-ready': CustomEvent<CookieVerdict>;
    'news-cookie-notice-shown': CustomEvent<{ view: string }>;
    'news-cookie-notice-blocked': CustomEvent<CookieVerdict>;
    'news-cookie-notice-before-save': CustomEvent<ChoiceDetail>;
    'news-cookie-notice-change': CustomEvent<ChoiceChangeDetail>;
    'news-cookie-notice-restored': CustomEvent<{ reload: boolean }>;
  }
}
