import { NewsCookieCategory } from './cookie-category.js';

export { NewsCookieCategory };

customElements.get('news-cookie-category') ?? customElements.define('news-cookie-category', NewsCookieCategory);

declare global {
  interface HTMLElementTagNameMap {
    'news-cookie-category': NewsCookieCategory;
  }
}
