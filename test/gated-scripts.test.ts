import { expect } from '@open-wc/testing';
import sinon from 'sinon';
import { runGatedScripts } from '../src/reader/gated-scripts.js';
import { setReader } from '../src/reader/page.js';

type Globals = typeof globalThis & { ran?: string[] };
const globals = globalThis as Globals;
const allow = (...names: string[]) =>
  setReader({ consent: { status: 'decided', categories: Object.fromEntries(names.map((name) => [name, 'granted'])) } });
const push = (what: string) => `(globalThis.ran ??= []).push(${what})`;
/** A script with an address; it comes later than one without. */
const src = (what: string) => `data:text/javascript,${encodeURIComponent(push(what))}`;
const ran = async (count: number) => {
  while ((globals.ran?.length ?? 0) < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return globals.ran;
};
/** Time for anything that should not have run. */
const idle = async () => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('gated scripts', () => {
  let place: HTMLElement;
  const add = (category: string, { text = '', ...attributes }: Record<string, string> = {}) => {
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.dataset.newsConsent = category;
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    script.text = text;
    place.append(script);
    return script;
  };
  beforeEach(() => {
    globals.ran = [];
    place = document.createElement('div');
    document.body.append(place);
    setReader({ consent: {} });
    runGatedScripts(document);
  });
  afterEach(() => {
    place.remove();
    delete globals.ran;
    setReader({ consent: {} });
  });

  it('run once, in the order of the page, each with its attributes', async () => {
    add('analytics', { src: src('"first"'), id: 'first', crossorigin: 'anonymous', 'data-site': '7' });
    add('analytics', { text: push('"second " + document.currentScript.dataset.more'), 'data-more': 'too' });
    add('analytics', { src: src('"third"') });
    await idle();
    expect(globals.ran).to.deep.equal([]);
    allow('analytics');
    expect(await ran(3)).to.deep.equal(['first', 'second too', 'third']);
    const first = place.querySelector<HTMLScriptElement>('#first')!;
    expect([first.crossOrigin, first.dataset.site, first.type]).to.deep.equal(['anonymous', '7', 'text/javascript']);
    setReader({ consent: {} });
    allow('analytics');
    await idle();
    expect(globals.ran).to.have.length(3);
  });

  it('need every category that they name, and at least one', async () => {
    add('analytics social', { text: push('"both"') });
    add('', { text: push('"none"') });
    add('constructor', { text: push('"inherited"') });
    allow('analytics');
    await idle();
    expect(globals.ran).to.deep.equal([]);
    allow('analytics', 'social');
    expect(await ran(1)).to.deep.equal(['both']);
    await idle();
    expect(globals.ran).to.have.length(1);
  });

  it('wait when they are added later, and run at once where that is allowed already', async () => {
    allow('analytics');
    add('analytics', { text: push('"allowed"') });
    add('social', { text: push('"later"') });
    expect(await ran(1)).to.deep.equal(['allowed']);
    await idle();
    expect(globals.ran).to.have.length(1);
    allow('analytics', 'social');
    expect(await ran(2)).to.deep.equal(['allowed', 'later']);
  });

  it('do not run after a change of mind while an earlier one loads', async () => {
    add('analytics', { src: src('"first"') });
    add('analytics', { text: push('"second"') });
    allow('analytics');
    setReader({ consent: { status: 'decided', categories: { analytics: 'denied' } } });
    await idle();
    expect(globals.ran).not.to.include('second');
  });

  it('go on after one that cannot be loaded or is passed over, and may be modules', async () => {
    add('analytics', { src: '/nothing-is-here.js' });
    add('analytics', { src: src('"old browsers only"'), nomodule: '' });
    add('analytics', { src: '' });
    add('analytics', { text: `${push('typeof import.meta')}; export {}`, 'data-news-type': 'module' });
    add('analytics', { text: push('"last"') });
    allow('analytics');
    expect(await ran(2)).to.have.members(['object', 'last']);
  });

  it('go on after half a minute where the page lets nobody hear that one has arrived', async () => {
    const swallow = (event: Event) => event.stopImmediatePropagation();
    document.addEventListener('load', swallow, true);
    const real = setTimeout;
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      add('analytics', { src: src('"first"') });
      add('analytics', { text: push('"second"') });
      allow('analytics');
      while (!globals.ran!.length) await new Promise((resolve) => real(resolve, 5));
      await clock.tickAsync(29_000);
      expect(globals.ran).to.deep.equal(['first']);
      await clock.tickAsync(1000);
      expect(globals.ran).to.deep.equal(['first', 'second']);
    } finally {
      clock.restore();
      document.removeEventListener('load', swallow, true);
    }
  });

  it('leave no timer behind when they have arrived', async () => {
    const real = setTimeout;
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      add('analytics', { src: src('"first"') });
      allow('analytics');
      while (!globals.ran!.length || clock.countTimers()) await new Promise((resolve) => real(resolve, 5));
    } finally {
      clock.restore();
    }
  });

  it('take a misspelt type for a script', async () => {
    add('analytics', { src: src('"script"'), 'data-news-type': 'modul' });
    allow('analytics');
    expect(await ran(1)).to.deep.equal(['script']);
  });

  it('run, and let the next one run, whatever attributes the parser let through', async () => {
    const { firstChild } = new DOMParser().parseFromString(
      `<script type="text/plain" data-news-consent="analytics" =slip "" data-a="1">${push('"slip"')}</script>`,
      'text/html',
    ).head;
    place.append(document.importNode(firstChild!, true));
    add('analytics', { text: push('"next"') });
    allow('analytics');
    expect(await ran(2)).to.deep.equal(['slip', 'next']);
    expect(place.querySelector('script')!.dataset.a).to.equal('1');
  });

  it('leave event handlers behind, which a policy for scripts would refuse', async () => {
    const script = add('analytics', { text: push('"ran"'), onload: push('"handler"') });
    allow('analytics');
    await ran(1);
    expect(place.querySelector('script')!.hasAttribute('onload')).to.equal(false);
    expect(script.isConnected).to.equal(false);
  });
});
