import { NewsCommentGuidelines, type RequestDetail, type StateDetail } from './comment-guidelines.js';
import type { PanelState } from './state.js';

export { NewsCommentGuidelines };

customElements.get('news-comment-guidelines') ??
  customElements.define('news-comment-guidelines', NewsCommentGuidelines);

declare global {
  interface HTMLElementTagNameMap {
    'news-comment-guidelines': NewsCommentGuidelines;
  }
  interface GlobalEventHandlersEventMap {
    'news-comment-guidelines-state': CustomEvent<StateDetail>;
    'news-comment-guidelines-request': CustomEvent<RequestDetail>;
    'news-comment-guidelines-retry': CustomEvent<{ attempt: number }>;
    'news-comment-guidelines-timeout': CustomEvent<{ timeout: number }>;
    'news-comment-guidelines-cta': CustomEvent<PanelState>;
    'news-comment-guidelines-acknowledge': CustomEvent<{ version: string }>;
  }
}
