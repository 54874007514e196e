import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, resetMouse, sendMouse } from '@web/test-runner-commands';
import sinon from 'sinon';
import '../src/elements/carousel/define.js';
import type { NewsCarousel } from '../src/elements/carousel/define.js';

const part = (el: NewsCarousel, name: string) => el.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)!;
/** Real frames, with the page's clock standing still: observers report in them. */
const frames = async (count = 4) => {
  for (let i = 0; i < count; i++) await nextFrame();
};
const shown = (el: NewsCarousel) =>
  [...el.children]
    .filter((child) => child.checkVisibility({ visibilityProperty: true }))
    .map((child) => child.textContent);

describe('news-carousel', () => {
  let clock: sinon.SinonFakeTimers;

  beforeEach(() => {
    sessionStorage.clear();
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => clock.restore());

  async function make(
    template = html`<news-carousel autoplay
      ><p>One</p>
      <p>Two</p>
      <p>Three</p></news-carousel
    >`,
  ) {
    const el = await fixture<NewsCarousel>(template);
    await frames();
    return el;
  }

  it('shows one child at a time and turns by itself', async () => {
    const el = await make();
    expect(shown(el)).to.deep.equal(['One']);
    expect(el.explain()).to.deep.include({ state: 'playing', blockers: [] });
    await clock.tickAsync(6999);
    expect(el.index).to.equal(0);
    await clock.tickAsync(1);
    expect(el.index).to.equal(1);
    await clock.tickAsync(200);
    await frames(20);
    expect(shown(el)).to.deep.equal(['Two']);
    await clock.tickAsync(14000);
    expect(el.index).to.equal(0);
    clock.restore();
    await expect(el).to.be.accessible();
  });

  it('leaves the children untouched', async () => {
    const before = '<p>One</p> <!-- x --> <p class="subs_valueprop">Two</p>';
    const el = await make(
      html`<news-carousel autoplay
        ><p>One</p>
        <!-- x -->
        <p class="subs_valueprop">Two</p></news-carousel
      >`,
    );
    await clock.tickAsync(20000);
    expect(el.innerHTML.replace(/<!--\?lit\$.*?-->/g, '')).to.equal(before);
  });
});
(void sendKeys, resetMouse, sendMouse, waitUntil);
