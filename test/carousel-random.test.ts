// Random sequences of everything that may happen to a carousel. A failure prints the seed and the shortest sequence.
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import fc from 'fast-check';
import sinon from 'sinon';
import '../src/elements/carousel/define.js';
import { Rotation } from '../src/elements/carousel/rotation.js';
import { Turning } from '../src/elements/carousel/turning.js';

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`carousel, driven at random: fast-check seed ${seed}`);

const INTERVAL = 7000;

/** What a test believes of the world, by plain rules that know nothing of the implementation. */
const newWorld = () => ({
  wish: 'play' as 'play' | 'pause',
  /** The reader pressed Start: keyboard focus does not stop it any more. */
  insisted: false,
  hover: false,
  /** Started by the button with the pointer there; until that has left it does not count. */
  ignored: false,
  hiddenTab: false,
  collapsed: false,
  offscreen: false,
  modal: false,
  detached: false,
  reduced: false,
  /** The last state of `reduced` that an attached carousel could see. */
  knownReduced: false,
});
type World = ReturnType<typeof newWorld>;

const free = (world: World) =>
  !(world.hover || world.hiddenTab || world.collapsed || world.offscreen || world.modal || world.detached);

/** A newly reduced motion is a wish to pause; an attached carousel hears of it at once, another when it is back. */
function noticeMotion(world: World): void {
  if (world.detached) return;
  if (world.reduced && !world.knownReduced) Object.assign(world, { wish: 'pause', insisted: false });
  world.knownReduced = world.reduced;
}

function press(world: World): void {
  world.wish = world.wish === 'play' ? 'pause' : 'play';
  world.insisted = world.wish === 'play';
  // Start wins over the pointer that is there.
  if (world.insisted && world.hover) Object.assign(world, { hover: false, ignored: true });
}

/** The pointer comes in, or moves about inside. */
function hover(world: World): void {
  world.hover = !world.ignored;
}

function leave(world: World): void {
  world.hover = world.ignored = false;
}

/** Collects what may not happen: a turn that nobody wished, or one that came too soon. */
function watchTurns(world: World) {
  let last = -Infinity;
  const wrong: string[] = [];
  return {
    wrong,
    changed(reason: string) {
      const now = performance.now();
      if (reason === 'auto') {
        if (!free(world) || world.wish === 'pause') wrong.push(`turned although ${JSON.stringify(world)}`);
        if (now - last < INTERVAL - 1) wrong.push(`turned ${now - last} ms after the change before`);
      }
      last = now;
    },
  };
}

const STEPS = [
  'hover',
  'leave',
  'focus',
  'blur',
  'hide tab',
  'show tab',
  'scroll away',
  'scroll back',
  'collapse',
  'expand',
  'open modal',
  'close modal',
  'reduce motion',
  'allow motion',
  'play',
  'pause',
  'press',
  'next',
  'next by hand',
  'add',
  'remove',
  'reorder',
  'move',
  'detach',
  'attach',
  'wait',
] as const;
type Step = (typeof STEPS)[number];

describe('carousel, driven at random: wish, reasons and timer', () => {
  let clock: sinon.SinonFakeTimers;
  const sandbox = sinon.createSandbox();
  const around = { hidden: false, reduced: false };

  beforeEach(() => {
    Reflect.deleteProperty(globalThis, Symbol.for('newsprint/scheduler@1'));
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    sandbox.stub(document, 'hidden').get(() => around.hidden);
    sandbox.stub(MediaQueryList.prototype, 'matches').get(() => around.reduced);
  });
  afterEach(() => {
    sandbox.restore();
    clock.restore();
  });

  /** The engine with slides that are a list, and a place on the screen that is told, not observed. */
  function make(world: World) {
    const host = Object.assign(document.createElement('div'), {
      isUpdatePending: false,
      interval: INTERVAL,
      transition: 'none',
      controls: 'pause',
    });
    const root = host.attachShadow({ mode: 'open' });
    for (const part of ['pause', 'viewport', 'status']) {
      const element = document.createElement(part === 'pause' ? 'button' : 'div');
      element.setAttribute('part', part);
      element.textContent = part;
      root.append(element);
    }
    const dialog = document.createElement('dialog');
    document.body.append(host, dialog);
    const turns = watchTurns(world);
    const text = (n: number) => new Text(String(n));
    const rotation: Rotation = new Rotation(() => turning?.follow());
    rotation.slides = [1, 2, 3].map(text);
    rotation.slide = rotation.at(0);
    const show = (index: number, reason: string, byHand = false) => {
      const { length } = rotation.slides;
      const to = rotation.at(((index % length) + length) % length);
      if (to === rotation.slide) return;
      rotation.slide = to;
      if (byHand) rotation.want('pause');
      turning!.changed(reason as 'auto');
      turns.changed(reason);
    };
    const entry = () =>
      ({
        isIntersecting: !world.offscreen,
        intersectionRatio: world.offscreen || world.collapsed ? 0 : 1,
        boundingClientRect: { height: 100 },
        intersectionRect: { height: world.offscreen || world.collapsed ? 0 : 100 },
        rootBounds: { height: 600 },
      }) as IntersectionObserverEntry;
    const turning: Turning | undefined = new Turning({ host, root, rotation, show, toggle: () => {} });
    rotation.want('play');
    turning.start();
    turning.look(entry());
    const event = (type: string, more: object = {}) =>
      turning.handleEvent(Object.assign(new Event(type), { composedPath: () => [], ...more }));
    const look = () => {
      if (!world.detached) turning.look(entry());
    };
    const detach = () => {
      if (world.detached) return;
      leave(world);
      world.detached = true;
      turning.stop();
    };
    const attach = () => {
      if (!world.detached) return;
      world.detached = false;
      turning.start();
      noticeMotion(world);
    };
    const steps: Record<Step, () => void> = {
      hover: () => {
        if (world.detached) return;
        hover(world);
        event('pointerover', { pointerType: 'mouse' });
      },
      leave: () => {
        leave(world);
        if (!world.detached) event('pointerleave', { pointerType: 'mouse' });
      },
      focus: () => {
        if (world.detached) return;
        if (!world.insisted) world.wish = 'pause';
        event('focusin', { composedPath: () => [{ matches: () => true }] });
      },
      blur: () => !world.detached && event('focusout'),
      'hide tab': () => (world.hiddenTab = around.hidden = true),
      'show tab': () => (world.hiddenTab = around.hidden = false),
      'scroll away': () => (world.offscreen = true),
      'scroll back': () => (world.offscreen = false),
      collapse: () => (world.collapsed = true),
      expand: () => (world.collapsed = false),
      'open modal': () => {
        world.modal = true;
        if (!dialog.open) dialog.showModal();
      },
      'close modal': () => {
        world.modal = false;
        dialog.close();
      },
      'reduce motion': () => {
        world.reduced = around.reduced = true;
        noticeMotion(world);
      },
      'allow motion': () => {
        world.reduced = around.reduced = false;
        noticeMotion(world);
      },
      play: () => {
        Object.assign(world, { wish: 'play', insisted: false });
        rotation.want('play');
      },
      pause: () => {
        Object.assign(world, { wish: 'pause', insisted: false });
        rotation.want('pause');
      },
      press: () => {
        press(world);
        rotation.want(world.wish, { insisted: world.insisted });
        if (world.insisted) turning.started();
      },
      next: () => show(rotation.index + 1, 'api'),
      'next by hand': () => {
        Object.assign(world, { wish: 'pause', insisted: false });
        show(rotation.index + 1, 'next', true);
      },
      add: () => (rotation.slides = [...rotation.slides, text(rotation.slides.length)]),
      remove: () => {
        if (rotation.slides.length < 3) return;
        const [gone, ...rest] = rotation.slides;
        if (gone === rotation.slide) show(1, 'mutation');
        rotation.slides = rest;
      },
      reorder: () => {
        const [first, ...rest] = rotation.slides;
        rotation.slides = [...rest, first!];
      },
      move: () => {
        if (world.detached) return;
        detach();
        attach();
      },
      detach,
      attach,
      wait: () => clock.tick(INTERVAL + 500),
    };
    return {
      rotation,
      turns,
      do(step: Step) {
        steps[step]();
        look();
      },
      end() {
        turning.stop();
        host.remove();
        dialog.remove();
        around.hidden = around.reduced = false;
      },
    };
  }

  it('rotates only when the wish is play and nothing blocks; one timer at most; never too soon', function () {
    this.timeout(20_000);
    let turned = 0;
    const step = fc.record({ step: fc.constantFrom(...STEPS), ms: fc.constantFrom(0, 900, 3000, 6999, 7001, 20_000) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 50 }), (sequence) => {
        const world = newWorld();
        const carousel = make(world);
        try {
          for (const { step, ms } of sequence) {
            carousel.do(step);
            const { state, intent, blockers } = carousel.rotation;
            expect(intent, step).to.equal(world.wish);
            expect(state === 'playing', `${step}: ${state}, ${blockers.join()}, ${JSON.stringify(world)}`).to.equal(
              world.wish === 'play' && free(world),
            );
            expect(clock.countTimers()).to.be.at.most(state === 'suspended' || world.detached ? 0 : 1);
            clock.tick(ms);
            expect(carousel.turns.wrong).to.deep.equal([]);
          }
          turned++;
        } finally {
          carousel.end();
        }
        expect(clock.countTimers(), 'no timer is left').to.equal(0);
      }),
      { seed, numRuns: 150 },
    );
    expect(turned).to.be.at.least(150);
  });
});

describe('news-carousel, driven at random on a page', () => {
  it('keeps to the same rules, shows one slide at a time and leaves no timer', async function () {
    this.timeout(60_000);
    const sandbox = sinon.createSandbox();
    const queries = new Set<MediaQueryList>();
    let reduced = false;
    let hidden = false;
    sandbox.stub(MediaQueryList.prototype, 'matches').get(() => reduced);
    sandbox.stub(MediaQueryList.prototype, 'addEventListener').callsFake(function (this: MediaQueryList, ...listener) {
      queries.add(this);
      EventTarget.prototype.addEventListener.apply(
        this,
        listener as unknown as Parameters<EventTarget['addEventListener']>,
      );
    });
    sandbox.stub(document, 'hidden').get(() => hidden);
    const run = async (sequence: Step[]) => {
      sessionStorage.clear();
      reduced = hidden = false;
      Reflect.deleteProperty(globalThis, Symbol.for('newsprint/scheduler@1'));
      const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      const wrap = await fixture<HTMLElement>(
        html`<div>
          <div></div>
          <dialog>x</dialog>
        </div>`,
      );
      const box = wrap.querySelector('div')!;
      const dialog = wrap.querySelector('dialog')!;
      const el = document.createElement('news-carousel');
      el.autoplay = true;
      // A field matches `:focus-visible` however it got the focus.
      const slide = () => {
        const p = document.createElement('p');
        p.append('Words ', document.createElement('input'));
        return p;
      };
      el.append(slide(), slide(), slide());
      box.append(el);
      const world = newWorld();
      const turns = watchTurns(world);
      el.addEventListener('news-carousel-change', ({ detail }) => turns.changed(detail.reason));
      el.addEventListener('focusin', () => {
        if (!world.insisted) world.wish = 'pause';
      });
      const focused = () => !world.detached && !!el.children[el.index]?.contains(document.activeElement);
      const settle = async (count: number) => {
        for (let i = 0; i < count; i++) await nextFrame();
      };
      const place = () => {
        wrap.style.marginTop = world.offscreen ? '3000px' : '';
        Object.assign(
          box.style,
          world.collapsed ? { maxHeight: '0', overflow: 'hidden' } : { maxHeight: '', overflow: '' },
        );
      };
      const detach = () => {
        leave(world);
        world.detached = true;
        el.remove();
      };
      const attach = () => {
        world.detached = false;
        box.append(el);
        noticeMotion(world);
      };
      const motion = (less: boolean) => {
        reduced = world.reduced = less;
        noticeMotion(world);
        for (const query of queries) query.dispatchEvent(new Event('change'));
      };
      const tab = (away: boolean) => {
        hidden = world.hiddenTab = away;
        document.dispatchEvent(new Event('visibilitychange'));
      };
      const pointer = (type: string) => el.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
      const steps: Record<Step, () => unknown> = {
        hover: () => {
          if (world.detached) return;
          hover(world);
          pointer('pointerover');
        },
        leave: () => {
          leave(world);
          pointer('pointerleave');
        },
        focus: () => el.children[el.index]?.querySelector('input')?.focus({ preventScroll: true }),
        blur: () => (document.activeElement as HTMLElement | null)?.blur(),
        'hide tab': () => tab(true),
        'show tab': () => tab(false),
        'scroll away': () => (world.offscreen = true),
        'scroll back': () => (world.offscreen = false),
        collapse: () => (world.collapsed = true),
        expand: () => (world.collapsed = false),
        'open modal': () => {
          world.modal = true;
          if (!dialog.open) dialog.showModal();
        },
        'close modal': () => {
          world.modal = false;
          dialog.close();
        },
        'reduce motion': () => motion(true),
        'allow motion': () => motion(false),
        play: () => {
          Object.assign(world, { wish: 'play', insisted: false });
          el.play();
        },
        pause: () => {
          Object.assign(world, { wish: 'pause', insisted: false });
          el.pause();
        },
        press: () => {
          press(world);
          el.shadowRoot!.querySelector<HTMLElement>('[part=pause]')!.click();
        },
        next: () => el.next(),
        'next by hand': () => {
          if (world.detached) return;
          Object.assign(world, { wish: 'pause', insisted: false });
          el.dispatchEvent(Object.assign(new Event('command'), { command: '--next' }));
        },
        add: () => el.append(slide()),
        remove: () => el.children.length > 2 && el.children[0]!.remove(),
        reorder: () => el.append(el.children[0]!),
        move: () => {
          if (world.detached) return;
          detach();
          attach();
        },
        detach,
        attach: () => world.detached && attach(),
        wait: () => clock.tickAsync(9000),
      };
      try {
        for (let i = 0; i < 100 && el.explain().state !== 'playing'; i++) await nextFrame();
        for (const step of sequence) {
          await steps[step]();
          place();
          await settle(3);
          const { state, intent, blockers } = el.explain();
          expect(intent, `${step} of ${sequence.join(', ')}`).to.equal(world.wish);
          expect(
            state === 'playing',
            `${step} of ${sequence.join(', ')}: ${state}, ${blockers.join()}, ${JSON.stringify(world)}`,
          ).to.equal(world.wish === 'play' && free(world) && !focused());
          expect(clock.countTimers()).to.be.at.most(state === 'suspended' || world.detached ? 0 : 1);
          await clock.tickAsync(8000);
          await settle(1);
          expect(turns.wrong, sequence.join(', ')).to.deep.equal([]);
          const shown = [...el.shadowRoot!.querySelectorAll<HTMLElement>('[part=slide]')].filter(({ inert }) => !inert);
          expect(shown.length).to.equal(1);
        }
      } finally {
        el.remove();
        wrap.remove();
        const left = clock.countTimers();
        clock.restore();
        expect(left, 'no timer is left').to.equal(0);
      }
    };
    try {
      await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 5, maxLength: 10 }), run), {
        seed,
        numRuns: 15,
        endOnFailure: true,
        examples: [
          // A method call does not outweigh the pointer; the button does.
          [['hover', 'play', 'leave', 'detach', 'play', 'attach', 'wait']],
          // Without a scroll to the field, which would bring it back into view.
          [['play', 'scroll away', 'focus', 'play', 'move']],
          [['hover', 'press', 'press', 'hover', 'wait', 'leave', 'hover', 'wait']],
          [['press', 'hover', 'press', 'focus', 'blur', 'reduce motion', 'allow motion', 'press', 'wait']],
        ],
      });
    } finally {
      sandbox.restore();
    }
  });
});
