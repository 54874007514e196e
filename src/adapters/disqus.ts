import { type AdapterOptions, addScript, type CommentPanel, connect } from '../internal/comment-adapter.js';

/** Options of `disqus()`. */
export interface DisqusOptions extends AdapterOptions {
  /** The site's short name at Disqus. */
  shortname: string;
  /** Canonical address of the page; else the address in the browser, without fragment and query. */
  url?: string;
  /** What the page is called at Disqus. Without it Disqus goes by the address, and loses comments when that changes. */
  identifier?: string;
  title?: string;
  /** Address of embed.js, where it comes through your own server. */
  scriptURL?: string;
}

interface Config {
  page: { url?: string; identifier?: string; title?: string };
  callbacks: { onReady?: (() => void)[] };
}
interface DisqusPage {
  DISQUS?: { reset(options: { reload: boolean; config: (this: Config) => void }): void };
  disqus_config?: (this: Config) => void;
}

/** Disqus looks for this id, on the whole page. */
const ID = 'disqus_thread';

/** The one place on a page where Disqus can be. Unless the page has it already, it goes to the panel that asked last. */
function threadIn(container: HTMLElement): HTMLElement {
  let thread = document.getElementById(ID);
  if (!thread) {
    thread = document.createElement('div');
    thread.id = ID;
    thread.dataset.newsComments = '';
  }
  if ('newsComments' in thread.dataset && thread.parentElement !== container) container.append(thread);
  return thread;
}

/**
 * Connects a panel with Disqus: the embed script is added when the panel asks, the panel is ready when Disqus calls back.
 *
 * @example disqus(document.querySelector('news-comment-guidelines'), { shortname: 'example', identifier: 'article-17' })
 * @returns a function that disconnects; comments that show stay.
 */
export function disqus(panel: CommentPanel, options: DisqusOptions): () => void {
  return connect(panel, options, async ({ container, signal, ready }) => {
    const { shortname, url = location.origin + location.pathname, identifier, title } = options;
    if (!/^[a-z0-9-]+$/i.test(shortname)) throw new TypeError(`Not a short name: ${shortname}`);
    const config = function (this: Config) {
      this.page.url = url;
      if (identifier !== undefined) this.page.identifier = identifier;
      if (title !== undefined) this.page.title = title;
      (this.callbacks.onReady ??= []).push(ready);
    };
    const thread = threadIn(container);
    const page = globalThis as DisqusPage;
    if (page.DISQUS) return page.DISQUS.reset({ reload: true, config });
    page.disqus_config = config;
    // The script starts by itself where it finds the thread: what nobody waits for any more it shall not find.
    const giveUp = () => {
      if ('newsComments' in thread.dataset && container.contains(thread)) thread.remove();
    };
    signal.addEventListener('abort', giveUp);
    await addScript(options.scriptURL ?? `https://${shortname}.disqus.com/embed.js`, {
      'data-timestamp': String(Date.now()),
    });
    signal.removeEventListener('abort', giveUp);
  });
}
