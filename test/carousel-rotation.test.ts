import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import sinon from 'sinon';
import { readingTime } from '../src/elements/carousel/reading-time.js';
import { Rotation } from '../src/elements/carousel/rotation.js';
import { after, SPACING } from '../src/elements/carousel/scheduler.js';
import { outOfSight } from '../src/elements/carousel/surroundings.js';

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`carousel: fast-check seed ${seed}`);

describe('rotation: a wish and a set of reasons', () => {
  it('rotates only when the wish is play and no reason holds, whatever the order', () => {
    const reason = fc.constantFrom('hover', 'focus', 'modal', 'offscreen', 'hidden-document');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('found' as const), reason, holds: fc.boolean() }),
      fc.record({ kind: fc.constant('custom' as const), reason, holds: fc.boolean() }),
      fc.record({
        kind: fc.constantFrom('play' as const, 'pause' as const, 'end' as const),
        reason,
        holds: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rotation = new Rotation(() => undefined);
        rotation.slides = [new Text('1'), new Text('2')];
        rotation.find([]);
        const found = new Set<string>();
        const custom = new Set<string>();
        let wish = 'pause';
        for (const one of steps) {
          if (one.kind === 'play') {
            wish = 'play';
            rotation.want('play');
          } else if (one.kind === 'pause' || one.kind === 'end') {
            wish = 'pause';
            rotation.want('pause', { ended: one.kind === 'end' });
          } else if (one.kind === 'found') {
            found[one.holds ? 'add' : 'delete'](one.reason);
            rotation.find([...found]);
          } else {
            rotation.custom(one.reason, one.holds);
            custom[one.holds ? 'add' : 'delete'](one.reason);
          }
          const holding = [...new Set([...found, ...custom])].sort();
          expect(rotation.intent).to.equal(wish);
          expect([...rotation.blockers].sort()).to.deep.equal(holding);
          expect(rotation.state === 'playing').to.equal(wish === 'play' && holding.length === 0);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('scheduler', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    Reflect.deleteProperty(globalThis, Symbol.for('newsprint/scheduler@1'));
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => clock.restore());

  it('never early, never two together, never more than one timer for each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 20 }), (delays) => {
        const start = performance.now();
        const ran: { delay: number; at: number }[] = [];
        for (const delay of delays) after(delay, () => ran.push({ delay, at: performance.now() - start }));
        expect(clock.countTimers()).to.equal(delays.length);
        clock.tick(10_000);
        expect(ran.length).to.equal(delays.length);
        ran.forEach(({ delay, at }, i) => {
          expect(at).to.be.at.least(delay);
          if (i) expect(at - ran[i - 1]!.at).to.be.at.least(SPACING);
        });
        expect(clock.countTimers()).to.equal(0);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('cancels, before and while it waits for another; survives a task that throws', () => {
    const run = sinon.spy();
    after(100, run)();
    after(100, () => {
      throw new Error('on purpose');
    });
    const cancel = after(100, run);
    expect(() => clock.tick(150)).to.throw('on purpose');
    cancel();
    clock.tick(5000);
    expect(run.called).to.equal(false);
    after(200, run);
    clock.tick(5000);
    expect(run.callCount).to.equal(1);
  });

  it('does not take a delay that `setTimeout` cannot keep for none', () => {
    const run = sinon.spy();
    const cancel = after(2 ** 32, run);
    clock.tick(1e9);
    expect(run.called).to.equal(false);
    cancel();
  });
});

describe('reading time', () => {
  it('counts Latin words, CJK characters, Arabic words and pictures', () => {
    expect(readingTime('')).to.equal(2000);
    expect(readingTime('eight short words for a reader’s eye, no?')).to.equal(2000 + 8 * 375);
    expect(readingTime('新聞を読む')).to.equal(Math.round(2000 + 5 * (60_000 / 180)));
    expect(readingTime('اقرأ كل الأخبار')).to.equal(Math.round(2000 + 3 * (60_000 / 95)));
    expect(readingTime('', 2)).to.equal(5000);
  });

  it('grows with the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => readingTime(`${a} ${b}`) >= readingTime(a)),
      { seed },
    );
  });
});

describe('out of sight', () => {
  const entry = (intersectionRatio: number, isIntersecting: boolean, height = 100, seen = height * intersectionRatio) =>
    ({
      intersectionRatio,
      isIntersecting,
      boundingClientRect: { height },
      intersectionRect: { height: seen },
      rootBounds: { height: 600 },
    }) as IntersectionObserverEntry;

  it('goes by the ratio, or by half a screen', () => {
    expect(outOfSight(entry(1, true))).to.equal(undefined);
    expect(outOfSight(entry(0.5, true))).to.equal(undefined);
    expect(outOfSight(entry(0.4, true))).to.equal('offscreen');
    expect(outOfSight(entry(0.2, true, 2000))).to.equal(undefined);
    expect(outOfSight(entry(0, false))).to.equal('offscreen');
    expect(outOfSight(entry(0, true)), 'collapsed ancestor').to.equal('hidden-ancestor');
    expect(outOfSight(entry(0, false, 0)), 'display: none').to.equal('hidden-ancestor');
  });
});
