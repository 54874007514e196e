import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import sinon from 'sinon';
import '../src/elements/pencil/define.js';
import type { NewsPencil } from '../src/elements/pencil/define.js';
import { pageReader, setReader } from '../src/reader/page.js';

const root = document.documentElement;
/** Until the panel has come in. */
const drawn = (el: NewsPencil) => Promise.all(el.shadowRoot!.getAnimations().map(({ finished }) => finished));
const part = (el: Element, name: string) => el.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)!;
const shows = (el: Element) => !!part(el, 'strip');
const scrollTo = async (y: number) => {
  window.scrollTo({ top: y, behavior: 'instant' });
  await nextFrame();
  await nextFrame();
};
/** A page long enough to scroll, with a pencil as its first element. */
const page = async (template = pencil()) => {
  const box = await fixture<HTMLElement>(
    html`<div>
      ${template}
      <p><a id="first" href="#first">First</a></p>
      <div style="block-size: 5000px"></div>
    </div>`,
  );
  const el = box.querySelector('news-pencil')!;
  await el.updateComplete;
  return el;
};
const pencil = () => html`
  <news-pencil>
    <strong slot="headline">Read on for 99 cents a week</strong>
    <p>Every story, on every device.</p>
    <p slot="price">$1.99 a week for six months, then $6.99</p>
    <a slot="cta" href="#subscribe">Subscribe</a>
    <small slot="legal">Cancel at any time.</small>
  </news-pencil>
`;
/** The next event of a kind, with the type that `define.ts` gives it. */
const once = <K extends keyof GlobalEventHandlersEventMap>(el: Element, type: K) =>
  new Promise<GlobalEventHandlersEventMap[K]>((done) => {
    el.addEventListener(type, (event) => done(event as GlobalEventHandlersEventMap[K]), { once: true });
  });
const armed = (el: NewsPencil) => waitUntil(() => el.explain().armed, 'armed after load and two frames');

describe('news-pencil', () => {
  beforeEach(async () => {
    await executeServerCommand('newsprint:set-viewport', { width: 800, height: 600 });
    localStorage.clear();
    await scrollTo(0);
  });
  afterEach(() => setReader({ reader: 'unknown', pending: false }));

  it('is a named region with a labelled toggle and close button, in both states', async () => {
    const el = await page();
    const region = el.shadowRoot!.querySelector('section')!;
    expect(region.getAttribute('aria-label')).to.equal('Read on for 99 cents a week');
    const toggle = part(el, 'toggle');
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    const name = toggle.textContent?.trim();
    await expect(el).to.be.accessible();
    toggle.click();
    await el.updateComplete;
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(toggle.textContent?.trim()).to.equal(name);
    expect(el.open).to.equal(true);
    expect(part(el, 'panel').getBoundingClientRect().height).to.be.greaterThan(50);
    expect(part(el, 'dismiss').checkVisibility()).to.equal(true);
    // Half transparent, it would be measured as too pale.
    await drawn(el);
    await expect(el).to.be.accessible();
  });

  it('opens over the page: the strip keeps its size and nothing below it moves', async () => {
    const el = await page();
    const below = document.querySelector('#first')!;
    const before = [el.offsetHeight, below.getBoundingClientRect().top];
    el.expand();
    await el.updateComplete;
    expect([el.offsetHeight, below.getBoundingClientRect().top]).to.deep.equal(before);
    expect(el.offsetHeight).to.equal(48);
  });

  it('renders nothing of the panel while it is closed, and hides it from the keyboard', async () => {
    const el = await page();
    const inside = el.querySelector<HTMLElement>('p')!;
    expect(inside.checkVisibility()).to.equal(false);
    part(el, 'toggle').focus();
    await sendKeys({ press: 'Tab' });
    expect(el.shadowRoot!.activeElement).to.equal(part(el, 'dismiss'));
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('first');
    el.expand();
    await el.updateComplete;
    expect(inside.checkVisibility()).to.equal(true);
  });

  it('opens once on leaving the top, closes at the top, and opens again', async () => {
    const el = await page();
    const heard: string[] = [];
    for (const type of ['expand', 'collapse'] as const) {
      el.addEventListener(`news-pencil-${type}`, (event) => heard.push(`${type} ${event.detail.trigger}`));
    }
    await armed(el);
    await scrollTo(800);
    await waitUntil(() => el.open);
    await scrollTo(1600);
    await scrollTo(0);
    await waitUntil(() => !el.open);
    await scrollTo(800);
    await waitUntil(() => el.open);
    expect(heard).to.deep.equal(['expand scroll', 'collapse top', 'expand scroll']);
  });

  it('does not open again on this page view after the reader closed it', async () => {
    const el = await page();
    await armed(el);
    await scrollTo(800);
    await waitUntil(() => el.open);
    part(el, 'toggle').click();
    expect(el.open).to.equal(false);
    for (const y of [0, 800, 0, 800]) await scrollTo(y);
    expect(el.open).to.equal(false);
    expect(el.explain().armed).to.equal(false);
  });

  it('stays away from subscribers, and follows a change of the reader', async () => {
    setReader({ reader: 'subscriber' });
    const el = await page();
    expect(shows(el)).to.equal(false);
    expect(el.offsetHeight).to.equal(0);
    expect(el.explain()).to.deep.include({ show: false, reasons: ['reader'] });
    pageReader()!.set({ reader: 'anonymous' });
    await el.updateComplete;
    expect(shows(el)).to.equal(true);
  });

  it('is dismissed for thirty days by default, and remembered by campaign only', async () => {
    const el = await page(html`<news-pencil campaign="autumn"><strong slot="headline">Offer</strong></news-pencil>`);
    setTimeout(() => part(el, 'dismiss').click());
    const { detail } = await once(el, 'news-pencil-dismiss');
    expect(detail.count).to.equal(1);
    expect(Date.parse(detail.until!) - Date.now()).to.be.closeTo(30 * 86_400_000, 5000);
    await el.updateComplete;
    expect(shows(el)).to.equal(false);
    const again = await page(html`<news-pencil campaign="autumn"><strong slot="headline">Offer</strong></news-pencil>`);
    expect(again.explain()).to.deep.include({ show: false, reasons: ['dismissed'] });
    const other = await page(html`<news-pencil campaign="winter" placement="inline"></news-pencil>`);
    expect(shows(other)).to.equal(true);
    again.reset();
    expect(again.explain()).to.deep.include({ dismissals: 0 });
  });

  it('is back at once where a listener resets what was just dismissed', async () => {
    const el = await page(html`<news-pencil campaign="autumn"><strong slot="headline">Offer</strong></news-pencil>`);
    el.addEventListener('news-pencil-dismiss', () => el.reset(), { once: true });
    part(el, 'dismiss').click();
    await el.updateComplete;
    expect(el.decision).to.deep.equal({ show: true, reasons: [] });
    expect(part(el, 'strip').checkVisibility()).to.equal(true);
  });

  it('mends what was remembered before the clock was set back: it rests for ten days, not for a year and ten', async () => {
    const day = 86_400_000;
    const then = Date.now() + 365 * day;
    const entry = { t: then, d: 1, u: then + 10 * day, h: then + 10 * day, v: [] };
    localStorage.setItem('newsprint:pencil@1', JSON.stringify([['autumn\n', entry]]));
    const el = await page(html`<news-pencil campaign="autumn"></news-pencil>`);
    expect(el.decision.reasons).to.deep.equal(['dismissed']);
    const rest = () => Date.parse(el.explain().next as string) - Date.now();
    await waitUntil(() => rest() < 11 * day, 'mended');
    expect(rest()).to.be.closeTo(10 * day, 5000);
    expect(el.decision.reasons).to.deep.equal(['dismissed']);
  });

  for (const text of [
    '{',
    '7',
    '{"autumn\\n":7}',
    '[["autumn\\n",7]]',
    '[["autumn\\n",{"t":[],"u":{},"h":"x","v":"y"}]]',
  ]) {
    it(`shows, is counted and can be dismissed with ${text} in the storage`, async () => {
      localStorage.setItem('newsprint:pencil@1', text);
      const el = await page(html`<news-pencil campaign="autumn" frequency="1/day"><p>Offer</p></news-pencil>`);
      expect(el.decision).to.deep.equal({ show: true, reasons: [] });
      el.dismiss();
      await waitUntil(() => el.explain().dismissals === 1);
      expect(el.decision.reasons).to.deep.equal(['dismissed']);
    });
  }

  it('moves focus to what follows when it is dismissed', async () => {
    const el = await page();
    part(el, 'dismiss').focus();
    await sendKeys({ press: 'Enter' });
    expect(document.activeElement?.id).to.equal('first');
  });

  it('closes on Escape only when focus is inside', async () => {
    const el = await page();
    el.expand();
    document.querySelector<HTMLElement>('#first')!.focus({ preventScroll: true });
    await sendKeys({ press: 'Escape' });
    el.expand();
    await el.updateComplete;
    el.querySelector<HTMLElement>('[slot=cta]')!.focus();
    await sendKeys({ press: 'Escape' });
    expect(el.open).to.equal(false);
    expect(part(el, 'toggle').matches(':focus')).to.equal(true);
  });

  it('stays open when focus goes into the panel before a frame could show what it covers', async () => {
    const el = await page();
    const covered = document.querySelector<HTMLElement>('#first')!;
    covered.focus({ preventScroll: true });
    el.expand();
    await el.updateComplete;
    const { top } = covered.getBoundingClientRect();
    expect(top, 'the panel lies over it').to.be.below(part(el, 'panel').getBoundingClientRect().bottom);
    el.querySelector<HTMLElement>('[slot=cta]')!.focus({ preventScroll: true });
    await nextFrame();
    await nextFrame();
    expect(el.open).to.equal(true);
  });

  it('tells about the call to action', async () => {
    const el = await page();
    el.expand();
    await el.updateComplete;
    // In Firefox the test runner takes a jump to a hash for another page.
    el.addEventListener('click', (event) => event.preventDefault());
    setTimeout(() => el.querySelector<HTMLElement>('[slot=cta]')!.click());
    const { detail } = await once(el, 'news-pencil-cta');
    expect(detail).to.deep.include({ slot: 'cta' });
    expect(detail.href).to.contain('#subscribe');
  });

  it('publishes its height, and takes it back', async () => {
    const el = await page();
    await waitUntil(() => root.style.getPropertyValue('--news-pencil-block-start') === '48px');
    el.remove();
    expect(root.style.getPropertyValue('--news-pencil-block-start')).to.equal('');
  });

  it('in the text publishes nothing, and takes nothing back that another one published', async () => {
    const el = await page();
    const published = () => root.style.getPropertyValue('--news-pencil-block-start');
    await waitUntil(() => published() === '48px');
    const inline = document.createElement('news-pencil');
    inline.placement = 'inline';
    el.parentElement!.append(inline);
    await inline.updateComplete;
    await nextFrame();
    inline.remove();
    expect(published()).to.equal('48px');
  });

  it('has nothing to open without content for the panel', async () => {
    const el = await page(html`<news-pencil placement="sideways"></news-pencil>`);
    expect(part(el, 'strip').textContent).to.contain('Subscription offer');
    expect(part(el, 'toggle').checkVisibility()).to.equal(false);
    el.expand();
    expect(el.open).to.equal(false);
    expect(getComputedStyle(el).position).to.equal('sticky');
  });

  it('comes and goes with its dates while the page is open', async () => {
    const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
    const el = await page(html`<news-pencil from=${soon(300)} until=${soon(700)}></news-pencil>`);
    expect(el.explain()).to.deep.include({ show: false, reasons: ['not-yet'] });
    await waitUntil(() => shows(el));
    await waitUntil(() => !shows(el), 'ends', { timeout: 3000 });
    expect(el.decision.reasons).to.deep.equal(['over']);
  });

  it('ignores dates without an offset, and whatever else it cannot read', async () => {
    const el = await page(html`
      <news-pencil
        from="2999-01-01"
        until="2001-01-01T00:00"
        deadline="tomorrow"
        dismiss-for="soon"
        frequency="often"
        show-to="emperors"
        expand-on="whim"
        priority="high"
        ><p>Offer</p></news-pencil
      >
    `);
    expect(shows(el)).to.equal(true);
    await armed(el);
    el.dismiss();
    await el.updateComplete;
    expect(el.decision).to.deep.equal({ show: false, reasons: ['dismissed'] });
  });

  it('names the deadline in the panel, in the language of the page, and ends with it', async () => {
    const deadline = new Date(Date.now() + 1500).toISOString();
    const el = await page(html`<news-pencil lang="en" deadline=${deadline} open><p>Offer</p></news-pencil>`);
    await waitUntil(() => part(el, 'deadline'));
    expect(part(el, 'deadline').getAttribute('datetime')).to.equal(deadline);
    expect(part(el, 'deadline').textContent).to.contain(String(new Date(deadline).getFullYear()));
    await waitUntil(() => !shows(el), 'ends', { timeout: 3000 });
    expect(el.explain()).to.deep.include({ reasons: ['over'], next: null });
  });

  it('draws a line above the offer only where there is one', async () => {
    // Where there is room, the offer stands beside the propositions.
    // First the pencil: WebKit does not look again at the media queries of an adopted sheet that nothing used meanwhile.
    const el = await page(html`<news-pencil open><p>Five stories at seven.</p></news-pencil>`);
    await executeServerCommand('newsprint:set-viewport', { width: 390, height: 600 });
    await waitUntil(() => window.innerWidth === 390);
    const lines = () =>
      [...part(el, 'panel').querySelectorAll('div')].filter(
        (box) => getComputedStyle(box).borderBlockStartStyle !== 'none',
      ).length;
    expect(lines()).to.equal(0);
    const price = document.createElement('p');
    price.slot = 'price';
    price.textContent = '99 cents a week';
    el.append(price);
    await waitUntil(() => lines() === 1, 'a line above the price');
    price.remove();
    await waitUntil(() => lines() === 0, 'no line above nothing');
  });

  it('can be vetoed', async () => {
    const veto = (event: Event) => event.preventDefault();
    document.addEventListener('news-pencil-decide', veto, { once: true });
    const el = await page();
    expect(shows(el)).to.equal(false);
    expect(el.decision).to.deep.equal({ show: false, reasons: ['cancelled'] });
    el.reset();
    expect(el.decision.show).to.equal(true);
  });

  it('counts an impression once, and a view after one second for strip and panel apart', async () => {
    const heard: string[] = [];
    const listen = ({ type, detail }: CustomEvent<object>) =>
      heard.push(`${type} ${'part' in detail ? String(detail.part) : ''}`);
    document.addEventListener('news-pencil-impression', listen);
    document.addEventListener('news-pencil-view', listen);
    const el = await page(html`<news-pencil campaign="counted"><p>Offer</p></news-pencil>`);
    await waitUntil(() => el.impression);
    expect(heard).to.deep.equal(['news-pencil-impression ']);
    el.expand();
    await waitUntil(() => heard.length === 3, 'two views', { timeout: 4000 });
    el.collapse();
    el.expand();
    await nextFrame();
    expect(heard.slice(1).sort()).to.deep.equal(['news-pencil-view panel', 'news-pencil-view strip']);
    // Without `frequency` nobody asks how often it was seen, so nothing is stored.
    expect(localStorage.length).to.equal(0);
    document.removeEventListener('news-pencil-impression', listen);
    document.removeEventListener('news-pencil-view', listen);
  });

  it('counts no view of a page that was hidden before the second was over', async () => {
    const visibility = sinon.stub(document, 'visibilityState').get(() => 'visible');
    const turn = (state: DocumentVisibilityState) => {
      visibility.get(() => state);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const el = await page();
    const views = sinon.spy();
    el.addEventListener('news-pencil-view', views);
    await waitUntil(() => el.impression);
    turn('hidden');
    await aTimeout(1300);
    expect(views.callCount).to.equal(0);
    turn('visible');
    await waitUntil(() => views.callCount === 1, 'a second in view', { timeout: 4000 });
    visibility.restore();
  });

  it('closes the panel when focus lands under it', async () => {
    const el = await page();
    await armed(el);
    el.expand();
    await el.updateComplete;
    setTimeout(() => document.querySelector<HTMLElement>('#first')!.focus({ preventScroll: true }));
    const { detail } = await once(el, 'news-pencil-collapse');
    expect(detail.trigger).to.equal('focus');
    expect(document.activeElement?.id).to.equal('first');
  });

  it('listens to the buttons of the page, and to find-in-page', async () => {
    const el = await page();
    await armed(el);
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--expand' }));
    expect(el.open).to.equal(true);
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--remove' }));
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--collapse' }));
    expect(el.open).to.equal(false);
    await el.updateComplete;
    const heard = once(el, 'news-pencil-expand');
    part(el, 'panel').parentElement!.dispatchEvent(new Event('beforematch', { bubbles: true }));
    expect((await heard).detail.trigger).to.equal('find');
  });

  it('tells about the attribute as about the methods', async () => {
    const el = await page();
    const heard: string[] = [];
    el.addEventListener('news-pencil-expand', ({ detail }) => heard.push(detail.trigger));
    el.expand();
    await el.updateComplete;
    el.removeAttribute('open');
    await el.updateComplete;
    el.setAttribute('open', '');
    await el.updateComplete;
    expect(heard).to.deep.equal(['api', 'api']);
  });

  it('goes on working when it is moved, and leaves nothing behind when it is removed', async () => {
    const el = await page();
    await armed(el);
    el.parentElement!.append(el);
    await armed(el);
    const below = document.createElement('div');
    el.before(below);
    await scrollTo(800);
    await waitUntil(() => el.open);
    const observers = sinon.spy(IntersectionObserver.prototype, 'disconnect');
    el.remove();
    expect(observers.callCount).to.be.greaterThan(2);
    observers.restore();
    const removed: unknown[] = [];
    el.addEventListener('news-pencil-collapse', () => removed.push(1));
    await scrollTo(0);
    expect(removed).to.deep.equal([]);
    expect(root.style.getPropertyValue('--news-pencil-block-start')).to.equal('');
  });

  it('has an offer to show without a close button, and speaks the language of the page', async () => {
    const el = await page(html`<news-pencil permanent label="Angebot" lang="de"><p>x</p></news-pencil>`);
    expect(part(el, 'dismiss')).to.equal(null);
    expect(el.shadowRoot!.querySelector('section')!.getAttribute('aria-label')).to.equal('Angebot');
    await expect(el).to.be.accessible();
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`fits a phone of 320 px, ${dir}: targets of 32 px at least, nothing beside the window`, async () => {
      await executeServerCommand('newsprint:set-viewport', { width: 320, height: 568 });
      // WebKitGTK takes its time.
      await waitUntil(() => window.innerWidth === 320 && window.innerHeight === 568);
      const { innerWidth } = window;
      root.dir = dir;
      const el = await page();
      for (const name of ['toggle', 'dismiss']) {
        const { width, height, left, right } = part(el, name).getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(32);
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(innerWidth);
      }
      el.expand();
      await el.updateComplete;
      // In WebKitGTK svh follows the window some frames later.
      await waitUntil(() => part(el, 'panel').offsetHeight <= Math.ceil(568 * 0.3), '30svh at most');
      expect(root.scrollWidth).to.be.at.most(innerWidth);
      await drawn(el);
      await expect(el).to.be.accessible();
      root.removeAttribute('dir');
    });
  }
});
