import { type CarouselChange, type CarouselView, NewsCarousel } from './carousel.js';
import type { CarouselStatus } from './rotation.js';

export { NewsCarousel };

customElements.get('news-carousel') ?? customElements.define('news-carousel', NewsCarousel);

declare global {
  interface HTMLElementTagNameMap {
    'news-carousel': NewsCarousel;
  }
  interface GlobalEventHandlersEventMap {
    'news-carousel-before-change': CustomEvent<CarouselChange>;
    'news-carousel-change': CustomEvent<CarouselChange>;
    'news-carousel-state': CustomEvent<CarouselStatus>;
    'news-carousel-view': CustomEvent<CarouselView>;
  }
}
