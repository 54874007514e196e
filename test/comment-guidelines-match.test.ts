import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { choose, type Conditions, fit } from '../src/elements/comment-guidelines/match.js';
import { LOADS, type PanelState, READERS, THREADS } from '../src/elements/comment-guidelines/state.js';
import { nextChange, type Schedule, threadAt } from '../src/elements/comment-guidelines/thread-at.js';

const states: PanelState[] = THREADS.flatMap((thread) =>
  READERS.flatMap((reader) => LOADS.map((load) => ({ thread, reader, load }))),
);
/** One template for each way to name this state: seven of them. */
const templatesFor = ({ thread, reader, load }: PanelState): Conditions[] => [
  { load },
  { reader },
  { thread },
  { reader, load },
  { thread, load },
  { thread, reader },
  { thread, reader, load },
];
const URGENT_THREADS = ['off', 'paused', 'closed', 'archived'];

const AXES = ['thread', 'reader', 'load'] as const;

describe('comment guidelines: which text', () => {
  it('without templates, or with none that fits, the neutral text', () => {
    for (const state of states) {
      expect(choose([], state)).to.equal(-1);
      expect(choose([{}, { thread: '' }, { thread: 'clsoed' }, { nonsense: 'open' }], state)).to.equal(-1);
    }
  });

  it('in all 144 states, a template fits exactly where every axis that it names does', () => {
    for (const state of states) {
      for (const other of states) {
        for (const template of templatesFor(other)) {
          const fits = AXES.every((axis) => !template[axis] || template[axis] === state[axis]);
          expect(fit(template, state) > 0).to.equal(fits);
          expect(choose([template], state)).to.equal(fits ? 0 : -1);
        }
      }
    }
  });

  it('in all 144 states, of any two templates the one that the written rules prefer', () => {
    // The contract in words, not in numbers.
    const better = (a: Conditions, b: Conditions, state: PanelState) => {
      if (URGENT_THREADS.includes(state.thread) && !!a.thread !== !!b.thread) return !!a.thread;
      if (['suspended', 'banned'].includes(state.reader) && !!a.reader !== !!b.reader) return !!a.reader;
      const count = (one: Conditions) => Object.keys(one).length;
      if (count(a) !== count(b)) return count(a) > count(b);
      for (const axis of AXES) if (!!a[axis] !== !!b[axis]) return !!a[axis];
      return true;
    };
    for (const state of states) {
      const all = templatesFor(state);
      for (const a of all) for (const b of all) expect(choose([a, b], state)).to.equal(better(a, b, state) ? 0 : 1);
      expect(choose(all, state), 'most attributes').to.equal(6);
    }
  });

  it('of two that are equal the first in the document', () => {
    const state: PanelState = { thread: 'open', reader: 'banned', load: 'idle' };
    expect(choose([{ load: 'error' }, { reader: 'banned' }, { reader: 'banned' }], state)).to.equal(1);
  });

  it('several words mean any of them', () => {
    const state: PanelState = { thread: 'paused', reader: 'registered', load: 'idle' };
    expect(choose([{ reader: ' anonymous  registered ' }], state)).to.equal(0);
    expect(choose([{ thread: 'open closed' }], state)).to.equal(-1);
  });
});

const NONE = { opensAt: NaN, closesAt: NaN, pausedUntil: NaN };
const HOUR = 3_600_000;
const at = (schedule: Partial<Schedule>, now: number) => threadAt({ thread: 'open', ...NONE, ...schedule }, now);

describe('comment guidelines: time', () => {
  it('opens and closes at its instants, the first moment included', () => {
    expect(at({ opensAt: 10 }, 9)).to.equal('closed');
    expect(at({ opensAt: 10 }, 10)).to.equal('open');
    expect(at({ closesAt: 10 }, 9)).to.equal('open');
    expect(at({ closesAt: 10 }, 10)).to.equal('closed');
    expect(at({ thread: 'premoderated', closesAt: 10 }, 9)).to.equal('premoderated');
  });

  it('has opening hours when it closes before it opens', () => {
    const hours = { closesAt: 20 * HOUR, opensAt: 32 * HOUR };
    expect(at(hours, 19 * HOUR)).to.equal('open');
    expect(at(hours, 20 * HOUR)).to.equal('closed');
    expect(at(hours, 32 * HOUR)).to.equal('open');
  });

  it('an outage ends; what an editor closed by hand, archived or switched off stays', () => {
    expect(at({ thread: 'paused' }, 5)).to.equal('paused');
    expect(at({ thread: 'paused', pausedUntil: 10 }, 5)).to.equal('paused');
    expect(at({ thread: 'paused', pausedUntil: 10 }, 10)).to.equal('open');
    expect(at({ pausedUntil: 10 }, 5)).to.equal('paused');
    expect(at({ thread: 'paused', pausedUntil: 10, closesAt: 8 }, 10)).to.equal('closed');
    expect(at({ thread: 'closed', opensAt: 10 }, 20)).to.equal('closed');
    for (const thread of ['off', 'archived'] as const) {
      expect(at({ thread, opensAt: 1, closesAt: 2, pausedUntil: 100 }, 5)).to.equal(thread);
    }
  });

  it('knows the next change, and that nothing is due', () => {
    expect(nextChange({ ...NONE, thread: 'open' }, 0)).to.equal(Infinity);
    expect(nextChange({ ...NONE, thread: 'open', closesAt: 5 }, 9)).to.equal(Infinity);
    expect(nextChange({ ...NONE, thread: 'off', closesAt: 5 }, 0)).to.equal(Infinity);
    expect(nextChange({ ...NONE, thread: 'closed', opensAt: 5, closesAt: 9 }, 0)).to.equal(Infinity);
    expect(nextChange({ ...NONE, thread: 'open', opensAt: 5, closesAt: 9 }, 0)).to.equal(5);
    expect(nextChange({ ...NONE, thread: 'open', opensAt: 5, closesAt: 9 }, 5)).to.equal(9);
  });

  it('whatever the dates: between two changes nothing changes, and at a change something does', () => {
    const instant = fc.option(fc.integer({ min: 0, max: 30 }), { nil: NaN });
    fc.assert(
      fc.property(fc.constantFrom(...THREADS), instant, instant, instant, (thread, opensAt, closesAt, pausedUntil) => {
        const schedule = { thread, opensAt, closesAt, pausedUntil };
        for (let now = 0; now < 32; now += 1) {
          const changed = threadAt(schedule, now + 1) !== threadAt(schedule, now);
          expect(nextChange(schedule, now) === now + 1).to.equal(changed);
        }
      }),
    );
  });
});
