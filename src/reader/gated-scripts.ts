// Runs `<script type="text/plain" data-news-consent="analytics">` once the reader allowed it. Loaded with the first grant.
import { pageReader } from './page.js';

interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

/** How long a script may keep those after it waiting, in milliseconds: longer than slow networks take, and not for ever. */
const PATIENCE = 30_000;

const started = Symbol.for('newsprint/gated-scripts@1');
const policyKey = Symbol.for('newsprint/policy@1');
type Shared = typeof globalThis & {
  [policyKey]?: Policy | null;
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
};

/** Starts once for a document, and then follows the reader's consent and scripts that are added later. */
export function runGatedScripts(doc: Document): void {
  const root = doc.documentElement as HTMLElement & { [started]?: boolean };
  if (root[started]) return;
  root[started] = true;
  const taken = new WeakSet<HTMLScriptElement>();
  let turn = Promise.resolve();
  const allowed = (script: HTMLScriptElement) => {
    const names = script.dataset.newsConsent?.trim().split(/\s+/) ?? [];
    return names.every((name) => name && pageReader(doc)?.state.consent.allows(name));
  };
  const scan = () => {
    for (const script of doc.querySelectorAll<HTMLScriptElement>('script[type="text/plain"][data-news-consent]')) {
      if (taken.has(script) || !allowed(script)) continue;
      taken.add(script);
      turn = turn.then(() => {
        // The reader may have changed their mind while earlier scripts loaded.
        if (script.isConnected && allowed(script)) return run(script);
        taken.delete(script);
        return undefined;
      });
    }
  };
  doc.addEventListener('news-reader-change', scan);
  new MutationObserver(scan).observe(doc, { childList: true, subtree: true });
  scan();
}

/** Resolves when the next script may run: at once, or when a script that others may build on has arrived. */
function run(script: HTMLScriptElement): Promise<void> | undefined {
  const type = script.dataset.newsType === 'module' ? 'module' : 'text/javascript';
  const trust = policy();
  const live = trust === null ? script : script.ownerDocument.createElement('script');
  if (trust !== null) {
    // Copied as nodes: the parser lets through names (a stray `=` or quotation mark) that `setAttribute()` throws at.
    for (const attribute of script.attributes) {
      if (!/^(src|type|on.*)$/.test(attribute.name)) live.setAttributeNode(attribute.cloneNode() as Attr);
    }
    // Browsers hide the attribute from scripts, not the property.
    live.nonce = script.nonce;
    const src = script.getAttribute('src');
    if (src !== null) live.src = trust?.createScriptURL(src) ?? src;
    if (script.text) live.text = trust?.createScript(script.text) ?? script.text;
  }
  live.type = type;
  live.async = script.hasAttribute('async');
  // Nothing tells when an inline module has run, or that a script was passed over: those would be waited for in vain.
  const arrived =
    live.hasAttribute('src') && !live.async && !live.noModule
      ? new Promise<void>((resolve) => {
          // A capturing listener of the page's, on the document, can keep both events from ever arriving.
          const timer = setTimeout(resolve, PATIENCE);
          const end = () => {
            clearTimeout(timer);
            resolve();
          };
          live.addEventListener('load', end);
          live.addEventListener('error', end);
        })
      : undefined;
  // Where the policy is not allowed, the very script is put in again. It touches no sink that Trusted Types guard, and
  // HTML runs it, since a script of an unknown type does not count as started (unless it came through `innerHTML`).
  const place = script.ownerDocument.createComment('');
  script.replaceWith(place);
  place.replaceWith(live);
  return arrived;
}

/**
 * The Trusted Types policy `newsprint`; `undefined` where the browser has none, `null` where the page's
 * Content-Security-Policy does not list it. Copies of the library share it.
 */
function policy(): Policy | null | undefined {
  const shared = globalThis as Shared;
  if (!shared.trustedTypes) return undefined;
  if (shared[policyKey] === undefined) {
    try {
      shared[policyKey] = shared.trustedTypes.createPolicy('newsprint', {
        createScript: (text) => text,
        createScriptURL: (url) => url,
      });
    } catch {
      shared[policyKey] = null;
    }
  }
  return shared[policyKey];
}
