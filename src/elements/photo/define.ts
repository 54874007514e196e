import { NewsPhoto } from './photo.js';

export { NewsPhoto };

customElements.get('news-photo') ?? customElements.define('news-photo', NewsPhoto);

declare global {
  interface HTMLElementTagNameMap {
    'news-photo': NewsPhoto;
  }
}
