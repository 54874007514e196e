import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../src/elements/photo/define.js';
import '../src/translations/ar.js';
import type { NewsPhoto } from '../src/elements/photo/define.js';
import { image, mountFigure, panorama, part, svg } from './photo-support.js';

const ready = async (photo: NewsPhoto) => {
  await photo.updateComplete;
  await waitUntil(() => part(photo, 'trigger'), 'the trigger shows');
};
const focused = (photo: NewsPhoto) => photo.shadowRoot!.activeElement?.getAttribute('part');

interface Options {
  attributes?: string;
  caption?: string;
  image?: string;
}

const make = ({
  attributes = 'zoom',
  caption = 'A <a href="#x">ferry</a>. <cite>Ann</cite>',
  image: img = image,
}: Options = {}) => mountFigure(attributes, `${img}<figcaption>${caption}</figcaption>`);

const reasons: string[] = [];
const note = (event: CustomEvent<{ reason: string }>) => reasons.push(event.detail.reason);

describe('<news-photo> large view', () => {
  beforeEach(() => {
    reasons.length = 0;
    document.addEventListener('news-photo-close', note);
  });
  afterEach(async () => {
    document.removeEventListener('news-photo-close', note);
    for (const photo of document.querySelectorAll('news-photo')) photo.close();
    await executeServerCommand('newsprint:set-viewport', { width: 800, height: 600 });
  });

  it('is offered where a larger picture exists, and only if it is asked for', async () => {
    const offered = async (options: Options) => (await make(options)).explain().zoomable ?? false;
    expect(await offered({}), 'a larger candidate').to.equal(true);
    expect(await offered({ attributes: 'zoom="auto"' })).to.equal(true);
    expect(await offered({ attributes: '' })).to.equal(false);
    expect(await offered({ attributes: 'zoom="none"' })).to.equal(false);
    expect(await offered({ attributes: 'zoom="yes please"' })).to.equal(false);
    const png =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGNgYGD4D8EQCgAf8gP9kJ0TXQAAAABJRU5ErkJggg==';
    const tiny = `<img src="${png}" width="200" height="200" alt="">`;
    expect(await offered({ image: tiny }), 'two pixels').to.equal(false);
    expect(await offered({ image: tiny, attributes: 'zoom full-src="/big.jpg"' }), 'an original').to.equal(true);
    expect(await offered({ image: tiny, attributes: 'zoom full-src="javascript:alert(1)"' })).to.equal(false);
    expect(await offered({ image: `<img src="${svg(20, 20)}" alt="" width="80">` }), 'a drawing').to.equal(true);
    expect(await offered({ image: `<img src="${svg(900, 100)}" alt="" width="300">` }), 'too low for it').to.equal(
      false,
    );
    expect(await offered({ image: '' }), 'no picture').to.equal(false);
  });

  it('puts its button at a corner of the picture, and leaves the rest of the picture alone', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const photo = await make();
      photo.dir = dir;
      await nextFrame();
      await photo.updateComplete;
      await nextFrame();
      const picture = photo.querySelector('img')!.getBoundingClientRect();
      const button = part(photo, 'trigger').getBoundingClientRect();
      expect(button.top).to.be.within(picture.top, picture.top + 16);
      if (dir === 'ltr') expect(button.right).to.be.within(picture.right - 16, picture.right);
      else expect(button.left).to.be.within(picture.left, picture.left + 16);
      expect(Math.min(button.width, button.height)).to.be.at.least(24);
      const middle = document.elementFromPoint(picture.left + picture.width / 2, picture.top + picture.height / 2);
      expect(middle).to.equal(photo.querySelector('img'));
    }
  });

  it('shows the same figure, takes and gives back the focus, and leaves no trace', async () => {
    const photo = await make({ attributes: 'zoom source-kind="handout"' });
    const figure = photo.querySelector('figure')!;
    const before = figure.outerHTML;
    const after = photo.nextElementSibling!;
    const place = after.getBoundingClientRect().top;
    const { height } = photo.getBoundingClientRect();
    await expect(photo).to.be.accessible();
    part(photo, 'trigger').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => photo.explain().open);

    const dialog = part(photo, 'dialog') as HTMLDialogElement;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.getAttribute('aria-label')).to.equal('Large photo');
    expect(focused(photo)).to.equal('close');
    expect(photo.querySelector('figure')).to.equal(figure);
    expect(figure.assignedSlot!.closest('dialog')).to.equal(dialog);
    expect(photo.querySelectorAll('img').length).to.equal(1);
    expect(photo.querySelector('img')!.sizes).to.equal('1600px');
    expect(after.getBoundingClientRect().top).to.equal(place);
    expect(photo.getBoundingClientRect().height).to.equal(height);
    expect(photo.matches(':state(open)')).to.equal(true);
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    await expect(photo).to.be.accessible();

    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !photo.explain().open);
    expect(reasons).to.deep.equal(['escape']);
    expect(figure.outerHTML).to.equal(before);
    expect(focused(photo)).to.equal('trigger');
    expect(photo.getBoundingClientRect().height).to.equal(height);
    expect(after.getBoundingClientRect().top).to.equal(place);
    expect(part(photo, 'dialog')).to.equal(null);
    expect(photo.matches(':state(open)')).to.equal(false);
  });

  it('shows the picture whole, and the caption below at reading size', async () => {
    const photo = await make();
    await photo.open();
    await waitUntil(() => photo.querySelector('img')!.getBoundingClientRect().width > 300);
    const picture = photo.querySelector('img')!.getBoundingClientRect();
    const caption = photo.querySelector('figcaption')!.getBoundingClientRect();
    expect(picture.right).to.be.at.most(innerWidth + 0.5);
    expect(picture.left).to.be.at.least(-0.5);
    expect(caption.top).to.be.at.least(picture.bottom - 0.5);
    expect(caption.bottom).to.be.at.most(innerHeight + 0.5);
    expect(picture.width / picture.height).to.be.closeTo(4 / 3, 0.02);
  });

  it('closes by its button, by a press on the ground and by a method, and says which', async () => {
    const photo = await make();
    await photo.open();
    part(photo, 'close').click();
    await photo.open();
    const { left, top } = part(photo, 'stage').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left) + 2, Math.round(top) + 2] });
    await waitUntil(() => !photo.explain().open);
    await photo.open();
    photo.close();
    photo.close();
    await photo.open();
    window.dispatchEvent(new Event('beforeprint'));
    expect(reasons).to.deep.equal(['button', 'backdrop', 'api', 'print']);
  });

  it('stays open on a press on the picture, its caption or a link to elsewhere', async () => {
    const photo = await make({
      caption: 'A <a href="/ferries" target="elsewhere">ferry</a>. <a href="#x" target="_blank">Note</a>',
    });
    await photo.open();
    // Here, so that the page stays where it is; it runs after the photo's own.
    const stop = (event: Event) => event.preventDefault();
    document.addEventListener('click', stop);
    for (const node of ['img', 'figcaption', 'a', 'a:last-child']) photo.querySelector<HTMLElement>(node)!.click();
    document.removeEventListener('click', stop);
    expect(photo.explain().open).to.equal(true);
    expect(reasons).to.deep.equal([]);
  });

  it('makes way for a place on the page that the caption links to', async () => {
    const photo = await make();
    const link = photo.querySelector('a')!;
    photo.insertAdjacentHTML('afterend', '<div style="height: 3000px"></div><p id="x" style="height: 3000px">Here</p>');
    const target = document.querySelector('#x')!;
    await photo.open();
    link.click();
    await waitUntil(() => location.hash === '#x', 'the link leads on');
    expect(reasons).to.deep.equal(['link']);
    expect(photo.explain().open).to.equal(false);
    await waitUntil(() => Math.abs(target.getBoundingClientRect().top) < 2, 'and its target is in view');
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo(0, 0);
  });

  it('closes when a platform asks it to, as the back gesture of Android does', async () => {
    const photo = await make();
    await photo.open();
    // The same close watcher that the gesture talks to; the gesture itself needs a phone.
    (part(photo, 'dialog') as HTMLDialogElement).requestClose();
    await waitUntil(() => !photo.explain().open);
    expect(reasons).to.deep.equal(['back']);
    expect(photo.querySelector('figure')!.hasAttribute('slot')).to.equal(false);
  });

  it('closes when the page puts another figure in its place', async () => {
    const photo = await make();
    await photo.open();
    const old = photo.querySelector('figure')!;
    const next = old.cloneNode(true) as HTMLElement;
    next.removeAttribute('slot');
    old.replaceWith(next);
    await waitUntil(() => !photo.explain().open);
    expect(reasons).to.deep.equal(['api']);
    expect(old.hasAttribute('slot')).to.equal(false);
    await ready(photo);
    await photo.open();
    expect(photo.explain().open).to.equal(true);
  });

  it('asks before it opens', async () => {
    const photo = await make();
    const details: unknown[] = [];
    const prevent = (event: CustomEvent) => {
      details.push(event.detail);
      event.preventDefault();
    };
    document.addEventListener('news-photo-open', prevent);
    await photo.open();
    document.removeEventListener('news-photo-open', prevent);
    expect(photo.explain().open).to.equal(false);
    expect(photo.querySelector('figure')!.hasAttribute('slot')).to.equal(false);
    expect(details).to.deep.equal([{ index: 0, count: 1 }]);
  });

  it('zooms by buttons and keys, says how far, and pans by keys', async () => {
    const photo = await make();
    await photo.open();
    const picture = photo.querySelector('img')!;
    const figure = photo.querySelector('figure')!;
    await waitUntil(() => picture.getBoundingClientRect().width > 300);
    const whole = picture.getBoundingClientRect().width;
    const factor = () => picture.getBoundingClientRect().width / whole;
    const counter = () => part(photo, 'counter').textContent;
    expect(part(photo, 'zoom-out').getAttribute('aria-disabled')).to.equal('true');
    part(photo, 'zoom-out').click();
    expect(factor()).to.be.closeTo(1, 0.01);

    part(photo, 'zoom-in').click();
    expect(factor()).to.be.closeTo(1.5, 0.01);
    expect(counter()).to.equal('150%');
    expect(part(photo, 'counter').getAttribute('role')).to.equal('status');
    await sendKeys({ press: '+' });
    expect(factor()).to.be.closeTo(2.25, 0.01);
    const { scrollLeft, scrollTop } = figure;
    await sendKeys({ press: 'ArrowRight' });
    expect(figure.scrollLeft).to.be.above(scrollLeft);
    await sendKeys({ press: 'ArrowLeft' });
    expect(figure.scrollLeft).to.be.closeTo(scrollLeft, 2);
    await sendKeys({ press: 'ArrowDown' });
    expect(figure.scrollTop).to.be.above(scrollTop);
    const caption = photo.querySelector('figcaption')!.getBoundingClientRect();
    expect(caption.bottom).to.be.at.most(innerHeight + 0.5);
    await sendKeys({ press: '-' });
    expect(factor()).to.be.closeTo(1.5, 0.01);
    await sendKeys({ press: '0' });
    expect(factor()).to.be.closeTo(1, 0.01);
    expect(counter()).to.equal('');
    for (let presses = 0; presses < 9; presses += 1) part(photo, 'zoom-in').click();
    expect(factor()).to.be.closeTo(8, 0.1);
    expect(part(photo, 'zoom-in').getAttribute('aria-disabled')).to.equal('true');
    expect(getComputedStyle(picture).display).to.equal('block');
  });

  it('lets keys scroll a long caption, and two pictures that are higher than the window', async () => {
    await executeServerCommand('newsprint:set-viewport', { width: 500, height: 480 });
    const photo = await make({ caption: 'Many words. '.repeat(200) });
    await photo.open();
    const caption = photo.querySelector('figcaption')!;
    await waitUntil(() => caption.scrollHeight > caption.clientHeight);
    await sendKeys({ press: 'ArrowDown' });
    expect(caption.scrollTop).to.be.above(0);
    await sendKeys({ press: 'ArrowUp' });
    expect(caption.scrollTop).to.equal(0);
    photo.close();

    const two = await make({ image: image + image });
    await two.open();
    const figure = two.querySelector('figure')!;
    await waitUntil(() => figure.scrollHeight > figure.clientHeight);
    await sendKeys({ press: 'ArrowDown' });
    expect(figure.scrollTop).to.be.above(0);
  });

  it('in a low window, as at 400 % zoom, the caption leaves room for the picture, and is scrolled to', async () => {
    await executeServerCommand('newsprint:set-viewport', { width: 320, height: 256 });
    const photo = await make({ caption: 'Many words. '.repeat(20) });
    await photo.open();
    const stage = part(photo, 'stage');
    const picture = photo.querySelector('img')!;
    const figure = photo.querySelector('figure')!;
    const caption = photo.querySelector('figcaption')!;
    await waitUntil(() => picture.offsetHeight > stage.offsetHeight / 2, 'more than half is the picture');
    expect(caption.getBoundingClientRect().top).to.be.at.least(picture.getBoundingClientRect().bottom - 1);
    expect(caption.getBoundingClientRect().top, 'and that there is one can be seen').to.be.below(
      stage.getBoundingClientRect().bottom,
    );
    await sendKeys({ press: 'ArrowDown' });
    expect(figure.scrollTop).to.be.above(0);
    await executeServerCommand('newsprint:set-viewport', { width: 320, height: 600 });
    await waitUntil(() => getComputedStyle(caption).position === 'sticky', 'it stands there again');
  });

  it('takes every picture eight times as large, and a huge one to its own pixels', async () => {
    const png = panorama(10_000, 60);
    const photo = await make({ image: `<img src="${png}" width="500" height="80" alt="The bay">` });
    await photo.querySelector('img')!.decode();
    await photo.open();
    const picture = photo.querySelector('img')!;
    await waitUntil(() => picture.getBoundingClientRect().width > 500);
    for (let presses = 0; presses < 12; presses += 1) part(photo, 'zoom-in').click();
    expect(picture.getBoundingClientRect().width).to.be.closeTo(10_000, 2);
    expect(part(photo, 'zoom-in').getAttribute('aria-disabled')).to.equal('true');
    const figure = photo.querySelector('figure')!;
    for (let presses = 0; presses < 5; presses += 1) await sendKeys({ press: 'ArrowRight' });
    expect(figure.scrollLeft).to.be.above(4700);
    await sendKeys({ press: '0' });
    expect(picture.getBoundingClientRect().width).to.be.at.most(innerWidth);
  });

  it('zooms by a double tap and the wheel where the pointer is; a tap then moves that point to the middle', async () => {
    const photo = await make();
    await photo.open();
    const picture = photo.querySelector('img')!;
    await waitUntil(() => picture.getBoundingClientRect().width > 300);
    const whole = picture.getBoundingClientRect();
    const x = whole.left + whole.width * 0.75;
    const y = whole.top + whole.height * 0.5;
    const tap = () =>
      picture.dispatchEvent(new MouseEvent('click', { clientX: x, clientY: y, bubbles: true, composed: true }));
    const at = () => {
      const box = picture.getBoundingClientRect();
      return (x - box.left) / box.width;
    };
    tap();
    tap();
    expect(picture.getBoundingClientRect().width / whole.width).to.be.closeTo(2.5, 0.01);
    expect(at()).to.be.closeTo(0.75, 0.02);
    // Later than a double tap.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const before = at();
    tap();
    expect(at()).to.be.above(before);
    tap();
    expect(picture.getBoundingClientRect().width).to.be.closeTo(whole.width, 1);

    const turn = (deltaY: number, ctrlKey = false) => {
      const event = new WheelEvent('wheel', {
        deltaY,
        ctrlKey,
        clientX: x,
        clientY: y,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      picture.dispatchEvent(event);
      return event;
    };
    expect(turn(-200).defaultPrevented).to.equal(true);
    expect(picture.getBoundingClientRect().width / whole.width).to.be.closeTo(Math.exp(0.4), 0.02);
    turn(-20, true);
    expect(picture.getBoundingClientRect().width / whole.width).to.be.closeTo(Math.exp(0.6), 0.02);
    turn(9000);
    expect(picture.getBoundingClientRect().width).to.be.closeTo(whole.width, 1);
    const inCaption = new WheelEvent('wheel', { deltaY: 9, bubbles: true, composed: true, cancelable: true });
    photo.querySelector('figcaption')!.dispatchEvent(inCaption);
    expect(inCaption.defaultPrevented).to.equal(false);
  });

  it('pans by dragging, and a drag is no tap', async () => {
    const photo = await make();
    await photo.open();
    const picture = photo.querySelector('img')!;
    await waitUntil(() => picture.getBoundingClientRect().width > 300);
    part(photo, 'zoom-in').click();
    part(photo, 'zoom-in').click();
    const figure = photo.querySelector('figure')!;
    const { scrollLeft } = figure;
    const { left, top, width, height } = part(photo, 'stage').getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 3)];
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x - 60, y] });
    await sendMouse({ type: 'up' });
    expect(figure.scrollLeft).to.be.closeTo(scrollLeft + 60, 3);
    await sendMouse({ type: 'move', position: [x + 50, y] });
    expect(figure.scrollLeft, 'released').to.be.closeTo(scrollLeft + 60, 3);
    expect(photo.explain().open).to.equal(true);
  });

  describe('of a group', () => {
    const group = async (count = 3) => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const one = (name: number, attributes = 'group="story"') =>
        `<news-photo zoom ${attributes}><figure>${image}<figcaption>Photo ${name}</figcaption></figure></news-photo>`;
      box.innerHTML =
        one(9, 'group="other"') + Array.from({ length: count }, (_, index) => one(index + 1)).join('') + one(8, '');
      const photos = [...box.querySelectorAll<NewsPhoto>('[group=story]')];
      for (const photo of photos) await ready(photo);
      return photos as [NewsPhoto, NewsPhoto, NewsPhoto];
    };
    const shown = () => [...document.querySelectorAll('news-photo')].filter((photo) => photo.explain().open);

    it('pages by buttons and arrows, counts, and gives the focus back to where it began', async () => {
      const [first, second, third] = await group();
      const heard: unknown[] = [];
      const listen = (event: Event) => heard.push([event.type, event.target, (event as CustomEvent).detail]);
      for (const type of ['open', 'change', 'close']) document.addEventListener(`news-photo-${type}`, listen);
      part(first, 'trigger').focus();
      await first.open();
      expect(part(first, 'counter').textContent).to.equal('1 of 3');
      expect(part(first, 'dialog').getAttribute('aria-label')).to.equal('Large photo, 1 of 3');
      expect(part(first, 'previous').getAttribute('aria-disabled')).to.equal('true');
      part(first, 'next').click();
      await waitUntil(() => second.explain().open);
      expect(shown()).to.deep.equal([second]);
      expect(focused(second)).to.equal('next');
      expect(first.querySelector('figure')!.hasAttribute('slot')).to.equal(false);
      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => third.explain().open);
      expect(part(third, 'counter').textContent).to.equal('3 of 3');
      expect(part(third, 'next').getAttribute('aria-disabled')).to.equal('true');
      await expect(third).to.be.accessible();
      await third.next();
      expect(shown()).to.deep.equal([third]);
      await sendKeys({ press: 'ArrowLeft' });
      await waitUntil(() => second.explain().open);
      expect(focused(second)).to.equal('previous');
      await second.previous();
      await first.next();
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !shown().length);
      for (const type of ['open', 'change', 'close']) document.removeEventListener(`news-photo-${type}`, listen);
      expect(document.activeElement).to.equal(first);
      expect(focused(first)).to.equal('trigger');
      expect(heard).to.deep.equal([
        ['news-photo-open', first, { index: 0, count: 3 }],
        ['news-photo-change', second, { index: 1, count: 3 }],
        ['news-photo-change', third, { index: 2, count: 3 }],
        ['news-photo-change', second, { index: 1, count: 3 }],
        ['news-photo-change', first, { index: 0, count: 3 }],
        ['news-photo-change', second, { index: 1, count: 3 }],
        ['news-photo-close', second, { reason: 'escape' }],
      ]);
    });

    it('keeps its buttons in one row at 320 px, enlarged and counted', async () => {
      await executeServerCommand('newsprint:set-viewport', { width: 320, height: 480 });
      const [, , third] = await group(12);
      await third.open();
      for (const press of ['+', '+']) await sendKeys({ press });
      expect(part(third, 'counter').textContent).to.equal('3 of 12 · 225%');
      const tops = ['previous', 'next', 'zoom-out', 'zoom-in', 'close'].map(
        (name) => part(third, name).getBoundingClientRect().top,
      );
      expect(new Set(tops).size).to.equal(1);
      const { left, right } = part(third, 'counter').getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(part(third, 'previous').getBoundingClientRect().left);
    });

    it('runs from right to left where the text does', async () => {
      const [first, second] = await group(2);
      for (const photo of [first, second]) photo.dir = 'rtl';
      await first.open();
      await sendKeys({ press: 'ArrowLeft' });
      await waitUntil(() => second.explain().open);
      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => first.explain().open);
    });
  });

  describe('wherever it stands', () => {
    const inDialog = (modal: boolean) => (box: HTMLElement, photo: HTMLElement) => {
      const dialog = document.createElement('dialog');
      dialog.append(photo);
      box.append(dialog);
      if (modal) dialog.showModal();
      else dialog.show();
    };
    const inShadow = (box: HTMLElement, photo: HTMLElement) => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(photo);
      box.append(host);
    };
    const styled = (style: string) => (box: HTMLElement, photo: HTMLElement) => {
      box.style.cssText = style;
      box.append(photo);
    };
    const places: Record<string, (box: HTMLElement, photo: HTMLElement) => void> = {
      'in a modal dialog': inDialog(true),
      'in a dialog that is not modal': inDialog(false),
      'in a popover': (box, photo) => {
        box.popover = 'auto';
        box.append(photo);
        box.showPopover();
      },
      'in a shadow root': inShadow,
      'under a transformed ancestor': styled('transform: scale(0.5) rotate(3deg); overflow: hidden; width: 400px'),
      'under a filtered, contained and clipped ancestor': styled(
        'filter: blur(1px); contain: paint; clip-path: inset(0); container-type: inline-size; width: 300px; height: 300px; overflow: hidden',
      ),
      'in a row that scrolls': styled('display: flex; overflow: auto; width: 150px; height: 150px; position: relative'),
      'in a shadow root in a modal dialog under a transformed ancestor': (box, photo) => {
        const inner = document.createElement('div');
        box.style.transform = 'scale(0.5)';
        inDialog(true)(box, inner);
        inShadow(inner, photo);
      },
    };
    for (const [place, put] of Object.entries(places)) {
      it(place, async () => {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const photo = document.createElement('news-photo');
        photo.zoom = 'auto';
        photo.innerHTML = `<figure style="margin: 0">${image}<figcaption>Deep</figcaption></figure>`;
        const before = photo.innerHTML;
        put(box, photo);
        await ready(photo);
        box.scrollLeft = 30;
        const { left: x, top: y } = photo.getBoundingClientRect();
        const trigger = part(photo, 'trigger').getBoundingClientRect();
        const corner = photo.querySelector('img')!.getBoundingClientRect();
        // Rotated boxes are larger.
        expect(trigger.right, 'the button is at the corner').to.be.within(corner.right - 20, corner.right + 8);
        expect(trigger.top, 'the button is at the corner').to.be.within(corner.top - 8, corner.top + 20);
        part(photo, 'trigger').focus({ preventScroll: true });
        await photo.open();
        const picture = photo.querySelector('img')!;
        await waitUntil(() => picture.getBoundingClientRect().width > 300, 'its rules reach the figure');
        const dialog = part(photo, 'dialog').getBoundingClientRect();
        expect([dialog.left, dialog.top, dialog.width, dialog.height]).to.deep.equal([0, 0, innerWidth, innerHeight]);
        const { left, top } = part(photo, 'close').getBoundingClientRect();
        const over = photo.shadowRoot!.elementFromPoint(left + 10, top + 10)!;
        expect(over.closest('[part]'), 'on top of all').to.equal(part(photo, 'close'));
        expect(focused(photo)).to.equal('close');
        await sendKeys({ press: 'Escape' });
        await waitUntil(() => !photo.explain().open);
        const outer = box.querySelector('dialog');
        if (outer) expect(outer.open, 'only the inner one closes').to.equal(true);
        if (box.popover) expect(box.matches(':popover-open'), 'only the inner one closes').to.equal(true);
        expect(focused(photo)).to.equal('trigger');
        expect(photo.innerHTML).to.equal(before);
        expect(photo.getBoundingClientRect()).to.include({ left: x, top: y });
        outer?.close();
      });
    }

    it('lets go when it is taken out of the page, and works again afterwards', async () => {
      const photo = await make();
      const before = photo.innerHTML;
      const parent = photo.parentElement!;
      await photo.open();
      photo.remove();
      expect(photo.innerHTML).to.equal(before);
      expect(photo.explain().open).to.equal(false);
      parent.append(photo);
      await photo.open();
      expect(photo.explain().open).to.equal(true);
      photo.close();
      expect(photo.innerHTML).to.equal(before);
    });

    it('survives the rules of a hostile page', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`figure { float: left; width: 50px !important; transform: rotate(4deg); margin: 90px !important }
        img { width: 100% !important; height: 20px !important; max-width: 30px !important; position: absolute }
        figcaption { position: absolute; color: #eee; display: none; font-size: 5px !important }`);
      document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
      const photo = await make();
      await photo.open();
      const picture = photo.querySelector('img')!;
      await waitUntil(() => picture.getBoundingClientRect().width > 300);
      const caption = photo.querySelector('figcaption')!;
      expect(caption.getBoundingClientRect().width).to.be.closeTo(innerWidth, 1);
      expect(getComputedStyle(caption).color).to.equal(getComputedStyle(part(photo, 'dialog')).color);
      expect(parseFloat(getComputedStyle(caption).fontSize)).to.be.at.least(16);
      photo.close();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    });

    it('has words in the language of the page', async () => {
      const photo = await make();
      photo.lang = 'ar';
      await photo.open();
      expect(part(photo, 'close').getAttribute('aria-label')).to.equal('إغلاق');
      expect(part(photo, 'dialog').getAttribute('aria-label')).to.equal('الصورة مكبَّرة');
      photo.lang = 'en';
      await waitUntil(() => part(photo, 'close').getAttribute('aria-label') === 'Close');
    });
  });

  describe('leaves to the reader what a figure on the page has', () => {
    it('the picture’s own menu, its alternative text and drag and drop', async () => {
      const photo = await make();
      await photo.open();
      const picture = photo.querySelector('img')!;
      await waitUntil(() => picture.getBoundingClientRect().width > 300);
      for (const zoomed of [false, true]) {
        if (zoomed) part(photo, 'zoom-in').click();
        const { left, top, width, height } = part(photo, 'stage').getBoundingClientRect();
        const middle = document.elementFromPoint(left + width / 2, top + height / 3);
        expect(middle, 'nothing lies over it').to.equal(picture);
        const menu = new MouseEvent('contextmenu', { button: 2, bubbles: true, composed: true, cancelable: true });
        const press = new PointerEvent('pointerdown', {
          button: 2,
          pointerType: 'mouse',
          bubbles: true,
          composed: true,
          cancelable: true,
        });
        expect(picture.dispatchEvent(press) && picture.dispatchEvent(menu)).to.equal(true);
        // A zoomed picture is dragged to be moved.
        const drag = new DragEvent('dragstart', { bubbles: true, composed: true, cancelable: true });
        expect(picture.dispatchEvent(drag)).to.equal(true);
        expect(getComputedStyle(picture).pointerEvents).to.equal('auto');
      }
      expect(picture.alt).to.equal('A ferry');
      expect(picture.hasAttribute('aria-hidden')).to.equal(false);
    });

    it('the caption’s words to select, and a press beside them that only ends the selection', async () => {
      const photo = await make({ caption: 'Words that a reader may want to keep.' });
      await photo.open();
      await waitUntil(() => photo.querySelector('img')!.getBoundingClientRect().width > 300);
      await nextFrame();
      const range = document.createRange();
      range.selectNodeContents(photo.querySelector('figcaption')!);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const y = Math.round((top + bottom) / 2);
      await sendMouse({ type: 'move', position: [Math.round(left) + 1, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [Math.round(left) + 60, y] });
      await sendMouse({ type: 'move', position: [Math.round(right) - 1, y] });
      await sendMouse({ type: 'up' });
      expect(getSelection()!.toString()).to.match(/that a reader may want/);
      expect(photo.explain().open).to.equal(true);
      getSelection()!.removeAllRanges();
    });

    it('links, lists and another direction in the caption', async () => {
      const photo = await make({
        caption: '<p>الصورة:</p><ul><li>الميناء</li><li><a href="/port">العبّارة</a></li></ul>',
      });
      const caption = photo.querySelector('figcaption')!;
      caption.dir = 'rtl';
      await photo.open();
      const dialog = part(photo, 'dialog').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(caption.querySelector('p')!);
      expect(getComputedStyle(caption).direction).to.equal('rtl');
      expect(range.getBoundingClientRect().right, 'starts at the right').to.be.above(dialog.width * 0.8);
      const [first, second] = caption.querySelectorAll('li');
      expect(getComputedStyle(first!).display).to.equal('list-item');
      expect(second!.getBoundingClientRect().top).to.be.at.least(first!.getBoundingClientRect().bottom - 0.5);
      expect(getComputedStyle(caption.querySelector('a')!).textDecorationLine).to.equal('underline');
      await expect(photo).to.be.accessible();
    });
  });

  describe('of every kind of picture', () => {
    it('two in one figure', async () => {
      const photo = await make({ image: image + image });
      const before = photo.innerHTML;
      await photo.open();
      const [first, second] = photo.querySelectorAll('img');
      await waitUntil(() => second!.getBoundingClientRect().width > 300);
      expect(first!.getBoundingClientRect().bottom).to.be.at.most(second!.getBoundingClientRect().top + 0.5);
      expect(second!.sizes).to.equal('1600px');
      photo.close();
      expect(photo.innerHTML).to.equal(before);
    });

    it('a picture with art direction keeps the source that applies', async () => {
      const [wide, tall] = [svg(1600, 400, 'wide'), svg(400, 1600, 'tall')];
      const photo = await make({
        image: `<picture><source media="(min-width: 1px)" srcset="${svg(200, 50, 'w')} 200w, ${wide} 1600w" sizes="100px">
          <img src="${tall}" srcset="${tall} 400w" sizes="99px" width="100" height="25" alt="Wide"></picture>`,
      });
      const before = photo.innerHTML;
      expect(photo.explain().largest).to.equal(wide);
      await photo.open();
      await waitUntil(() => photo.querySelector('img')!.currentSrc === wide);
      photo.close();
      expect(photo.innerHTML).to.equal(before);
    });

    it('densities instead of widths', async () => {
      const two = svg(800, 600, 'two');
      const photo = await make({
        image: `<img src="${svg(400, 300, 'one')}" srcset="${svg(400, 300, 'one')}, ${two} 2x" width="200" height="150" alt="">`,
      });
      await photo.open();
      await waitUntil(() => photo.querySelector('img')!.currentSrc === two);
      photo.close();
      expect(photo.querySelector('img')!.srcset).to.contain('2x');
    });

    it('one that is still on its way: the place of the picture is kept', async () => {
      const photo = await make({ attributes: 'zoom full-src="/demo/public/pictures/crew-1920.webp"' });
      await photo.open();
      const { width, height } = photo.querySelector('img')!.getBoundingClientRect();
      expect(height).to.be.greaterThan(100);
      expect(width / height).to.be.closeTo(4 / 3, 0.01);
    });

    it('an original, whatever characters its address has', async () => {
      const photo = await make({ attributes: 'zoom full-src="/big, one.jpg"' });
      await photo.open();
      expect(photo.querySelector('img')!.srcset).to.equal(`${location.origin}/big%2C%20one.jpg`);
      photo.close();
      expect(photo.querySelector('img')!.srcset).to.contain('1600w');
    });

    it('without a caption, without a figure, without a size', async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      for (const inside of [
        `<figure><img src="${svg(900, 600)}" width="90" alt="No caption"></figure>`,
        `<img src="${svg(900, 600)}" width="90" alt="No figure">`,
        `<a href="#y"><img src="${svg(900, 600)}" width="90" alt="A link"></a>`,
        `<figure><img src="${svg(900, 600)}" alt="No size"><figcaption dir="rtl"><ul><li>صورة</li></ul></figcaption></figure>`,
        `<figure><img src="${svg(10000, 10000)}" width="90" height="90" alt="Huge"></figure>`,
      ]) {
        box.innerHTML = `<news-photo zoom>${inside}</news-photo>`;
        const photo = box.querySelector('news-photo')!;
        await photo.updateComplete;
        await photo.querySelector('img')!.decode();
        await photo.open();
        const picture = photo.querySelector('img')!;
        await waitUntil(() => picture.getBoundingClientRect().width > 290, inside.slice(-60));
        expect(picture.getBoundingClientRect().height).to.be.at.most(innerHeight);
        photo.close();
        expect(photo.innerHTML).to.equal(inside);
      }
    });
  });

  it('stays in reach at 320 px, and prints nothing of it', async () => {
    await executeServerCommand('newsprint:set-viewport', { width: 320, height: 480 });
    const photo = await make({ caption: 'Long words. '.repeat(80) });
    await photo.open();
    for (const name of ['zoom-out', 'zoom-in', 'close']) {
      const { left, right, width, height } = part(photo, name).getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(innerWidth);
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    expect(photo.querySelector('figcaption')!.getBoundingClientRect().height).to.be.at.most(200);
    photo.close();
    if (await executeServerCommand('newsprint:emulate-media', { media: 'print' })) {
      // Chromium and Playwright's Firefox; a stock Firefox keeps the screen.
      const shown = getComputedStyle(part(photo, 'trigger')).display;
      if (matchMedia('print').matches) expect(shown).to.equal('none');
      await executeServerCommand('newsprint:emulate-media', { media: null });
    }
  });

  it('moves nothing for those who want no motion', async () => {
    const photo = await make();
    if (!(await executeServerCommand('newsprint:emulate-media', { reducedMotion: 'reduce' }))) return;
    await photo.open();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      expect(part(photo, 'dialog').getAnimations()).to.deep.equal([]);
    }
    await executeServerCommand('newsprint:emulate-media', { reducedMotion: null });
  });

  it('waits for its code once, and tells who listens on the element too', async () => {
    const photo = await make();
    setTimeout(() => void photo.open());
    const event = await oneEvent<CustomEvent<unknown>>(photo, 'news-photo-open');
    expect(event.detail).to.deep.equal({ index: 0, count: 1 });
  });
});
