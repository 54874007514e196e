import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import sinon from 'sinon';
import '../src/elements/cookie-notice/define.js';
import '../src/elements/reader-context/define.js';
import type { NewsCookieNotice } from '../src/elements/cookie-notice/define.js';
import { pageReader } from '../src/reader/page.js';
import { denied, replaceStorage } from './storage-support.js';

/** A jar like that of a browser with cookies blocked: writing does nothing, reading gives an empty text. */
function blockCookies(): { allow(): void } {
  const stub = sinon.stub(document, 'cookie').get(() => '');
  stub.set(() => undefined);
  return { allow: () => stub.restore() };
}

const region = (el: NewsCookieNotice) => el.shadowRoot!.querySelector('section');
const part = (el: NewsCookieNotice, name: string) => el.shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`);
const settled = async (el: NewsCookieNotice) => {
  for (let i = 0; i < 3; i++) {
    await el.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }
};
const stepsOf = async (el: NewsCookieNotice) => {
  while (!el.shadowRoot!.querySelector('.browser')) await new Promise((resolve) => setTimeout(resolve, 5));
  return [...el.shadowRoot!.querySelectorAll<HTMLDetailsElement>('.browser')];
};

describe('<news-cookie-notice> when cookies work', () => {
  it('takes no space, says nothing and leaves nothing behind', async () => {
    const before = document.cookie;
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(event.type);
    for (const name of ['ready', 'shown', 'blocked', 'restored']) {
      document.addEventListener(`news-cookie-notice-${name}`, listen);
    }
    const el = await fixture<NewsCookieNotice>(
      html`<news-cookie-notice><p>Please enable cookies.</p></news-cookie-notice>`,
    );
    await settled(el);
    expect(el.getBoundingClientRect().height).to.equal(0);
    expect(region(el)).to.equal(null);
    expect(el.verdict).to.include({ cookies: 'ok', storage: 'ok' });
    expect(pageReader()!.state.cookies).to.equal('ok');
    expect(document.cookie).to.equal(before);
    expect(heard).to.deep.equal(['news-cookie-notice-ready']);
    el.show();
    await settled(el);
    expect(region(el), 'there is nothing to say').to.equal(null);
    for (const name of ['ready', 'shown', 'blocked', 'restored']) {
      document.removeEventListener(`news-cookie-notice-${name}`, listen);
    }
  });
});

describe('<news-cookie-notice> when cookies are blocked', () => {
  let jar: ReturnType<typeof blockCookies>;
  let enabled: sinon.SinonStub;

  beforeEach(() => {
    jar = blockCookies();
    // What Chromium and WebKit say to readers who block all cookies.
    enabled = sinon.stub(navigator, 'cookieEnabled').get(() => true);
  });
  afterEach(() => {
    jar.allow();
    replaceStorage();
    enabled.restore();
    pageReader()!.set({ cookies: 'unknown' });
  });

  const notice = async () => {
    const el = await fixture<NewsCookieNotice>(html`
      <news-cookie-notice policy-href="/privacy" help-href="/help/cookies">
        <noscript>Scripts are off.</noscript>
        <p>To use all of this site, turn cookies on.</p>
        <p slot="consequences">Without them we cannot keep you signed in.</p>
      </news-cookie-notice>
    `);
    // All of it comes at once, when it is there.
    while (!region(el)) await settled(el);
    return el;
  };

  it('shows the author’s text, the consequences and the links in a named region', async () => {
    const el = await notice();
    await settled(el);
    expect(region(el)!.getAttribute('aria-label')).to.equal('Cookies');
    const shown = [...el.children].filter((child) => child.checkVisibility()).map((child) => child.localName);
    expect(shown).to.deep.equal(['p', 'p']);
    const links = [...el.shadowRoot!.querySelectorAll('a')].map((a) => [a.textContent, a.getAttribute('href')]);
    expect(links).to.deep.equal([
      ['Privacy policy', '/privacy'],
      ['More help', '/help/cookies'],
    ]);
    expect(pageReader()!.state.cookies).to.equal('blocked');
    expect(document.activeElement, 'focus stays where it was').to.equal(document.body);
    await expect(el).to.be.accessible();
  });

  it('has a sentence of its own where the author wrote none, and leaves unsafe addresses out', async () => {
    const el = await fixture<NewsCookieNotice>(
      html`<news-cookie-notice policy-href="javascript:alert(1)" label="Biscuits">
        <noscript>Off</noscript>
      </news-cookie-notice>`,
    );
    while (!region(el)) await settled(el);
    expect(region(el)!.textContent).to.contain('Your browser keeps no cookies for this site.');
    expect(region(el)!.getAttribute('aria-label')).to.equal('Biscuits');
    expect(el.shadowRoot!.querySelector('a')).to.equal(null);
  });

  it('lists the steps of each browser, one open at most, with addresses to copy', async () => {
    const el = await notice();
    const browsers = await stepsOf(el);
    expect(browsers.length).to.be.greaterThan(8);
    expect(browsers.filter(({ open }) => open).length).to.be.at.most(1);
    if (browsers.some(({ open }) => open)) expect(browsers[0]!.open, 'the reader’s own comes first').to.equal(true);
    for (const browser of browsers) expect(browser.querySelectorAll('li').length).to.be.greaterThan(1);
    el.shadowRoot!.querySelector('details')!.open = true;
    expect(el.shadowRoot!.querySelector('a[href^="chrome:"], a[href^="about:"]')).to.equal(null);
    const write = sinon.stub(navigator.clipboard, 'writeText').resolves();
    const copy = part(el, 'copy')!;
    copy.closest('details')!.open = true;
    copy.click();
    await settled(el);
    expect(write.firstCall.args[0]).to.equal(copy.parentElement!.querySelector('code')!.textContent);
    expect(copy.nextElementSibling!.textContent).to.equal('Copied');
    write.rejects(new Error('refused'));
    copy.click();
    await settled(el);
    expect(copy.nextElementSibling!.textContent).to.equal('Selected, ready to copy');
    write.restore();
    for (const browser of browsers) browser.open = true;
    await expect(el).to.be.accessible();
  });

  it('tries again on return; thanks and goes when cookies are back', async () => {
    const el = await notice();
    await settled(el);
    const clock = sinon.useFakeTimers({ shouldClearNativeTimers: true, toFake: ['setTimeout', 'clearTimeout'] });
    try {
      window.dispatchEvent(new Event('focus'));
      await el.updateComplete;
      expect(part(el, 'confirmation')!.textContent.trim(), 'a window has focus while it loads, too').to.equal('');
      document.dispatchEvent(new Event('visibilitychange'));
      await el.updateComplete;
      expect(part(el, 'confirmation')!.textContent).to.contain('still off');
      expect(part(el, 'reload')).not.to.equal(null);

      jar.allow();
      const restored = oneEvent(el, 'news-cookie-notice-restored');
      window.dispatchEvent(new Event('focus'));
      expect((await restored).detail).to.deep.equal({ reload: false });
      expect(pageReader()!.state.cookies).to.equal('ok');
      expect(part(el, 'confirmation')!.textContent).to.equal('Cookies are on. Thank you.');
      expect(part(el, 'recheck')).to.equal(null);
      expect(part(el, 'steps')).to.equal(null);
      await clock.tickAsync(10_000);
      await el.updateComplete;
      expect(region(el)).to.equal(null);
      expect(el.getBoundingClientRect().height).to.equal(0);
    } finally {
      clock.restore();
    }
  });

  it('thanks as long after a move in the page, and then goes', async () => {
    const el = await notice();
    await settled(el);
    const clock = sinon.useFakeTimers({ shouldClearNativeTimers: true, toFake: ['setTimeout', 'clearTimeout'] });
    try {
      jar.allow();
      const restored = oneEvent(el, 'news-cookie-notice-restored');
      el.recheck();
      await restored;
      await clock.tickAsync(5000);
      el.parentElement!.prepend(el);
      await clock.tickAsync(5000);
      expect(part(el, 'confirmation')!.textContent).to.equal('Cookies are on. Thank you.');
      await clock.tickAsync(5000);
      await el.updateComplete;
      expect(region(el)).to.equal(null);
      expect(clock.countTimers()).to.equal(0);
    } finally {
      clock.restore();
    }
  });

  it('moves focus to the thanks when the pressed button goes, and then stays', async () => {
    const el = await notice();
    await settled(el);
    part(el, 'recheck')!.focus();
    part(el, 'recheck')!.click();
    await settled(el);
    expect(part(el, 'confirmation')!.textContent).to.contain('still off');
    expect(el.shadowRoot!.activeElement).to.equal(part(el, 'recheck'));
    jar.allow();
    part(el, 'recheck')!.click();
    await settled(el);
    expect(el.shadowRoot!.activeElement).to.equal(part(el, 'confirmation'));
    await expect(el).to.be.accessible();
  });

  it('offers a reload where storage follows only after one', async () => {
    const el = await notice();
    await settled(el);
    expect(el.verdict, 'as WebKit has it: storage works while cookies are blocked').to.include({ storage: 'ok' });
    jar.allow();
    replaceStorage(denied);
    const restored = oneEvent(el, 'news-cookie-notice-restored');
    expect(el.recheck()).to.include({ cookies: 'ok', storage: 'blocked' });
    expect((await restored).detail).to.deep.equal({ reload: true });
    expect(part(el, 'confirmation')!.textContent).to.contain('Reload the page to finish');
    expect(part(el, 'reload')).not.to.equal(null);
  });

  it('hides and shows by method, speaks once for two, and stops listening when it leaves', async () => {
    const el = await notice();
    const second = await fixture<NewsCookieNotice>(html`<news-cookie-notice mode="auto">Second</news-cookie-notice>`);
    await oneEvent(second, 'news-cookie-notice-ready');
    expect(region(el)).not.to.equal(null);
    expect(region(second)).to.equal(null);
    expect(second.explain().first).to.equal(false);
    el.hide();
    await settled(second);
    expect(region(el)).to.equal(null);
    expect(region(second), 'hidden means hidden').to.equal(null);
    el.show();
    await settled(el);
    expect(region(el)).not.to.equal(null);
    const parent = el.parentElement!;
    el.remove();
    while (!region(second)) await settled(second);
    const probe = sinon.spy(el, 'recheck');
    window.dispatchEvent(new Event('focus'));
    expect(probe.called).to.equal(false);
    parent.append(el);
    await settled(el);
    expect(region(el), 'the second one speaks now').to.equal(null);
  });

  it('says nothing in consent mode, and takes a misspelt mode for the default', async () => {
    const el = await fixture<NewsCookieNotice>(html`<news-cookie-notice mode="blokked">Text</news-cookie-notice>`);
    while (!region(el)) await settled(el);
    expect(el.explain()).to.include({ mode: 'blocked', view: 'blocked', cookies: 'blocked' });
    el.mode = 'consent';
    await settled(el);
    expect(region(el)).to.equal(null);
  });
});

describe('<news-cookie-notice> under a reader context', () => {
  it('shows what the context says, for stories and previews', async () => {
    const context = await fixture(
      html`<news-reader-context cookies="blocked"><news-cookie-notice>Text</news-cookie-notice></news-reader-context>`,
    );
    const el = context.querySelector('news-cookie-notice')!;
    while (!region(el)) await settled(el);
    context.setAttribute('cookies', 'ok');
    await settled(el);
    expect(part(el, 'confirmation')!.textContent).to.equal('Cookies are on. Thank you.');
  });
});
