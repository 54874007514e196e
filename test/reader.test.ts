import { expect, fixture, html } from '@open-wc/testing';
import '../src/elements/reader-context/define.js';
import type { NewsReaderContext } from '../src/elements/reader-context/define.js';
import { pageReader, setReader } from '../src/reader/page.js';

const root = document.documentElement;
const state = () => pageReader()!.state;

describe('page-wide reader state', () => {
  afterEach(async () => {
    root.removeAttribute('data-news-reader');
    await Promise.resolve();
    setReader({ reader: 'unknown', pending: false, cookies: 'unknown', consent: {} });
  });

  it('starts unknown, undecided and frozen', () => {
    expect(state().reader).to.equal('unknown');
    expect(state().cookies).to.equal('unknown');
    expect(state().consent.status).to.equal('unset');
    expect(state().consent.get('analytics')).to.equal('unset');
    expect(Object.isFrozen(state())).to.equal(true);
  });

  it('follows data-news-reader, pending and nonsense included', async () => {
    root.dataset.newsReader = 'pending';
    await Promise.resolve();
    expect(state()).to.include({ reader: 'unknown', pending: true });
    root.dataset.newsReader = 'subscriber';
    await Promise.resolve();
    expect(state()).to.include({ reader: 'subscriber', pending: false });
    root.dataset.newsReader = 'emperor';
    await Promise.resolve();
    expect(state()).to.include({ reader: 'unknown', pending: false });
  });

  it('takes nothing for no change', () => {
    setReader({ reader: 'registered' });
    for (const nothing of [null, undefined, 'subscriber']) setReader(nothing as never);
    setReader({ consent: { categories: null as never } });
    expect(pageReader()!.state.reader).to.equal('registered');
    expect(pageReader()!.state.consent.get('analytics')).to.equal('unset');
  });

  it('tells the document once for each real change', () => {
    const heard: unknown[] = [];
    const listen = (event: CustomEvent) => heard.push(event.detail);
    document.addEventListener('news-reader-change', listen);
    setReader({ reader: 'registered' });
    setReader({ reader: 'registered' });
    document.removeEventListener('news-reader-change', listen);
    expect(heard).to.deep.equal([{ reader: 'registered', pending: false, cookies: 'unknown', consent: 'unset' }]);
  });

  it('<news-reader-context> overrides what it names and passes on the rest', async () => {
    setReader({ cookies: 'blocked' });
    const context = await fixture<NewsReaderContext>(
      html`<news-reader-context reader="subscriber" consent="analytics=granted nonsense social=denied"
        ><p>x</p></news-reader-context
      >`,
    );
    expect(context.state.reader).to.equal('subscriber');
    expect(context.state.cookies).to.equal('blocked');
    expect(context.state.consent.get('analytics')).to.equal('granted');
    expect(context.state.consent.get('social')).to.equal('denied');
    setReader({ cookies: 'ok' });
    expect(context.state.cookies).to.equal('ok');
    expect(context.shadowRoot).to.equal(null);
    expect(context.innerHTML).to.contain('<p>x</p>');
    expect(getComputedStyle(context).display).to.equal('contents');
  });

  it('<news-reader-context reader="pending"> waits, whatever the page knows', async () => {
    setReader({ reader: 'subscriber' });
    const context = await fixture<NewsReaderContext>(
      html`<news-reader-context reader="pending"></news-reader-context>`,
    );
    expect(context.state).to.include({ reader: 'unknown', pending: true });
    context.reader = 'registered';
    await context.updateComplete;
    expect(context.state).to.include({ reader: 'registered', pending: false });
  });
});
