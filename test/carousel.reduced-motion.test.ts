import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import sinon from 'sinon';
import '../src/elements/carousel/define.js';
import '../src/elements/carousel/turning.js';
import type { NewsCarousel } from '../src/elements/carousel/define.js';

describe('news-carousel under reduced motion', () => {
  it('26, 37: does not rotate, offers Start, and then changes without motion', async () => {
    sessionStorage.clear();
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const el = await fixture<NewsCarousel>(
        html`<news-carousel autoplay
          ><p>One</p>
          <p>Two</p></news-carousel
        >`,
      );
      for (let i = 0; i < 30; i++) await nextFrame();
      expect(el.explain()).to.include({ state: 'paused', reducedMotion: true });
      await clock.tickAsync(70_000);
      expect(el.index).to.equal(0);
      const button = el.shadowRoot!.querySelector<HTMLButtonElement>('[part=pause]')!;
      expect(button.getAttribute('aria-label')).to.equal('Start slide rotation');
      button.click();
      await nextFrame();
      await clock.tickAsync(7000);
      expect(el.index).to.equal(1);
      const slides = [...el.shadowRoot!.querySelectorAll('[part=slide]')];
      expect(slides.flatMap((slide) => slide.getAnimations())).to.deep.equal([]);
      expect(el.shadowRoot!.getAnimations(), 'no progress either').to.deep.equal([]);
      expect(slides.map((slide) => getComputedStyle(slide).visibility)).to.deep.equal(['hidden', 'visible']);
    } finally {
      clock.restore();
    }
  });
});
