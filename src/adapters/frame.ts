import { type AdapterOptions, type CommentPanel, connect, webAddress } from '../internal/comment-adapter.js';

/** Options of `frame()`. */
export interface FrameOptions extends AdapterOptions {
  /** Address of the page that shows the comments. */
  src: string;
  /** Name of the frame for screen readers, in the page's language. */
  title: string;
  /** The page in the frame says itself when it is ready, by the message below; else its `load` event counts. */
  handshake?: boolean;
  /** Further attributes, e.g. `{ sandbox: 'allow-scripts allow-same-origin' }`. */
  attributes?: Record<string, string>;
}

/**
 * What the page in the frame may post to its parent:
 * `parent.postMessage({ type: 'news-comments', state: 'ready', blockSize: 1200 }, 'https://the-newspaper.example')`.
 * It counts only from that very frame and from the origin of `src`.
 */
export interface FrameMessage {
  type: 'news-comments';
  state?: 'ready' | 'error';
  /** Height of the comments in CSS pixels; the frame follows it, up to 20,000. */
  blockSize?: number;
}

const TALLEST = 20_000;

/**
 * Connects a panel with comments on a page of their own, shown in a frame when the panel asks.
 *
 * @example frame(document.querySelector('news-comment-guidelines'), { src: 'https://talk.example.org/17', title: 'Comments' })
 * @returns a function that disconnects; comments that show stay.
 */
export function frame(panel: CommentPanel, options: FrameOptions): () => void {
  return connect(panel, options, ({ container, signal, ready, failed }) => {
    const address = webAddress(options.src);
    const element = document.createElement('iframe');
    for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
    element.title = options.title;
    element.src = address.href;
    element.style.setProperty('inline-size', '100%');
    element.style.setProperty('border', '0');
    if (!options.handshake) element.addEventListener('load', ready, { signal });
    addEventListener(
      'message',
      ({ source, origin, data }: MessageEvent<Partial<FrameMessage> | null>) => {
        // A frame that is gone has no window, and nor has what it sent.
        if (!source || source !== element.contentWindow || origin !== address.origin) return;
        if (data?.type !== 'news-comments') return;
        const { blockSize } = data;
        if (typeof blockSize === 'number' && blockSize > 0) {
          element.style.setProperty('block-size', `${Math.min(blockSize, TALLEST)}px`);
        }
        if (data.state === 'ready') ready();
        if (data.state === 'error') failed();
      },
      { signal },
    );
    container.querySelector(':scope > iframe[data-news-comments]')?.remove();
    element.dataset.newsComments = '';
    container.append(element);
  });
}
