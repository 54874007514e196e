import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ReactiveElement } from 'lit';
import sinon from 'sinon';
import { keepView, nextView } from '../src/elements/pencil/caps.js';
import { DAY, decide, FOREVER, type Facts } from '../src/elements/pencil/decision.js';
import { claim } from '../src/elements/pencil/edges.js';
import { react } from '../src/elements/pencil/expand-rule.js';
import { restAfter } from '../src/elements/pencil/ladder.js';
import { KEY } from '../src/elements/pencil/memory-key.js';
import { keep, keepDismissal, recall } from '../src/elements/pencil/remember.js';
import { choose, stableChoice } from '../src/elements/pencil/variants.js';

const facts = (change: Partial<Facts> = {}): Facts => ({
  now: 1000,
  reader: 'anonymous',
  pending: false,
  dismissedUntil: 0,
  cappedUntil: 0,
  ...change,
});

describe('pencil: the expand rule', () => {
  it('opens on leaving the top and closes back at it, and only at the transition', () => {
    const moments: [before: boolean | undefined, away: boolean, open: boolean, may: boolean, answer?: string][] = [
      [false, true, false, true, 'scroll'],
      [false, true, false, false],
      [false, true, true, true],
      [true, false, true, true, 'top'],
      [true, false, true, false, 'top'],
      [true, false, false, true],
      [true, true, false, true],
      [false, false, true, true],
      // The first position only tells where the page stands.
      [undefined, true, false, true],
      [undefined, false, true, true],
    ];
    for (const [before, away, open, may, answer] of moments) {
      expect(react({ before, away, open, may }), JSON.stringify({ before, away, open, may })).to.equal(answer);
    }
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
  it('climbs a ladder, stays on its last step, and takes thirty days for what it cannot read', () => {
    const ladder = ' 10d 0d  forever ';
    expect([0, 1, 2, 3, 99].map((count) => restAfter(count, ladder))).to.deep.equal([
      10 * DAY,
      0,
      FOREVER,
      FOREVER,
      FOREVER,
    ]);
    for (const text of ['', 'soon', '10d soon', '-3d', null]) expect(restAfter(0, text)).to.equal(30 * DAY);
  });

  it('lets the next view through when the oldest one that counts is old enough', () => {
    const caps = '1/day 3/week';
    expect(nextView([], caps)).to.equal(0);
    expect(nextView([10], caps)).to.equal(10 + DAY);
    expect(nextView([10, 20, 30], caps)).to.equal(10 + 7 * DAY);
    expect(nextView([10], '1/month')).to.equal(10 + 30 * DAY);
    expect(nextView([10, 20], '2/lifetime')).to.equal(FOREVER);
    expect(nextView([], '0/day')).to.equal(FOREVER);
  });

  it('leaves out caps that it cannot read', () => {
    for (const caps of ['often', '', null, undefined, '5/decade', '-1/day', '1 / day', '1/days']) {
      expect(nextView([10], caps), String(caps)).to.equal(0);
    }
    expect(nextView([10], 'nonsense 1/week 5/decade')).to.equal(10 + 7 * DAY);
  });
});

describe('pencil: memory', () => {
  const now = 1_800_000_000_000;
  let clock: sinon.SinonFakeTimers;
  const stored = () => new Map(JSON.parse(localStorage.getItem(KEY)!) as [string, { u: number; h: number }][]);
  const rest = (id: string, until: number, at = now) => keep(id, { ...recall(id, at), u: until, h: until }, at);

  beforeEach(() => {
    localStorage.clear();
    clock = sinon.useFakeTimers({ now, toFake: ['Date'] });
  });
  afterEach(() => {
    clock.restore();
    localStorage.clear();
  });

  it('stores nothing without a campaign', () => {
    expect(rest('', now + DAY)).to.equal(false);
    expect(localStorage.length).to.equal(0);
  });

  it('has one key for all campaigns, which says for the head script until when each is hidden', () => {
    keepView('a', '1/day', now);
    keepDismissal('b', '10d', now);
    keepView('b', '1/week', now);
    keepDismissal('c', '10d', now);
    keepView('c', '1/month', now);
    expect(localStorage.length).to.equal(1);
    expect([...stored().values()].map(({ h }) => (h - now) / DAY)).to.deep.equal([1, 10, 30]);
    keepView('a', '5/day', now);
    expect(stored().get('a')!.h).to.equal(0);
  });

  it('climbs the ladder of a campaign, and says what was stored', () => {
    expect(keepDismissal('a', '10d 30d', now)).to.deep.equal({ count: 1, until: now + 10 * DAY, kept: true });
    expect(keepDismissal('a', '10d 30d', now)).to.deep.equal({ count: 2, until: now + 30 * DAY, kept: true });
    expect(keepDismissal('a', 'forever', now)).to.deep.equal({ count: 3, until: FOREVER, kept: true });
    expect(keepDismissal('', '10d', now)).to.deep.equal({ count: 1, until: FOREVER, kept: false });
  });

  it('keeps the last hundred views', () => {
    for (let i = 0; i < 120; i++) keepView('v', '200/day', now + i);
    expect(recall('v', now + 200).v.length).to.equal(100);
    expect(recall('v', now + 200).v.at(-1)).to.equal(now + 119);
  });

  it('forgets campaigns that were not touched for a year, and keeps those refused for ever', () => {
    rest('old', now + 10 * DAY);
    rest('never', FOREVER);
    rest('new', now + 370 * DAY, now + 367 * DAY);
    expect([...stored().keys()]).to.deep.equal(['never', 'new']);
  });

  it('keeps the fifty campaigns that changed last, whatever their names', () => {
    for (let i = 0; i < 80; i++) rest(`${2000 - i}`, now + DAY, now + i);
    rest('1931', now + DAY, now + 80);
    expect(stored().size).to.equal(50);
    expect([...stored().keys()].slice(-2)).to.deep.equal(['1921', '1931']);
  });

  it('a clock that was set back neither wakes a dismissed offer nor prolongs its rest', () => {
    keep('a', { ...recall('a', now), u: now + 10 * DAY, v: [now - DAY, now] }, now);
    keepDismissal('b', 'forever', now);
    const earlier = now - 400 * DAY;
    expect(recall('a', earlier)).to.deep.include({ u: earlier + 10 * DAY, v: [earlier - DAY, earlier] });
    expect(recall('a', earlier + 5 * DAY).u).to.equal(earlier + 10 * DAY);
    expect(recall('b', earlier).u).to.equal(FOREVER);
  });

  for (const text of [
    '',
    'null',
    '[]',
    '7',
    '"text"',
    '{"a":7}',
    '[["a",7]]',
    '[["a",null]]',
    '[7]',
    '[["a",{"v":"x","d":"y","u":{},"t":[],"h":null}]]',
    '{',
  ]) {
    it(`takes ${text || 'an empty text'} for nothing`, () => {
      localStorage.setItem(KEY, text);
      const { d, u, v, h } = recall('a', now);
      expect({ d, u, v, h }).to.deep.equal({ d: 0, u: 0, v: [], h: 0 });
      expect(rest('a', now + DAY)).to.equal(true);
      expect(recall('a', now).u).to.equal(now + DAY);
    });
  }

  it('lasts for the page view when the storage is full', () => {
    const full = sinon.stub(Storage.prototype, 'setItem').throws(new DOMException('full', 'QuotaExceededError'));
    expect(rest('a', now + DAY)).to.equal(false);
    expect(recall('a', now).u).to.equal(now + DAY);
    full.restore();
    rest('a', now + DAY);
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
    const variants = templates(null, 'x', '-5');
    expect([0, 0.3, 0.6, 0.9].map((chance) => choose(variants, chance))).to.deep.equal(['v0', 'v1', 'v2', '']);
  });

  it('leaves the own content to nobody when the weights take everything', () => {
    const variants = templates('100', '100');
    expect([0, 0.49, 0.51, 0.999].map((chance) => choose(variants, chance))).to.deep.equal(['v0', 'v0', 'v1', 'v1']);
  });

  it('is stable for one campaign, and the own content without one', () => {
    const variants = templates('50');
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
    class Host extends ReactiveElement {
      override requestUpdate = sinon.spy();
    }
    customElements.define('edge-host', Host);
    const [a, b] = [new Host(), new Host()];
    document.body.append(a, b);
    for (const host of [a, b]) host.requestUpdate.resetHistory();
    expect(claim(b, [false, 0])).to.equal(false);
    expect(claim(a, [false, 0])).to.equal(false);
    expect(b.requestUpdate.callCount).to.equal(1);
    expect(claim(b, [false, 0])).to.equal(true);
    expect(a.requestUpdate.callCount).to.equal(0);
    expect(claim(b, [false, 2])).to.equal(false);
    expect(a.requestUpdate.callCount).to.equal(1);
    expect(claim(a, [false, 0])).to.equal(true);
    expect(claim(a, [true, 0])).to.equal(false);
    // One that was adopted by another document takes no edge of this one.
    expect(claim(a, [false, 0])).to.equal(true);
    document.implementation.createHTMLDocument().body.append(b);
    expect(claim(a, [false, 0])).to.equal(false);
    for (const host of [a, b]) {
      claim(host);
      host.remove();
    }
  });
});
