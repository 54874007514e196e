// A notice, a gate and their style sheets in the document of a frame, where an editor's preview or a script may put them.
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import sinon from 'sinon';
import '../src/elements/consent-gate/define.js';
import '../src/elements/cookie-category/define.js';
import '../src/elements/cookie-notice/define.js';
import type { NewsConsentGate } from '../src/elements/consent-gate/define.js';
import { COOKIE, encode } from '../src/reader/consent-record.js';
import { pageReader } from '../src/reader/page.js';
import { consentPage } from '../src/reader/will-ask.js';
import { until } from './pages/every-element.mjs';

const part = (el: Element, name: string) => el.shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`);
const shown = (el: Element, name: string) => until(() => part(el, name)?.checkVisibility(), `${name} shows`);
const keep = (doc: Document, granted: string[]) => {
  const value = encode({ revision: '1', time: Math.floor(Date.now() / 6e4) * 6e4, granted, denied: [], gpc: false });
  doc.cookie = `${COOKIE}=${value}; Path=/`;
};
const forget = () => {
  document.cookie = `${COOKIE}=; Path=/; Max-Age=0`;
  delete consentPage(document).store;
  pageReader()!.set({ cookies: 'unknown', consent: {} });
};

const notice = (mode: string) => {
  const el = document.createElement('news-cookie-notice');
  el.setAttribute('mode', mode);
  el.innerHTML =
    '<p>May we use cookies?</p><news-cookie-category name="social" label="Social media">Posts.</news-cookie-category>';
  return el;
};

describe('in the document of a frame', () => {
  let inner: Document;
  let place: HTMLElement;
  let jar: sinon.SinonStub | undefined;
  beforeEach(async () => {
    forget();
    place = await fixture<HTMLElement>(html`<div></div>`);
    const frame = document.createElement('iframe');
    frame.src = '/test/stand-ins/comments.html';
    place.append(frame);
    await oneEvent(frame, 'load');
    inner = frame.contentDocument!;
    inner.body.replaceChildren();
  });
  afterEach(() => {
    jar?.restore();
    jar = undefined;
    forget();
  });

  for (const before of ['never connected before', 'connected before'])
    it(`a notice asks there, and what it records holds there: ${before}`, async () => {
      const el = notice('consent');
      const gate = document.createElement('news-consent-gate');
      gate.category = 'social';
      gate.innerHTML = '<p>Link</p><template><p class="embed">Post</p></template>';
      if (before === 'connected before') {
        place.append(el, gate);
        await shown(el, 'choice');
        await shown(gate, 'always');
      }
      inner.body.append(gate, el);
      await shown(el, 'choice');
      await shown(gate, 'always');
      expect(getComputedStyle(part(el, 'notice')!).borderBlockStartStyle, 'is styled').to.equal('double');
      expect(consentPage(document).notices.size, 'nothing stays behind').to.equal(0);
      expect(consentPage(document).gates.size).to.equal(0);
      expect([consentPage(inner).notices.size, consentPage(inner).gates.size]).to.deep.equal([1, 1]);
      const outside = sinon.fake();
      document.addEventListener('news-reader-change', outside);
      part(gate, 'always')!.click();
      await until(() => gate.querySelector('.embed'));
      document.removeEventListener('news-reader-change', outside);
      expect(pageReader(inner)!.state.consent.get('social')).to.equal('granted');
      expect(pageReader()!.state.consent.get('social')).not.to.equal('granted');
      expect(outside.called).to.equal(false);
      expect(inner.cookie).to.contain(COOKIE);
      expect(el.record()!.granted).to.deep.equal(['social']);
    });

  it('a notice hears when the reader comes back to that document, and to no other', async () => {
    // Without news of cookies, which would come sooner.
    const silent = { addEventListener: () => undefined, removeEventListener: () => undefined };
    for (const view of [window, inner.defaultView!])
      Object.defineProperty(view, 'cookieStore', { value: silent, configurable: true });
    const el = notice('consent');
    inner.body.append(el);
    await shown(el, 'choice');
    keep(inner, ['social']);
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
    expect(el.record()).to.equal(undefined);
    inner.dispatchEvent(new Event('visibilitychange'));
    expect(el.record()!.granted).to.deep.equal(['social']);

    place.append(el);
    await until(() => el.record());
    keep(document, []);
    inner.dispatchEvent(new Event('visibilitychange'));
    inner.defaultView!.dispatchEvent(new Event('focus'));
    expect(el.record()!.granted).to.deep.equal(['social']);
    window.dispatchEvent(new Event('focus'));
    expect(el.record()!.granted).to.deep.equal([]);
    delete (window as { cookieStore?: unknown }).cookieStore;
  });

  it('a notice says what is blocked there, and only there', async () => {
    jar = sinon.stub(inner, 'cookie').get(() => '');
    jar.set(() => undefined);
    const el = notice('blocked');
    place.append(el);
    await el.updateComplete;
    expect(el.verdict!.cookies).to.equal('ok');
    inner.body.append(el);
    await shown(el, 'recheck');
    expect(el.verdict!.cookies).to.equal('blocked');
    expect([pageReader(inner)!.state.cookies, pageReader()!.state.cookies]).to.deep.equal(['blocked', 'ok']);
    // “Copied” or “Selected”: where there is no clipboard, the address is selected in that document.
    const write = sinon.stub(navigator.clipboard, 'writeText').rejects(new Error('refused'));
    const copy = part(el, 'copy') as HTMLButtonElement;
    copy.closest('details')!.open = true;
    part(el, 'steps')!.setAttribute('open', '');
    copy.click();
    await until(() => copy.nextElementSibling!.textContent);
    write.restore();
    expect(getSelection()!.type, 'nothing is selected outside').not.to.equal('Range');
    place.append(el);
    await until(() => !part(el, 'steps'));
    expect(el.verdict!.cookies).to.equal('ok');
  });

  it('elements share style sheets there, and have their first ones again at home', async () => {
    const gates = await Promise.all(
      [1, 2].map(() => fixture<NewsConsentGate>(html`<news-consent-gate><template></template></news-consent-gate>`)),
    );
    const sheets = () => gates.map((gate) => [...gate.shadowRoot!.adoptedStyleSheets]);
    for (const gate of gates) await shown(gate, 'once');
    const [home, other] = sheets();
    expect(home!.length).to.be.above(3);
    expect(home).to.deep.equal(other);
    inner.body.append(...gates);
    const [there, also] = sheets();
    expect(there!.length).to.equal(home!.length);
    for (const [index, sheet] of there!.entries()) {
      expect(sheet === also![index], 'shared').to.equal(true);
      expect(home!.includes(sheet), 'of that document').to.equal(false);
      expect(sheet.cssRules.length).to.equal(home![index]!.cssRules.length);
    }
    place.append(...gates);
    expect(sheets().every((again) => again.every((sheet, index) => sheet === home![index]))).to.equal(true);
  });

  it('rules for light DOM follow, into the document and into a shadow root that moves', () => {
    const shadowed = document.createElement('div');
    const root = shadowed.attachShadow({ mode: 'open' });
    root.innerHTML = '<news-consent-gate><template></template></news-consent-gate>';
    place.append(shadowed);
    expect(root.adoptedStyleSheets.length).to.equal(1);
    inner.body.append(shadowed);
    expect(root.adoptedStyleSheets.length, 'once').to.equal(1);
    const gate = root.firstElementChild as NewsConsentGate;
    inner.body.append(gate);
    expect(inner.adoptedStyleSheets.length).to.equal(1);
    gate.remove();
    inner.body.append(gate);
    expect(inner.adoptedStyleSheets.length, 'still once').to.equal(1);
  });
});

describe('a page that throws its list of style sheets away', () => {
  it('has our rules for light DOM again when the next element is put in', async () => {
    const gate = () => fixture<NewsConsentGate>(html`<news-consent-gate><template></template></news-consent-gate>`);
    await gate();
    const before = document.adoptedStyleSheets.length;
    const mine = new CSSStyleSheet();
    document.adoptedStyleSheets = [mine];
    await gate();
    expect(document.adoptedStyleSheets.length).to.equal(2);
    expect(document.adoptedStyleSheets[0]).to.equal(mine);
    expect(document.adoptedStyleSheets[1]!.cssRules[0]!.cssText).to.contain('embed');
    await gate();
    expect(document.adoptedStyleSheets.length).to.equal(2);
    document.adoptedStyleSheets = [];
    expect(before).to.be.above(0);
  });
});
