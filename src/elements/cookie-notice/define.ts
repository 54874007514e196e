import { NewsCookieNotice } from './cookie-notice.js';

export { NewsCookieNotice };

customElements.get('news-cookie-notice') ?? customElements.define('news-cookie-notice', NewsCookieNotice);

declare global {
  interface HTMLElementTagNameMap {
    'news-cookie-notice': NewsCookieNotice;
  }
}
