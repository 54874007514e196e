import {
  addScript,
  type CommentContainer,
  type CommentPanel,
  connect,
  webAddress,
} from '../internal/comment-adapter.js';

/** Options of `coral()`; what Coral's `createStreamEmbed` takes besides is passed on as it is. */
export interface CoralOptions {
  /** Address of the Coral server. */
  rootURL: string;
  /** Where the comments go; else what the panel's `for` names. It needs an id. */
  container?: CommentContainer;
  storyID?: string;
  storyURL?: string;
  /** Token of a signed-in reader (single sign-on). */
  accessToken?: string;
  [option: string]: unknown;
}

interface CoralEvents {
  on(name: string, listener: () => void): void;
}
interface CoralEmbed {
  remove?(): void;
}
interface Coral {
  createStreamEmbed(options: Record<string, unknown>): CoralEmbed;
}

/**
 * Connects a panel with Coral (docs.coralproject.net): the stream is created when the panel asks for it, the panel is
 * ready when Coral says so. A page that has loaded Coral's script already keeps it.
 *
 * @example coral(document.querySelector('news-comment-guidelines'), { rootURL: 'https://coral.example.org' })
 * @returns a function that disconnects; comments that show stay.
 */
export function coral(panel: CommentPanel, { container, rootURL, ...options }: CoralOptions): () => void {
  let embed: CoralEmbed | undefined;
  return connect(panel, container, async (attempt) => {
    const page = globalThis as { Coral?: Coral };
    const root = webAddress(rootURL);
    if (!page.Coral) await addScript(new URL(`${root.href.replace(/\/$/, '')}/assets/js/embed.js`));
    if (attempt.signal.aborted) return;
    embed?.remove?.();
    embed = page.Coral!.createStreamEmbed({
      ...options,
      id: attempt.container.id,
      rootURL: root.href.replace(/\/$/, ''),
      autoRender: true,
      events: (events: CoralEvents) => {
        if (typeof options.events === 'function') (options.events as (events: CoralEvents) => void)(events);
        events.on('ready', attempt.ready);
      },
    });
  });
}
