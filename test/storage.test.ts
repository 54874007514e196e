import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { hasStorage, readCookies, readItem, writeCookie, writeItem } from '../src/reader/storage.js';
import { denied, replaceStorage } from './storage-support.js';

const key = 'newsprint-storage-test';

describe('storage', () => {
  afterEach(() => {
    restore();
    replaceStorage();
    writeItem('local', key, null);
  });

  it('keeps, reads and removes', () => {
    expect(readItem('local', key)).to.equal(null);
    expect(writeItem('local', key, 'a')).to.equal(true);
    expect(localStorage.getItem(key)).to.equal('a');
    expect(readItem('local', key)).to.equal('a');
    writeItem('local', key, null);
    expect(localStorage.getItem(key)).to.equal(null);
  });

  it('remembers for the page view when the getter throws', () => {
    writeItem('local', key, 'a');
    writeItem('local', key, null);
    replaceStorage(denied);
    expect(hasStorage('local')).to.equal(false);
    expect(hasStorage('session')).to.equal(false);
    expect(writeItem('local', key, 'b')).to.equal(false);
    expect(readItem('local', key)).to.equal('b');
    expect(writeItem('local', key, null)).to.equal(false);
    expect(readItem('local', key)).to.equal(null);
  });

  it('remembers for the page view when storage is full or switched off', () => {
    stub(Storage.prototype, 'setItem').throws(new DOMException('full', 'QuotaExceededError'));
    expect(writeItem('local', key, 'c')).to.equal(false);
    expect(readItem('local', key)).to.equal('c');
    restore();
    replaceStorage(() => null);
    expect(hasStorage('local')).to.equal(false);
    expect(readItem('local', key)).to.equal('c');
  });

  it('does not throw where cookies throw', () => {
    stub(document, 'cookie').get(denied).set(denied);
    expect(readCookies(document)).to.equal(undefined);
    writeCookie(document, 'a=b');
  });
});
