import { parseDay, parseDuration, parseInstant } from '../../internal/dates.js';
import { safeUrl } from '../../internal/safe-url.js';
import { meant, nearest } from '../nearest.js';
import { attribute, find, quote, type Rules, words } from '../rule.js';
import { around, type LintElement } from '../tree.js';
import { isGlobal, isOwnSlot, type Kind, READERS, TAGS } from '../vocabulary.js';

/** Attributes of our own elements that are written and hold a certain kind of value. */
function* written(all: readonly LintElement[]): Generator<[element: LintElement, name: string, value: string, Kind]> {
  for (const element of all) {
    const known = TAGS[element.tag]?.attributes;
    if (!known) continue;
    for (const [name, value] of element.attributes) {
      // Not what every object has: an attribute may be called `constructor`.
      const kind = Object.hasOwn(known, name) && known[name];
      if (kind) yield [element, name, value, kind];
    }
  }
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** What is wrong with a value, and what holds instead; nothing when it can be read. */
function complaint(value: string, kind: Kind): string | undefined {
  switch (kind) {
    case 'boolean':
      // In HTML an attribute that is there is true.
      return /^(false|0|no|off)$/i.test(value.trim())
        ? 'switches it on, as every value does: leave the attribute out to switch it off.'
        : undefined;
    case 'number':
      return isNumber(value) ? undefined : 'is no number; the default is used.';
    case 'duration':
      return parseDuration(value) === undefined
        ? 'is no duration such as 30d, 2h or 90s; the default is used.'
        : undefined;
    case 'ladder':
      return words(value).length &&
        words(value).every((step) => step === 'forever' || parseDuration(step) !== undefined)
        ? undefined
        : 'is no list of durations such as “10d 30d forever”; 30d is used.';
    case 'frequency': {
      const wrong = words(value).find((cap) => !/^\d+\/(day|week|month|lifetime)$/.test(cap));
      return wrong === undefined
        ? undefined
        : `has ${quote(wrong)}, which is no cap such as 1/day or 3/week and is left out.`;
    }
    case 'audience': {
      const known = ['non-subscribers', 'everyone', ...READERS.filter((reader) => reader !== 'pending')];
      const wrong = value.split(/[\s,]+/).find((word) => word && !known.includes(word as never));
      return wrong === undefined
        ? undefined
        : `has ${quote(wrong)}, which is none of ${known.join(', ')}.${meant(wrong, known)}`;
    }
    case 'interval':
      if (value.trim() === 'auto') return undefined;
      if (!(Number(value) > 0)) return 'is no number of milliseconds; 7000 is used.';
      return Number(value) < 2000 ? 'is shorter than anybody reads; 2000 is used.' : undefined;
    case 'day':
      return parseDay(value) === undefined ? 'is no day such as 2026-11-23, so it is ignored.' : undefined;
    case 'name':
      return /^[\w-]{1,40}$/.test(value.trim()) ? undefined : 'is no name: 1 to 40 letters, digits, “-” or “_”.';
    default:
      if (typeof kind === 'string' || kind.includes(value)) return undefined;
      return `is none of ${kind.filter(Boolean).join(', ')}.${meant(value, kind) || ' The default is used.'}`;
  }
}

/** Rules that hold for all our elements alike. */
export const markup: Rules = {
  'unknown-tag': {
    severity: 'error',
    check({ all }, report) {
      for (const element of all) {
        if (!element.tag.startsWith('news-') || element.tag in TAGS) continue;
        const tag = nearest(element.tag, Object.keys(TAGS));
        if (tag) report(element, `<${element.tag}> is no element of this library. Was <${tag}> meant?`);
      }
    },
  },
  'not-closed': {
    severity: 'error',
    check({ all }, report) {
      for (const element of all) {
        if (!(element.tag in TAGS)) continue;
        // A live document only shows the result: the rest of the page has become content.
        const isSwallowing =
          element.closed === undefined &&
          element.tag !== 'news-reader-context' &&
          find(element, ({ tag }) => tag === 'main' || tag === 'footer');
        if (element.closed !== false && !isSwallowing) continue;
        const paragraph =
          element.parent?.tag === 'p' ? ' It stands in a <p>, which ends at the first block inside.' : '';
        report(
          element,
          `<${element.tag}> is not closed, so it holds more of the page, or less, than it should.${paragraph} Write </${element.tag}>; “/>” closes nothing in HTML.`,
        );
      }
    },
  },
  'in-paragraph': {
    severity: 'warning',
    check({ all }, report) {
      for (const element of all) {
        if (!(element.tag in TAGS) || element.parent?.tag !== 'p') continue;
        report(
          element,
          `<${element.tag}> stands in a <p>, which ends at the first block inside. Put it between paragraphs.`,
        );
      }
    },
  },
  'unknown-attribute': {
    severity: 'warning',
    check({ all }, report) {
      for (const element of all) {
        const known = TAGS[element.tag]?.attributes;
        if (!known) continue;
        for (const name of element.attributes.keys()) {
          if (Object.hasOwn(known, name) || isGlobal(name)) continue;
          report(element, `<${element.tag}> has no attribute “${name}”.${meant(name, Object.keys(known))}`, name);
        }
      }
    },
  },
  'unknown-slot': {
    severity: 'warning',
    check({ all }, report) {
      for (const element of all) {
        const slot = attribute(element, 'slot');
        const parent = element.parent && TAGS[element.parent.tag];
        if (!slot || !parent || parent.slots.includes(slot) || isOwnSlot(slot)) continue;
        const what = parent.slots.length ? `no slot “${slot}”` : 'no named slots';
        report(
          element,
          `<${element.parent.tag}> has ${what}, so this does not show.${meant(slot, parent.slots)}`,
          'slot',
        );
      }
    },
  },
  'wrong-value': {
    severity: 'warning',
    check({ all }, report) {
      for (const [element, name, value, kind] of written(all)) {
        const wrong = complaint(value, kind);
        if (wrong) report(element, `${name}="${value}" ${wrong}`, name);
      }
    },
  },
  'instant-without-offset': {
    severity: 'error',
    check({ all }, report) {
      for (const [element, name, value, kind] of written(all)) {
        if (kind !== 'instant' || parseInstant(value) !== undefined) continue;
        const why = Number.isNaN(Date.parse(value)) ? 'is no instant' : 'means another moment in each time zone';
        report(
          element,
          `${name}="${value}" ${why}, so it is ignored. Write day, time and offset: 2026-11-23T18:00-05:00.`,
          name,
        );
      }
    },
  },
  'unsafe-address': {
    severity: 'error',
    check({ all }, report) {
      for (const [element, name, value, kind] of written(all)) {
        if (kind !== 'url' || safeUrl(value) !== undefined) continue;
        report(element, `${name}="${value}" is not used: an address is http, https, mailto or relative.`, name);
      }
      for (const element of all) {
        const href = attribute(element, 'href');
        // Browsers leave out white space and control characters before and within the scheme.
        // eslint-disable-next-line no-control-regex
        if (!href || !/^javascript:/i.test(href.replace(/[\x00-\x20]+/g, ''))) continue;
        if (![...around(element)].some(({ tag }) => tag in TAGS)) continue;
        report(
          element,
          'A “javascript:” address does nothing under a content security policy. Link to a page, or use a button.',
          'href',
        );
      }
    },
  },
  'points-nowhere': {
    severity: 'error',
    check(page, report) {
      for (const [element, name, value, kind] of written(page.all)) {
        if (kind !== 'id' || page.isInert(element) || page.hasId(value, element)) continue;
        report(element, `${name}="${value}": nothing on the page has this id.`, name);
      }
    },
  },
  'time-order': {
    severity: 'error',
    check({ all }, report) {
      for (const element of all) {
        if (!(element.tag in TAGS)) continue;
        const [from, until, deadline] = ['from', 'until', 'deadline'].map((name) =>
          parseInstant(attribute(element, name)),
        );
        const end = deadline === undefined ? 'until' : 'deadline';
        const last = deadline ?? until;
        if (from !== undefined && last !== undefined && last <= from) {
          report(element, `“${end}” is not after “from”, so it never shows.`, end);
        }
        if (deadline !== undefined && until !== undefined && deadline > until) {
          report(element, '“deadline” is after “until”: the offer would go before the time that it names.', 'deadline');
        }
      }
    },
  },
};
