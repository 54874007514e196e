import { aTimeout, expect, fixture, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../src/elements/comment-guidelines/define.js';
import { changedRules } from '../src/elements/comment-guidelines/versions.js';
import sinon from 'sinon';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';
import { setReader } from '../src/reader/page.js';

const KEY = 'newsprint:guidelines@1';

async function panel(attributes: string): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `<news-comment-guidelines ${attributes}><h2>Talk</h2><p>Be kind.</p>
    <ul><li>One.</li><li id="mine" data-since="9">Two.</li><li data-since="10">Three.</li></ul>
    <template data-thread="closed"><p>Closed.</p></template></news-comment-guidelines>`;
  await fixture(wrapper);
  const element = wrapper.querySelector('news-comment-guidelines')!;
  await element.updateComplete;
  return element;
}
const details = (element: Element) => element.shadowRoot!.querySelector('details');
const changes = (element: Element) => element.shadowRoot!.querySelector<HTMLElement>('[part=changes]');
const visible = (element: Element, selector: string) =>
  element.querySelector(selector)!.checkVisibility({ contentVisibilityAuto: true });

describe('<news-comment-guidelines>: rules', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  afterEach(() => {
    localStorage.removeItem(KEY);
    history.replaceState(null, '', location.pathname + location.search);
    setReader({ cookies: 'unknown', consent: {} });
  });

  it('each has an id; those of the author stay', async () => {
    const element = await panel('');
    expect([...element.querySelectorAll('li')].map(({ id }) => id)).to.deep.equal(['rule-1', 'mine', 'rule-3']);
  });

  it('each has an id of its own, also in a second panel; lists in other slots have no rules', async () => {
    const first = await panel('');
    const list = document.createElement('ul');
    list.slot = 'alternatives';
    list.innerHTML = '<li>A letter.</li>';
    first.prepend(list);
    const second = first.cloneNode(true) as NewsCommentGuidelines;
    for (const rule of second.querySelectorAll('li')) rule.removeAttribute('id');
    first.after(second);
    await second.updateComplete;
    expect([...second.querySelectorAll('li')].map(({ id }) => id)).to.deep.equal([
      '',
      'rule-1-2',
      'rule-2',
      'rule-3-2',
    ]);
  });

  it('each has an id of its own in the document that the panel stands in', async () => {
    await panel('');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { body } = frame.contentDocument!;
    body.innerHTML = '<p id="rule-2">Another.</p>';
    const element = document.createElement('news-comment-guidelines');
    element.innerHTML = '<ul><li>One.</li><li>Two.</li></ul>';
    body.append(element);
    await element.updateComplete;
    expect([...element.querySelectorAll('li')].map(({ id }) => id)).to.deep.equal(['rule-1', 'rule-2-2']);
    frame.remove();
  });

  it('a text that comes later with the rule of the address unfolds it, but does not scroll there', async () => {
    history.replaceState(null, '', '#late');
    const element = await panel('mode="compact"');
    const template = document.createElement('template');
    template.dataset.reader = 'subscriber';
    template.innerHTML = '<p>Welcome.</p><ul><li id="late">Late rule.</li></ul>';
    element.append(template);
    const far = document.createElement('div');
    far.style.height = '4000px';
    element.after(far);
    window.scrollTo(0, 3000);
    const scrolled = window.scrollY;
    expect(scrolled).to.be.above(1000);
    element.reader = 'subscriber';
    await element.updateComplete;
    await nextFrame();
    expect(details(element)!.open).to.equal(true);
    // What follows the panel stays where it is, so the page may have scrolled by what the panel grew.
    expect(Math.abs(window.scrollY - scrolled)).to.be.below(300);
    details(element)!.open = false;
    element.requestUpdate();
    await element.updateComplete;
    expect(details(element)!.open, 'the reader folded it').to.equal(false);
    window.scrollTo(0, 0);
  });

  it('compact: the list is folded, the rest is not; it opens and is accessible either way', async () => {
    const element = await panel('mode="compact"');
    element.requestUpdate();
    await element.updateComplete;
    expect(details(element)!.open).to.equal(false);
    expect(visible(element, 'h2')).to.equal(true);
    expect(visible(element, 'li')).to.equal(false);
    await expect(element).to.be.accessible();
    element.shadowRoot!.querySelector('summary')!.click();
    await waitUntil(() => visible(element, 'li'));
    await expect(element).to.be.accessible();
    element.requestUpdate();
    await element.updateComplete;
    expect(details(element)!.open, 'stays open').to.equal(true);
  });

  it('a text without a list is never folded', async () => {
    const element = await panel('mode="compact" thread="closed"');
    expect(details(element)).to.equal(null);
    expect(visible(element, 'p')).to.equal(true);
  });

  it('a link to a rule opens the fold', async () => {
    const element = await panel('mode="compact"');
    location.hash = '#rule-3';
    await waitUntil(() => details(element)!.open);
    expect(visible(element, '#rule-3')).to.equal(true);
  });

  it('a link to something else does not, nor does one that cannot be read', async () => {
    const element = await panel('mode="compact"');
    location.hash = '#elsewhere';
    await aTimeout(30);
    location.hash = '#%E0%A4%A';
    await aTimeout(30);
    expect(details(element)!.open).to.equal(false);
  });

  it('print unfolds, and shows no button', async () => {
    const element = await panel('mode="compact"');
    expect(visible(element, 'li')).to.equal(false);
    // Not every engine can be told to look as if it printed; but what holds for print can be made to hold for the screen.
    for (const { cssRules } of element.shadowRoot!.adoptedStyleSheets) {
      for (const rule of cssRules) {
        if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
      }
    }
    await waitUntil(() => visible(element, 'li'), 'unfolded');
    expect(element.querySelector('li')!.getBoundingClientRect().height).to.be.above(5);
    expect(element.shadowRoot!.querySelector('summary')!.checkVisibility()).to.equal(false);
  });

  it('auto: full for newcomers, compact once the rules were in view for a second', async () => {
    const element = await panel('mode="auto" version="9"');
    expect(details(element)).to.equal(null);
    expect(changes(element)).to.equal(null);
    expect(localStorage.getItem(KEY)).to.equal(null);
    await waitUntil(() => localStorage.getItem(KEY) === '9', 'remembered', { timeout: 3000 });
    expect(details(element), 'not while it is being read').to.equal(null);
    const next = await panel('mode="auto" version="9"');
    expect(details(next)).not.to.equal(null);
  });

  it('a second of reading does not go on in a tab that is not seen', async () => {
    const clock = sinon.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      shouldClearNativeTimers: true,
    });
    const hidden = sinon.stub(document, 'hidden').get(() => false);
    const turn = (away: boolean) => {
      hidden.get(() => away);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const look = async () => {
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    };
    try {
      await panel('mode="auto" version="9"');
      await look();
      clock.tick(900);
      turn(true);
      await look();
      clock.tick(60_000);
      expect(localStorage.getItem(KEY)).to.equal(null);
      turn(false);
      await look();
      clock.tick(900);
      expect(localStorage.getItem(KEY)).to.equal(null);
      clock.tick(200);
      expect(localStorage.getItem(KEY)).to.equal('9');
    } finally {
      hidden.restore();
      clock.restore();
    }
  });

  it('says what changed since, until the reader knows', async () => {
    localStorage.setItem(KEY, '9');
    const element = await panel('mode="auto" version="10"');
    expect(details(element)).to.equal(null);
    expect(changes(element)!.textContent).to.contain('changed').and.to.contain('Rule 3').and.not.to.contain('Rule 2');
    expect(changes(element)!.querySelector('a')!.getAttribute('href')).to.equal('#rule-3');
    await expect(element).to.be.accessible();
    setTimeout(() => changes(element)!.querySelector('button')!.click());
    const { detail } = await oneEvent<CustomEvent<unknown>>(element, 'news-comment-guidelines-acknowledge');
    expect(detail).to.deep.equal({ version: '10' });
    await element.updateComplete;
    expect(changes(element)).to.equal(null);
    expect(localStorage.getItem(KEY)).to.equal('10');
  });

  it('speaks of changes only to whom it knows, and where there are versions', async () => {
    localStorage.setItem(KEY, '9');
    expect(changes(await panel(''))).to.equal(null);
    expect(changes(await panel('mode="auto"'))).to.equal(null);
    expect(changes(await panel('version="9"'))).to.equal(null);
    localStorage.setItem(KEY, '');
    expect(changes(await panel('version="10"'))).to.equal(null);
  });

  it('remembers nothing without consent, nor where cookies are blocked, nor without being asked to', async () => {
    for (const [attributes, reader] of [
      ['mode="auto" category="comfort"', {}],
      ['mode="auto" category="comfort"', { consent: { status: 'decided', categories: { comfort: 'denied' } } }],
      ['mode="auto"', { cookies: 'blocked' }],
    ] as const) {
      setReader({ cookies: 'unknown', consent: {}, ...reader });
      const element = await panel(attributes);
      await element.acknowledge();
      expect(localStorage.getItem(KEY), attributes).to.equal(null);
      element.remove();
    }
    setReader({ cookies: 'unknown', consent: { status: 'decided', categories: { comfort: 'granted' } } });
    const element = await panel('mode="auto" category="comfort"');
    await element.acknowledge();
    expect(localStorage.getItem(KEY)).to.equal('');
  });

  it('compares versions as people count', () => {
    const list = document.createElement('ul');
    list.innerHTML = ['2', '10', '2025-12', '2026-01', '']
      .map((since, index) => `<li id="r${index}" data-since="${since}"></li>`)
      .join('');
    expect(changedRules(list, '9').map(({ id }) => id)).to.deep.equal(['r1', 'r2', 'r3']);
    expect(changedRules(list, '2025-12').map(({ id }) => id)).to.deep.equal(['r3']);
  });
});
