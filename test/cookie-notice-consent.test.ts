import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import sinon from 'sinon';
import '../src/elements/consent-gate/define.js';
import '../src/elements/cookie-category/define.js';
import '../src/elements/cookie-notice/define.js';
import type { NewsCookieNotice } from '../src/elements/cookie-notice/define.js';
import { COOKIE, decode, encode } from '../src/reader/consent-record.js';
import { consentPage, willAsk } from '../src/reader/will-ask.js';
import { pageReader } from '../src/reader/page.js';
import { until } from './pages/every-element.mjs';

/** As on a first visit. */
function forget(): void {
  document.cookie = `${COOKIE}=; Path=/; Max-Age=0`;
  delete consentPage(document).store;
  pageReader()!.set({ cookies: 'unknown', consent: {} });
}

const kept = () =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(COOKIE))
    ?.slice(COOKIE.length + 1);
const keep = (value: string) => (document.cookie = `${COOKIE}=${value}; Path=/`);
const consent = () => pageReader()!.state.consent;
const root = (el: NewsCookieNotice) => el.shadowRoot!;
const region = (el: NewsCookieNotice) => root(el).querySelector('section');
const part = (el: NewsCookieNotice, name: string) => root(el).querySelector<HTMLElement>(`[part~=${name}]`);
const choices = (el: NewsCookieNotice) => [...root(el).querySelectorAll<HTMLButtonElement>('[part=choice]')];
const settled = async (el: NewsCookieNotice) => {
  for (let i = 0; i < 3; i++) {
    await el.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }
};
/** The dialog tells that it was closed in a task of its own. */
const closed = async (el: NewsCookieNotice) => {
  while (root(el).querySelector('dialog')) await settled(el);
};
const NOW = Math.floor(Date.now() / 60_000) * 60_000;
const record = (change: object = {}) =>
  encode({ revision: '1', time: NOW, granted: ['analytics'], denied: ['ads'], gpc: false, ...change });

async function notice(attributes: Record<string, string> = {}): Promise<NewsCookieNotice> {
  const el = document.createElement('news-cookie-notice');
  el.setAttribute('mode', 'consent');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.innerHTML = `<p>We would like to use cookies for two things besides running this site.</p>
    <news-cookie-category name="necessary" label="Necessary" required>They keep you signed in.</news-cookie-category>
    <news-cookie-category name="analytics" label="Statistics">They count visits.</news-cookie-category>
    <news-cookie-category name="ads" label="Advertising">They choose advertisements.</news-cookie-category>`;
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const ready = oneEvent(el, 'news-cookie-notice-ready');
  place.append(el);
  await ready;
  await settled(el);
  return el;
}

describe('<news-cookie-notice mode="consent">', () => {
  beforeEach(forget);
  afterEach(forget);

  it('asks once, in a region, without taking focus, and grants nothing before', async () => {
    const el = await notice({ 'policy-href': '/privacy' });
    expect(region(el)!.getAttribute('aria-label')).to.equal('Cookies');
    expect(document.activeElement).to.equal(document.body);
    expect(choices(el).map((button) => button.textContent.trim())).to.deep.equal(['Accept', 'Reject']);
    expect(consent().status).to.equal('unset');
    expect(['necessary', 'analytics', 'ads', 'other'].map((name) => consent().get(name))).to.deep.equal([
      'granted',
      'unset',
      'unset',
      'unset',
    ]);
    expect(['necessary', 'analytics', 'other'].map((name) => consent().allows(name))).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(kept()).to.equal(undefined);
    expect(await el.willAsk()).to.equal(true);
    expect(await willAsk()).to.equal(true);
    for (const category of el.querySelectorAll('news-cookie-category')) {
      expect(category.checkVisibility(), 'the categories wait in the preferences').to.equal(false);
    }
    await expect(el).to.be.accessible();
    const clock = sinon.useFakeTimers({ shouldClearNativeTimers: true });
    await clock.tickAsync(3_600_000);
    clock.restore();
    expect(consent().status, 'waiting is no answer').to.equal('unset');
  });

  it('accepts: records, publishes, confirms and gives the confirmation focus once', async () => {
    const el = await notice();
    const changed = oneEvent(el, 'news-cookie-notice-change');
    choices(el)[0]!.focus();
    choices(el)[0]!.click();
    const { detail } = (await changed) as CustomEvent<{
      source: string;
      reload: boolean;
      record: { granted: string[] };
    }>;
    expect(detail).to.include({ source: 'accept', reload: false });
    expect(detail.record.granted).to.deep.equal(['analytics', 'ads']);
    expect(consent().status).to.equal('decided');
    expect(consent().get('ads')).to.equal('granted');
    expect(decode(kept()!, Date.now())).to.deep.include({ granted: ['analytics', 'ads'], denied: [], revision: '1' });
    expect(`${COOKIE}=${kept()!}`.length).to.be.below(100);
    await settled(el);
    expect(part(el, 'confirmation')!.textContent.trim()).to.equal('Your choice is saved.');
    expect(root(el).activeElement).to.equal(part(el, 'confirmation'));
    expect(choices(el)).to.have.length(0);
    await expect(el).to.be.accessible();
    expect(await willAsk()).to.equal(false);
    part(el, 'hide')!.click();
    await settled(el);
    expect(region(el)).to.equal(null);
    expect(el.record()).to.deep.include({ granted: ['analytics', 'ads'], kept: true, gpc: false });
  });

  it('rejects in as few steps, and asks no more on the next page', async () => {
    const el = await notice();
    choices(el)[1]!.click();
    expect(consent().get('analytics')).to.equal('denied');
    expect(consent().get('necessary')).to.equal('granted');
    el.remove();
    const next = await notice();
    expect(region(next)).to.equal(null);
    expect(consent().get('ads')).to.equal('denied');
    expect(consent().status).to.equal('decided');
  });

  describe('accept and reject stay equal', () => {
    const sheet = new CSSStyleSheet();
    before(() => (document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]));
    afterEach(() => sheet.replaceSync(''));
    after(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)));

    const PROPERTIES =
      'color background-color background-image background-attachment background-position border-top-color ' +
      'border-top-width border-right-width border-left-style border-radius box-shadow clip-path content cursor direction ' +
      'display filter float font-family font-size font-style font-weight letter-spacing line-height list-style-type ' +
      'margin-left margin-top mask-image mix-blend-mode opacity order outline-color outline-style padding-left ' +
      'padding-top pointer-events position rotate scale text-align text-decoration-line text-indent text-transform ' +
      'transform translate visibility word-spacing writing-mode z-index zoom';
    /** What a reader can tell about one of the two: its box, its looks, and how much of its place it really has. */
    const look = (button: HTMLElement) => {
      scrollBy(0, button.parentElement!.getBoundingClientRect().top - 200);
      const own = button.getBoundingClientRect();
      const place = button.parentElement!.getBoundingClientRect();
      const round = (length: number) => Math.round(length * 4);
      const points = [0.2, 0.5, 0.8].flatMap((x) => [0.3, 0.5, 0.7].map((y) => [x, y] as const));
      const hit = points.filter(
        ([x, y]) =>
          (button.getRootNode() as ShadowRoot).elementFromPoint(
            place.left + place.width * x,
            place.top + place.height * y,
          ) === button,
      );
      const style = (pseudo?: string) => {
        const computed = getComputedStyle(button, pseudo);
        return PROPERTIES.split(' ').map((name) => `${name}: ${computed.getPropertyValue(name)}`);
      };
      return {
        box: [own.width, own.height, own.left - place.left, own.top - place.top].map(round),
        place: [place.width, place.height].map(round),
        hit,
        style: [...style(), ...style('::before'), ...style('::after')],
      };
    };
    const attack = (el: NewsCookieNotice, css: string) => {
      sheet.replaceSync(css);
      const [accept, reject] = choices(el).map(look);
      expect(accept, css).to.deep.equal(reject);
      // What is painted by the place in the window or by the clock no measurement of one moment would show.
      for (const button of choices(el)) {
        expect(button.getAnimations(), css).to.deep.equal([]);
        expect(getComputedStyle(button).backgroundAttachment, css).to.match(/^(scroll(, )?)+$/);
      }
      return accept!;
    };
    /** Parts and custom properties as the manifest lists them, so that a new one is attacked, too. */
    const listed = async () => {
      const manifest = (await (await fetch('/custom-elements.json')).json()) as {
        modules: { declarations: { tagName?: string; cssParts?: Named[]; cssProperties?: Named[] }[] }[];
      };
      type Named = { name: string };
      const own = manifest.modules
        .flatMap(({ declarations }) => declarations)
        .find(({ tagName }) => tagName === 'news-cookie-notice')!;
      const names = (list: Named[] = []) => list.map(({ name }) => name);
      return { parts: names(own.cssParts), properties: names(own.cssProperties) };
    };
    const wide = async (width: number) => {
      const el = await notice({ 'policy-href': '/p' });
      el.parentElement!.style.width = `${width}px`;
      return el;
    };
    const HOSTILE = [
      'display:none',
      'display:list-item;list-style:evil inside;counter-increment:list-item',
      'display:contents',
      'visibility:hidden',
      'opacity:.3',
      'position:absolute;inset:0',
      'position:fixed;inset:0;z-index:99;background:red',
      'position:relative;left:-120px;z-index:99',
      'position:sticky;top:0',
      'float:right',
      'order:-1',
      'grid-area:1/1',
      'margin:0 -200px',
      'margin-block-start:-80px;padding-block:80px;background:red',
      'padding:0 50vw',
      'border-width:40px 200px',
      'inline-size:200vw;min-inline-size:200vw;max-inline-size:none',
      'inline-size:0;overflow:hidden',
      'block-size:20px;max-block-size:20px;overflow:hidden',
      'max-inline-size:120px;overflow:clip',
      'translate:140px 0',
      'transform:translateX(-160px) scale(2)',
      'transform:perspective(900px) rotateY(40deg)',
      'perspective:10px;transform-style:preserve-3d',
      'rotate:180deg',
      'zoom:.4',
      'clip-path:inset(0 50% 0 0)',
      'mask:linear-gradient(90deg,#000 50%,#0000 50%)',
      'filter:opacity(.2)',
      'mix-blend-mode:difference',
      'background:linear-gradient(90deg,gold 50%,white 50%) fixed',
      'background-image:linear-gradient(90deg,gold 50%,white 50%);background-attachment:fixed',
      'color:transparent',
      'font-size:0',
      'font:bold 40px/2 serif',
      'columns:2',
      'direction:rtl',
      'writing-mode:vertical-rl',
      'animation:evil 1s linear both;animation-timeline:view(inline)',
      'animation:evil 1s linear both;animation-timeline:--evil',
      'content-visibility:hidden',
      'opacity:calc(1/sibling-index())',
      'counter-increment:evil',
      'pointer-events:none',
    ];
    const HELPERS = `@keyframes evil { from { opacity: 0; background-color: red } to { opacity: 1 } }
      @counter-style evil { system: fixed; symbols: "Yes, please, all of it" "·" }
      news-cookie-notice { view-timeline: --evil inline; counter-reset: evil }`;
    const OVERLAY = `content:counter(evil,evil);position:fixed;inset:0;z-index:9;background:red`;

    for (const width of [600, 200]) {
      it(`whatever a rule for any part says, ${width} px wide`, async () => {
        const el = await wide(width);
        expect(attack(el, '').hit, 'nothing lies over them to begin with').to.have.length(9);
        const { parts } = await listed();
        expect(parts).to.include.members(['notice', 'choice', 'manage', 'confirmation']);
        for (const part of parts) {
          const target = `news-cookie-notice::part(${part})`;
          for (const declaration of HOSTILE)
            attack(el, `${HELPERS} ${target}{${declaration.replace(/;|$/g, '!important;')}}`);
          attack(el, `${HELPERS} ${target}{counter-increment:evil} ${target}::before{${OVERLAY}}`);
          attack(el, `${HELPERS} ${target}{counter-increment:evil} ${target}::after{${OVERLAY}}`);
        }
        // What is done to the notice or to a neighbour takes neither of them away.
        for (const part of ['notice', 'manage', 'confirmation']) {
          for (const declaration of HOSTILE.filter((text) => /inset|mask|clip|overflow|-80px|left/.test(text))) {
            const { hit } = attack(el, `news-cookie-notice::part(${part}){${declaration}}`);
            expect(hit, `${part} ${declaration}`).to.deep.include([0.5, 0.5]);
          }
          expect(attack(el, `news-cookie-notice::part(${part})::after{${OVERLAY}}`).hit, part).to.have.length(9);
        }
      });

      it(`whatever value any custom property has, ${width} px wide`, async () => {
        const el = await wide(width);
        const { properties } = await listed();
        expect(properties).to.include('--news-cookie-notice-choice-background');
        const shared = ['background', 'color', 'accent', 'accent-color', 'rule', 'radius', 'font'];
        for (const property of [...properties, ...shared.map((name) => `--news-${name}`)]) {
          for (const value of [
            'red',
            'transparent',
            'currentcolor',
            'inherit',
            'none',
            '0',
            '-50vw',
            '100vw',
            '120px',
            '9em serif',
            'linear-gradient(90deg,gold 50%,white 50%) fixed',
            'color-mix(in srgb,red calc(100%*(sibling-index() - 1)),lime)',
            'calc(100px*sibling-index())',
            'rgb(from currentcolor r g b/20%)',
            'nonsense(',
          ])
            attack(el, `${HELPERS} news-cookie-notice{${property}:${value}}`);
        }
      });
    }

    it('whatever selector tries to tell them apart', async () => {
      const el = await wide(600);
      for (const selector of [
        '::part(accept)',
        '::part(reject)',
        '::part(choice):first-child',
        '::part(choice):nth-of-type(1)',
        '::part(choice):last-of-type',
        '::part(choice):only-child',
        '::part(choice):not(:first-child)',
        '::part(choice):is(:first-child)',
        '::part(choice):where(:nth-child(2))',
        '::part(choice):has(+*)',
        '::part(choice)+::part(choice)',
        '::part(notice) button:first-child',
        ' button',
        ' *',
      ]) {
        attack(el, `news-cookie-notice${selector}{display:none!important;font-size:60px!important}`);
      }
      attack(el, 'button{display:none!important} *{all:unset!important} *::before{content:"x"!important}');
    });

    it('with words of unequal length', async () => {
      const el = await wide(600);
      const [accept, reject] = choices(el);
      for (const width of [600, 320, 200, 120]) {
        el.parentElement!.style.width = `${width}px`;
        accept!.textContent = 'OK';
        reject!.textContent = 'Nein, vielen Dank, keine Datenschutzeinstellungsübernahme';
        attack(el, '');
        [accept!.textContent, reject!.textContent] = [reject!.textContent, accept!.textContent];
        attack(el, '');
      }
    });
  });

  it('lets each category be answered in a dialog; nothing is chosen for the reader; Esc saves nothing', async () => {
    const el = await notice();
    part(el, 'manage')!.focus();
    part(el, 'manage')!.click();
    while (!root(el).querySelector('dialog')?.open) await settled(el);
    const dialog = root(el).querySelector('dialog')!;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelectorAll('input:checked').length).to.equal(0);
    expect(dialog.querySelectorAll('input').length, 'none for what is required').to.equal(4);
    for (const category of el.querySelectorAll('news-cookie-category')) {
      expect(category.checkVisibility(), category.name).to.equal(true);
    }
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await closed(el);
    expect(consent().status).to.equal('unset');
    expect(root(el).activeElement, 'focus goes back').to.equal(part(el, 'manage'));

    await el.openPreferences();
    root(el).querySelector<HTMLInputElement>('input[name=analytics][value=granted]')!.click();
    part(el, 'save')!.click();
    await closed(el);
    await settled(el);
    expect(consent().get('analytics')).to.equal('granted');
    expect(consent().get('ads'), 'no answer is a no where nothing runs unless allowed').to.equal('denied');
    expect(root(el).activeElement).to.equal(part(el, 'confirmation'));

    await el.openPreferences();
    expect(root(el).querySelector<HTMLInputElement>('input[name=analytics][value=granted]')!.checked).to.equal(true);
    expect(root(el).querySelector('dialog')!.textContent).to.contain('You last chose on');
    root(el).querySelector('dialog')!.close();
    await closed(el);
  });

  it('opens the preferences from anywhere, while the notice itself has nothing to say', async () => {
    keep(record());
    const el = await notice();
    expect(region(el)).to.equal(null);
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--preferences' }));
    await settled(el);
    await settled(el);
    const dialog = root(el).querySelector('dialog')!;
    expect(dialog.checkVisibility()).to.equal(true);
    root(el).querySelector<HTMLInputElement>('input[name=ads][value=granted]')!.click();
    part(el, 'save')!.click();
    await closed(el);
    await settled(el);
    expect(consent().get('ads')).to.equal('granted');
    expect(region(el)).to.equal(null);
  });

  it('opens the preferences after it was taken out while they were on their way', async () => {
    const el = await notice();
    const place = el.parentElement!;
    const opened = el.openPreferences();
    el.remove();
    await opened;
    place.append(el);
    await settled(el);
    expect(root(el).querySelectorAll('dialog').length).to.equal(0);
    await el.openPreferences();
    expect(root(el).querySelector('dialog')!.open).to.equal(true);
    root(el).querySelector('dialog')!.close();
    await closed(el);
  });

  it('lets a gate offer “Always allow” while a notice is there that records it, and no longer', async () => {
    const gate = await fixture<HTMLElement>(
      html`<news-consent-gate category="ads"
        ><template><p>Embed</p></template></news-consent-gate
      >`,
    );
    const always = () => gate.shadowRoot!.querySelector<HTMLElement>('[part=always]');
    const offers = (what: boolean) => until(() => !!always() === what, `the gate offers it: ${what}`);
    await until(() => gate.shadowRoot!.querySelector('[part=once]'));
    expect(always()).to.equal(null);
    const el = await notice();
    await offers(true);
    const second = await notice();
    const place = el.parentElement!;
    el.remove();
    await settled(second);
    expect(always()?.textContent, 'the other notice records it').to.contain('Advertising');
    second.mode = 'blocked';
    await offers(false);
    second.mode = 'auto';
    await offers(true);
    second.removeAttribute('mode');
    await offers(false);
    second.setAttribute('mode', 'consent');
    await offers(true);
    second.remove();
    await offers(false);
    place.append(el);
    await offers(true);
    always()!.click();
    expect(consent().get('ads')).to.equal('granted');
    await until(() => gate.querySelector('p'));
  });

  it('works through methods, and a listener can object', async () => {
    const el = await notice();
    el.addEventListener('news-cookie-notice-before-save', (event) => event.preventDefault(), { once: true });
    expect(await el.acceptAll()).to.equal(false);
    expect(consent().status).to.equal('unset');
    expect(kept()).to.equal(undefined);
    expect(await el.set({ analytics: 'granted' })).to.equal(true);
    expect(consent().get('analytics')).to.equal('granted');
    expect(consent().get('ads')).to.equal('unset');
    expect(consent().status, 'one answer is missing').to.equal('unset');
    expect(await el.set({ necessary: 'denied', nonsense: 'granted', ads: 'maybe' } as never)).to.equal(false);
    expect(consent().get('necessary')).to.equal('granted');
    expect(await el.acceptAll()).to.equal(true);
    expect(consent().get('ads')).to.equal('granted');
    expect(await el.withdraw()).to.equal(true);
    expect([consent().get('analytics'), consent().get('ads'), consent().status]).to.deep.equal([
      'denied',
      'denied',
      'decided',
    ]);
    expect(document.activeElement, 'a method moves no focus').to.equal(document.body);
    el.show();
    await settled(el);
    expect(choices(el), 'show() asks again').to.have.length(2);
    el.hide();
    await settled(el);
    expect(region(el)).to.equal(null);
    expect(consent().get('ads'), 'hide() decides nothing').to.equal('denied');
  });

  it('takes the echo of a choice that was just replaced for none, and another tab’s choice for one', async () => {
    const el = await notice();
    await el.acceptAll();
    const accepted = kept()!;
    await el.withdraw();
    keep(accepted);
    el.recheck();
    expect(consent().get('ads'), 'an echo, as WebKit shows it').to.equal('denied');
    const now = performance.now();
    const later = sinon.stub(performance, 'now').callsFake(() => now + 2000);
    el.recheck();
    later.restore();
    expect(consent().get('ads'), 'a choice').to.equal('granted');
  });

  for (const [title, value, attributes] of [
    ['a new revision', record({ revision: '1' }), { revision: '2' }],
    ['an expired choice', record({ time: NOW - 31 * 86_400_000 }), { expires: '30d' }],
    ['a truncated cookie', record().slice(0, -4), {}],
    ['a forged cookie', record().replace('analytics.ads', 'analytics~ads.'), {}],
    ['a cookie from the future', record({ time: NOW + 86_400_000 }), {}],
    ['nonsense', 'granted', {}],
  ] as const) {
    it(`asks again after ${title}, and grants nothing`, async () => {
      keep(value);
      const el = await notice(attributes);
      expect(choices(el)).to.have.length(2);
      expect(consent().status).to.equal('unset');
      expect([consent().get('analytics'), consent().get('ads')]).to.deep.equal(['unset', 'unset']);
    });
  }

  it('falls back to documented defaults', async () => {
    keep(record({ time: NOW - 179 * 86_400_000 }));
    const el = await notice({ expires: 'soon', revision: 'not a name', regime: 'whatever' });
    expect(region(el)).to.equal(null);
    expect(el.explain().rules).to.deep.include({ regime: 'opt-in', revision: '1', lifetime: 180 * 86_400_000 });
  });

  it('asks for a category that was added later, which is unset until then', async () => {
    keep(record());
    const el = await notice();
    expect(region(el)).to.equal(null);
    el.insertAdjacentHTML(
      'beforeend',
      '<news-cookie-category name="social" label="Social media">x</news-cookie-category>',
    );
    await settled(el);
    expect(consent().get('social')).to.equal('unset');
    expect(consent().get('analytics')).to.equal('granted');
    expect(choices(el)).to.have.length(2);
  });

  it('follows a choice that was made in another tab', async () => {
    const el = await notice();
    keep(record());
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(el);
    expect(consent().get('analytics')).to.equal('granted');
    expect(region(el)).to.equal(null);
  });

  it('two notices ask once', async () => {
    const el = await notice();
    const second = await notice();
    expect(region(el)).not.to.equal(null);
    expect(region(second)).to.equal(null);
    expect(second.explain().first).to.equal(false);
    choices(el)[1]!.click();
    await settled(second);
    expect(region(second)).to.equal(null);
  });

  it('does not ask where the answer cannot be kept', async () => {
    const jar = sinon.stub(document, 'cookie').get(() => '');
    jar.set(() => undefined);
    try {
      const el = await notice();
      expect(region(el)).to.equal(null);
      expect(consent().status).to.equal('unavailable');
      expect(consent().allows('analytics')).to.equal(false);
      expect(await willAsk()).to.equal(false);
      expect(await el.acceptAll(), 'a page that asks by itself').to.equal(true);
      expect(consent().get('analytics'), 'for this page view').to.equal('granted');
      expect(consent().status).to.equal('unavailable');
      expect(el.record()).to.include({ kept: false });
      jar.restore();
      el.recheck();
      expect(el.record(), 'kept as soon as cookies are back').to.include({ kept: true });
      expect(consent().status).to.equal('decided');
      expect(kept()).not.to.equal(undefined);
    } finally {
      jar.restore();
    }
  });

  it('auto: blocked wins, and the question follows when cookies are back', async () => {
    const jar = sinon.stub(document, 'cookie').get(() => '');
    jar.set(() => undefined);
    const el = await notice({ mode: 'auto' });
    while (!region(el)) await settled(el);
    expect(part(el, 'steps')).not.to.equal(null);
    expect(choices(el)).to.have.length(0);
    jar.restore();
    el.recheck();
    await settled(el);
    expect(choices(el)).to.have.length(2);
    expect(part(el, 'confirmation')!.textContent.trim()).to.equal('Cookies are on. Thank you.');
  });
});

describe('regimes and Global Privacy Control', () => {
  let signal: unknown;
  beforeEach(() => {
    forget();
    signal = undefined;
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, get: () => signal });
  });
  afterEach(() => {
    delete (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl;
    forget();
  });
  const state = () => ({
    status: consent().status,
    get: consent().get('analytics'),
    runs: consent().allows('analytics'),
    gpc: consent().gpc,
  });

  it('opt-out: runs while unset, until the reader says no', async () => {
    const el = await notice({ regime: 'opt-out' });
    expect(state()).to.deep.equal({ status: 'unset', get: 'unset', runs: true, gpc: false });
    expect(choices(el)).to.have.length(2);
    choices(el)[1]!.click();
    expect(state()).to.deep.equal({ status: 'decided', get: 'denied', runs: false, gpc: false });
  });

  it('opt-out: a no outlives a new revision, while the question is asked again', async () => {
    keep(record({ granted: [], denied: ['analytics', 'ads'] }));
    const el = await notice({ regime: 'opt-out', revision: '2' });
    expect(choices(el)).to.have.length(2);
    expect(state()).to.include({ status: 'unset', runs: false });
    await el.set({ ads: 'granted' });
    expect(state(), 'one answer takes no other no back').to.include({ status: 'decided', get: 'denied', runs: false });
    expect(consent().get('ads')).to.equal('granted');
  });

  it('notice: tells, and one button is enough', async () => {
    const el = await notice({ regime: 'notice' });
    expect(choices(el).map((button) => button.textContent.trim())).to.deep.equal(['OK']);
    expect(state()).to.deep.equal({ status: 'unset', get: 'unset', runs: true, gpc: false });
    choices(el)[0]!.click();
    expect(state(), 'to have read it is no consent').to.deep.equal({
      status: 'decided',
      get: 'unset',
      runs: true,
      gpc: false,
    });
    el.remove();
    expect(region(await notice({ regime: 'notice' }))).to.equal(null);
  });

  for (const regime of ['opt-out', 'notice']) {
    it(`${regime} with the signal: denied without asking; a later grant wins and is recorded as such`, async () => {
      signal = true;
      const el = await notice({ regime });
      expect(region(el)).to.equal(null);
      expect(state()).to.deep.equal({ status: 'decided', get: 'denied', runs: false, gpc: true });
      expect(kept(), 'the signal is not recorded').to.equal(undefined);
      await el.set({ analytics: 'granted' });
      expect(state()).to.include({ get: 'granted', runs: true });
      expect(consent().get('ads')).to.equal('denied');
      expect(el.record()).to.include({ gpc: true });
    });
  }

  it('opt-out: a grant from before the signal does not count against it', async () => {
    keep(record());
    signal = true;
    await notice({ regime: 'opt-out' });
    expect(state()).to.deep.equal({ status: 'decided', get: 'denied', runs: false, gpc: true });
  });

  it('opt-in with the signal: asks, mentions it, and an explicit grant counts', async () => {
    signal = true;
    const el = await notice();
    expect(region(el)!.textContent).to.contain('Your browser asks sites not to share or sell your data');
    expect(state()).to.deep.equal({ status: 'unset', get: 'unset', runs: false, gpc: true });
    choices(el)[0]!.click();
    expect(state()).to.deep.equal({ status: 'decided', get: 'granted', runs: true, gpc: true });
  });

  it('takes nothing but true for a signal', async () => {
    for (const value of [false, null, '1', 1]) {
      signal = value;
      const el = await notice({ regime: 'opt-out' });
      expect(state(), String(value)).to.include({ gpc: false, runs: true });
      el.remove();
    }
  });
});

describe('<news-cookie-notice> on narrow screens and in other languages', () => {
  beforeEach(forget);
  afterEach(forget);

  it('fits 320 px, the dialog too', async () => {
    await executeServerCommand('newsprint:set-viewport', { width: 320, height: 480 });
    const el = await notice({ 'policy-href': '/p', 'help-href': '/h' });
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    await el.openPreferences();
    const dialog = root(el).querySelector('dialog')!;
    const box = dialog.getBoundingClientRect();
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
    dialog.close();
    await executeServerCommand('newsprint:set-viewport', { width: 800, height: 600 });
  });
});
