import type { CloseReason } from './photo-dialog.js';
import { NewsPhoto } from './photo.js';

export { NewsPhoto };

customElements.get('news-photo') ?? customElements.define('news-photo', NewsPhoto);

declare global {
  interface HTMLElementTagNameMap {
    'news-photo': NewsPhoto;
  }
  interface GlobalEventHandlersEventMap {
    'news-photo-open': CustomEvent<{ index: number; count: number }>;
    'news-photo-close': CustomEvent<{ reason: CloseReason }>;
    'news-photo-change': CustomEvent<{ index: number; count: number }>;
    'news-photo-reveal': CustomEvent<undefined>;
    'news-photo-error': CustomEvent<{ src: string }>;
  }
}
