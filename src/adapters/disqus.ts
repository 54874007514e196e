import {
  addScript,
  type CommentContainer,
  type CommentPanel,
  connect,
  webAddress,
} from '../internal/comment-adapter.js';

/** Options of `disqus()`. */
export interface DisqusOptions {
  /** The site's short name at Disqus. */
  shortname: string;
  /** Canonical address of the page; else the address in the browser, without fragment and query. */
  url?: string;
  /** What the page is called at Disqus. Without it Disqus goes by the address, and loses comments when that changes. */
  identifier?: string;
  title?: string;
  /** Where the comments go; else what the panel's `for` names. */
  container?: CommentContainer;
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

/**
 * Connects a panel with Disqus: the embed script is added when the panel asks, the panel is ready when Disqus calls back.
 *
 * @example disqus(document.querySelector('news-comment-guidelines'), { shortname: 'example', identifier: 'article-17' })
 * @returns a function that disconnects; comments that show stay.
 */
export function disqus(panel: CommentPanel, options: DisqusOptions): () => void {
  return connect(panel, options.container, async ({ container, ready }) => {
    if (!/^[a-z0-9-]+$/i.test(options.shortname)) throw new TypeError(`Not a short name: ${options.shortname}`);
    const { url = location.origin + location.pathname, identifier, title } = options;
    const config = function (this: Config) {
      this.page.url = url;
      if (identifier !== undefined) this.page.identifier = identifier;
      if (title !== undefined) this.page.title = title;
      (this.callbacks.onReady ??= []).push(ready);
    };
    if (!document.getElementById(ID)) {
      const thread = document.createElement('div');
      thread.id = ID;
      container.append(thread);
    }
    const page = globalThis as DisqusPage;
    if (page.DISQUS) return page.DISQUS.reset({ reload: true, config });
    page.disqus_config = config;
    await addScript(webAddress(options.scriptURL ?? `https://${options.shortname}.disqus.com/embed.js`), {
      'data-timestamp': String(Date.now()),
    });
  });
}
