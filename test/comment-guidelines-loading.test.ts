import { aTimeout, expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import '../src/elements/comment-guidelines/define.js';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';
import { setReader } from '../src/reader/page.js';

async function panel(attributes: string, { inner = '', container = '' } = {}): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `<news-comment-guidelines ${attributes}><p>Neutral.</p>${inner}</news-comment-guidelines>
    <div id="talk" style="min-height: 20px">${container}</div>`;
  await fixture(wrapper);
  const element = wrapper.querySelector('news-comment-guidelines')!;
  await element.updateComplete;
  return element;
}
const inside = (element: Element, part: string) => element.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`);
const container = () => document.querySelector('#talk')!;
const settled = async (element: NewsCommentGuidelines) => {
  await aTimeout(0);
  await element.updateComplete;
};

describe('<news-comment-guidelines>: loading', () => {
  afterEach(() => setReader({ reader: 'unknown', cookies: 'unknown', consent: {} }));

  it('asks for nothing unless told to', async () => {
    let asked = 0;
    const count = () => (asked += 1);
    document.addEventListener('news-comment-guidelines-request', count);
    const element = await panel('for="talk"');
    await aTimeout(50);
    expect(asked).to.equal(0);
    expect(element.load).to.equal('idle');
    expect(inside(element, 'request')).to.equal(null);
    document.removeEventListener('news-comment-guidelines-request', count);
  });

  it('in view, asks once, says so, and is ready when something shows in the container', async () => {
    const requests: unknown[] = [];
    const note = (event: HTMLElementEventMap['news-comment-guidelines-request']) => requests.push(event.detail);
    document.addEventListener('news-comment-guidelines-request', note);
    const element = await panel('for="talk" load-on="visible"');
    await waitUntil(() => element.load === 'loading');
    await element.updateComplete;
    expect(inside(element, 'load')!.textContent).to.contain('Loading comments');
    expect(inside(element, 'status')!.textContent).to.equal('');
    await expect(element).to.be.accessible();
    container().innerHTML = '<script>1</script>';
    await settled(element);
    expect(element.load, 'a script is nothing to see').to.equal('loading');
    container().innerHTML = '<p>First comment</p>';
    await settled(element);
    expect(element.load).to.equal('ready');
    expect(inside(element, 'load')!.textContent.trim()).to.equal('');
    element.parentElement!.prepend(element);
    await aTimeout(50);
    expect(requests).to.deep.equal([{ trigger: 'visible', attempt: 1 }]);
    document.removeEventListener('news-comment-guidelines-request', note);
  });

  it('waits while the container is busy, or a frame has not loaded', async () => {
    const element = await panel('for="talk" load="loading"');
    container().setAttribute('aria-busy', 'true');
    container().innerHTML = '<p>Skeleton</p>';
    await settled(element);
    expect(element.load).to.equal('loading');
    const frame = document.createElement('iframe');
    container().replaceChildren(frame);
    container().removeAttribute('aria-busy');
    frame.srcdoc = '<p>Comments</p>';
    await oneEvent(frame, 'load');
    await settled(element);
    expect(element.load).to.equal('ready');
  });

  it('by click: a button asks, and the answer is announced', async () => {
    const element = await panel('for="talk" load-on="click"');
    const button = inside(element, 'request')!;
    await expect(element).to.be.accessible();
    setTimeout(() => button.click());
    const { detail } = await oneEvent<CustomEvent<unknown>>(element, 'news-comment-guidelines-request');
    expect(detail).to.deep.equal({ trigger: 'click', attempt: 1 });
    await settled(element);
    expect(element.load).to.equal('loading');
    expect(inside(element, 'status')!.textContent).to.contain('Loading comments');
    expect(document.activeElement, 'the button is gone, the focus is not').to.equal(document.body);
  });

  it('a refused request loads nothing', async () => {
    const refuse = (event: Event) => event.preventDefault();
    document.addEventListener('news-comment-guidelines-request', refuse);
    const element = await panel('load-on="visible"');
    await aTimeout(60);
    expect(element.load).to.equal('idle');
    document.removeEventListener('news-comment-guidelines-request', refuse);
  });

  it('a template about loading may fill the slot that is meant for it', async () => {
    const element = await panel('load="error"', {
      inner: '<p slot="error">Old.</p><template data-load="error"><p slot="error">Broken.</p> <p>Sorry.</p></template>',
    });
    expect(element.textContent.replace(/\s+/g, ' ').trim()).to.equal('Broken. Sorry.');
    expect(inside(element, 'load')!.textContent).not.to.contain('could not');
  });

  it('asks once, however often the reader comes by, and whatever becomes of it', async () => {
    for (const answer of ['ready', 'error', 'refused'] as const) {
      let asked = 0;
      const element = await panel('for="talk"');
      element.addEventListener('news-comment-guidelines-request', (event) => {
        asked += 1;
        if (answer === 'refused') event.preventDefault();
        else element.load = answer;
      });
      const far = document.createElement('div');
      far.style.height = '5000px';
      element.before(far);
      element.loadOn = 'visible';
      await element.updateComplete;
      await aTimeout(50);
      expect(asked, 'far away').to.equal(0);
      for (let round = 0; round < 3; round += 1) {
        element.scrollIntoView();
        await waitUntil(() => asked > 0);
        await aTimeout(50);
        window.scrollTo(0, 0);
        await aTimeout(50);
      }
      expect(asked, answer).to.equal(1);
      far.parentElement!.remove();
    }
  });

  it('nothing is asked for a thread that is off or paused, until it opens', async () => {
    const element = await panel('load-on="visible" thread="off"');
    await aTimeout(60);
    expect(element.load).to.equal('idle');
    element.thread = 'closed';
    await waitUntil(() => element.load === 'loading');
  });

  describe('with a clock', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => {
      clock = useFakeTimers({
        now: 1_000_000,
        toFake: ['setTimeout', 'clearTimeout', 'Date'],
        shouldClearNativeTimers: true,
      });
    });
    afterEach(() => clock.restore());

    for (const [timeout, ms] of [
      ['', 15_000],
      ['timeout="2s"', 2000],
      ['timeout="-4s"', 15_000],
      ['timeout="0s"', 15_000],
    ] as const) {
      it(`ends after ${ms} ms (${timeout || 'default'})`, async () => {
        const element = await panel(`load="loading" for="nowhere" ${timeout}`);
        const heard: unknown[] = [];
        element.addEventListener('news-comment-guidelines-timeout', ({ detail }) => heard.push(detail));
        await clock.tickAsync(ms - 1);
        expect(element.load).to.equal('loading');
        await clock.tickAsync(1);
        await element.updateComplete;
        expect(element.load).to.equal('error');
        expect(heard).to.deep.equal([{ timeout: ms }]);
        expect(element.explain().problem).to.equal('timeout');
        expect(inside(element, 'load')!.textContent).to.contain('could not be loaded');
        expect(inside(element, 'status')!.textContent).to.contain('could not be loaded');
      });
    }

    it('ready in time ends the waiting; leaving the document does, too', async () => {
      const timers = clock.countTimers();
      const element = await panel('load="loading"');
      expect(clock.countTimers()).to.equal(timers + 1);
      element.load = 'ready';
      await element.updateComplete;
      expect(clock.countTimers()).to.equal(timers);
      element.load = 'loading';
      await element.updateComplete;
      element.remove();
      expect(clock.countTimers()).to.equal(timers);
    });

    it('an error that was told is no news when the panel is moved', async () => {
      const element = await panel('load="loading"');
      await clock.tickAsync(15_000);
      await element.updateComplete;
      expect(inside(element, 'status')!.textContent).to.contain('could not be loaded');
      element.parentElement!.append(element);
      await element.updateComplete;
      await clock.tickAsync(100);
      expect(inside(element, 'status')!.textContent).to.equal('');
      expect(inside(element, 'load')!.textContent).to.contain('could not be loaded');
    });

    it('Try again asks again, and fails again', async () => {
      const element = await panel('load="error"');
      expect(element.explain().problem).to.equal('page');
      const heard: string[] = [];
      for (const type of ['retry', 'request', 'timeout'] as const) {
        element.addEventListener(`news-comment-guidelines-${type}`, () => heard.push(type));
      }
      inside(element, 'retry')!.focus();
      inside(element, 'retry')!.click();
      await element.updateComplete;
      expect(element.load).to.equal('loading');
      expect(document.activeElement, 'focus stays in the panel').to.equal(element);
      await clock.tickAsync(15_000);
      await element.updateComplete;
      expect(heard).to.deep.equal(['retry', 'request', 'timeout']);
      await element.retry();
      expect(heard.slice(3)).to.deep.equal(['retry', 'request']);
    });
  });

  it('the author’s words, or a template’s, stand in place of the built-in ones', async () => {
    const element = await panel('load="error"', {
      inner: '<p slot="loading">One moment.</p><p slot="error">Our fault.</p>',
    });
    expect(element.textContent).to.contain('Our fault.').and.not.to.contain('One moment.');
    expect(inside(element, 'load')!.textContent).not.to.contain('could not');
    expect(inside(element, 'retry')).not.to.equal(null);
    await expect(element).to.be.accessible();
    const other = await panel('load="error"', { inner: '<template data-load="error"><p>Broken.</p></template>' });
    expect(other.textContent.trim()).to.contain('Broken.');
    expect(inside(other, 'load')!.textContent).not.to.contain('could not');
  });

  it('blocked cookies: it does not ask by itself and says why; the reader may try; later they are on', async () => {
    setReader({ cookies: 'blocked' });
    const element = await panel('load-on="visible"');
    expect(element.load).to.equal('error');
    expect(element.explain().problem).to.equal('cookies');
    await element.updateComplete;
    expect(inside(element, 'load')!.textContent).to.contain('cookies');
    expect(inside(element, 'status')!.textContent, 'no news').to.equal('');
    setReader({ cookies: 'ok' });
    await waitUntil(() => element.load === 'loading');
    element.load = 'idle';
    setReader({ cookies: 'blocked' });
    const another = await panel('load-on="visible"');
    await another.retry();
    await another.updateComplete;
    expect(another.load).to.equal('loading');
  });

  it('consent: waits for an answer, says no to a no, loads on a yes', async () => {
    const element = await panel('load-on="visible" category="social"');
    await aTimeout(50);
    expect(element.load).to.equal('idle');
    setReader({ consent: { status: 'decided', categories: { social: 'denied' } } });
    await waitUntil(() => element.load === 'error');
    await element.updateComplete;
    expect(element.explain().problem).to.equal('consent');
    expect(inside(element, 'retry')).to.equal(null);
    setReader({ consent: { status: 'decided', categories: { social: 'granted' } } });
    await waitUntil(() => element.load === 'loading');
  });
});
