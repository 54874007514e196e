import { aTimeout, expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { coral } from '../src/adapters/coral.js';
import { disqus } from '../src/adapters/disqus.js';
import { frame } from '../src/adapters/frame.js';
import { hyvor } from '../src/adapters/hyvor.js';
import '../src/elements/comment-guidelines/define.js';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';

const HERE = new URL('./stand-ins/', import.meta.url).href;

async function panel(attributes = 'for="talk"'): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `<news-comment-guidelines load-on="click" ${attributes}><p>Neutral.</p></news-comment-guidelines><div id="talk"></div>`;
  await fixture(wrapper);
  const element = wrapper.querySelector('news-comment-guidelines')!;
  await element.updateComplete;
  return element;
}
const container = () => document.querySelector('#talk')!;
const ask = (element: Element) =>
  element.shadowRoot!.querySelector<HTMLElement>('[part=request], [part=retry]')!.click();
const becomes = (element: NewsCommentGuidelines, load: string) =>
  waitUntil(() => element.load === load, load, { timeout: 5000 });

describe('adapters of the comment panel', () => {
  it('start nothing before the panel asks, and nothing after they were disconnected', async () => {
    const element = await panel();
    const disconnect = frame(element, { src: `${HERE}comments.html`, title: 'Comments' });
    await aTimeout(30);
    expect(container().childElementCount).to.equal(0);
    disconnect();
    ask(element);
    await aTimeout(30);
    expect(container().childElementCount).to.equal(0);
    expect(element.load).to.equal('loading');
  });

  it('leave nothing busy when they are disconnected while they load', async () => {
    const element = await panel();
    const disconnect = frame(element, { src: `${HERE}comments.html`, title: 'Comments', handshake: true });
    ask(element);
    expect(container().getAttribute('aria-busy')).to.equal('true');
    disconnect();
    expect(container().hasAttribute('aria-busy')).to.equal(false);
  });

  it('find the container beside a panel in a shadow root, or else in the document', async () => {
    const outside = await panel();
    const host = document.createElement('div');
    outside.after(host);
    const root = host.attachShadow({ mode: 'open' });
    for (const [id, place] of [
      ['inside', Object.assign(document.createElement('div'), { id: 'inside' })],
      ['talk', container()],
    ] as const) {
      const element = outside.cloneNode(true) as NewsCommentGuidelines;
      element.setAttribute('for', id);
      root.append(element);
      if (id === 'inside') root.append(place);
      await element.updateComplete;
      frame(element, { src: `${HERE}comments.html`, title: 'Comments', handshake: true });
      ask(element);
      expect(element.load, id).to.equal('loading');
      expect(place.querySelector('iframe'), id).not.to.equal(null);
    }
  });

  it('leave a request that somebody refused alone, and catch up on one that came too early', async () => {
    const element = await panel();
    const refuse = (event: Event) => event.preventDefault();
    element.addEventListener('news-comment-guidelines-request', refuse);
    const disconnect = frame(element, { src: `${HERE}comments.html`, title: 'Comments' });
    ask(element);
    await aTimeout(30);
    expect(container().childElementCount).to.equal(0);
    disconnect();
    element.removeEventListener('news-comment-guidelines-request', refuse);
    ask(element);
    await becomes(element, 'loading');
    frame(element, { src: `${HERE}comments.html`, title: 'Comments' });
    await becomes(element, 'ready');
  });

  it('say so when there is no container', async () => {
    const element = await panel('for="nowhere"');
    frame(element, { src: `${HERE}comments.html`, title: 'Comments' });
    ask(element);
    await becomes(element, 'error');
    expect(element.explain().problem).to.equal('page');
  });

  describe('coral', () => {
    interface Embed {
      options: Record<string, unknown>;
      emit(name: string): void;
    }
    const calls = () => (window as unknown as { Coral: { calls: Embed[] } }).Coral.calls;

    it('a script that cannot be loaded is an error, and is asked for again', async () => {
      const element = await panel();
      coral(element, { rootURL: `${HERE}nothing-here` });
      ask(element);
      await becomes(element, 'error');
      await element.updateComplete;
      expect(document.querySelector('script[src*="nothing-here"]')).to.equal(null);
      expect(container().hasAttribute('aria-busy')).to.equal(false);
    });

    it('creates the stream, is ready when Coral says so, and creates it anew on another try', async () => {
      const element = await panel();
      coral(element, { rootURL: `${HERE}coral/`, storyID: '17' });
      ask(element);
      await waitUntil(() => 'Coral' in window && calls().length === 1);
      const [first] = calls();
      expect(first!.options).to.include({ id: 'talk', storyID: '17', autoRender: true, rootURL: `${HERE}coral` });
      await aTimeout(30);
      expect(element.load, 'something shows, but Coral is busy').to.equal('loading');
      expect(container().getAttribute('aria-busy')).to.equal('true');
      first!.emit('ready');
      await becomes(element, 'ready');
      expect(container().hasAttribute('aria-busy')).to.equal(false);
      await element.retry();
      await waitUntil(() => calls().length === 2);
      expect(container().childElementCount).to.equal(1);
      first!.emit('ready');
      await aTimeout(10);
      expect(element.load, 'the first try no longer counts').to.equal('loading');
      calls()[1]!.emit('ready');
      await becomes(element, 'ready');
    });

    it('takes no address but one of the web', async () => {
      const element = await panel();
      coral(element, { rootURL: 'javascript:alert(1)//' });
      ask(element);
      await becomes(element, 'error');
    });
  });

  it('hyvor: puts its element in, lets it load, is ready with its event', async () => {
    const element = await panel();
    hyvor(element, {
      websiteId: 42,
      pageId: 'a-17',
      attributes: { 'page-language': 'fr' },
      scriptURL: `${HERE}hyvor.js`,
    });
    ask(element);
    await becomes(element, 'ready');
    const comments = container().querySelector('hyvor-talk-comments')!;
    expect(comments.textContent).to.equal('Hyvor 42 a-17');
    expect(comments.getAttribute('loading')).to.equal('manual');
    expect(comments.getAttribute('page-language')).to.equal('fr');
    await element.retry();
    await becomes(element, 'ready');
    expect(container().querySelectorAll('hyvor-talk-comments').length).to.equal(1);
  });

  it('disqus: configures the page, is ready when called back, and resets on another try', async () => {
    const element = await panel();
    disqus(element, { shortname: 'example', identifier: 'a-17', scriptURL: `${HERE}disqus.js` });
    ask(element);
    await waitUntil(() => container().textContent === 'Disqus a-17');
    expect(element.load).to.equal('loading');
    const { DISQUS } = window as unknown as { DISQUS: { ready(): void; last: { page: { url: string } } } };
    expect(DISQUS.last.page.url).to.equal(location.origin + location.pathname);
    DISQUS.ready();
    await becomes(element, 'ready');
    await element.retry();
    await element.updateComplete;
    expect(element.load).to.equal('loading');
    DISQUS.ready();
    await becomes(element, 'ready');
    expect(document.querySelectorAll('#disqus_thread').length).to.equal(1);
  });

  describe('disqus, while its script is on the way', () => {
    interface Disqus {
      DISQUS?: { ready(): void; last: { page: { identifier: string } } };
      disqusRuns?: number;
    }
    const page = window as unknown as Disqus;
    const options = (identifier: string) => ({ shortname: 'example', identifier, scriptURL: `${HERE}disqus.js` });
    const threads = () => document.querySelectorAll('#disqus_thread');
    beforeEach(() => {
      delete page.DISQUS;
      page.disqusRuns = 0;
    });

    it('another try waits for the same script, and its answer counts', async () => {
      const element = await panel();
      disqus(element, options('a-1'));
      ask(element);
      await element.retry();
      await element.retry();
      await waitUntil(() => container().textContent === 'Disqus a-1');
      expect(page.disqusRuns).to.equal(1);
      expect(threads().length).to.equal(1);
      page.DISQUS!.ready();
      await becomes(element, 'ready');
    });

    it('two panels share the script; the one that asked last has the thread, and the other may have it back', async () => {
      const first = await panel();
      disqus(first, options('a-1'));
      const second = first.cloneNode(true) as NewsCommentGuidelines;
      second.setAttribute('for', 'talk-2');
      const place = document.createElement('div');
      place.id = 'talk-2';
      container().after(second, place);
      await second.updateComplete;
      disqus(second, options('a-2'));
      ask(first);
      ask(second);
      await waitUntil(() => place.textContent === 'Disqus a-2');
      expect(page.disqusRuns).to.equal(1);
      expect(threads().length).to.equal(1);
      page.DISQUS!.ready();
      await becomes(second, 'ready');
      expect(first.load).to.equal('loading');
      await first.retry();
      expect(container().textContent).to.equal('Disqus a-1');
      expect(place.childElementCount).to.equal(0);
      page.DISQUS!.ready();
      await becomes(first, 'ready');
      expect(page.disqusRuns).to.equal(1);
    });

    it('whoever disconnects sees no comments come, and may connect again', async () => {
      const element = await panel();
      const disconnect = disqus(element, options('a-1'));
      ask(element);
      expect(threads().length).to.equal(1);
      disconnect();
      await waitUntil(() => page.DISQUS);
      expect(container().childElementCount).to.equal(0);
      page.DISQUS!.ready();
      await aTimeout(10);
      expect(element.load).to.equal('loading');
      disqus(element, options('a-3'));
      await waitUntil(() => container().textContent === 'Disqus a-3');
      page.DISQUS!.ready();
      await becomes(element, 'ready');
      expect(page.disqusRuns).to.equal(1);
    });

    it('a thread that the page has itself stays where it is', async () => {
      const element = await panel();
      const own = document.createElement('div');
      own.id = 'disqus_thread';
      element.before(own);
      const disconnect = disqus(element, options('a-1'));
      ask(element);
      await waitUntil(() => own.textContent === 'Disqus a-1');
      disconnect();
      expect(own.isConnected).to.equal(true);
      expect(own.nextElementSibling).to.equal(element);
    });
  });

  it('disqus: takes no short name that would lead to another host', async () => {
    const element = await panel();
    disqus(element, { shortname: 'evil.example/' });
    ask(element);
    await becomes(element, 'error');
  });

  describe('frame', () => {
    it('is ready when the frame has loaded; the frame has its name', async () => {
      const element = await panel();
      frame(element, { src: `${HERE}comments.html`, title: 'Comments' });
      ask(element);
      await becomes(element, 'ready');
      expect(container().querySelector('iframe')!.title).to.equal('Comments');
    });

    it('listens to nobody but its own frame and origin', async () => {
      const element = await panel();
      frame(element, { src: `${HERE}comments.html`, title: 'Comments', handshake: true });
      ask(element);
      await waitUntil(() => container().querySelector('iframe'));
      const inner = container().querySelector('iframe')!;
      await oneEvent(inner, 'load');
      const ready = { type: 'news-comments', state: 'ready', blockSize: 321 };
      const say = (origin: string, source: Window | null, data: unknown = ready) =>
        window.dispatchEvent(new MessageEvent('message', { origin, source, data }));
      say('https://evil.example', inner.contentWindow);
      say('null', inner.contentWindow);
      say(location.origin, window);
      say(location.origin, null);
      say(location.origin, inner.contentWindow, null);
      say(location.origin, inner.contentWindow, { ...ready, type: 'other' });
      for (const origin of [`${location.origin}/`, `${location.origin}.evil.example`, location.host, '', '*']) {
        say(origin, inner.contentWindow);
      }
      for (const data of [0, '', 'ready', JSON.stringify(ready), true, [], [ready], { ready }, () => ready]) {
        say(location.origin, inner.contentWindow, data);
      }
      for (const blockSize of ['500px', NaN, 0, -5, null, {}, [500], true]) {
        say(location.origin, inner.contentWindow, { ...ready, state: undefined, blockSize });
      }
      for (const state of [undefined, null, 'READY', 'done', 1, ['ready']]) {
        say(location.origin, inner.contentWindow, { type: 'news-comments', state });
      }
      await aTimeout(10);
      expect(element.load).to.equal('loading');
      expect(inner.style.blockSize).to.equal('');
      say(location.origin, inner.contentWindow, { ...ready, state: undefined, blockSize: 1e9 });
      expect(inner.style.blockSize).to.equal('20000px');
      say(location.origin, inner.contentWindow);
      await becomes(element, 'ready');
      expect(inner.style.blockSize).to.equal('321px');
      say(location.origin, inner.contentWindow, { type: 'news-comments', state: 'error' });
      await becomes(element, 'error');
    });
  });

  it('frame: a frame that is gone says nothing any more', async () => {
    const element = await panel();
    frame(element, { src: `${HERE}comments.html`, title: 'Comments', handshake: true });
    ask(element);
    await waitUntil(() => container().querySelector('iframe'));
    container().querySelector('iframe')!.remove();
    const data = { type: 'news-comments', state: 'ready' };
    window.dispatchEvent(new MessageEvent('message', { origin: location.origin, source: null, data }));
    await aTimeout(10);
    expect(element.load).to.equal('loading');
  });

  // Last, since it loads the scripts of all.
  describe('all', () => {
    it('no message to the window makes any of them ready, or fail', async () => {
      const messages = [
        { type: 'news-comments', state: 'ready' },
        { type: 'news-comments', state: 'error' },
        'ready',
        JSON.stringify({ type: 'ready', event: 'ready', name: 'ready' }),
        JSON.stringify({ scope: 'host', name: 'rendered' }),
      ];
      const start = {
        coral: (element: NewsCommentGuidelines) => coral(element, { rootURL: `${HERE}coral/` }),
        hyvor: (element: NewsCommentGuidelines) =>
          hyvor(element, { websiteId: 'silent', scriptURL: `${HERE}hyvor.js`, attributes: { 'data-silent': '' } }),
        disqus: (element: NewsCommentGuidelines) =>
          disqus(element, { shortname: 'example', scriptURL: `${HERE}disqus.js` }),
        frame: (element: NewsCommentGuidelines) =>
          frame(element, { src: `${HERE}comments.html`, title: 'Comments', handshake: true }),
      };
      for (const [name, connect] of Object.entries(start)) {
        const element = await panel();
        const disconnect = connect(element);
        ask(element);
        await waitUntil(() => element.load === 'loading' && container().childElementCount, name);
        const origins = [
          location.origin,
          'https://evil.example',
          'https://disqus.com',
          'https://talk.hyvor.com',
          'null',
        ];
        for (const origin of origins) {
          for (const data of messages) {
            window.dispatchEvent(new MessageEvent('message', { origin, data, source: window }));
            const frames = [...document.querySelectorAll<HTMLIFrameElement>('#talk iframe')];
            if (origin === location.origin) continue;
            for (const { contentWindow } of frames) {
              window.dispatchEvent(new MessageEvent('message', { origin, data, source: contentWindow }));
            }
          }
        }
        await aTimeout(20);
        expect(element.load, name).to.equal('loading');
        disconnect();
        element.parentElement!.remove();
      }
    });
  });
});
