import { NewsReaderContext } from './reader-context.js';
import type { ReaderChangeDetail } from '../../reader/page.js';

export { NewsReaderContext };

customElements.get('news-reader-context') ?? customElements.define('news-reader-context', NewsReaderContext);

declare global {
  interface HTMLElementTagNameMap {
    'news-reader-context': NewsReaderContext;
  }
  interface DocumentEventMap {
    'news-reader-change': CustomEvent<ReaderChangeDetail>;
  }
}
