// Anything goes in: attributes, properties, children and calls at random. Nothing may throw, and what the author wrote
// must be there in the end. Each run prints its seed; `?seed=…` in the address of the page repeats one.
import { expect, nextFrame } from '@open-wc/testing';
import fc from 'fast-check';
import '../src/all.js';
import { examples, TAGS } from './pages/every-element.mjs';
import { hearProblems } from './problems-support.js';

const RUNS = 14;
const seed = Number(new URLSearchParams(location.search).get('seed')) || Date.now() % 2 ** 31;

/** Values that mean something somewhere, next to some that mean nothing anywhere. */
const VALUES = [
  '', ' ', '0', '-1', '1', '2', '99999999999999999999', 'NaN', 'Infinity', '1e400', 'auto', 'none', 'true', 'false', 'null',
  'top', 'bottom', 'inline', 'scroll', 'never', 'end', 'slide', 'fade', 'pause', 'pause+nav', 'external', 'dots', 'stop',
  'open', 'closed', 'paused', 'off', 'archived', 'premoderated', 'loading', 'error', 'ready', 'visible', 'click', 'manual',
  'compact', 'full', 'consent', 'blocked', 'opt-in', 'opt-out', 'notice', 'subscriber', 'anonymous', 'pending', 'suspended',
  '10d', '0s', '30m forever', '1/day 3/week', '2018-05-06', '2018-02-31', '2026-11-23T10:00:00Z', '2026-11-23T10:00', '2099-01-01T00:00:00+02:00',
  'javascript:alert(1)', 'https://example.com/', '//', '#x', 'x', '"]', "'", '<b>', '\\', '🗞', 'ar', 'nl_NL', 'x-', '16 / 9', '0/0',
  'handout', 'ai', 'analytics=granted social=denied', 'constructor', '__proto__',
]; // prettier-ignore

const CHILDREN: Record<string, () => Node> = {
  text: () => document.createTextNode('Written by hand'),
  paragraph: () => make('p', 'A paragraph'),
  list: () => make('ul', '', make('li', 'A rule'), make('li', 'Another one')),
  headline: () => make('strong', 'A headline', { slot: 'headline' }),
  cta: () => make('a', 'A link', { slot: 'cta', href: '#x' }),
  lost: () => make('p', 'In a slot that nobody has', { slot: 'no-such-slot' }),
  notice: () => make('p', 'A notice', { slot: 'notice' }),
  loading: () => make('p', 'Wait', { slot: 'loading' }),
  figure: () =>
    make('figure', '', make('img', '', { alt: 'A ferry', width: '3', height: '2' }), make('figcaption', 'A caption')),
  image: () => make('img', '', { alt: 'Alone', src: 'data:,' }),
  template: () => {
    const template = make('template', '', {
      'data-thread': 'closed',
      'data-variant': 'a',
      weight: '3',
    }) as HTMLTemplateElement;
    template.content.append(make('p', 'From a template'));
    return template;
  },
  category: () => make('news-cookie-category', 'What it is for', { name: 'analytics', label: 'Statistics' }),
  nested: () => make('news-carousel', '', make('p', 'Slide in a carousel'), make('p', 'Next slide')),
  comment: () => document.createComment('a comment'),
  hidden: () => make('p', 'A hidden paragraph', { hidden: '' }),
};

function make(
  tag: string,
  text: string,
  attributes: Record<string, string> | Node = {},
  ...children: Node[]
): HTMLElement {
  const el = document.createElement(tag);
  if (attributes instanceof Node) children.unshift(attributes);
  else for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.append(text, ...children);
  return el;
}

type Anything = HTMLElement & Record<string, unknown>;
interface Reactive {
  elementProperties: Map<PropertyKey, { attribute?: string | boolean; state?: boolean }>;
}
const propertiesOf = (tag: string) => (customElements.get(tag) as unknown as Reactive).elementProperties;
const attributesOf = (tag: string) =>
  [...propertiesOf(tag)].map(([name, { attribute }]) =>
    typeof attribute === 'string' ? attribute : String(name).toLowerCase(),
  );
/** Public methods: what stands on the class itself, without what Lit and the platform call. */
const NOT_OURS =
  /^(constructor|adoptedCallback|connectedCallback|disconnectedCallback|attributeChangedCallback|render|update|updated|willUpdate|firstUpdated|createRenderRoot|getUpdateComplete|performUpdate|shouldUpdate|scheduleUpdate|mark|extras)$/;
const methodsOf = (tag: string) =>
  Object.entries(Object.getOwnPropertyDescriptors(customElements.get(tag)!.prototype as object))
    .filter(([name, { value }]) => typeof value === 'function' && !NOT_OURS.test(name))
    .map(([name]) => name);

const ARGUMENTS = [
  undefined,
  null,
  0,
  1,
  -3,
  NaN,
  1e9,
  '',
  'x',
  {},
  [],
  { analytics: 'granted' },
  { analytics: 7 },
  true,
];
/** What a property may be given by a framework that knows no types. */
const ODD = [
  undefined,
  null,
  0,
  -1,
  NaN,
  Infinity,
  '',
  'x',
  true,
  false,
  [],
  {},
  Symbol.for('x').description,
  new Date(0),
];

type Step =
  | { do: 'attribute'; name: string; value: string | null }
  | { do: 'property'; name: string; value: unknown }
  | { do: 'call'; name: string; arguments: unknown[] }
  | { do: 'add'; child: string; at: number }
  | { do: 'take' | 'change'; at: number }
  | { do: 'around'; name: string; value: string | null }
  | { do: 'move' | 'detach' | 'press' | 'wait' | 'clone' };

const stepsFor = (tag: string): fc.Arbitrary<Step[]> => {
  const common = ['hidden', 'lang', 'dir', 'class', 'slot', 'inert', 'id', 'aria-label', 'data-news-reader'];
  const value: fc.Arbitrary<string> = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...VALUES) },
    { weight: 1, arbitrary: fc.string() },
  );
  const methods = methodsOf(tag);
  const properties = [...propertiesOf(tag).keys()].map(String);
  const kinds: fc.Arbitrary<Step>[] = [
    fc.record({
      do: fc.constant('attribute' as const),
      name: fc.constantFrom(...attributesOf(tag), ...common),
      value: fc.option<string>(value),
    }),
    fc.record({ do: fc.constant('add' as const), child: fc.constantFrom(...Object.keys(CHILDREN)), at: fc.nat(6) }),
    fc.record({ do: fc.constantFrom('take' as const, 'change' as const), at: fc.nat(6) }),
    fc.record({
      do: fc.constant('around' as const),
      name: fc.constantFrom('reader', 'consent', 'cookies', 'moderation', 'lang', 'hidden'),
      value: fc.option<string>(value),
    }),
    fc.record({
      do: fc.constantFrom('move' as const, 'detach' as const, 'press' as const, 'wait' as const, 'clone' as const),
    }),
  ];
  if (properties.length) {
    kinds.push(
      fc.record({
        do: fc.constant('property' as const),
        name: fc.constantFrom(...properties),
        value: fc.oneof(fc.constantFrom(...ODD), value),
      }),
    );
  }
  if (methods.length) {
    kinds.push(
      fc.record({
        do: fc.constant('call' as const),
        name: fc.constantFrom(...methods),
        arguments: fc.array(fc.constantFrom(...ARGUMENTS), { maxLength: 2 }),
      }),
    );
  }
  return fc.array(fc.oneof(...kinds), { minLength: 4, maxLength: 14 });
};

describe('anything goes in', () => {
  const problems = hearProblems();
  /** What the page knows of its reader changes, too. */
  const place = document.createElement('news-reader-context');

  before(() => {
    console.log(`fuzz: seed ${seed}`);
    document.body.append(place);
  });
  after(() => {
    place.remove();
    localStorage.clear();
    sessionStorage.clear();
  });

  for (const tag of TAGS) {
    it(`${tag}: no exception, and nothing of the author's is lost`, async function () {
      this.timeout(30_000);
      const example = Object.entries(examples).find(([name]) => `news-${name}` === tag)?.[1];
      const run = async (steps: Step[]) => {
        const template = document.createElement('template');
        template.innerHTML = example ?? '';
        const el = (template.content.querySelector(tag) ?? document.createElement(tag)) as Anything;
        place.append(document.adoptNode(el));
        /** The author's nodes in their order, those that came with the mark-up and those that a step adds. */
        const given: ChildNode[] = [...el.childNodes];
        const texts = new Map<Node, string | null>(given.map((node) => [node, node.textContent]));
        const pick = (at: number) => given[at % given.length];
        const perform = async (step: Step) => {
          switch (step.do) {
            case 'attribute':
              if (step.value === null) el.removeAttribute(step.name);
              else el.setAttribute(step.name, step.value);
              break;
            case 'property':
              el[step.name] = step.value;
              break;
            case 'call':
              // What is refused is refused by a result, not by an exception.
              await Promise.race([(el[step.name] as (...args: unknown[]) => unknown)(...step.arguments), nextFrame()]);
              break;
            case 'add': {
              const child = CHILDREN[step.child]!();
              const before = pick(step.at);
              el.insertBefore(child, before ?? null);
              given.splice(before ? given.indexOf(before) : 0, 0, child as ChildNode);
              texts.set(child, child.textContent);
              break;
            }
            case 'take': {
              const child = pick(step.at);
              if (!child) break;
              if (child.parentNode === el) el.removeChild(child);
              else child.remove();
              given.splice(given.indexOf(child), 1);
              break;
            }
            case 'change': {
              const child = pick(step.at);
              if (!child) break;
              child.textContent = 'Changed by a script';
              texts.set(child, child.textContent);
              break;
            }
            case 'around': {
              if (step.value === null) place.removeAttribute(step.name);
              else place.setAttribute(step.name, step.value);
              break;
            }
            case 'move':
              place.prepend(el);
              break;
            case 'detach':
              if (el.isConnected) el.remove();
              else place.append(el);
              break;
            case 'press':
              for (const button of el.shadowRoot?.querySelectorAll<HTMLElement>('button,summary') ?? []) {
                // It would load the page of the test anew.
                if (button.getAttribute('part') !== 'reload') button.click();
              }
              break;
            case 'wait':
              await nextFrame();
              break;
            case 'clone': {
              const copy = el.cloneNode(true) as HTMLElement;
              place.append(copy);
              await Promise.resolve();
              copy.remove();
            }
          }
        };
        try {
          for (const step of steps) await perform(step);
          if (!el.isConnected) place.append(el);
          await Promise.race([el.updateComplete, new Promise((resolve) => setTimeout(resolve, 1000))]);
          await nextFrame();
          expect((el.explain as () => object)(), 'explains itself').to.be.an('object');
          for (const node of given) {
            const what = (node as Element).outerHTML ?? node.nodeValue;
            // An element of ours in a context says what is for the reader of that.
            if (!/^news-.*-guidelines$/.test((node as Element).localName)) {
              expect(node.textContent, `what ${what} says`).to.equal(texts.get(node));
            }
            if (node.parentNode === el) continue;
            // A comment panel keeps aside what is not to be read now, but not from a script that asks the panel for it.
            expect(tag, `${what} is not where the author put it`).to.equal('news-comment-guidelines');
            expect(el.removeChild(node).parentNode, `${what} can be taken out`).to.equal(null);
          }
          const kept = given.filter((node) => node.parentNode === el);
          const order = [...el.childNodes].filter((node) => kept.includes(node));
          expect(order.map((node) => given.indexOf(node))).to.deep.equal(kept.map((node) => given.indexOf(node)));
        } catch (error) {
          // Firefox's stacks, which fast-check prints, lack the message.
          console.log(`fuzz: ${String(error)}`);
          throw error;
        } finally {
          for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) dialog.close();
          place.replaceChildren();
          for (const name of place.getAttributeNames()) place.removeAttribute(name);
          await nextFrame();
        }
        expect(problems().join('\n')).to.equal('');
      };
      await fc.assert(fc.asyncProperty(stepsFor(tag), run), {
        seed,
        numRuns: RUNS,
        endOnFailure: false,
        interruptAfterTimeLimit: 20_000,
        includeErrorInReport: true,
      });
    });
  }
});
