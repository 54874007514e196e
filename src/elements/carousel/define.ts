import { NewsCarousel } from './carousel.js';

export { NewsCarousel };

customElements.get('news-carousel') ?? customElements.define('news-carousel', NewsCarousel);

declare global {
  interface HTMLElementTagNameMap {
    'news-carousel': NewsCarousel;
  }
}
