import { expect } from '@open-wc/testing';

describe('reduced motion', () => {
  it('is what this group of tests runs under', () => {
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
  });
});
