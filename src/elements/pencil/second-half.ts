type Companion = typeof import('./companion.js');

/** What was loaded when a pencil showed for the first time. */
export let companion: Companion | undefined;
/** Without the companion there are the headline, the call to action and a button that closes for this page view. */
export let failed = false;
let loading: Promise<void> | undefined;

/** Loads it, once; resolves in any case. */
export const load = (): Promise<void> =>
  (loading ??= import('./companion.js').then(
    (loaded) => {
      companion = loaded;
    },
    (error: unknown) => {
      failed = true;
      console.warn('news-pencil: no panel,', error);
    },
  ));
