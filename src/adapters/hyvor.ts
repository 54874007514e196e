import { type AdapterOptions, addScript, type CommentPanel, connect } from '../internal/comment-adapter.js';

/** Options of `hyvor()`. */
export interface HyvorOptions extends AdapterOptions {
  websiteId: number | string;
  /** What this page is called at Hyvor Talk; else its canonical address. */
  pageId?: string;
  /** Further attributes of `<hyvor-talk-comments>`, e.g. `{ 'page-language': 'fr' }`. */
  attributes?: Record<string, string>;
  /** Address of the embed script, where it comes through your own server. */
  scriptURL?: string;
}

const TAG = 'hyvor-talk-comments';

/**
 * Connects a panel with Hyvor Talk (talk.hyvor.com/docs): `<hyvor-talk-comments loading="manual">` is put into the
 * container and told to load when the panel asks; the panel is ready with its `loaded` event.
 *
 * @example hyvor(document.querySelector('news-comment-guidelines'), { websiteId: 42 })
 * @returns a function that disconnects; comments that show stay.
 */
export function hyvor(panel: CommentPanel, options: HyvorOptions): () => void {
  const { attributes = {}, scriptURL = 'https://talk.hyvor.com/embed/embed.js' } = options;
  return connect(panel, options, async ({ container, signal, ready }) => {
    if (!customElements.get(TAG)) {
      await addScript(scriptURL, { type: 'module' });
      await customElements.whenDefined(TAG);
    }
    if (signal.aborted) return;
    const comments = document.createElement(TAG) as HTMLElement & { load?(): void };
    for (const [name, value] of Object.entries(attributes)) comments.setAttribute(name, value);
    comments.setAttribute('website-id', String(options.websiteId));
    if (options.pageId !== undefined) comments.setAttribute('page-id', options.pageId);
    comments.setAttribute('loading', 'manual');
    comments.addEventListener('loaded', ready, { signal });
    container.querySelector(TAG)?.remove();
    container.append(comments);
    comments.load?.();
  });
}
