import { NewsCommentGuidelines } from './comment-guidelines.js';

export { NewsCommentGuidelines };

customElements.get('news-comment-guidelines') ??
  customElements.define('news-comment-guidelines', NewsCommentGuidelines);

declare global {
  interface HTMLElementTagNameMap {
    'news-comment-guidelines': NewsCommentGuidelines;
  }
}
