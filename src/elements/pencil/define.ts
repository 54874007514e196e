import { NewsPencil } from './pencil.js';

export { NewsPencil };

customElements.get('news-pencil') ?? customElements.define('news-pencil', NewsPencil);

declare global {
  interface HTMLElementTagNameMap {
    'news-pencil': NewsPencil;
  }
}
