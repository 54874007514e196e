import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import sinon from 'sinon';
import { DAY, decide, FOREVER, type Facts } from '../src/elements/pencil/decision.js';
import { claim } from '../src/elements/pencil/edges.js';
import { ExpandRule } from '../src/elements/pencil/expand-rule.js';
import { nextView, parseFrequency, parseLadder } from '../src/elements/pencil/frequency.js';
import { KEY } from '../src/elements/pencil/memory-key.js';
import { recall } from '../src/elements/pencil/memory.js';
import { keep, keepDismissal, keepView, mend, repair } from '../src/elements/pencil/remember.js';
import { choose, parseVariants, stableChoice } from '../src/elements/pencil/variants.js';

const facts = (change: Partial<Facts> = {}): Facts => ({
  now: 1000,
  reader: 'anonymous',
  pending: false,
  dismissedUntil: 0,
  cappedUntil: 0,
  ...change,
});

describe('pencil: the expand rule', () => {
  it('opens on leaving the top, once, and again after the top was reached with an open panel', () => {
    const rule = new ExpandRule();
    expect(rule.see(false, false, true, 0)).to.equal(undefined);
    expect(rule.see(true, false, true, 1000)).to.equal('expand');
    expect(rule.see(false, true, true, 2000)).to.equal('collapse');
    expect(rule.see(true, false, true, 3000)).to.equal('expand');
    // Closed in between: no more.
    expect(rule.see(false, false, true, 4000)).to.equal(undefined);
    expect(rule.see(true, false, true, 5000)).to.equal(undefined);
  });

  it('only learns from the first position', () => {
    const rule = new ExpandRule();
    expect(rule.see(true, false, true, 0)).to.equal(undefined);
    expect(rule.see(false, false, true, 1000)).to.equal(undefined);
    expect(rule.see(true, false, true, 2000)).to.equal('expand');
  });

  it('takes no notice of a jump within 150 ms of its excuse, and stays armed', () => {
    const rule = new ExpandRule();
    rule.see(false, false, true, 0);
    rule.excuse(1000);
    expect(rule.see(true, false, true, 1150)).to.equal(undefined);
    rule.see(false, false, true, 2000);
    expect(rule.see(true, false, true, 2001)).to.equal('expand');
  });

  it('stays armed where something else is against opening', () => {
    const rule = new ExpandRule();
    rule.see(false, false, true, 0);
    expect(rule.see(true, false, false, 1000)).to.equal(undefined);
    expect(rule.armed).to.equal(true);
  });
});

describe('pencil: the decision', () => {
  it('names every reason, in order', () => {
    const { reasons, next } = decide(
      facts({ cancelled: true, reader: 'subscriber', from: 5000, until: 500, dismissedUntil: 2000, cappedUntil: 3000 }),
    );
    expect(reasons).to.deep.equal(['cancelled', 'reader', 'not-yet', 'over', 'dismissed', 'frequency']);
    expect(next).to.equal(undefined);
  });

  it('says when it may show next, and when to look again', () => {
    expect(decide(facts({ from: 5000, dismissedUntil: 2000 }))).to.deep.equal({
      reasons: ['not-yet', 'dismissed'],
      next: 5000,
      wake: 2000,
    });
    expect(decide(facts({ until: 9000 }))).to.deep.equal({ reasons: [], next: 1000, wake: 9000 });
    expect(decide(facts({ dismissedUntil: FOREVER })).next).to.equal(undefined);
    // An end before the beginning: never.
    expect(decide(facts({ from: 5000, until: 4000 })).next).to.equal(undefined);
    expect(decide(facts()).wake).to.equal(FOREVER);
  });

  for (const [showTo, reader, pending, reason] of [
    ['non-subscribers', 'unknown', false, undefined],
    ['non-subscribers', 'registered', false, undefined],
    ['non-subscribers', 'subscriber', false, 'reader'],
    ['non-subscribers', 'unknown', true, 'reader-pending'],
    ['everyone', 'subscriber', false, undefined],
    ['everyone', 'unknown', true, undefined],
    ['anonymous, registered', 'registered', false, undefined],
    ['anonymous, registered', 'unknown', false, 'reader'],
    ['subscriber', 'subscriber', false, undefined],
    ['emperors', 'subscriber', false, 'reader'],
    [undefined, 'anonymous', false, undefined],
  ] as const) {
    it(`show-to="${showTo}" for ${reader}${pending ? ', pending' : ''}: ${reason ?? 'shows'}`, () => {
      expect(decide(facts({ showTo, reader, pending })).reasons).to.deep.equal(reason ? [reason] : []);
    });
  }

  it('wakes no earlier than now, whatever the instants', () => {
    const time = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(time, time, time, time, time, (now, from, until, dismissedUntil, cappedUntil) => {
        const { wake, next, reasons } = decide(facts({ now, from, until, dismissedUntil, cappedUntil }));
        expect(wake).to.be.greaterThan(now);
        if (next !== undefined) {
          expect(decide(facts({ now: next, from, until, dismissedUntil, cappedUntil })).reasons).to.deep.equal([]);
        } else expect(reasons.length).to.be.greaterThan(0);
      }),
    );
  });
});

describe('pencil: ladders and caps', () => {
  it('reads a ladder, and takes thirty days for what it cannot read', () => {
    expect(parseLadder('10d 30d forever')).to.deep.equal([10 * DAY, 30 * DAY, FOREVER]);
    for (const text of ['', 'soon', '10d soon', '-3d', null]) expect(parseLadder(text)).to.deep.equal([30 * DAY]);
  });

  it('reads caps, and leaves out what it cannot read', () => {
    expect(parseFrequency('1/day nonsense 3/week 10/lifetime 5/decade')).to.deep.equal([
      { count: 1, within: DAY },
      { count: 3, within: 7 * DAY },
      { count: 10, within: Infinity },
    ]);
    expect(parseFrequency('often')).to.deep.equal([]);
    expect(parseFrequency(null)).to.deep.equal([]);
  });

  it('lets the next view through when the oldest one that counts is old enough', () => {
    const caps = parseFrequency('1/day 3/week');
    expect(nextView([], caps)).to.equal(0);
    expect(nextView([10], caps)).to.equal(10 + DAY);
    expect(nextView([10, 20, 30], caps)).to.equal(10 + 7 * DAY);
    expect(nextView([10, 20], parseFrequency('2/lifetime'))).to.equal(FOREVER);
    expect(nextView([], parseFrequency('0/day'))).to.equal(FOREVER);
  });
});

describe('pencil: memory', () => {
  const now = 1_800_000_000_000;
  let clock: sinon.SinonFakeTimers;
  const stored = () => JSON.parse(localStorage.getItem(KEY)!) as Record<string, { u: number; h: number }>;

  beforeEach(() => {
    localStorage.clear();
    clock = sinon.useFakeTimers({ now, toFake: ['Date'] });
  });
  afterEach(() => {
    clock.restore();
    localStorage.clear();
  });

  it('climbs the ladder and stays on its last step', () => {
    const ladder = '10d 30d';
    expect(keepDismissal('a', ladder, now)).to.deep.equal({ count: 1, until: now + 10 * DAY });
    expect(keepDismissal('a', ladder, now)).to.deep.equal({ count: 2, until: now + 30 * DAY });
    expect(keepDismissal('a', ladder, now)).to.deep.equal({ count: 3, until: now + 30 * DAY });
    expect(keepDismissal('a', 'forever', now)).to.deep.equal({ count: 4, until: FOREVER });
    expect(recall('a').u).to.equal(FOREVER);
  });

  it('stores nothing without a campaign', () => {
    keepDismissal('', '10d', now);
    keepView('', '1/day', now);
    expect(localStorage.length).to.equal(0);
  });

  it('has one key for all campaigns, which says for the head script until when each is hidden', () => {
    keepView('a', '1/day', now);
    keepDismissal('b', '10d', now);
    expect(localStorage.length).to.equal(1);
    expect(stored()['a']!.h).to.equal(now + DAY);
    expect(stored()['b']!.h).to.equal(now + 10 * DAY);
  });

  it('forgets campaigns that were not touched for a year, and keeps those refused for ever', () => {
    keepDismissal('old', '10d', now);
    keepDismissal('never', 'forever', now);
    keepDismissal('new', '10d', now + 367 * DAY);
    expect(Object.keys(stored()).sort()).to.deep.equal(['never', 'new']);
  });

  it('keeps a bounded number of campaigns and of views', () => {
    for (let i = 0; i < 80; i++) keepDismissal(`c${i}`, '10d', now + i);
    expect(Object.keys(stored()).length).to.be.lessThan(60);
    expect(stored()).to.have.property('c79');
    for (let i = 0; i < 120; i++) keepView('v', undefined, now + i);
    expect(recall('v').v.length).to.equal(100);
  });

  it('a clock that was set back neither wakes a dismissed offer nor prolongs its rest', () => {
    keepDismissal('a', '10d', now);
    keepView('a', '1/day', now);
    const earlier = now - 400 * DAY;
    repair('a', earlier);
    expect(recall('a')).to.include({ t: earlier, u: earlier + 10 * DAY, c: earlier + DAY });
    repair('a', earlier + 5 * DAY);
    expect(recall('a').u).to.equal(earlier + 10 * DAY);
  });

  for (const text of ['', 'null', '[]', '7', '"text"', '{"a":7}', '{"a":{"v":"x","d":"y","u":{},"t":[]}}', '{']) {
    it(`takes ${text || 'an empty text'} for nothing`, () => {
      localStorage.setItem(KEY, text);
      const { v, u } = recall('a');
      expect(now < u).to.equal(false);
      expect(mend(recall('a'), now)).to.include({ d: 0, u: 0, c: 0 });
      expect(() => keepView('a', '1/day', now)).not.to.throw();
      expect(v).not.to.equal(null);
      expect(recall('a').v).to.deep.equal([now]);
    });
  }

  it('lasts for the page view when the storage is full', () => {
    const full = sinon.stub(Storage.prototype, 'setItem').throws(new DOMException('full', 'QuotaExceededError'));
    expect(keep('a', { ...recall('a'), u: now + DAY }, now)).to.equal(false);
    expect(recall('a').u).to.equal(now + DAY);
    full.restore();
    keep('a', recall('a'), now);
  });
});

describe('pencil: variants', () => {
  const templates = (...weights: (string | null)[]) =>
    weights.map((weight, index) => {
      const template = document.createElement('template');
      template.dataset.variant = `v${index}`;
      if (weight !== null) template.setAttribute('weight', weight);
      return template;
    });

  it('shares what has no weight equally with the own content', () => {
    const variants = parseVariants(templates(null, 'x', '-5'));
    expect(variants.map(({ weight }) => weight)).to.deep.equal([25, 25, 25]);
    expect([0, 0.3, 0.6, 0.9].map((chance) => choose(variants, chance))).to.deep.equal(['v0', 'v1', 'v2', '']);
  });

  it('leaves the own content to nobody when the weights take everything', () => {
    const variants = parseVariants(templates('100', '100'));
    expect([0, 0.49, 0.51, 0.999].map((chance) => choose(variants, chance))).to.deep.equal(['v0', 'v0', 'v1', 'v1']);
  });

  it('is stable for one campaign, and the own content without one', () => {
    const variants = parseVariants(templates('50'));
    const random = sinon.stub(Math, 'random').returns(0.1);
    expect(stableChoice(variants, 'c', 1)).to.equal('v0');
    random.returns(0.9);
    expect(stableChoice(variants, 'c', 2)).to.equal('v0');
    expect(stableChoice(variants, 'd', 2)).to.equal('');
    expect(stableChoice(variants, '', 2)).to.equal('');
    random.restore();
    localStorage.clear();
  });
});

describe('pencil: edges', () => {
  it('goes to the highest priority, then to the first in the document, and tells the others', () => {
    const doc = document.implementation.createHTMLDocument();
    const [a, b] = [doc.body.appendChild(doc.createElement('i')), doc.body.appendChild(doc.createElement('i'))];
    const again = sinon.spy();
    const want = (priority: number, edge = 'top') => ({ edge, priority, again });
    expect(claim(doc, b, want(0))).to.equal(false);
    expect(claim(doc, a, want(0))).to.equal(false);
    expect(again.callCount).to.equal(1);
    expect(claim(doc, b, want(0))).to.equal(true);
    expect(claim(doc, b, want(2))).to.equal(false);
    expect(claim(doc, a, want(0))).to.equal(true);
    expect(claim(doc, a, want(0, 'bottom'))).to.equal(false);
    expect(claim(doc, a)).to.equal(false);
  });
});
