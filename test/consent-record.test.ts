import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { answer, COOKIE, decode, encode, newest, type StoredConsent } from '../src/reader/consent-record.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const record = (change: Partial<StoredConsent> = {}): StoredConsent => ({
  revision: '3',
  time: NOW,
  granted: ['analytics', 'social'],
  denied: ['ads'],
  gpc: false,
  ...change,
});

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const records = fc
  .record({
    revision: fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
    minutes: fc.integer({ min: 0, max: NOW / 60_000 }),
    names: fc.uniqueArray(name, { maxLength: 6 }),
    split: fc.nat({ max: 6 }),
    gpc: fc.boolean(),
  })
  .map(({ revision, minutes, names, split, gpc }): StoredConsent => ({
    revision,
    time: minutes * 60_000,
    granted: names.slice(0, split),
    denied: names.slice(split),
    gpc,
  }));

describe('consent record', () => {
  it('can be read by eye and by a server at the edge', () => {
    const value = encode(record());
    expect(value).to.match(/^1\.3\.[0-9a-z]+\.analytics~social\.ads\.n\.\d\d$/);
    expect(decode(value, NOW)).to.deep.equal(record());
    expect(encodeURIComponent(value.replaceAll('~', ''))).to.equal(value.replaceAll('~', ''));
  });

  it('answers for every name it was given, and for no other', () => {
    fc.assert(
      fc.property(records, (written) => {
        const read = decode(encode(written), NOW)!;
        for (const name of written.granted) expect(answer(read, name)).to.be.oneOf(['granted', 'denied']);
        for (const name of written.denied) expect(answer(read, name)).to.equal('denied');
        expect(read).to.include({ revision: written.revision, time: written.time, gpc: written.gpc });
        expect(answer(read, 'a name that nobody gave')).to.equal('unset');
      }),
    );
  });

  it('stays under 100 bytes for 11 categories with long names', () => {
    const granted = Array.from({ length: 6 }, (_, i) => `a-rather-long-category-name-number-${i}`);
    const denied = Array.from({ length: 5 }, (_, i) => `another-rather-long-category-name-${i}`);
    const value = encode(record({ granted, denied, gpc: true }));
    expect(`${COOKIE}=${value}`.length).to.be.below(100);
    const read = decode(value, NOW);
    for (const name of granted) expect(answer(read, name)).to.equal('granted');
    for (const name of denied) expect(answer(read, name)).to.equal('denied');
    expect(answer(read, 'a-rather-long-category-name-number-9')).to.equal('unset');
  });

  it('notices every truncation, every changed character and every swap', () => {
    const value = encode(record());
    for (let i = 0; i < value.length; i++) {
      expect(decode(value.slice(0, i), NOW), `cut at ${i}`).to.equal(undefined);
      expect(decode(value.slice(i + 1), NOW), `start lost at ${i}`).to.equal(undefined);
      for (const character of '0aZ.~-!g ') {
        const changed = value.slice(0, i) + character + value.slice(i + 1);
        if (changed !== value) expect(decode(changed, NOW), changed).to.equal(undefined);
      }
      const swapped = value.slice(0, i) + (value[i + 1] ?? '') + value[i]! + value.slice(i + 2);
      if (swapped !== value) expect(decode(swapped, NOW), swapped).to.equal(undefined);
    }
  });

  it('never grants and never throws on forged text', () => {
    const seal = (text: string) => {
      for (let i = 0; i < 100; i++) {
        const value = `${text}${String(i).padStart(2, '0')}`;
        if (decode(value, NOW)) return value;
      }
      return undefined;
    };
    expect(seal('1.3.1.analytics.analytics.n.'), 'both granted and denied').to.equal(undefined);
    expect(seal('1.3.1.a~~b..n.'), 'an empty name').to.equal(undefined);
    expect(seal('1.3.zzzzzzzz.analytics..n.'), 'far ahead').to.equal(undefined);
    expect(seal('2.3.1.analytics..n.'), 'another version').to.equal(undefined);
    expect(seal(`1.3.1.${'x'.repeat(41)}..n.`), 'too long a name').to.equal(undefined);
    expect(seal('1.3.1.analytics..n.'), 'the helper of this test works').not.to.equal(undefined);
    fc.assert(fc.property(fc.string(), (text) => decode(text, NOW) === undefined));
    fc.assert(
      fc.property(fc.stringMatching(/^1\.[0-9a-z.~!gn-]{0,60}$/), (text) => {
        const read = decode(text, NOW);
        return !read || encode(read).length > 0;
      }),
    );
  });

  it('is not believed when its time lies ahead', () => {
    expect(decode(encode(record({ time: NOW + 86_400_000 })), NOW)).to.equal(undefined);
    expect(decode(encode(record({ time: NOW + 60_000 })), NOW)).not.to.equal(undefined);
  });

  it('takes the newest valid one of several, among other cookies', () => {
    const old = encode(record({ time: NOW - 86_400_000, granted: ['ads'], denied: [] }));
    const now = encode(record());
    const ahead = encode(record({ time: NOW + 86_400_000, granted: ['ads'], denied: [] }));
    const jar = (...values: string[]) => values.map((value) => `${COOKIE}=${value}`).join('; ');
    expect(newest(jar(old, now), NOW)).to.deep.equal(record());
    expect(newest(jar(now, old, ahead), NOW)).to.deep.equal(record());
    expect(newest(`a=1; ${jar(now)}; x${COOKIE}=${old}; ${COOKIE}`, NOW)).to.deep.equal(record());
    expect(newest('', NOW)).to.equal(undefined);
    expect(newest(jar('', now.slice(0, -1)), NOW)).to.equal(undefined);
  });
});
