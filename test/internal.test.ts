import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { useFakeTimers } from 'sinon';
import { parseDay, parseDuration, parseInstant } from '../src/internal/dates.js';
import { emit } from '../src/internal/emit.js';
import { at } from '../src/internal/long-timeout.js';
import { oneOf } from '../src/internal/one-of.js';
import { safeUrl } from '../src/internal/safe-url.js';

describe('dates', () => {
  it('reads durations with a unit and nothing else', () => {
    expect(parseDuration('10d')).to.equal(864_000_000);
    expect(parseDuration('2h')).to.equal(7_200_000);
    expect(parseDuration(' 30m ')).to.equal(1_800_000);
    expect(parseDuration('1.5s')).to.equal(1500);
    for (const bad of ['', '10', '-1d', '1 day', 'd', '1w', null, undefined])
      expect(parseDuration(bad)).to.equal(undefined);
  });

  it('reads instants only with an offset', () => {
    expect(parseInstant('2026-11-23T18:00:00Z')).to.equal(Date.UTC(2026, 10, 23, 18));
    expect(parseInstant('2026-11-23T18:00-05:00')).to.equal(Date.UTC(2026, 10, 23, 23));
    expect(parseInstant('2026-11-23T18:00:00.250+0530')).to.equal(Date.UTC(2026, 10, 23, 12, 30, 0, 250));
    for (const bad of ['2026-11-23', '2026-11-23T18:00:00', '23 Nov 2026', '2026-13-40T18:00:00Z', '', null]) {
      expect(parseInstant(bad), String(bad)).to.equal(undefined);
    }
  });

  it('reads days, and no day that does not exist', () => {
    expect(parseDay('2026-11-23')).to.equal(Date.UTC(2026, 10, 23));
    expect(parseDay('2026-11-23T18:00:00Z')).to.equal(Date.UTC(2026, 10, 23));
    for (const bad of ['2026-02-30', '2026-1-2', 'yesterday', '', undefined]) expect(parseDay(bad)).to.equal(undefined);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseDuration(text);
        parseInstant(text);
        parseDay(text);
      }),
    );
  });
});

describe('at()', () => {
  let clock: ReturnType<typeof useFakeTimers>;
  beforeEach(() => (clock = useFakeTimers()));
  afterEach(() => clock.restore());

  it('waits longer than setTimeout can', () => {
    let calls = 0;
    at(Date.now() + 60 * 86_400_000, () => (calls += 1));
    clock.tick(59 * 86_400_000);
    expect(calls).to.equal(0);
    clock.tick(86_400_000);
    expect(calls).to.equal(1);
    clock.tick(86_400_000);
    expect(calls).to.equal(1);
    expect(clock.countTimers()).to.equal(0);
  });

  it('leaves nothing behind when cancelled', () => {
    let calls = 0;
    at(Date.now() + 60 * 86_400_000, () => (calls += 1))();
    expect(clock.countTimers()).to.equal(0);
    clock.tick(61 * 86_400_000);
    expect(calls).to.equal(0);
  });
});

describe('safeUrl()', () => {
  it('keeps http, https, mailto and relative addresses as they are', () => {
    for (const url of [
      '/a',
      'a/b?c#d',
      '#x',
      'https://example.com/',
      'http://example.com',
      'mailto:a@example.com',
      '//example.com/x',
    ]) {
      expect(safeUrl(url)).to.equal(url);
    }
  });

  it('refuses every other scheme, however it is spelt', () => {
    const bad = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc',
      'https://[',
      '',
      ' ',
      null,
    ];
    for (const url of bad) expect(safeUrl(url), String(url)).to.equal(undefined);
  });
});

describe('oneOf() and emit()', () => {
  it('falls back to the first', () => {
    expect(oneOf('b', ['a', 'b'])).to.equal('b');
    for (const bad of ['c', '', 'A', null, undefined, 3]) expect(oneOf(bad, ['a', 'b'])).to.equal('a');
  });

  it('bubbles, crosses shadow roots and says whether it was let through', () => {
    const target = document.createElement('i');
    let event: CustomEvent | undefined;
    target.addEventListener('news-test', (heard) => {
      event = heard as CustomEvent;
      heard.preventDefault();
    });
    expect(emit(target, 'news-test', { a: 1 })).to.equal(true);
    expect(event).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(event!.detail).to.deep.equal({ a: 1 });
    expect(emit(target, 'news-test', undefined, true)).to.equal(false);
  });
});
