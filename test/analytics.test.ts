import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { type AnalyticsEvent, defaultEvents, forwardEvents } from '../src/analytics.js';
import '../src/elements/reader-context/define.js';
import { setReader } from '../src/reader/page.js';

const allow = (...granted: string[]) =>
  setReader({
    consent: { status: 'decided', categories: Object.fromEntries(granted.map((name) => [name, 'granted' as const])) },
  });
const fire = (target: EventTarget, type: string, detail?: unknown, cancelable = false) =>
  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));

describe('analytics', () => {
  let sent: AnalyticsEvent[];
  let stop: () => void;
  let target: HTMLElement;
  const names = () => sent.map(({ event }) => event);
  const start = (options = {}) => (stop = forwardEvents({ send: (entry) => sent.push(entry), ...options }));

  beforeEach(async () => {
    sent = [];
    stop = () => undefined;
    setReader({ consent: {} });
    target = await fixture(html`<p id="strip"></p>`);
  });
  afterEach(() => {
    stop();
    setReader({ consent: {} });
  });

  it('forwards nothing before the category is allowed, keeps nothing for later, and stops when it is taken back', async () => {
    start();
    fire(target, 'news-pencil-expand', { trigger: 'user' });
    allow('ads');
    fire(target, 'news-pencil-expand', { trigger: 'user' });
    await nextFrame();
    allow('analytics');
    await nextFrame();
    expect(sent).to.deep.equal([]);
    fire(target, 'news-pencil-expand', { trigger: 'user' });
    await nextFrame();
    expect(names()).to.deep.equal(['news-pencil-expand']);
    setReader({ consent: { status: 'decided', categories: { analytics: 'denied' } } });
    fire(target, 'news-pencil-collapse', { trigger: 'user' });
    await nextFrame();
    expect(sent).to.have.length(1);
  });

  it('takes another category, and what runs without a question', async () => {
    start({ category: 'ads' });
    allow('analytics');
    fire(target, 'news-pencil-expand');
    allow('ads');
    fire(target, 'news-pencil-collapse');
    await nextFrame();
    setReader({ consent: { lenient: true } });
    fire(target, 'news-photo-close');
    await nextFrame();
    expect(names()).to.deep.equal(['news-pencil-collapse', 'news-photo-close']);
  });

  it('asks the nearest reader context', async () => {
    const inner = await fixture(html`<news-reader-context consent="analytics=denied"><p></p></news-reader-context>`);
    await nextFrame();
    start();
    allow('analytics');
    fire(inner.firstElementChild!, 'news-pencil-expand');
    await nextFrame();
    expect(sent).to.deep.equal([]);
    inner.setAttribute('consent', 'analytics=granted');
    await nextFrame();
    setReader({ consent: {} });
    fire(inner.firstElementChild!, 'news-pencil-collapse');
    await nextFrame();
    expect(names()).to.deep.equal(['news-pencil-collapse']);
  });

  it('fills a data layer, made where there is none, with entries that are not merged', async () => {
    const globals = globalThis as unknown as Record<string, unknown[]>;
    allow('analytics');
    stop = forwardEvents({ dataLayer: 'layerA' });
    fire(target, 'news-pencil-dismiss', { campaign: 'autumn', count: 1, until: null });
    await nextFrame();
    expect(globals.layerA).to.deep.equal([
      {
        event: 'news-pencil-dismiss',
        element: 'p',
        id: 'strip',
        detail: { campaign: 'autumn', count: 1, until: null },
        _clear: true,
      },
    ]);
  });

  it('counts each event once for a place, however often it is started, and by whichever copy', async () => {
    allow('analytics');
    const url = new URL('../src/analytics.ts', import.meta.url).href;
    const other = (await import(`${url}?copy=2`)) as typeof import('../src/analytics.js');
    expect(other.forwardEvents).not.to.equal(forwardEvents);
    const globals = globalThis as unknown as Record<string, unknown[]>;
    stop = forwardEvents({ dataLayer: 'layerB' });
    expect(other.forwardEvents({ dataLayer: 'layerB' })).to.equal(stop);
    const send = (entry: AnalyticsEvent) => sent.push(entry);
    const stops = [forwardEvents({ send }), other.forwardEvents({ send })];
    fire(target, 'news-photo-reveal');
    await nextFrame();
    expect(globals.layerB).to.have.length(1);
    expect(sent).to.have.length(1);
    stops[0]!();
    fire(target, 'news-photo-reveal');
    await nextFrame();
    expect(sent, 'stopped').to.have.length(1);
    // It can be started again.
    stops[0] = forwardEvents({ send });
    fire(target, 'news-photo-reveal');
    await nextFrame();
    expect(sent).to.have.length(2);
    stops[0]();
  });

  it('hears what a page stops, and leaves out what it refuses', async () => {
    allow('analytics');
    start();
    const halt = (event: Event) => event.stopImmediatePropagation();
    const refuse = (event: Event) => event.preventDefault();
    document.addEventListener('news-photo-close', halt, true);
    target.addEventListener('news-photo-open', refuse);
    fire(target, 'news-photo-close', { reason: 'escape' });
    fire(target, 'news-photo-open', { index: 0, count: 1 }, true);
    await nextFrame();
    document.removeEventListener('news-photo-close', halt, true);
    expect(names()).to.deep.equal(['news-photo-close']);
  });

  it('leaves carousels that rotate by themselves out, unless they are asked for', async () => {
    allow('analytics');
    start();
    const change = { index: 1, previousIndex: 0, reason: 'auto', userInitiated: false };
    fire(target, 'news-carousel-change', change);
    fire(target, 'news-carousel-change', { ...change, reason: 'next', userInitiated: true });
    fire(target, 'news-carousel-before-change', change);
    fire(target, 'news-carousel-state', {});
    await nextFrame();
    expect(sent.map(({ detail }) => detail!.reason)).to.deep.equal(['next']);
    stop();
    sent = [];
    start({ events: ['news-carousel-change', 'news-carousel-state'] });
    fire(target, 'news-carousel-change', change);
    fire(target, 'news-carousel-state', { state: 'paused' });
    fire(target, 'news-pencil-expand');
    await nextFrame();
    expect(names()).to.deep.equal(['news-carousel-change', 'news-carousel-state']);
  });

  it('hands on plain data only, and nothing about who reads', async () => {
    allow('analytics');
    start();
    class Odd {
      secret = 1;
    }
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    fire(target, 'news-pencil-cta', {
      href: 'https://ann:pw@example.org/subscribe?email=ann@example.org#t=1',
      links: [{ href: 'mailto:ann@example.org' }, { src: '/picture.png?token=1' }],
      reader: 'banned',
      previous: { reader: 'anonymous' },
      node: document.body,
      odd: new Odd(),
      act: () => 1,
      nan: NaN,
      list: [1, undefined, document.body, 'x'],
      loop,
    });
    await nextFrame();
    const { detail } = sent[0]!;
    expect(detail!.href).to.equal('https://example.org/subscribe');
    expect(detail!.links).to.deep.equal([{ href: 'mailto:' }, { src: '/picture.png' }]);
    expect(detail!.list).to.deep.equal([1, null, null, 'x']);
    expect(detail!.nan).to.equal(null);
    expect(Object.keys(detail!).sort()).to.deep.equal(['href', 'links', 'list', 'loop', 'nan']);
    expect(JSON.parse(JSON.stringify(sent[0]))).to.deep.equal(sent[0]);
  });

  it('copies the detail, so that a later change of it does not count', async () => {
    allow('analytics');
    start();
    const detail = { trigger: 'user' };
    fire(target, 'news-pencil-expand', detail);
    detail.trigger = 'changed';
    await nextFrame();
    expect(sent[0]!.detail).to.deep.equal({ trigger: 'user' });
  });

  it('counts a pencil that was seen before the reader allowed it, once', async () => {
    const pencil = document.createElement('my-pencil');
    // In a shadow root of the page, and registered under another tag.
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({ mode: 'open' }).append(pencil);
    const explain = () => ({ campaign: 'autumn', variant: 'b', open: true, reader: 'anonymous' });
    Object.defineProperties(pencil, { impression: { value: true }, explain: { value: explain } });
    start();
    fire(pencil, 'news-pencil-impression', { campaign: 'autumn' });
    await nextFrame();
    expect(sent).to.deep.equal([]);
    allow('analytics');
    allow('analytics', 'ads');
    fire(pencil, 'news-pencil-impression', { campaign: 'autumn' });
    await nextFrame();
    expect(sent).to.deep.equal([
      {
        event: 'news-pencil-impression',
        element: 'my-pencil',
        detail: { campaign: 'autumn', variant: 'b', open: true },
      },
    ]);
  });

  it('names the element, not the host of the shadow root in which it stands, and asks the context around that', async () => {
    const context = await fixture(html`<news-reader-context><div id="app"></div></news-reader-context>`);
    const root = context.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<i id="one"></i><i id="two"></i>';
    allow('analytics');
    start();
    for (const inner of root.children) fire(inner, 'news-pencil-impression', { campaign: null });
    await nextFrame();
    expect(sent.map(({ element, id }) => `${element} ${id}`)).to.deep.equal(['i one', 'i two']);
    context.setAttribute('consent', 'analytics=denied');
    await nextFrame();
    fire(root.firstElementChild!, 'news-pencil-expand', { trigger: 'user' });
    await nextFrame();
    expect(sent).to.have.length(2);
  });

  it('goes on when the function throws', async () => {
    allow('analytics');
    const errors: unknown[] = [];
    const before = window.onerror;
    window.onerror = (_message, _source, _line, _column, error) => {
      errors.push(error);
      return true;
    };
    const wrong = new Error('not today');
    stop = forwardEvents({
      send(entry) {
        sent.push(entry);
        throw wrong;
      },
    });
    fire(target, 'news-photo-close');
    fire(target, 'news-photo-reveal');
    await nextFrame();
    window.onerror = before;
    expect(names()).to.deep.equal(['news-photo-close', 'news-photo-reveal']);
    expect(errors).to.deep.equal([wrong, wrong]);
  });

  it('knows every documented event: it forwards it, or leaves it out on purpose', async () => {
    const answer = await fetch(new URL('../custom-elements.json', import.meta.url));
    const manifest = (await answer.json()) as { modules: { declarations: { events?: { name: string }[] }[] }[] };
    const documented = manifest.modules.flatMap(({ declarations }) =>
      declarations.flatMap(({ events = [] }) => events.map(({ name }) => name)),
    );
    const leftOut = documented.filter((name) => !defaultEvents.includes(name));
    expect(leftOut.sort()).to.deep.equal([
      'news-carousel-before-change',
      'news-carousel-state',
      'news-cookie-notice-before-save',
    ]);
    expect(defaultEvents.filter((name) => !documented.includes(name))).to.deep.equal([]);
    expect(new Set(defaultEvents).size).to.equal(defaultEvents.length);
  });
});
