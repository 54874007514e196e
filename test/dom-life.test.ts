// What pages and their scripts do to nodes: every element goes on working, keeps the author's content, and leaves nothing.
import { expect, nextFrame } from '@open-wc/testing';
import '../src/all.js';
import { setReader } from '../src/index.js';
import { examples, TAGS, until } from './pages/every-element.mjs';
import { hearProblems } from './problems-support.js';

/** One example of each element that has something to show, without those that stand for a state of another one. */
const SHORT = Object.entries(examples).filter(([name]) => !/-(bottom|broken|group|single)$/.test(name));

const shown = () => document.getElementById('place')!;

const words = (node: Node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
const updates = async (root: ParentNode) => {
  for (const one of root.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('*'))
    await one.updateComplete;
};
const settle = async (root: ParentNode = shown()) => {
  for (let i = 0; i < 3; i++) {
    await updates(root);
    await nextFrame();
  }
};
/** The library's element in an example; some stand in a reader context. */
const subject = (root: ParentNode) =>
  root.querySelector<HTMLElement>(TAGS.filter((tag) => !/context|category/.test(tag)).join())!;
/** What the author wrote and every reader may see stands in the page, each once. */
const phrases = (html: string) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.querySelectorAll('p,li,strong,cite')]
    .filter((one) => !one.closest('[data-reader],noscript') && !one.querySelector('a,b'))
    .map(words);
};
const alive = (el: HTMLElement) => {
  expect((el as HTMLElement & { explain: () => object }).explain(), 'explains itself').to.be.an('object');
  expect(el.shadowRoot, 'has rendered').to.not.equal(null);
};
const keeps = (root: Node, html: string, name: string) => {
  const text = words(root);
  for (const phrase of phrases(html)) {
    const copies = text.split(phrase).length - 1;
    // What a panel takes out for another text waits in the panel; what is written twice is written twice.
    if (name !== 'reader-context')
      expect(copies, `${name}: “${phrase}”`).to.equal(html.split(`>${phrase}<`).length - 1 || 1);
  }
};

describe('DOM life', () => {
  const problems = hearProblems();

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    const place = document.createElement('div');
    place.id = 'place';
    document.body.append(place);
  });
  afterEach(async () => {
    shown().remove();
    await nextFrame();
    expect(problems()).to.deep.equal([]);
  });

  for (const [name, html] of SHORT) {
    describe(name, () => {
      const write = async () => {
        shown().innerHTML = html;
        await settle();
        return subject(shown());
      };

      it('is moved, and goes on', async () => {
        const el = await write();
        const other = document.createElement('section');
        shown().append(other);
        other.append(el);
        shown().prepend(el);
        await settle();
        other.append(el);
        await settle();
        alive(el);
        keeps(shown(), html, name);
        expect(subject(shown())).to.equal(el);
      });

      it('is taken out in the midst of its first rendering, and put back', async () => {
        shown().innerHTML = html;
        const el = subject(shown());
        el.remove();
        await nextFrame();
        shown().append(el);
        await settle();
        alive(el);
        keeps(shown(), html, name);
      });

      it('is cloned', async () => {
        const el = await write();
        const copy = el.cloneNode(true) as HTMLElement;
        el.remove();
        shown().append(copy);
        await settle();
        alive(copy);
        keeps(shown(), html, name);
      });

      it('is written to a string and read again', async () => {
        await write();
        const saved = shown().innerHTML;
        shown().innerHTML = '';
        shown().innerHTML = saved;
        await settle();
        alive(subject(shown()));
        keeps(shown(), html, name);
      });

      it('is made by a script, piece by piece', async () => {
        const from = document.createElement('template');
        from.innerHTML = html;
        const pattern = subject(from.content);
        const el = document.createElement(pattern.localName);
        expect(el.getAttributeNames(), 'a constructor adds no attribute').to.deep.equal([]);
        expect(el.childNodes.length).to.equal(0);
        shown().append(el);
        await nextFrame();
        for (const { name: key, value } of pattern.attributes) el.setAttribute(key, value);
        for (const child of [...pattern.childNodes]) {
          el.append(child);
          await Promise.resolve();
        }
        await settle();
        alive(el);
        keeps(el, html.slice(html.indexOf(`<${el.localName}`)), name);
      });

      it('stands in a shadow root', async () => {
        const host = document.createElement('div');
        shown().append(host);
        const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = html;
        await settle(root);
        alive(subject(root));
        keeps(root, html, name);
      });

      it('sleeps in a template', async () => {
        const template = document.createElement('template');
        template.innerHTML = html;
        shown().append(template);
        await nextFrame();
        expect(subject(template.content).shadowRoot).to.equal(null);
        shown().append(template.content.cloneNode(true));
        await settle();
        alive(subject(shown()));
        keeps(shown(), html, name);
      });

      it('comes from the document of a frame, and goes to one', async () => {
        const frame = document.createElement('iframe');
        shown().append(frame);
        const inner = frame.contentDocument!;
        inner.body.innerHTML = html;
        // Not an element of ours there: that window knows no such tags.
        expect(subject(inner).shadowRoot).to.equal(null);
        shown().append(...[...inner.body.childNodes].map((node) => document.adoptNode(node)));
        await settle();
        const el = subject(shown());
        alive(el);
        keeps(el, html.slice(html.indexOf(`<${el.localName}`)), name);
        inner.body.append(el);
        await settle(inner);
        alive(el);
        const sheets = el.shadowRoot!.adoptedStyleSheets;
        expect(sheets.length, 'is styled there').to.be.above(0);
        shown().append(el);
        await settle();
        alive(el);
        keeps(el, html.slice(html.indexOf(`<${el.localName}`)), name);
      });

      it('is upgraded late, with attributes, properties and children in place', async () => {
        shown().innerHTML = html;
        const original = subject(shown());
        const tag = `late-${name}`;
        const el = document.createElement(tag) as HTMLElement & { label?: string; explain?: () => object };
        for (const { name: key, value } of original.attributes) el.setAttribute(key, value);
        el.append(...original.childNodes);
        // A framework may have set a property on what is not an element of ours yet.
        el.label = 'Set before';
        original.replaceWith(el);
        await nextFrame();
        const { constructor } = original;
        customElements.define(tag, class extends (constructor as typeof HTMLElement) {});
        await settle();
        alive(el);
        expect(el.label).to.equal('Set before');
        keeps(el, html.slice(html.indexOf(`<${original.localName}`)), name);
      });
    });
  }

  it('what is animated can be taken out: a carousel between two slides, an opening panel, a large photo', async function () {
    this.timeout(30_000);
    shown().innerHTML = examples['carousel-buttons']! + examples.pencil! + examples.photo!;
    await settle();
    const [carousel, pencil, photo] = ['carousel-buttons', 'pencil', 'photo'].map((id) =>
      document.getElementById(id)!,
    ) as [
      HTMLElement & { next(): void; index: number },
      HTMLElement & { expand(): void; open: boolean },
      HTMLElement & { open(): Promise<void>; explain(): { open?: boolean } },
    ];
    carousel.next();
    pencil.expand();
    await photo.open();
    for (const el of [carousel, pencil, photo]) el.remove();
    await nextFrame();
    expect(document.querySelector(':modal')).to.equal(null);
    expect(photo.explain().open).to.equal(false);
    expect(photo.querySelector('figure')!.hasAttribute('slot')).to.equal(false);
    for (const el of [carousel, pencil, photo]) shown().append(el);
    await settle();
    expect(carousel.index).to.equal(1);
    expect(pencil.open).to.equal(true);
    await photo.open();
    expect(photo.explain().open).to.equal(true);
  });

  it('a reader who becomes known while elements are out of the page is known to them when they are back', async () => {
    shown().innerHTML = examples['reader-context']! + examples.pencil!;
    await settle();
    const pencil = document.getElementById('pencil') as HTMLElement & { decision: { reasons: string[] } };
    pencil.remove();
    setReader({ reader: 'subscriber' });
    shown().append(pencil);
    await settle();
    expect(pencil.decision.reasons).to.deep.equal(['reader']);
    setReader({ reader: 'unknown' });
  });
});

describe('1,000 mounts', () => {
  /** What is on and what is off again, counted at the globals. */
  const counts = { timers: 0, frames: 0, observed: 0, listeners: 0 };
  const undo: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(owner: T, key: K, make: (original: T[K]) => T[K]) => {
    const original = owner[key];
    owner[key] = make(original);
    undo.push(() => (owner[key] = original));
  };

  function count() {
    const timers = new Set<unknown>();
    const frames = new Set<unknown>();
    const update = () => Object.assign(counts, { timers: timers.size, frames: frames.size });
    const run = (set: Set<unknown>, key: { id?: unknown }, callback: (...args: never[]) => unknown) =>
      function (this: unknown, ...args: never[]) {
        set.delete(key.id);
        update();
        return callback.apply(this, args);
      };
    replace(
      window,
      'setTimeout',
      (original) =>
        ((callback: () => unknown, ...rest: [number]) => {
          const key: { id?: unknown } = {};
          const id = original(run(timers, key, callback), ...rest);
          timers.add((key.id = id));
          update();
          return id;
        }) as typeof setTimeout,
    );
    replace(
      window,
      'clearTimeout',
      (original) =>
        ((id: number) => {
          timers.delete(id);
          update();
          original(id);
        }) as typeof clearTimeout,
    );
    replace(window, 'requestAnimationFrame', (original) => (callback) => {
      const key: { id?: unknown } = {};
      const id = original(run(frames, key, callback) as FrameRequestCallback);
      frames.add((key.id = id));
      update();
      return id;
    });
    replace(window, 'setInterval', () => () => expect.fail('nothing polls'));
    for (const Observer of [IntersectionObserver, ResizeObserver, MutationObserver]) {
      const { prototype } = Observer as unknown as { prototype: IntersectionObserver };
      const watched = new Map<unknown, Set<unknown>>();
      const total = new Set<unknown>();
      const sum = (observer: unknown, change: (targets: Set<unknown>) => void) => {
        const targets = watched.get(observer) ?? new Set();
        watched.set(observer, targets);
        counts.observed -= targets.size;
        change(targets);
        counts.observed += targets.size;
        total.add(observer);
        if (!targets.size) watched.delete(observer);
      };
      replace(
        prototype,
        'observe',
        (original) =>
          function (this: IntersectionObserver, ...args) {
            sum(this, (targets) => targets.add(args[0]));
            original.apply(this, args);
          },
      );
      replace(
        prototype,
        'disconnect',
        (original) =>
          function (this: IntersectionObserver) {
            sum(this, (targets) => targets.clear());
            original.apply(this);
          },
      );
      if ('unobserve' in prototype)
        replace(
          prototype,
          'unobserve',
          (original) =>
            function (this: IntersectionObserver, target) {
              sum(this, (targets) => targets.delete(target));
              original.call(this, target);
            },
        );
    }
    // Listeners on what outlives the element: the window, the document, `<html>`, media queries.
    const known = new Map<EventTarget, Map<string, Set<unknown>>>();
    const outlives = (target: EventTarget) =>
      target === window ||
      target === document ||
      target === document.documentElement ||
      target instanceof MediaQueryList;
    replace(
      EventTarget.prototype,
      'addEventListener',
      (original) =>
        function (this: EventTarget | undefined, type, listener, options) {
          const target = this ?? window;
          const {
            capture = false,
            once = false,
            signal,
          } = typeof options === 'object' ? options : { capture: options };
          if (outlives(target) && listener && !signal?.aborted) {
            const types = known.get(target) ?? new Map<string, Set<unknown>>();
            known.set(target, types);
            const key = `${type} ${capture}`;
            const set = types.get(key) ?? new Set();
            types.set(key, set);
            const off = () => set.delete(listener) && counts.listeners--;
            if (!set.has(listener)) counts.listeners++;
            set.add(listener);
            if (signal) original.call(signal, 'abort', off);
            if (once) original.call(target, type, off, { capture, once: true });
          }
          original.call(target, type, listener, options);
        },
    );
    replace(
      EventTarget.prototype,
      'removeEventListener',
      (original) =>
        function (this: EventTarget | undefined, type, listener, options) {
          const target = this ?? window;
          const capture = typeof options === 'object' ? options.capture : options;
          if (
            known
              .get(target)
              ?.get(`${type} ${capture ?? false}`)
              ?.delete(listener)
          )
            counts.listeners--;
          original.call(target, type, listener, options);
        },
    );
  }

  after(() => {
    for (const step of undo.reverse()) step();
  });

  it('leave no timer, no frame, no observer and no listener', async function () {
    this.timeout(60_000);
    const place = document.createElement('div');
    document.body.append(place);
    const pattern = document.createElement('template');
    pattern.innerHTML = SHORT.map(([, html]) => html).join('');
    const mount = async (wait: boolean) => {
      place.append(pattern.content.cloneNode(true));
      if (wait) await updates(place);
      place.replaceChildren();
    };
    // What the page keeps for good (one observer of `data-news-reader`, the parts that are loaded once) is there after this.
    for (let i = 0; i < 3; i++) {
      place.append(pattern.content.cloneNode(true));
      await settle(place);
      await new Promise((resolve) => setTimeout(resolve, 300));
      place.replaceChildren();
      await nextFrame();
    }
    count();
    const total = pattern.content.querySelectorAll(TAGS.join()).length;
    const rounds = Math.ceil(1000 / total);
    for (let round = 0; round < rounds; round++) await mount(round % 4 === 0);
    // Some end with the next frame, or when an observer reports that its target has gone.
    await until(() => !Object.values(counts).some(Boolean), 'everything comes to an end').catch(() => undefined);
    expect(rounds * total).to.be.at.least(1000);
    expect(counts).to.deep.equal({ timers: 0, frames: 0, observed: 0, listeners: 0 });
    place.remove();
  });
});
