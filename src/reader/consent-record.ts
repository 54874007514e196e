/**
 * The one cookie in which a reader's choice is kept: `news-consent=1.<revision>.<minutes>.<granted>.<denied>.<signal>.<check>`,
 * for example `1.3.hhdw4.analytics~social.ads.n.42`. Plain ASCII without escapes, so that a server at the edge can split
 * it at the dots; names stand between `~`. Minutes since 1970 are in base 36; the signal is `g` when the browser sent
 * Global Privacy Control at the time of the choice, else `n`; the check is two digits over everything before them.
 */
export const COOKIE = 'news-consent';

export interface StoredConsent {
  /** The revision of the question that was answered. */
  readonly revision: string;
  /** When, in milliseconds since 1970; whole minutes. */
  readonly time: number;
  readonly granted: readonly string[];
  readonly denied: readonly string[];
  /** Global Privacy Control was on, so that a grant is one in spite of it. */
  readonly gpc: boolean;
}

const MINUTE = 60_000;
const NAME = /^[\w-]{1,40}$/;
/** Cookies above this length are written with short codes in place of names; name and `=` count. */
const LIMIT = 99;

/** What may stand as a category's name or a revision: 1 to 40 letters, digits, `-` or `_`. */
export const isName = (text: string): boolean => NAME.test(text);

/** Two digits, as in an IBAN: a prime above the alphabet's spread, so every changed, lost or swapped character shows. */
function check(text: string): string {
  let sum = 1;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 97;
  return String(sum).padStart(2, '0');
}

/** Stands for a long name where names would make the cookie too long: `!` and four characters. */
function short(name: string): string {
  let hash = 5381;
  for (let i = 0; i < name.length; i++) hash = (hash * 33 + name.charCodeAt(i)) % 1_679_616;
  return `!${hash.toString(36).padStart(4, '0')}`;
}

/** The cookie's value: under 100 bytes with its name for up to 11 categories. */
export function encode({ revision, time, granted, denied, gpc }: StoredConsent): string {
  const write = (name: (text: string) => string) => {
    const minutes = Math.floor(time / MINUTE).toString(36);
    const lists = [granted, denied].map((names) => [...new Set(names)].map(name).join('~'));
    const text = `1.${revision}.${minutes}.${lists.join('.')}.${gpc ? 'g' : 'n'}.`;
    return text + check(text);
  };
  const plain = write((name) => name);
  return `${COOKIE}=${plain}`.length > LIMIT ? write((name) => (name.length > 5 ? short(name) : name)) : plain;
}

/** The record, or `undefined` for anything that `encode()` did not write, and for a time that lies ahead. */
export function decode(value: string, now: number): StoredConsent | undefined {
  const match = /^(1\.([\w-]+)\.([0-9a-z]{1,8})\.([\w~!-]*)\.([\w~!-]*)\.([gn])\.)(\d\d)$/.exec(value);
  const [, text = '', revision = '', minutes = '', granted = '', denied = '', signal, digits] = match ?? [];
  if (!match || check(text) !== digits) return undefined;
  const time = parseInt(minutes, 36) * MINUTE;
  const yes = granted ? granted.split('~') : [];
  const no = denied ? denied.split('~') : [];
  const sound = [...yes, ...no].every((name) => /^(![0-9a-z]{4}|[\w-]{1,40})$/.test(name));
  // No name may stand on both sides, and clocks may differ by a few minutes at most.
  if (!sound || yes.some((name) => no.includes(name)) || time > now + 5 * MINUTE) return undefined;
  return { revision, time, granted: yes, denied: no, gpc: signal === 'g' };
}

/** The newest valid record in a `document.cookie` text, in which a name may stand more than once. */
export function newest(cookies: string, now: number): StoredConsent | undefined {
  return cookies
    .split('; ')
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => decode(pair.slice(COOKIE.length + 1), now))
    .reduce((best, record) => (record && (!best || record.time >= best.time) ? record : best), undefined);
}

/** What a record says about one category. */
export function answer(record: StoredConsent | undefined, name: string): 'granted' | 'denied' | 'unset' {
  const has = (names: readonly string[] = []) => names.includes(name) || names.includes(short(name));
  // Denied first, so that two names with one code can only lose.
  return has(record?.denied) ? 'denied' : has(record?.granted) ? 'granted' : 'unset';
}

/** The lists after new answers; whatever they do not name stays as it was. */
export function amend(
  record: Pick<StoredConsent, 'granted' | 'denied'> | undefined,
  answers: Readonly<Record<string, 'granted' | 'denied'>>,
): Pick<StoredConsent, 'granted' | 'denied'> {
  const named = Object.keys(answers);
  const list = (side: 'granted' | 'denied') => [
    ...(record?.[side] ?? []).filter((old) => !named.some((name) => old === name || old === short(name))),
    ...named.filter((name) => answers[name] === side),
  ];
  return { granted: list('granted'), denied: list('denied') };
}
