import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { executeServerCommand, resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import sinon from 'sinon';
import '../src/elements/carousel/define.js';
import '../src/elements/carousel/by-hand.js';
import '../src/elements/carousel/reading-time.js';
import '../src/elements/carousel/turning.js';
import type { CarouselChange } from '../src/elements/carousel/carousel.js';
import type { NewsCarousel } from '../src/elements/carousel/define.js';
import type { CarouselStatus } from '../src/elements/carousel/rotation.js';

const three = () => html`
  <news-carousel autoplay
    ><p>One <a href="#one">link</a></p>
    <p>Two</p>
    <p>Three</p></news-carousel
  >
`;
const withButtons = () => html`
  <news-carousel autoplay controls="pause+nav" picker="dots"
    ><p>One</p>
    <p data-label="Price">Two</p>
    <p>Three</p></news-carousel
  >
`;
const part = <T extends HTMLElement = HTMLElement>(el: NewsCarousel, name: string) =>
  el.shadowRoot!.querySelector<T>(`[part=${name}]`)!;
const parts = (el: NewsCarousel, name: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>(`[part=${name}]`)];
/** Real frames while the page's clock stands still: observers report in them. */
const frames = async (count = 4) => {
  for (let i = 0; i < count; i++) await nextFrame();
};
const text = (node: Element) => node.textContent?.trim();
const visible = (el: NewsCarousel) =>
  [...el.children].filter((child) => child.checkVisibility({ visibilityProperty: true })).map(text);
const blockers = (el: NewsCarousel) => el.explain().blockers;

async function middleOf(element: Element): Promise<[number, number]> {
  await frames(1);
  const box = element.getBoundingClientRect();
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}
const moveTo = async (element: Element) => {
  await sendMouse({ type: 'move', position: await middleOf(element) });
  await frames();
};
const leave = async () => {
  await sendMouse({ type: 'move', position: [1, 590] });
  await frames();
};

describe('news-carousel', () => {
  let clock: sinon.SinonFakeTimers;

  beforeEach(async () => {
    sessionStorage.clear();
    await resetMouse();
    await leave();
    // With a new clock, a new timetable: the old one counts on.
    Reflect.deleteProperty(globalThis, Symbol.for('newsprint/scheduler@1'));
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => clock.restore());

  async function make(template: TemplateResult | string = three(), state = 'playing') {
    const made = await fixture<HTMLElement>(template);
    const carousel = (made.matches('news-carousel') ? made : made.querySelector('news-carousel')) as NewsCarousel;
    for (let i = 0; i < 200 && carousel.explain().state !== state; i++) await nextFrame();
    expect(carousel.explain().state, String(blockers(carousel))).to.equal(state);
    // What comes with a chunk: buttons, and the way slides slide.
    const missing = () =>
      (carousel.controls === 'pause+nav' && state !== 'single' && !part(carousel, 'next')) ||
      (carousel.transition === 'slide' && getComputedStyle(part(carousel, 'viewport')).touchAction === 'auto');
    for (let i = 0; i < 100 && missing(); i++) await nextFrame();
    await frames(2);
    return carousel;
  }
  /** For a long time nothing changes. */
  async function standsStill(el: NewsCarousel, ms = 70_000) {
    const { index } = el;
    let changes = 0;
    const count = () => changes++;
    el.addEventListener('news-carousel-change', count);
    await clock.tickAsync(ms);
    el.removeEventListener('news-carousel-change', count);
    expect(changes).to.equal(0);
    expect(el.index).to.equal(index);
  }
  async function turns(el: NewsCarousel, ms = 7000) {
    const { index } = el;
    await clock.tickAsync(ms);
    await frames();
    expect(el.index).to.equal((index + 1) % el.explain().count);
  }
  /** axe needs a real clock, and slides that stand: it would measure the contrast of a text that is half faded in. */
  async function accessible(el: NewsCarousel) {
    clock.restore();
    await Promise.allSettled(parts(el, 'slide').flatMap((slide) => slide.getAnimations().map((fade) => fade.finished)));
    await expect(el).to.be.accessible();
  }

  describe('structure (APG 1–9)', () => {
    it('1–4: role and name are given without touching the author’s attributes (computed ones: see the page tests)', async () => {
      const el = await make(
        html`<news-carousel autoplay label="Why subscribe"
          ><p>One</p>
          <p>Two</p></news-carousel
        >`,
      );
      expect(el.getAttribute('role'), 'nothing is written to the host').to.equal(null);
      el.setAttribute('aria-label', 'Our own words');
      await el.updateComplete;
      expect(el.getAttribute('aria-label')).to.equal('Our own words');
    });

    it('5, 6: slides are named by author or number, and renumbered', async () => {
      const el = await make(withButtons());
      const names = () => parts(el, 'slide').map((slide) => slide.getAttribute('aria-label'));
      expect(names()).to.deep.equal(['1 of 3', 'Price', '3 of 3']);
      for (const slide of parts(el, 'slide')) {
        expect(slide.getAttribute('role')).to.equal('group');
        expect(slide.getAttribute('aria-roledescription')).to.equal('slide');
      }
      el.append(document.createElement('p'));
      el.children[0]!.remove();
      el.append(document.createElement('p'));
      await frames(2);
      expect(names()).to.deep.equal(['Price', '2 of 4', '3 of 4', '4 of 4']);
    });

    it('7: exactly one slide is exposed, at every moment of a change', async () => {
      const el = await make(withButtons());
      const exposed = () => parts(el, 'slide').filter((slide) => !slide.inert).length;
      part(el, 'next').click();
      for (let i = 0; i < 20; i++) {
        expect(exposed()).to.equal(1);
        await nextFrame();
      }
      expect(visible(el)).to.deep.equal(['Two']);
    });

    it('8: no tabs: the picker is a group', async () => {
      const el = await make(withButtons());
      expect(el.shadowRoot!.querySelector('[role=tablist],[role=tab],[role=tabpanel]')).to.equal(null);
    });

    it('9: the picker is a named group of buttons with the slides’ names; the current one stays focusable', async () => {
      const el = await make(withButtons());
      expect(part(el, 'picker').getAttribute('role')).to.equal('group');
      expect(part(el, 'picker').getAttribute('aria-label')).to.equal('Choose slide');
      const dots = parts(el, 'dot');
      expect(dots.map((dot) => dot.getAttribute('aria-label'))).to.deep.equal(['1 of 3', 'Price', '3 of 3']);
      expect(dots.map((dot) => dot.getAttribute('aria-disabled'))).to.deep.equal(['true', 'false', 'false']);
      dots[0]!.focus();
      expect(el.shadowRoot!.activeElement).to.equal(dots[0]);
      dots[2]!.click();
      expect(el.index).to.equal(2);
      await accessible(el);
    });
  });

  describe('controls (APG 10–18)', () => {
    it('10, 12, 13, 17: one native button that stays, is named after what it does, and is large enough', async () => {
      const el = await make();
      const button = part<HTMLButtonElement>(el, 'pause');
      expect(button.localName).to.equal('button');
      expect(button.checkVisibility({ visibilityProperty: true, opacityProperty: true })).to.equal(true);
      expect(button.getAttribute('aria-label')).to.equal('Stop slide rotation');
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      button.click();
      button.focus();
      await el.updateComplete;
      expect(part(el, 'pause')).to.equal(button);
      expect(el.shadowRoot!.activeElement).to.equal(button);
      expect(button.getAttribute('aria-label')).to.equal('Start slide rotation');
      expect(button.hasAttribute('aria-pressed')).to.equal(false);
      await accessible(el);
    });

    it('11, 16: first in tab order; Enter and Space work', async () => {
      const el = await make(html`<div><button>before</button>${three()}</div>`);
      el.parentElement!.querySelector('button')!.focus();
      await sendKeys({ press: 'Tab' });
      expect(el.shadowRoot!.activeElement).to.equal(part(el, 'pause'));
      await frames();
      expect(el.explain().intent, 'keyboard focus stops it').to.equal('pause');
      await sendKeys({ press: 'Enter' });
      expect(el.explain().intent).to.equal('play');
      await sendKeys({ press: 'Space' });
      expect(el.explain().intent).to.equal('pause');
    });

    it('14, 15: previous and next keep focus, can be repeated, and say what they control', async () => {
      const el = await make(withButtons());
      const next = part(el, 'next');
      next.focus();
      for (const expected of [1, 2, 0]) {
        next.click();
        expect(el.index).to.equal(expected);
        expect(el.shadowRoot!.activeElement).to.equal(next);
      }
      part(el, 'previous').click();
      expect(el.index).to.equal(2);
      expect(el.shadowRoot!.getElementById(next.getAttribute('aria-controls')!)).to.equal(part(el, 'viewport'));
    });

    it('12: it stays as well where the page started the rotation, and starts it again', async () => {
      const el = await make(
        html`<news-carousel
          ><p>One</p>
          <p>Two</p></news-carousel
        >`,
        'paused',
      );
      el.play();
      await el.updateComplete;
      const button = part(el, 'pause');
      button.click();
      button.focus();
      await el.updateComplete;
      expect(el.explain().intent).to.equal('pause');
      expect(el.shadowRoot!.activeElement === button).to.equal(true);
      button.click();
      await el.updateComplete;
      expect(el.explain().intent).to.equal('play');
      el.pause();
      await el.updateComplete;
      expect(part(el, 'pause') === button).to.equal(true);
    });

    it('18: no rotation control without rotation, or with one slide', async () => {
      const still = await make(
        html`<news-carousel
          ><p>One</p>
          <p>Two</p></news-carousel
        >`,
        'paused',
      );
      expect(part(still, 'pause')).to.equal(null);
      await standsStill(still);
      const single = await make(
        html`<news-carousel autoplay controls="pause+nav"><p>One</p></news-carousel>`,
        'single',
      );
      expect(single.shadowRoot!.querySelector('button')).to.equal(null);
      expect(single.shadowRoot!.querySelector('[role=group]')).to.equal(null);
      await standsStill(single);
      await accessible(single);
    });
  });

  describe('rotation (APG 19–30)', () => {
    it('19, 20: keyboard focus stops it, and leaving does not start it again', async () => {
      const el = await make(html`<div><button>before</button>${three()}<button>after</button></div>`);
      const [before, after] = el.parentElement!.querySelectorAll('button');
      before!.focus();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(el.querySelector('a'));
      await frames();
      expect(el.explain().state).to.equal('paused');
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(after);
      await standsStill(el);
      el.play();
      await frames();
      await turns(el);
    });

    it('21, 22: the mouse suspends, but not on the button; leaving resumes only if nothing else blocks', async () => {
      const el = await make();
      await moveTo(el.children[0]!);
      expect(blockers(el)).to.deep.equal(['hover']);
      await standsStill(el);
      await moveTo(part(el, 'pause'));
      expect(blockers(el)).to.deep.equal([]);
      await turns(el);
      await moveTo(el.children[1]!);
      el.block('advertisement');
      await leave();
      expect(blockers(el)).to.deep.equal(['advertisement']);
      await standsStill(el);
      el.unblock('advertisement');
      await turns(el);
    });

    it('23: Start wins over the pointer and the focus that are there', async () => {
      const el = await make();
      await moveTo(el.children[0]!);
      part(el, 'pause').focus();
      await frames();
      await sendKeys({ press: 'Enter' });
      if (el.explain().intent === 'pause') await sendKeys({ press: 'Enter' });
      expect(el.explain()).to.include({ state: 'playing', intent: 'play' });
      await turns(el);
      el.children[el.index]!.querySelector('a')?.focus();
      expect(el.explain().intent, 'only the control stops it').to.equal('play');
    });

    it('24: the button acts on the wish: while hover suspends, it pauses', async () => {
      const el = await make();
      await moveTo(el.children[0]!);
      expect(el.explain().state).to.equal('suspended');
      part(el, 'pause').click();
      expect(el.explain()).to.include({ state: 'paused', intent: 'pause' });
      await leave();
      await standsStill(el);
    });

    it('25: stopped is stopped; Start goes on from the same slide', async () => {
      const el = await make();
      await turns(el);
      part(el, 'pause').click();
      await clock.tickAsync(1000);
      expect(clock.countTimers()).to.equal(0);
      await standsStill(el);
      part(el, 'pause').click();
      expect(el.index).to.equal(1);
      await turns(el);
      expect(el.index).to.equal(2);
    });

    it('27: nothing changes in a hidden tab, and nothing is caught up', async () => {
      const el = await make();
      const hidden = sinon.stub(document, 'hidden').get(() => true);
      document.dispatchEvent(new Event('visibilitychange'));
      expect(blockers(el)).to.include('hidden-document');
      expect(clock.countTimers()).to.equal(0);
      await standsStill(el);
      hidden.restore();
      document.dispatchEvent(new Event('visibilitychange'));
      await standsStill(el, 6999);
      await clock.tickAsync(1);
      expect(el.index).to.equal(1);
    });

    it('28: a manual move stops it, or restarts the interval', async () => {
      const el = await make(withButtons());
      await clock.tickAsync(6000);
      part(el, 'next').click();
      expect(el.explain().state).to.equal('paused');
      await standsStill(el);
      const again = await make(
        html`<news-carousel autoplay on-interact="restart" controls="pause+nav"
          ><p>1</p>
          <p>2</p></news-carousel
        >`,
      );
      sessionStorage.clear();
      await clock.tickAsync(6000);
      again.next();
      await standsStill(again, 6999);
      await clock.tickAsync(1);
      expect(again.index).to.equal(0);
    });

    it('29: a tap neither sticks nor is ignored', async () => {
      const el = await make();
      const tap = () => new PointerEvent('pointerover', { pointerType: 'touch', bubbles: true, composed: true });
      el.children[0]!.dispatchEvent(tap());
      expect(blockers(el)).to.deep.equal([]);
      part(el, 'pause').dispatchEvent(tap());
      part(el, 'pause').click();
      expect(el.explain().state).to.equal('paused');
    });

    it('30: a slide that holds focus is never hidden by rotation', async () => {
      const el = await make();
      const link = el.querySelector('a')!;
      part(el, 'pause').click();
      part(el, 'pause').click();
      link.focus();
      await frames();
      expect(blockers(el)).to.deep.equal(['focus']);
      await standsStill(el);
      expect(document.activeElement).to.equal(link);
      link.blur();
      await frames();
      await turns(el);
    });

    it('selected text inside and an open modal dialog outside block it', async () => {
      const el = await make(
        html`<div>
          ${three()}
          <dialog>x</dialog>
        </div>`,
      );
      getSelection()!.selectAllChildren(el.children[0]!);
      await frames(10);
      expect(blockers(el)).to.deep.equal(['selection']);
      await standsStill(el);
      getSelection()!.removeAllRanges();
      await frames(10);
      expect(blockers(el)).to.deep.equal([]);
      const dialog = el.parentElement!.querySelector('dialog')!;
      dialog.showModal();
      await standsStill(el, 20_000);
      expect(blockers(el)).to.include('modal');
      dialog.close();
      await frames(10);
      await turns(el);
    });
  });

  it('a modal dialog in a shadow root blocks it, too', async () => {
    const el = await make(html`<div>${three()}<span></span></div>`);
    const root = el.parentElement!.querySelector('span')!.attachShadow({ mode: 'open' });
    const dialog = root.appendChild(document.createElement('dialog'));
    // With a button that has the focus already: outside, nobody hears of the dialog.
    dialog.append(document.createElement('button'));
    dialog.showModal();
    (document.activeElement as HTMLElement | null)?.blur();
    await standsStill(el);
    expect(blockers(el)).to.deep.equal(['modal']);
    expect(clock.countTimers()).to.equal(0);
    dialog.close();
    await frames(10);
    expect(blockers(el)).to.deep.equal([]);
    await turns(el);
    dialog.append(el);
    dialog.showModal();
    for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
    await turns(el);
  });

  it('shows its progress by one animation, only while it plays', async () => {
    const el = await make();
    const running = () =>
      el.shadowRoot!.getAnimations().filter(({ effect }) => {
        const { target } = effect as KeyframeEffect;
        return target?.matches('[part=progress]');
      });
    const duration = () => running()[0]!.effect!.getTiming().duration;
    expect(running().length).to.equal(1);
    // It is as good as full when its slide goes, and browsers have not begun to end it.
    expect(duration()).to.be.within(7060, 7150);
    const { width } = part(el, 'viewport').getBoundingClientRect();
    el.block('x');
    expect(running()).to.deep.equal([]);
    el.unblock('x');
    expect(running().length).to.equal(1);
    await turns(el);
    expect(running().length).to.equal(1);
    expect(part(el, 'pause').querySelectorAll('[part=progress]').length).to.equal(1);
    part(el, 'pause').click();
    await frames();
    expect(running()).to.deep.equal([]);
    expect(getComputedStyle(part(el, 'progress')).opacity).to.equal('0');
    expect(part(el, 'viewport').getBoundingClientRect().width).to.equal(width);
    part(el, 'pause').click();
    expect(running().length).to.equal(1);
    el.remove();
    expect(running()).to.deep.equal([]);
  });

  it('animates no progress that a page does not display', async () => {
    const wrap = await fixture<HTMLElement>(
      html`<div>
        <style>
          news-carousel::part(progress) {
            display: none;
          }
        </style>
        ${three()}
      </div>`,
    );
    const el = wrap.querySelector('news-carousel')!;
    for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
    expect(part(el, 'progress').getAnimations()).to.deep.equal([]);
    await turns(el);
    expect(part(el, 'progress').getAnimations()).to.deep.equal([]);
  });

  describe('announcements (APG 31–34)', () => {
    it('31, 33: silent at load, on toggling and while it rotates', async () => {
      const el = await make(withButtons());
      let said = 0;
      new MutationObserver(() => said++).observe(part(el, 'status'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      expect(text(part(el, 'status'))).to.equal('');
      await clock.tickAsync(30_000);
      part(el, 'pause').click();
      part(el, 'pause').click();
      el.hidden = true;
      await frames();
      el.hidden = false;
      await frames();
      expect(said).to.equal(0);
      expect(text(part(el, 'status'))).to.equal('');
    });

    it('32, 34: a reader’s move is said once, politely; a method call is not', async () => {
      const el = await make(withButtons());
      let said = 0;
      new MutationObserver(() => said++).observe(part(el, 'status'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      part(el, 'next').click();
      await clock.tickAsync(30_000);
      expect(said).to.equal(1);
      expect(text(part(el, 'status'))).to.equal('Price: Two');
      el.children[2]!.innerHTML =
        '<b>He</b>ading<br>line<span style="display: block">Text</span>and<!-- c --> more' +
        '<i hidden>not this</i><style>i {}</style><script type="text/plain">nor this</script>';
      part(el, 'next').click();
      expect(text(part(el, 'status'))).to.equal('3 of 3: Heading line Text and more');
      part(el, 'previous').click();
      expect(part(el, 'status').getAttribute('role')).to.equal('status');
      expect(part(el, 'viewport').hasAttribute('aria-live')).to.equal(false);
      el.announce = 'position';
      part(el, 'next').click();
      expect(text(part(el, 'status'))).to.equal('3 of 3');
      el.announce = 'off';
      part(el, 'next').click();
      expect(text(part(el, 'status'))).to.equal('');
      el.announce = 'slide';
      el.next();
      expect(text(part(el, 'status'))).to.equal('');
    });
  });

  describe('WCAG (35–40)', () => {
    it('35, 36, 40: one pause holds without focus or pointer, for all carousels, and on the next page', async () => {
      const first = await make();
      const second = await make();
      part(first, 'pause').click();
      expect(second.explain().state).to.equal('paused');
      await Promise.all([standsStill(first), standsStill(second)]);
      const next = await make(three(), 'paused');
      expect(part(next, 'pause').getAttribute('aria-label')).to.equal('Start slide rotation');
      part(next, 'pause').click();
      expect(next.explain().intent).to.equal('play');
      await make();
    });

    const pointer = (type: string, clientX: number, clientY = 200, how: PointerEventInit = {}) =>
      new PointerEvent(type, {
        clientX,
        clientY,
        isPrimary: true,
        buttons: /down|move/.test(type) ? 1 : 0,
        bubbles: true,
        composed: true,
        ...how,
      });
    const swipe = (
      el: NewsCarousel,
      pointerType: string,
      x: number,
      y = 0,
      how: PointerEventInit = {},
      end = 'pointerup',
    ) => {
      const slide = el.children[el.index]!;
      slide.dispatchEvent(pointer('pointerdown', 200, 200, { pointerType, ...how }));
      for (let i = 0; i < 2; i++) {
        slide.dispatchEvent(pointer('pointermove', 200 + x, 200 + y, { pointerType, ...how }));
      }
      slide.dispatchEvent(pointer(end, 200 + x, 200 + y, { pointerType, ...how }));
      return el.index;
    };
    const still = (dir = 'ltr', transition = 'slide') =>
      make(
        html`<news-carousel dir=${dir} transition=${transition} controls="pause+nav"
          ><p>1</p>
          <p>2</p>
          <p>3</p></news-carousel
        >`,
        'paused',
      );

    it('38: a swipe by finger, pen or mouse moves as the buttons do, mirrored from right to left', async () => {
      for (const [dir, there] of [
        ['ltr', 1],
        ['rtl', 2],
      ] as const) {
        for (const pointerType of ['touch', 'pen', 'mouse']) {
          const el = await still(dir);
          const heard: CarouselChange[] = [];
          el.addEventListener('news-carousel-change', (event) => heard.push(event.detail));
          expect(swipe(el, pointerType, -100), `${pointerType}, ${dir}`).to.equal(there);
          expect(heard).to.deep.equal([{ index: there, previousIndex: 0, reason: 'swipe', userInitiated: true }]);
          expect(swipe(el, pointerType, 100)).to.equal(0);
          expect(part(el, 'next').checkVisibility({ visibilityProperty: true })).to.equal(true);
          el.remove();
        }
      }
    });

    it('38: what is no swipe: short, steep, cancelled by scrolling, a second finger, another button, a field', async () => {
      const el = await still();
      expect(getComputedStyle(part(el, 'viewport')).touchAction).to.contain('pan-y');
      expect(swipe(el, 'touch', -39)).to.equal(0);
      expect(swipe(el, 'pen', -100, 101)).to.equal(0);
      expect(swipe(el, 'touch', -100, 0, {}, 'pointercancel')).to.equal(0);
      expect(swipe(el, 'touch', -100, 0, { isPrimary: false })).to.equal(0);
      expect(swipe(el, 'mouse', -100, 0, { button: 2 })).to.equal(0);
      el.children[0]!.replaceChildren(document.createElement('input'));
      const field = el.querySelector('input')!;
      field.dispatchEvent(pointer('pointerdown', 200));
      for (const type of ['pointermove', 'pointermove', 'pointerup']) field.dispatchEvent(pointer(type, 100));
      expect(el.index).to.equal(0);
      expect(blockers(el)).to.not.include('swipe');
      expect(swipe(await still('ltr', 'fade'), 'touch', -100), 'only where slides slide').to.equal(0);
    });

    it('38: a mouse that selects text does not swipe, and the end of a drag is no click on a link', async () => {
      const el = await still();
      getSelection()!.selectAllChildren(el.children[0]!);
      expect(swipe(el, 'mouse', -100)).to.equal(0);
      getSelection()!.removeAllRanges();
      expect(swipe(el, 'mouse', -100)).to.equal(1);
      const click = () => new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1 });
      let clicks = 0;
      el.children[0]!.addEventListener('click', () => clicks++);
      expect(el.children[0]!.dispatchEvent(click()), 'after a drag').to.equal(false);
      expect(clicks, 'nor on a button with a script of the page’s').to.equal(0);
      swipe(el, 'mouse', 0);
      expect(el.children[0]!.dispatchEvent(click()), 'an ordinary click').to.equal(true);
      expect(clicks).to.equal(1);
    });

    it('38: the slide follows the finger, the next one comes in beside it, and nothing rotates meanwhile', async () => {
      for (const [dir, after] of [
        ['ltr', 1],
        ['rtl', 2],
      ] as const) {
        const el = await still(dir);
        const { x: start, width } = part(el, 'viewport').getBoundingClientRect();
        const places = () =>
          parts(el, 'slide').map((slide) =>
            slide.checkVisibility({ visibilityProperty: true })
              ? Math.round(slide.getBoundingClientRect().x - start)
              : 'hidden',
          );
        const round = Math.round(width);
        const slide = el.children[0]!;
        slide.dispatchEvent(pointer('pointerdown', 200));
        for (const x of [197, 195]) slide.dispatchEvent(pointer('pointermove', x));
        expect(places(), 'not every tremble is a drag').to.deep.equal([0, 'hidden', 'hidden']);
        for (const x of [170, 140]) slide.dispatchEvent(pointer('pointermove', x));
        const pulled = [-60, 'hidden', 'hidden'] as (number | string)[];
        pulled[after] = round - 60;
        expect(places(), dir).to.deep.equal(pulled);
        expect(blockers(el)).to.include('swipe');
        expect(parts(el, 'slide').filter(({ inert }) => !inert).length, '7: one is exposed').to.equal(1);
        // From the first to the last, around the corner.
        slide.dispatchEvent(pointer('pointermove', 230));
        const back = [30, 'hidden', 'hidden'] as (number | string)[];
        back[3 - after] = 30 - round;
        expect(places(), dir).to.deep.equal(back);
        slide.dispatchEvent(pointer('pointerup', 230));
        expect(el.index, 'too short').to.equal(0);
        expect(blockers(el)).to.not.include('swipe');
        expect(places()[0], 'goes home from where it was').to.be.closeTo(30, 2);
        for (const one of parts(el, 'slide')) for (const move of one.getAnimations()) move.finish();
        expect(places()).to.deep.equal([0, 'hidden', 'hidden']);
        expect(swipe(el, 'touch', 100)).to.equal(3 - after);
        for (const one of parts(el, 'slide')) for (const move of one.getAnimations()) move.finish();
        expect(places()[3 - after]).to.equal(0);
        const left = () => el.shadowRoot!.querySelectorAll('[style]:not([style=""]), .dragged').length;
        for (let i = 0; i < 30 && left(); i++) await nextFrame();
        expect(left(), 'nothing is left of it').to.equal(0);
        el.remove();
      }
    });

    it('38: a swipe that a listener forbids goes back; one that is under way when the carousel is removed ends', async () => {
      const el = await still();
      el.addEventListener('news-carousel-before-change', (event) => event.preventDefault(), { once: true });
      expect(swipe(el, 'touch', -100)).to.equal(0);
      const slide = el.children[0]!;
      slide.dispatchEvent(pointer('pointerdown', 200));
      for (const x of [170, 140]) slide.dispatchEvent(pointer('pointermove', x));
      expect(blockers(el)).to.include('swipe');
      el.remove();
      document.dispatchEvent(pointer('pointercancel', 140));
      expect(blockers(el)).to.not.include('swipe');
      expect(el.index).to.equal(0);
    });

    const drag = (el: NewsCarousel) => {
      const slide = el.children[el.index]!;
      slide.dispatchEvent(pointer('pointerdown', 200));
      for (const x of [170, 140]) slide.dispatchEvent(pointer('pointermove', x));
      expect(blockers(el)).to.include('swipe');
    };

    it('38: a button that was let go where nobody could hear it no longer drags', async () => {
      const el = await still();
      drag(el);
      el.children[0]!.dispatchEvent(pointer('pointermove', 100, 200, { buttons: 0 }));
      expect(blockers(el)).to.not.include('swipe');
      for (const x of [60, 20]) el.children[0]!.dispatchEvent(pointer('pointermove', x));
      expect(blockers(el)).to.not.include('swipe');
      expect(el.index).to.equal(0);
    });

    it('38: a turn of the page’s own ends a drag, and what a swipe still moves', async () => {
      const el = await still();
      const view = part(el, 'viewport');
      const shown = () => parts(el, 'slide').map((slide) => slide.checkVisibility({ visibilityProperty: true }));
      const places = () => parts(el, 'slide').map((slide) => getComputedStyle(slide).translate);
      const settled = async () => {
        await frames(2);
        for (const one of parts(el, 'slide')) for (const move of one.getAnimations()) move.finish();
        await frames(2);
      };
      const atHome = async (index: number) => {
        await settled();
        expect(shown()).to.deep.equal([0, 1, 2].map((i) => i === index));
        expect(places()[index]).to.match(/^(none|0px)$/);
        expect(view.classList.contains('dragged')).to.equal(false);
        expect(el.shadowRoot!.querySelectorAll('[style]:not([style=""])').length).to.equal(0);
      };
      for (const turn of [() => el.next(), () => el.previous(), () => el.goTo(2)]) {
        el.goTo(0);
        await atHome(0);
        drag(el);
        turn();
        await el.updateComplete;
        expect(blockers(el)).to.not.include('swipe');
        const { index } = el;
        document.dispatchEvent(pointer('pointermove', 20));
        document.dispatchEvent(pointer('pointerup', 20));
        expect(el.index, 'the finger moves it no more').to.equal(index);
        await atHome(index);
      }
      el.goTo(0);
      await atHome(0);
      expect(swipe(el, 'touch', -100)).to.equal(1);
      el.next();
      await frames(2);
      expect(shown(), 'not two on top of each other').to.deep.equal([false, false, true]);
      expect(places()[2]).to.match(/^(none|0px)$/);
      await atHome(2);
      drag(el);
      document.dispatchEvent(pointer('pointerup', 140));
      expect(el.index, 'the next drag works').to.equal(0);
    });

    it('38: a swipe outlives its slides, and a move to another document ends it for good', async () => {
      const el = await still();
      const { children } = el;
      drag(el);
      children[1]!.remove();
      children[1]!.remove();
      await frames(2);
      for (const x of [230, 170]) document.dispatchEvent(pointer('pointermove', x));
      expect(part(el, 'slide').getBoundingClientRect().x, 'alone, it follows').to.be.below(
        part(el, 'viewport').getBoundingClientRect().x,
      );
      children[0]!.remove();
      await frames(2);
      for (const x of [230, 170]) document.dispatchEvent(pointer('pointermove', x));
      document.dispatchEvent(pointer('pointerup', 170));
      expect(blockers(el)).to.not.include('swipe');

      const other = await still();
      drag(other);
      const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
      frame.contentDocument!.body.append(other);
      document.dispatchEvent(pointer('pointercancel', 140));
      expect(blockers(other)).to.not.include('swipe');
      for (const x of [100, 60]) document.dispatchEvent(pointer('pointermove', x));
      expect(blockers(other), 'it listens no more').to.not.include('swipe');
    });

    it('bears an animation of the page’s that never ends', async () => {
      const style = document.createElement('style');
      style.textContent = `@keyframes nod { to { scale: 1.01 } } .nods::part(slide) { animation: nod 1s infinite }`;
      document.head.append(style);
      const el = await still();
      el.className = 'nods';
      await frames(2);
      expect(swipe(el, 'touch', -100)).to.equal(1);
      el.append(Object.assign(document.createElement('p'), { textContent: '4' }));
      await frames(2);
      expect(parts(el, 'slide').length).to.equal(4);
      expect(swipe(el, 'touch', -100)).to.equal(2);
      style.remove();
    });

    it('32: a swipe is said as well, where there are no buttons', async () => {
      const el = await make(
        html`<news-carousel transition="slide"
          ><p>1</p>
          <p>2</p></news-carousel
        >`,
        'paused',
      );
      expect(part(el, 'next')).to.equal(null);
      expect(swipe(el, 'touch', -100)).to.equal(1);
      await el.updateComplete;
      expect(text(part(el, 'status'))).to.equal('2 of 2: 2');
      el.next();
      expect(text(part(el, 'status'))).to.equal('');
    });

    it('39: fits 320 px with large type and text spacing, and nothing is clipped', async () => {
      await executeServerCommand('newsprint:set-viewport', { width: 320, height: 600 });
      const el = await make(html`
        <news-carousel
          autoplay
          controls="pause+nav"
          picker="dots"
          style="font-size:200%;letter-spacing:.12em;word-spacing:.16em;line-height:1.5"
        >
          <p>Donaudampfschifffahrtsgesellschaftskapitän</p>
          <p>Two</p>
        </news-carousel>
      `);
      // Some engines have a least width for a window.
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
      const view = part(el, 'viewport');
      expect(view.scrollWidth).to.be.at.most(view.clientWidth);
      expect(view.scrollHeight).to.be.at.most(view.clientHeight);
      await executeServerCommand('newsprint:set-viewport', { width: 800, height: 600 });
    });
  });

  describe('sight', () => {
    const wraps: [string, Partial<CSSStyleDeclaration>, string][] = [
      ['display: none', { display: 'none' }, 'hidden-ancestor'],
      ['visibility: hidden', { visibility: 'hidden' }, 'hidden-ancestor'],
      ['collapsed by max-height', { maxHeight: '0', overflow: 'hidden' }, 'hidden-ancestor'],
      ['collapsed grid row', { display: 'grid', gridTemplateRows: '0fr', overflow: 'hidden' }, 'hidden-ancestor'],
      ['far below', { marginTop: '3000px' }, 'offscreen'],
    ];
    for (const [name, style, reason] of wraps) {
      it(`does not turn inside ${name}; then starts with the first slide and a full interval`, async () => {
        const wrap = await fixture<HTMLElement>(html`<div></div>`);
        const inner = document.createElement('div');
        inner.style.minHeight = '0';
        wrap.append(inner);
        Object.assign(wrap.style, style);
        inner.innerHTML = '<news-carousel autoplay><p>One</p><p>Two</p></news-carousel>';
        const el = inner.querySelector('news-carousel')!;
        await el.updateComplete;
        for (let i = 0; i < 100 && !blockers(el).includes(reason); i++) await nextFrame();
        expect(blockers(el)).to.include(reason);
        await standsStill(el);
        expect(clock.countTimers()).to.equal(0);
        wrap.removeAttribute('style');
        for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
        await standsStill(el, 6999);
        await clock.tickAsync(1);
        expect(el.index).to.equal(1);
        Object.assign(wrap.style, style);
        await frames(10);
        // Some engines tell of `visibility` only before the next change; the way home is no turn.
        const reasons: string[] = [];
        el.addEventListener('news-carousel-change', (event) => reasons.push(event.detail.reason));
        await clock.tickAsync(70_000);
        expect(reasons).to.not.include('auto');
        expect(clock.countTimers()).to.equal(0);
        if (reason === 'hidden-ancestor') expect(el.index, 'closed: back to the first').to.equal(0);
      });
    }

    for (const hide of ['visibility: hidden', 'opacity: 0']) {
      it(`plays when a panel that slots it only later shows it again (${hide}), inside a shadow root`, async () => {
        const wrap = await fixture<HTMLElement>(html`<div>${three()}</div>`);
        const el = wrap.querySelector('news-carousel')!;
        const root = wrap.attachShadow({ mode: 'open' });
        for (let i = 0; i < 100 && !blockers(el).includes('hidden-ancestor'); i++) await nextFrame();
        const panel = root.appendChild(document.createElement('div'));
        panel.style.cssText = hide;
        panel.append(document.createElement('slot'));
        await frames(10);
        expect(blockers(el)).to.deep.equal(['hidden-ancestor']);
        await standsStill(el);
        expect(clock.countTimers()).to.equal(0);
        panel.style.cssText = `${hide}; transition: all 50ms`;
        await frames(10);
        panel.style.cssText = 'transition: all 50ms';
        for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
        await turns(el);
      });
    }

    it('opacity 0 is noticed before the next change', async () => {
      const wrap = await fixture<HTMLElement>(html`<div>${three()}</div>`);
      const el = wrap.querySelector('news-carousel')!;
      for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
      wrap.style.opacity = '0';
      await standsStill(el);
      expect(blockers(el)).to.deep.equal(['hidden-ancestor']);
      expect(clock.countTimers()).to.equal(0);
      wrap.style.opacity = '';
      await frames();
      await turns(el);
    });

    it('-view comes once a slide, after one second in sight', async () => {
      const seen: number[] = [];
      const el = await make();
      el.addEventListener('news-carousel-view', (event) => seen.push(event.detail.index));
      await clock.tickAsync(500);
      expect(seen).to.deep.equal([]);
      await clock.tickAsync(60_000);
      expect(seen).to.deep.equal([0, 1, 2]);
    });
  });

  describe('children', () => {
    it('are left untouched', async () => {
      const before = '<p id="a" style="display: none">One</p>text<!-- c --> <p class="subs_valueprop">Two</p>';
      const el = await make(html`<news-carousel autoplay></news-carousel>`, 'single');
      el.innerHTML = before;
      await frames();
      expect(el.explain().count, 'bare text is a slide, comments and space are not').to.equal(3);
      await clock.tickAsync(30_000);
      expect(el.innerHTML).to.equal(before);
    });

    it('with inline display from an old script show properly', async () => {
      const el = await make(html`
        <news-carousel autoplay>
          <div class="subs_valueprop" style="display:none">One</div>
          <div class="subs_valueprop" style="display:block">Two</div>
        </news-carousel>
      `);
      expect(visible(el)).to.deep.equal(['One']);
      await clock.tickAsync(7000);
      await frames(20);
      expect(visible(el)).to.deep.equal(['Two']);
      expect(el.children[0]!.getAttribute('style')).to.equal('display:none');
    });

    it('that a rule of the page hides show properly, with the display that their element has', async () => {
      const wrap = await fixture<HTMLElement>(
        html`<div>
          <style>
            .subs_valueprop {
              display: none;
            }
            .row {
              display: flex;
            }
          </style>
          <news-carousel autoplay>
            <div class="row">One</div>
            <div class="subs_valueprop">Two</div>
            <div class="subs_valueprop" hidden>No slide</div>
            <div style="display:flex">Three</div>
          </news-carousel>
        </div>`,
      );
      const el = wrap.querySelector('news-carousel')!;
      for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
      const displays = () =>
        [...el.children].filter((child) => !child.matches('[hidden]')).map((child) => getComputedStyle(child).display);
      expect(displays()).to.deep.equal(['flex', 'block', 'flex']);
      await turns(el);
      expect(visible(el)).to.include('Two');
      // An old script goes on toggling.
      el.children[3]!.classList.add('subs_valueprop');
      el.children[3]!.removeAttribute('style');
      await turns(el);
      expect(visible(el)).to.include('Three');
      el.prepend(el.children[1]!);
      await frames(2);
      expect(displays()).to.deep.equal(['block', 'flex', 'block']);
    });

    it('added, removed and reordered: the same slide stays current', async () => {
      const el = await make();
      el.goTo(1);
      const two = el.children[1]!;
      el.prepend(Object.assign(document.createElement('p'), { textContent: 'Zero' }));
      await frames(2);
      expect(el.index).to.equal(2);
      el.append(two);
      await frames(2);
      expect(el.index).to.equal(3);
      expect(visible(el)).to.include('Two');
      const heard: CarouselChange[] = [];
      el.addEventListener('news-carousel-change', (event) => heard.push(event.detail));
      two.remove();
      await frames(20);
      expect(visible(el)).to.deep.equal(['Three']);
      expect(heard).to.deep.equal([{ index: 2, previousIndex: 3, reason: 'mutation', userInitiated: false }]);
      el.replaceChildren();
      await frames(2);
      expect(el.explain().state).to.equal('single');
    });

    it('bad input: no or odd values fall back, and nothing throws', async () => {
      const el = await make(
        html`<news-carousel autoplay interval="-1" index="99" transition="x" picker="y" cycles="-3"
          ><p>1</p>
          <p>2</p></news-carousel
        >`,
      );
      expect(el.explain()).to.deep.include({ interval: 7000, index: 1, count: 2 });
      for (const [given, used] of [
        ['', 7000],
        ['abc', 7000],
        ['0', 7000],
        ['1', 2000],
        ['2500', 2500],
        ['1e99', 1e99],
      ] as const) {
        el.setAttribute('interval', given);
        expect(el.explain().interval).to.equal(used);
      }
      el.goTo(NaN);
      el.index = -5;
      await el.updateComplete;
      expect(el.index).to.equal(0);
      const empty = await make(html`<news-carousel autoplay index="1"></news-carousel>`, 'single');
      empty.next();
      empty.goTo(3);
      empty.play();
      await standsStill(empty);
    });

    it('500 slides', async () => {
      const el = await make(
        html`<news-carousel autoplay>${Array.from({ length: 500 }, (_, i) => html`<p>${i}</p>`)}</news-carousel>`,
      );
      el.previous();
      expect(el.index).to.equal(499);
      expect(visible(el)).to.include('499');
      await turns(el);
      expect(el.index).to.equal(0);
    });

    it('a slide that removes itself before the change does no harm', async () => {
      const el = await make();
      el.addEventListener('news-carousel-before-change', (event) => el.children[event.detail.previousIndex]!.remove(), {
        once: true,
      });
      await clock.tickAsync(7000);
      await frames(20);
      expect(visible(el)).to.deep.equal(['Two']);
      el.addEventListener('news-carousel-before-change', (event) => el.children[event.detail.index]!.remove(), {
        once: true,
      });
      await clock.tickAsync(7000);
      await frames(20);
      expect(visible(el)).to.deep.equal(['Two']);
    });

    it('before-change can be cancelled', async () => {
      const el = await make();
      const stop = (event: Event) => event.preventDefault();
      el.addEventListener('news-carousel-before-change', stop);
      await standsStill(el);
      el.removeEventListener('news-carousel-before-change', stop);
      await turns(el);
    });

    it('data-interval belongs to one slide, 0 holds; `auto` is the reading time', async () => {
      const el = await make(
        html`<news-carousel autoplay interval="3000"
          ><p data-interval="9000">1</p>
          <p data-interval="0">2</p></news-carousel
        >`,
      );
      await standsStill(el, 8999);
      await clock.tickAsync(1);
      expect(el.index).to.equal(1);
      expect(blockers(el)).to.deep.equal(['hold']);
      await standsStill(el);
      const auto = await make(
        html`<news-carousel autoplay interval="auto"
          ><p>${'word '.repeat(40)}</p>
          <p>2</p></news-carousel
        >`,
      );
      for (let i = 0; i < 100 && auto.explain().interval === 7000; i++) await nextFrame();
      expect(auto.explain().interval).to.equal(17_000);
    });
  });

  it('ends after `cycles` rounds, on the first slide', async () => {
    const el = await make(
      html`<news-carousel autoplay cycles="2"
        ><p>1</p>
        <p>2</p></news-carousel
      >`,
    );
    await clock.tickAsync(28_000);
    expect(el.explain()).to.include({ state: 'ended', index: 0 });
    await standsStill(el);
    part(el, 'pause').click();
    await turns(el);
  });

  it('moved, it goes on; removed, it leaves nothing behind', async () => {
    const el = await make();
    await turns(el);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(el);
    for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
    await turns(el);
    el.remove();
    expect(clock.countTimers()).to.equal(0);
    await standsStill(el);
  });

  it('adopted by another document, it takes its slides, its selection and its dialogs from there', async () => {
    const el = await make();
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const inner = frame.contentDocument!;
    const playing = async () => {
      for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
      expect(el.explain().state, String(blockers(el))).to.equal('playing');
    };
    inner.body.append(el);
    el.append(Object.assign(inner.createElement('p'), { textContent: 'Four' }), inner.createTextNode('Five'));
    await playing();
    expect(el.explain().count, 'other documents have other classes').to.equal(5);
    await turns(el);

    inner.getSelection()!.selectAllChildren(el);
    await frames(10);
    expect(blockers(el)).to.deep.equal(['selection']);
    inner.getSelection()!.removeAllRanges();
    const dialog = inner.body.appendChild(inner.createElement('dialog'));
    dialog.showModal();
    await frames(10);
    expect(blockers(el)).to.deep.equal(['modal']);
    dialog.close();
    await playing();
    await turns(el);

    part(el, 'pause').click();
    document.body.append(el);
    frame.remove();
    part(el, 'pause').click();
    await playing();
    await turns(el);
    el.remove();
    expect(clock.countTimers()).to.equal(0);
  });

  it('two carousels never change in the same moment', async () => {
    const first = await make();
    const second = await make();
    const times: number[] = [];
    for (const el of [first, second]) el.addEventListener('news-carousel-change', () => times.push(performance.now()));
    expect(clock.countTimers(), 'one each').to.equal(2);
    await clock.tickAsync(60_000);
    expect(times.length).to.be.above(10);
    for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).to.be.at.least(200);
  });

  it('external: without a control in reach it does not rotate', async () => {
    const el = await make(
      html`<div>
        <news-carousel id="outer" autoplay controls="external"
          ><p>1</p>
          <p>2</p></news-carousel
        >
      </div>`,
      'suspended',
    );
    for (let i = 0; i < 200 && blockers(el).join() !== 'no-control'; i++) await nextFrame();
    expect(blockers(el)).to.deep.equal(['no-control']);
    expect(part(el, 'pause')).to.equal(null);
    await standsStill(el);
    const button = Object.assign(document.createElement('button'), { textContent: 'Stop' });
    button.setAttribute('commandfor', 'outer');
    el.parentElement!.append(button);
    el.dispatchEvent(new PointerEvent('pointerleave'));
    await turns(el);
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--toggle' }));
    expect(el.explain().intent).to.equal('pause');
  });

  it('32: a move by the page’s own button is said once the words for it are there', async () => {
    const el = await make();
    el.dispatchEvent(Object.assign(new Event('command'), { command: '--next' }));
    expect(el.index).to.equal(1);
    for (let i = 0; i < 100 && !text(part(el, 'status')); i++) await nextFrame();
    expect(text(part(el, 'status'))).to.equal('2 of 3: Two');
    el.pause();
    await standsStill(el);
    expect(text(part(el, 'status'))).to.equal('2 of 3: Two');
  });

  describe('transition', () => {
    /** What moves in the slides. */
    const moving = (el: NewsCarousel) =>
      parts(el, 'slide').flatMap((slide) =>
        slide.getAnimations().map((animation) => (animation as CSSTransition).transitionProperty),
      );

    it('fades by default and for an unknown value, slides, or does neither; a property will do', async () => {
      for (const [transition, expected] of [
        ['fade', ['opacity']],
        ['odd', ['opacity']],
        ['slide', ['translate']],
        ['none', []],
      ] as const) {
        const el = await make();
        el.transition = transition as 'fade';
        await el.updateComplete;
        await frames(20);
        el.next();
        const moves = [...new Set(moving(el))].filter((property) => property !== 'visibility');
        expect(moves, transition).to.deep.equal(expected);
        el.remove();
      }
    });

    it('slides to the side that is next, also from right to left', async () => {
      for (const [dir, side] of [
        ['ltr', 1],
        ['rtl', -1],
      ] as const) {
        const el = await make(
          html`<news-carousel dir=${dir} transition="slide"
            ><p>1</p>
            <p>2</p>
            <p>3</p></news-carousel
          >`,
          'paused',
        );
        el.goTo(1);
        for (const slide of parts(el, 'slide')) for (const move of slide.getAnimations()) move.finish();
        const middle = part(el, 'viewport').getBoundingClientRect().x;
        const places = parts(el, 'slide').map((slide) => Math.sign(slide.getBoundingClientRect().x - middle));
        expect(places, dir).to.deep.equal([-side, 0, side]);
      }
    });

    it('nothing fades when the current slide only gets another place', async () => {
      const el = await make();
      await frames(2);
      el.prepend(document.createElement('p'));
      await frames(1);
      await el.updateComplete;
      expect(el.index).to.equal(1);
      expect(moving(el)).to.deep.equal([]);
    });
  });

  it('tells state, wish and blockers, and shows the state to style sheets', async () => {
    const heard: CarouselStatus[] = [];
    const el = await make();
    el.addEventListener('news-carousel-state', (event) => heard.push(event.detail));
    el.block('x');
    await el.updateComplete;
    el.pause();
    await el.updateComplete;
    expect(heard).to.deep.equal([
      { state: 'suspended', intent: 'play', blockers: ['x'] },
      { state: 'paused', intent: 'pause', blockers: ['x'] },
    ]);
    expect(el.matches(':state(paused)')).to.equal(true);
    expect(el.matches(':state(playing)')).to.equal(false);
  });

  it('takes over a shadow root that came with the HTML, named or manual', async () => {
    for (const mode of ['', 'shadowrootslotassignment="manual"']) {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      host.setHTMLUnsafe(
        `<news-carousel autoplay><template shadowrootmode="open" ${mode}><b>old</b><slot></slot></template><p>One</p><p>Two</p></news-carousel>`,
      );
      customElements.upgrade(host);
      const el = host.querySelector('news-carousel')!;
      for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
      expect(el.shadowRoot!.querySelector('b')).to.equal(null);
      expect(visible(el)).to.deep.equal(['One']);
      await turns(el, 7400);
      await frames(20);
      expect(visible(el)).to.deep.equal(['Two']);
    }
  });

  it('speaks the page’s language', async () => {
    await import('../src/translations/fr.js');
    const el = await make(
      html`<news-carousel lang="fr" autoplay
        ><p>1</p>
        <p>2</p></news-carousel
      >`,
    );
    await waitUntil(() => part(el, 'pause').getAttribute('aria-label') === 'Arrêter le défilement').catch(
      () => undefined,
    );
    expect(part(el, 'slide').getAttribute('aria-label')).to.equal('1 sur 2');
    // Its digits as well: Egypt has other ones than Morocco.
    await import('../src/translations/ar.js');
    for (const [lang, name] of Object.entries({ 'ar-EG': '١ من ٢', 'ar-MA': '1 من 2' })) {
      el.lang = lang;
      for (let i = 0; i < 100 && part(el, 'slide').getAttribute('aria-label') !== name; i++) await nextFrame();
      expect(part(el, 'slide').getAttribute('aria-label'), lang).to.equal(name);
    }
  });
});
