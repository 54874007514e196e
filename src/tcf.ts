// Reads what a certified consent platform has recorded (IAB TCF v2, GPP) and tells the page's elements. It defines no
// `__tcfapi` and no `__gpp`, writes nothing, and is no consent platform itself. A file of its own, no part of the bundle.
import type { ConsentValue } from './reader/context.js';
import { runGatedScripts } from './reader/gated-scripts.js';
import { setReader } from './reader/page.js';

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  listenerId?: number;
  purpose?: { consents?: Record<string, boolean | undefined> };
}
interface GppEvent {
  listenerId?: number;
  eventName?: string;
  data?: unknown;
  pingData?: { signalStatus?: string; parsedSections?: Record<string, unknown> };
}
type Frameworks = typeof globalThis & {
  __tcfapi?: (
    command: 'addEventListener' | 'removeEventListener',
    version: 2,
    callback: (data: TcData | null, success: boolean) => void,
    listenerId?: number,
  ) => void;
  __gpp?: (
    command: 'addEventListener' | 'removeEventListener',
    callback: (event: GppEvent | null, success: boolean) => void,
    listenerId?: number,
  ) => void;
};

export interface FrameworkOptions {
  /** Category to the TCF purposes that it needs, all of them. */
  purposes?: Readonly<Record<string, readonly number[]>>;
  /** Category to the opt-outs of GPP's US sections that deny it, any of them. */
  optOuts?: Readonly<Record<string, readonly string[]>>;
  /** How long to wait for the platform's stub, in milliseconds; 10 seconds by default. */
  timeout?: number;
}

/** Purposes as the TCF numbers them: 1 storage, 2–4 and 7 advertising, 5–6 and 8 content and its measurement, 9 research. */
export const defaultPurposes = {
  analytics: [1, 8, 9],
  ads: [1, 2, 3, 4, 7],
  personalization: [1, 5, 6],
} as const;

/** Fields of the US sections in which 1 means that the reader opted out. */
export const defaultOptOuts = {
  ads: ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'],
} as const;

const POLL = 100;

/**
 * Listens to `__tcfapi` and `__gpp` where a page has them, and publishes their answers as the reader's consent, so that
 * gates, gated scripts and other elements follow. Use it instead of a consent notice, not beside one.
 *
 * @returns a function that stops listening.
 */
export function followFrameworks({
  purposes = defaultPurposes,
  optOuts = defaultOptOuts,
  timeout = 10_000,
}: FrameworkOptions = {}): () => void {
  const page = globalThis as Frameworks;
  const answers: Record<string, ConsentValue> = {};
  /** Numbers under which the platforms know this listener. */
  let tcfListener: number | undefined;
  let gppListener: number | undefined;
  let stopped = false;
  let left = Math.ceil(timeout / POLL);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<'__tcfapi' | '__gpp'>(['__tcfapi', '__gpp']);

  const publish = (change: Record<string, ConsentValue>) => {
    if (stopped) return;
    Object.assign(answers, change);
    setReader({ consent: { status: 'decided', categories: { ...answers } } });
    if (Object.values(answers).includes('granted')) runGatedScripts(document);
  };

  const onTcf = (data: TcData | null, success: boolean) => {
    tcfListener = data?.listenerId ?? tcfListener;
    // `cmpuishown` means that the reader is being asked; where the GDPR does not apply this platform says nothing.
    if (
      !success ||
      !data ||
      data.gdprApplies === false ||
      !/^(tcloaded|useractioncomplete)$/.test(data.eventStatus ?? '')
    )
      return;
    const consents = data.purpose?.consents ?? {};
    publish(
      Object.fromEntries(
        Object.entries(purposes).map(([category, needed]) => [
          category,
          needed.length && needed.every((purpose) => consents[purpose] === true) ? 'granted' : 'denied',
        ]),
      ),
    );
  };

  const onGpp = (event: GppEvent | null, success: boolean) => {
    gppListener = event?.listenerId ?? gppListener;
    const sections = event?.pingData?.parsedSections;
    if (!success || !sections || event.pingData?.signalStatus !== 'ready') return;
    // A section is an object, or a list of objects with one for each part.
    const fields = Object.entries(sections)
      .filter(([name]) => /^us/.test(name))
      .flatMap(([, section]) => section)
      .filter((part): part is Record<string, unknown> => typeof part === 'object' && part !== null);
    if (!fields.length) return;
    publish(
      Object.fromEntries(
        Object.entries(optOuts).map(([category, names]) => [
          category,
          fields.some((part) => part.Gpc === true || names.some((name) => part[name] === 1)) ? 'denied' : 'granted',
        ]),
      ),
    );
  };

  const look = () => {
    if (page.__tcfapi && waiting.delete('__tcfapi')) page.__tcfapi('addEventListener', 2, onTcf);
    if (page.__gpp && waiting.delete('__gpp')) page.__gpp('addEventListener', onGpp);
    if (waiting.size && left-- > 0 && !stopped) timer = setTimeout(look, POLL);
  };
  if (typeof document !== 'undefined') look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    const nothing = () => undefined;
    if (tcfListener !== undefined) page.__tcfapi?.('removeEventListener', 2, nothing, tcfListener);
    if (gppListener !== undefined) page.__gpp?.('removeEventListener', nothing, gppListener);
  };
}
