import { type AdapterOptions, addScript, type CommentPanel, connect, webAddress } from '../internal/comment-adapter.js';

/** Options of `coral()`; what Coral's `createStreamEmbed` takes besides is passed on as it is. The container needs an id. */
export interface CoralOptions extends AdapterOptions {
  /** Address of the Coral server. */
  rootURL: string;
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
  return connect(panel, { container }, async (attempt) => {
    const page = globalThis as { Coral?: Coral };
    const root = webAddress(rootURL).href.replace(/\/$/, '');
    if (!page.Coral) await addScript(`${root}/assets/js/embed.js`);
    if (attempt.signal.aborted) return;
    embed?.remove?.();
    embed = page.Coral!.createStreamEmbed({
      ...options,
      id: attempt.container.id,
      rootURL: root,
      autoRender: true,
      events: (events: CoralEvents) => {
        if (typeof options.events === 'function') (options.events as (events: CoralEvents) => void)(events);
        events.on('ready', attempt.ready);
      },
    });
  });
}
