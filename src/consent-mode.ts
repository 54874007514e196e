// Google Consent Mode v2, fed from the reader's choice. A file of its own: it is no part of the bundle.
import type { ConsentState } from './reader/context.js';
import { pageReader } from './reader/page.js';

type Value = 'granted' | 'denied';
/** Google's signal to the category that must be allowed. */
export type ConsentModeMap = Readonly<Record<string, string>>;

export interface ConsentModeOptions {
  /** Signal to category. By default `analytics`, `ads`, `functional` and `personalization`. */
  map?: ConsentModeMap;
  /** How long Google's tags wait for the first update, in milliseconds; 500 by default. */
  waitForUpdate?: number;
  /** Name of the global array, as in Google's snippet; `dataLayer` by default. */
  dataLayer?: string;
}

/** What Google asks about, and the category that answers. */
export const defaultMap: ConsentModeMap = {
  ad_storage: 'ads',
  ad_user_data: 'ads',
  ad_personalization: 'ads',
  analytics_storage: 'analytics',
  functionality_storage: 'functional',
  personalization_storage: 'personalization',
};

/** Whatever a page has pushed. */
type Layer = (ArrayLike<unknown> | null | undefined)[];

/**
 * Puts one `consent default` (everything denied, `security_storage` granted) before whatever the array already holds, and
 * an `update` for each change of the reader's choice. Google reads the array in order, so `default` has to come before
 * `config`: call this before Google's script is loaded. Calling it twice does nothing.
 *
 * @returns whether `default` came in time, that is, before Google's script took the array over.
 */
export function startConsentMode({
  map = defaultMap,
  waitForUpdate = 500,
  dataLayer = 'dataLayer',
}: ConsentModeOptions = {}): boolean {
  const page = pageReader();
  if (!page) return false;
  const globals = globalThis as unknown as Record<string, Layer | undefined>;
  const layer = (globals[dataLayer] ??= []);
  if (layer.some((entry) => entry?.[0] === 'consent' && entry[1] === 'default')) return false;

  const values = (consent?: ConsentState): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(map).map(([signal, category]) => [signal, consent?.allows(category) ? 'granted' : 'denied']),
    );
  // Google's script takes `arguments` objects and no arrays, and replaces `push` when it takes over.
  const late = layer.push !== Array.prototype.push;
  const fallback = command('consent', 'default', {
    ...values(),
    security_storage: 'granted',
    wait_for_update: waitForUpdate,
  });
  if (late) layer.push(fallback);
  else layer.unshift(fallback);

  let last = '';
  const update = () => {
    const { consent } = page.state;
    // Until somebody has answered there is nothing to update, unless the site asks nobody first.
    const next = values(consent);
    const text = JSON.stringify(next);
    if (text === last || (!last && consent.status === 'unset' && !text.includes('granted'))) return;
    last = text;
    layer.push(command('consent', 'update', next));
  };
  document.addEventListener('news-reader-change', update);
  update();
  return !late;
}

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- read through `arguments`, since an array would be ignored
function command(..._parts: unknown[]): IArguments {
  // eslint-disable-next-line prefer-rest-params -- see above
  return arguments;
}
