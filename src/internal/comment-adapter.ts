/** What an adapter needs of `<news-comment-guidelines>`; the element itself is not imported. */
export interface CommentPanel extends HTMLElement {
  load: 'idle' | 'loading' | 'ready' | 'error';
  for?: string;
}

/** What every adapter takes. */
export interface AdapterOptions {
  /** Where the comments go, an element or its id; else what the panel's `for` names. */
  container?: HTMLElement | string;
}

/** One try to load comments. What comes from an earlier try, or after disconnecting, no longer counts. */
export interface Attempt {
  readonly container: HTMLElement;
  readonly signal: AbortSignal;
  readonly ready: () => void;
  readonly failed: () => void;
}

/**
 * Starts a comment system when the panel asks for it, and tells the panel how it went.
 * While it loads, the container is `aria-busy`, which also keeps the panel from taking a skeleton for comments.
 *
 * @returns a function that disconnects.
 */
export function connect(
  panel: CommentPanel,
  { container: place }: AdapterOptions,
  start: (attempt: Attempt) => void | Promise<void>,
): () => void {
  const whole = new AbortController();
  const { signal } = whole;
  let current: AbortController | undefined;

  const find = () => {
    if (place && typeof place !== 'string') return place;
    const id = place ?? panel.for;
    if (!id) return null;
    const selector = `#${CSS.escape(id)}`;
    // First beside the panel, which may stand in a shadow root, and looks there itself.
    return (
      (panel.getRootNode() as ParentNode).querySelector<HTMLElement>(selector) ??
      panel.ownerDocument.querySelector<HTMLElement>(selector)
    );
  };
  const begin = (): void => {
    current?.abort();
    const attempt = (current = new AbortController());
    const container = find();
    const end = (load: 'ready' | 'error') => () => {
      if (attempt.signal.aborted) return;
      container?.removeAttribute('aria-busy');
      // Not in the midst of the panel's own event.
      queueMicrotask(() => (panel.load = load));
    };
    const failed = end('error');
    if (!container) return failed();
    container.setAttribute('aria-busy', 'true');
    // What comes later nobody waits for, but readers may read it.
    attempt.signal.addEventListener('abort', () => container.removeAttribute('aria-busy'));
    const given: Attempt = { container, signal: attempt.signal, ready: end('ready'), failed };
    new Promise<void>((resolve) => resolve(start(given))).catch(failed);
  };

  panel.addEventListener(
    'news-comment-guidelines-request',
    (event) => {
      // Whoever listened before may have refused.
      if (event.target === panel && !event.defaultPrevented) begin();
    },
    { signal },
  );
  panel.addEventListener('news-comment-guidelines-timeout', () => find()?.removeAttribute('aria-busy'), { signal });
  // The panel may have asked before this file was there.
  if (panel.load === 'loading') begin();
  return () => {
    whole.abort();
    current?.abort();
  };
}

/** An absolute `http` or `https` address, or an exception. */
export function webAddress(url: string, base: string = document.baseURI): URL {
  const address = new URL(url, base);
  if (!/^https?:$/.test(address.protocol)) throw new TypeError(`Not an address of the web: ${url}`);
  return address;
}

interface ScriptPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}
let policy: ScriptPolicy | undefined;
/** Scripts on their way, by address: two panels, or a second try, wait for the same one. */
const coming = new Map<string, Promise<void>>();

/**
 * Adds a script to the page and waits for it; rejects when it is blocked or missing.
 * Where the page requires Trusted Types, it must allow the policy `newsprint-adapters`.
 */
export async function addScript(url: string, attributes: Record<string, string> = {}): Promise<void> {
  const { href } = webAddress(url);
  if (!coming.has(href)) coming.set(href, insertScript(href, attributes));
  try {
    await coming.get(href);
  } finally {
    coming.delete(href);
  }
}

function insertScript(href: string, attributes: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    policy ??= trustedTypes?.createPolicy('newsprint-adapters', { createScriptURL: (address) => address });
    const script = document.createElement('script');
    script.async = true;
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    script.onload = () => resolve();
    script.onerror = () => {
      // So that the next try asks the network again.
      script.remove();
      reject(new Error(`The script could not be loaded: ${href}`));
    };
    script.src = policy?.createScriptURL(href) ?? href;
    document.head.append(script);
  });
}
