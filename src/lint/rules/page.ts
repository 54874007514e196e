import { meant } from '../nearest.js';
import { attribute, has, type Rules, words } from '../rule.js';
import { READERS, TAGS } from '../vocabulary.js';

const EVENTS = [
  'news-reader-change',
  ...Object.entries(TAGS).flatMap(([tag, { events }]) => events.map((event) => `${tag}-${event}`)),
];
/** Attributes in which frameworks name the event that they listen to. */
const LISTENER = /^(?:@|on[:-]?|hx-on::?|x-on:|v-on:)(news-[\w-]+)/;
/** Our modules by their usual addresses. */
const MODULE = new RegExp(
  `(^|/)(newsprint|(newsprint[^/]*/(.*/)?(${Object.keys(TAGS).join('|').replaceAll('news-', '')})))\\.js([?#]|$)`,
);

export const page: Rules = {
  'script-tag': {
    severity: 'error',
    check({ all }, report) {
      for (const element of all) {
        if (element.tag !== 'script' && element.tag !== 'link') continue;
        const address = attribute(element, element.tag === 'script' ? 'src' : 'href') ?? '';
        if (element.tag === 'script' && MODULE.test(address) && attribute(element, 'type') !== 'module') {
          report(element, `This file is a module: write type="module", or use newsprint.classic.js.`, 'src');
        }
        if (!/newsprint/.test(address) || !/^(https?:)?\/\//.test(address)) continue;
        if (has(element, 'integrity') && !has(element, 'crossorigin')) {
          report(
            element,
            'With “integrity”, a file of another origin needs crossorigin="anonymous", or it is blocked.',
            'integrity',
          );
        }
      }
    },
  },
  'reader-value': {
    severity: 'warning',
    check({ tags }, report) {
      for (const html of tags('html')) {
        const value = attribute(html, 'data-news-reader');
        if (value === undefined || READERS.includes(value as never)) continue;
        report(html, `data-news-reader="${value}" counts as unknown.${meant(value, READERS)}`, 'data-news-reader');
      }
    },
  },
  'unknown-event': {
    severity: 'warning',
    check({ all }, report) {
      for (const element of all) {
        for (const name of element.attributes.keys()) {
          const event = LISTENER.exec(name)?.[1]?.toLowerCase();
          // Names of another library that happen to start alike are far from all of ours.
          const near = event && !EVENTS.includes(event) ? meant(event, EVENTS) : '';
          if (near) report(element, `There is no event “${event}”.${near}`, name);
        }
      }
    },
  },
  'unknown-command': {
    severity: 'warning',
    check({ all }, report) {
      for (const button of all) {
        const id = attribute(button, 'commandfor');
        const target = id ? all.find((element) => attribute(element, 'id') === id) : undefined;
        const commands = target && TAGS[target.tag]?.commands;
        const [command] = words(attribute(button, 'command'));
        // The browser's own commands have no hyphens in front.
        if (!commands || !command || commands.includes(command)) continue;
        report(button, `<${target.tag}> knows no command “${command}”.${meant(command, commands)}`, 'command');
      }
    },
  },
};
