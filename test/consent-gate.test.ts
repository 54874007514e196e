import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import sinon from 'sinon';
import '../src/elements/consent-gate/define.js';
import '../src/elements/reader-context/define.js';
import type { NewsConsentGate } from '../src/elements/consent-gate/define.js';
import { ratioOf } from '../src/elements/consent-gate/ratio.js';
import { consentPage, type Recorder } from '../src/reader/will-ask.js';
import { pageReader } from '../src/reader/page.js';

const allow = (value: 'granted' | 'denied' | 'unset', lenient = false) =>
  pageReader()!.set({ consent: { status: 'decided', categories: { social: value }, lenient } });
/** Stands for a notice that asks about something. */
const asks = (recorder: Recorder) =>
  consentPage(document).notices.add({
    asks: () => Promise.resolve(true),
    topic: () => 'consent',
    reader: () => undefined,
    recorder: () => recorder,
    again: () => undefined,
  });
const part = (el: NewsConsentGate, name: string) => el.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`);
const offered = async (el: NewsConsentGate) => {
  while (!part(el, 'once')) await new Promise((resolve) => setTimeout(resolve, 5));
};
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const gate = async () => {
  const el = await fixture<NewsConsentGate>(html`
    <news-consent-gate category="social">
      <template><iframe id="embed" title="Film" width="560" height="315" srcdoc="<p>Film</p>"></iframe></template>
      <a href="https://example.org/film">Watch the film on example.org</a>
    </news-consent-gate>
  `);
  await el.updateComplete;
  return el;
};

describe('<news-consent-gate>', () => {
  beforeEach(() => pageReader()!.set({ consent: {} }));
  afterEach(() => {
    consentPage(document).notices.clear();
    pageReader()!.set({ consent: {} });
  });

  it('holds the embed back, keeps the author’s link and the space, and offers to show it', async () => {
    const el = await gate();
    await offered(el);
    expect(el.querySelector('iframe')).to.equal(null);
    expect(el.querySelector('a')!.checkVisibility()).to.equal(true);
    const { width, height } = el.getBoundingClientRect();
    expect(width / height).to.be.closeTo(560 / 315, 0.02);
    expect(part(el, 'always'), 'nobody asks about the category').to.equal(null);
    await expect(el).to.be.accessible();
  });

  it('fits a narrow column', async () => {
    const el = await gate();
    await offered(el);
    el.append(Object.assign(document.createElement('p'), { textContent: 'Last' }));
    el.prepend(Object.assign(document.createElement('p'), { textContent: 'First' }));
    const [first, last] = [...el.querySelectorAll('p')].map((p) => getComputedStyle(p));
    expect([first!.marginBlockStart, last!.marginBlockEnd], 'no room for a page’s margins').to.deep.equal([
      '0px',
      '0px',
    ]);
    expect(parseFloat(first!.marginBlockEnd), 'but between its paragraphs').to.be.above(0);
    el.parentElement!.style.width = '240px';
    expect(el.shadowRoot!.querySelector('.frame')!.getBoundingClientRect().width).to.equal(240);
    expect(el.scrollWidth).to.be.at.most(240);
  });

  it('keeps its words inside its box however long they are, the author’s in their place when ours arrive', async () => {
    asks({ save: sinon.fake(), label: () => 'Social media and other embedded content' });
    const el = await gate();
    el.parentElement!.style.width = '280px';
    const { top, height } = el.getBoundingClientRect();
    const link = () => el.querySelector('a')!.getBoundingClientRect().top - top;
    // Not centred: what comes later would move it.
    expect(link()).to.be.below(20);
    const before = link();
    await offered(el);
    expect(link()).to.equal(before);
    expect(el.getBoundingClientRect().height).to.equal(height);
    const box = part(el, 'placeholder')!.getBoundingClientRect();
    expect(box.bottom).to.be.at.most(el.getBoundingClientRect().bottom + 0.5);
    for (const name of ['once', 'always']) {
      const button = part(el, name)!;
      button.scrollIntoView({ block: 'nearest' });
      const { top, bottom, left, right } = button.getBoundingClientRect();
      expect([top >= box.top, bottom <= box.bottom + 0.5, left >= box.left, right <= box.right], name).to.deep.equal(
        Array(4).fill(true),
      );
    }
    await expect(el).to.be.accessible();
  });

  it('opens with the grant, in the same space, and goes back when it is taken away', async () => {
    const el = await gate();
    await offered(el);
    const { height } = el.getBoundingClientRect();
    const opened = oneEvent(el, 'news-consent-gate-open');
    allow('granted');
    expect((await opened).detail).to.deep.equal({ category: 'social', reason: 'consent' });
    const frame = el.querySelector('iframe')!;
    expect(frame.checkVisibility()).to.equal(true);
    expect(el.getBoundingClientRect().height).to.be.closeTo(height, 0.5);
    expect(frame.getBoundingClientRect().height).to.be.closeTo(height, 2.5);
    expect(el.querySelector('a')!.checkVisibility()).to.equal(false);
    expect(el.querySelectorAll('template').length, 'the author’s template stays').to.equal(1);
    const closed = oneEvent(el, 'news-consent-gate-close');
    allow('denied');
    await closed;
    expect(el.querySelector('iframe')).to.equal(null);
    expect(el.querySelector('a')!.checkVisibility()).to.equal(true);
    expect(el.getBoundingClientRect().height).to.be.closeTo(height, 0.5);
  });

  it('is open from the start where the category is allowed, also in a lenient regime', async () => {
    allow('unset', true);
    expect((await gate()).querySelector('iframe')).not.to.equal(null);
    allow('unset');
    expect((await gate()).querySelector('iframe')).to.equal(null);
  });

  it('shows one embed without recording anything, until the page is left', async () => {
    const el = await gate();
    const other = await gate();
    await offered(el);
    const opened = oneEvent(el, 'news-consent-gate-open');
    part(el, 'once')!.click();
    expect((await opened).detail).to.deep.equal({ category: 'social', reason: 'once' });
    expect(el.querySelector('iframe')).not.to.equal(null);
    expect(other.querySelector('iframe')).to.equal(null);
    expect(pageReader()!.state.consent.get('social')).to.equal('unset');
  });

  it('keeps the focus of a reader who opened it, also when the embed goes again', async () => {
    const el = await gate();
    await offered(el);
    part(el, 'once')!.focus();
    part(el, 'once')!.click();
    await el.updateComplete;
    expect(el.matches(':focus-within')).to.equal(true);
    const other = await gate();
    await offered(other);
    allow('granted');
    await other.updateComplete;
    expect(other.matches(':focus-within'), 'one that others opened takes none').to.equal(false);
    other.querySelector('iframe')!.focus();
    allow('denied');
    await other.updateComplete;
    expect(document.activeElement === other).to.equal(true);
    await expect(other).to.be.accessible();
  });

  it('lets the reader grant the category where a notice asks about it', async () => {
    const save = sinon.fake();
    asks({ save, label: (name) => (name === 'social' ? 'Social media' : undefined) });
    const el = await gate();
    await offered(el);
    expect(part(el, 'always')!.textContent.trim()).to.equal('Always allow “Social media”');
    part(el, 'always')!.click();
    expect(save.firstCall.args).to.deep.equal(['gate', { social: 'granted' }]);
    await expect(el).to.be.accessible();
  });

  it('makes no request before the grant, and one after it', async () => {
    const el = document.createElement('news-consent-gate');
    el.category = 'social';
    el.innerHTML = `<template><img alt="" src="/gated-${Date.now()}.gif"></template>`;
    const name = /gated-\d+\.gif/.exec(el.innerHTML)![0];
    const place = await fixture(html`<div></div>`);
    place.append(el);
    await el.updateComplete;
    const requests = () => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith(name)).length;
    expect(requests()).to.equal(0);
    allow('granted');
    await oneEvent(el, 'news-consent-gate-open');
    const img = el.querySelector('img')!;
    if (!img.complete) await Promise.race([oneEvent(img, 'load'), oneEvent(img, 'error')]);
    expect(requests()).to.equal(1);
  });

  it('survives a move, a clone, a late template and none at all', async () => {
    allow('granted');
    const el = await gate();
    const frame = el.querySelector('iframe');
    const clone = el.cloneNode(true) as NewsConsentGate;
    el.after(clone);
    await clone.updateComplete;
    expect(clone.querySelectorAll('iframe').length).to.equal(1);
    el.parentElement!.prepend(el);
    await el.updateComplete;
    expect(el.querySelector('iframe')).to.equal(frame);

    const late = await fixture<NewsConsentGate>(html`<news-consent-gate category="social"></news-consent-gate>`);
    expect(late.explain()).to.include({ open: false, template: false });
    const template = document.createElement('template');
    template.innerHTML = `<img alt="" src="${PIXEL}">`;
    late.append(template);
    await oneEvent(late, 'news-consent-gate-open');
    expect(late.querySelector('img')).not.to.equal(null);
  });

  it('follows the nearest reader context', async () => {
    const context = await fixture(html`
      <news-reader-context consent="social=granted">
        <news-consent-gate category="social"
          ><template><p>Post</p></template></news-consent-gate
        >
      </news-reader-context>
    `);
    expect(context.querySelector('p')).not.to.equal(null);
  });

  it('takes a ratio from the author, else from the template, and nothing from nonsense', () => {
    const template = document.createElement('template');
    expect(ratioOf('16 / 9', template)).to.equal('16 / 9');
    expect(ratioOf('4:3', template)).to.equal('4 / 3');
    for (const text of ['', 'wide', '0/9', '16/0', '-1/2', '1/2/3'])
      expect(ratioOf(text, template), text).to.equal(undefined);
    template.innerHTML = '<p>x</p><iframe width="560" height="315"></iframe>';
    expect(ratioOf(undefined, template)).to.equal('560 / 315');
    template.innerHTML = '<iframe width="100%" height="315"></iframe>';
    expect(ratioOf(undefined, template)).to.equal(undefined);
  });
});
