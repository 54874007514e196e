import { expect, fixture, nextFrame } from '@open-wc/testing';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import '../src/elements/comment-guidelines/define.js';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';

const START = Date.parse('2026-11-01T12:00:00-04:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CLOSED = '<template data-thread="closed"><p>Closed.</p></template>';

async function panel(attributes: string, more = CLOSED): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `<news-comment-guidelines ${attributes}><p>Neutral.</p>${more}</news-comment-guidelines>`;
  await fixture(wrapper);
  const element = wrapper.querySelector('news-comment-guidelines')!;
  await element.updateComplete;
  return element;
}
const words = (element: Element) => element.textContent.trim();

describe('<news-comment-guidelines>: time', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers({
      now: START,
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      shouldClearNativeTimers: true,
    });
  });
  afterEach(() => clock.restore());

  it('closes and opens by itself, also 60 days ahead and across the change of clocks', async () => {
    const element = await panel('opens-at="2026-11-02T08:00:00-05:00" closes-at="2026-12-31T23:00:00Z"');
    expect(words(element)).to.equal('Closed.');
    await clock.tickAsync(Date.parse('2026-11-02T13:00:00Z') - START - 1);
    await element.updateComplete;
    expect(words(element)).to.equal('Closed.');
    await clock.tickAsync(1);
    await element.updateComplete;
    expect(words(element)).to.equal('Neutral.');
    await clock.tickAsync(60 * DAY);
    await element.updateComplete;
    expect(words(element)).to.equal('Closed.');
  });

  it('what time has changed already is no news at the start', async () => {
    const heard: string[] = [];
    const listen = ({ type }: Event) => heard.push(type);
    document.addEventListener('news-comment-guidelines-state', listen);
    const element = await panel('closes-at="2026-10-01T00:00:00Z"');
    await clock.tickAsync(10);
    expect(words(element)).to.equal('Closed.');
    expect(element.shadowRoot!.querySelector('[part=status]')!.textContent).to.equal('');
    expect(heard).to.deep.equal([]);
    document.removeEventListener('news-comment-guidelines-state', listen);
  });

  it('an outage ends by itself, and the announcement says so once', async () => {
    const element = await panel('paused-until="2026-11-01T13:00:00-04:00"', '');
    const notice = element.shadowRoot!.querySelector('[part=notice]')!;
    expect(notice.textContent)
      .to.contain('paused')
      .and.match(/open on November 1, 2026.*:00/);
    const heard: string[] = [];
    element.addEventListener('news-comment-guidelines-state', ({ detail }) => heard.push(detail.thread));
    await clock.tickAsync(2 * HOUR);
    await element.updateComplete;
    expect(element.state.thread).to.equal('open');
    expect(heard).to.deep.equal(['open']);
  });

  it('after sleep, or back from the cache, it is right at once', async () => {
    const element = await panel('closes-at="2026-11-01T18:00:00Z"');
    clock.setSystemTime(START + 5 * HOUR);
    document.dispatchEvent(new Event('visibilitychange'));
    await element.updateComplete;
    expect(words(element)).to.equal('Closed.');
  });

  it('dates in the past, impossible or without offset are ignored, and no timer runs', async () => {
    const timers = clock.countTimers();
    const element = await panel(
      'opens-at="2020-01-01T00:00:00Z" closes-at="2026-11-05T12:00:00" paused-until="2026-13-45T99:00:00Z"',
    );
    expect(element.state.thread).to.equal('open');
    expect(element.explain().nextChange).to.equal(undefined);
    expect(clock.countTimers()).to.equal(timers);
  });

  it('has one timer while something is due, none once it is out of the document', async () => {
    const timers = clock.countTimers();
    const element = await panel('opens-at="2026-11-05T00:00:00Z" closes-at="2026-12-05T00:00:00Z"');
    expect(clock.countTimers()).to.equal(timers + 1);
    expect(element.explain().nextChange).to.equal('2026-11-05T00:00:00.000Z');
    element.requestUpdate();
    await element.updateComplete;
    expect(clock.countTimers()).to.equal(timers + 1);
    element.remove();
    expect(clock.countTimers()).to.equal(timers);
    await clock.tickAsync(10 * DAY);
    document.body.append(element);
    await element.updateComplete;
    expect(words(element)).to.equal('Neutral.');
    element.remove();
  });

  it('the badge goes when its time is over', async () => {
    const element = await panel('updated="2026-10-20" badge-for="20d"', '');
    const badge = () => element.shadowRoot!.querySelector('[part=badge]');
    expect(badge()!.textContent).to.contain('October 20, 2026');
    await clock.tickAsync(7 * DAY);
    await element.updateComplete;
    expect(badge()).not.to.equal(null);
    await clock.tickAsync(DAY);
    await element.updateComplete;
    expect(badge()).to.equal(null);
  });

  it('what was announced is gone after a while', async () => {
    const element = await panel('', CLOSED);
    element.thread = 'closed';
    await element.updateComplete;
    const status = element.shadowRoot!.querySelector('[part=status]')!;
    await clock.tickAsync(1);
    expect(status.textContent).to.equal('Closed.');
    await clock.tickAsync(5000);
    expect(status.textContent).to.equal('');
    clock.restore();
    await nextFrame();
  });
});
