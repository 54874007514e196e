import { expect, fixture, nextFrame, waitUntil } from '@open-wc/testing';
import '../src/elements/comment-guidelines/define.js';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';

const paragraphs = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `<p id="${name}${index}">Paragraph ${index} of a long article.</p>`).join(
    '',
  );
const PANEL = `<news-comment-guidelines><h2>Talk with us</h2><p>Everybody may read.</p><ul><li>Be kind.</li></ul>
  <template data-thread="closed"><p>Closed.</p></template>
  <template data-thread="archived"><h2>Archive</h2>${'<p>It can be read.</p>'.repeat(12)}</template></news-comment-guidelines>`;

interface Place {
  /** Goes around the panel and what follows it. */
  open: string;
  close: string;
  /** What the reader scrolls. */
  scroller(panel: Element): Element;
}
const page = () => document.scrollingElement!;
const BOX = '<div class="box" style="block-size:300px;overflow:auto">';
const PLACES: Record<string, Place> = {
  'the page': { open: '<div>', close: '</div>', scroller: page },
  'a box on the page': { open: BOX, close: '</div>', scroller: (panel) => panel.closest('.box')! },
  'a box in a box': {
    open: `${BOX}<div style="block-size:250px;overflow:scroll" class="inner">`,
    close: `</div>${'<p>More.</p>'.repeat(20)}</div>`,
    scroller: (panel) => panel.closest('.inner')!,
  },
  'a box in a shadow root, by its slot': {
    open: '<x-scroller>',
    close: '</x-scroller>',
    scroller: (panel) => panel.closest('x-scroller')!.shadowRoot!.firstElementChild!,
  },
};

before(() => {
  class Scroller extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = `${BOX}<slot></slot></div>`;
    }
  }
  if (!customElements.get('x-scroller')) customElements.define('x-scroller', Scroller);
});

async function panelIn({ open, close }: Place, style = '<style></style>'): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `${style}${paragraphs('a', 5)}${open}${PANEL}${paragraphs('b', 60)}${close}${paragraphs('c', 40)}`;
  await fixture(wrapper);
  const panel = wrapper.querySelector('news-comment-guidelines')!;
  await panel.updateComplete;
  return panel;
}
const settled = async (panel: NewsCommentGuidelines) => {
  await panel.updateComplete;
  for (let frames = 0; frames < 3; frames += 1) await nextFrame();
};
const swaps = ['archived', 'closed', 'open', 'archived', 'open'] as const;

describe('<news-comment-guidelines>: what the reader looks at stays', () => {
  afterEach(() => window.scrollTo(0, 0));

  for (const [anchoring, style] of [
    ['with scroll anchoring', ''],
    ['without scroll anchoring', '<style>* { overflow-anchor: none }</style>'],
  ] as const) {
    for (const [name, place] of Object.entries(PLACES)) {
      it(`when the panel is above what shows in ${name}, ${anchoring}`, async () => {
        const panel = await panelIn(place, style);
        const scroller = place.scroller(panel);
        const seen = document.querySelector('#b20')!;
        scroller.scrollTop += seen.getBoundingClientRect().top - Math.max(0, scroller.getBoundingClientRect().top);
        await nextFrame();
        const [start, scrolled] = [seen.getBoundingClientRect().top, scroller.scrollTop];
        const outside = page().scrollTop;
        let tallest = 0;
        for (const thread of swaps) {
          panel.thread = thread;
          await settled(panel);
          // Firefox scrolls by whole pixels.
          expect(seen.getBoundingClientRect().top, thread).to.be.closeTo(start, 1.1);
          tallest = Math.max(tallest, scroller.scrollTop);
        }
        expect(tallest, 'it was scrolled').to.be.above(scrolled + 100);
        if (scroller !== page()) expect(page().scrollTop, 'the page stands still').to.equal(outside);
      });
    }

    it(`when the box around it shows all, and the page is scrolled, ${anchoring}`, async () => {
      const panel = await panelIn({ ...PLACES['the page']!, open: '<div style="overflow:auto">' }, style);
      const seen = document.querySelector('#b30')!;
      seen.scrollIntoView();
      await nextFrame();
      const start = seen.getBoundingClientRect().top;
      for (const thread of swaps) {
        panel.thread = thread;
        await settled(panel);
        expect(seen.getBoundingClientRect().top, thread).to.be.closeTo(start, 1.1);
      }
    });
  }

  it('what is clipped without being scrolled is left alone: a reader could not scroll it back', async () => {
    const panel = await panelIn({
      ...PLACES['the page']!,
      open: '<div class="clip" style="block-size:1500px;overflow:hidden">',
    });
    document.querySelector('#c5')!.scrollIntoView();
    panel.thread = 'archived';
    await settled(panel);
    expect(panel.closest('.clip')!.scrollTop).to.equal(0);
  });

  it('the page stands still when the panel is above it in something fixed', async () => {
    const panel = await panelIn({
      ...PLACES['the page']!,
      open: '<div style="position:fixed;inset-block-start:-900px;block-size:800px">',
    });
    document.querySelector('#c20')!.scrollIntoView();
    await nextFrame();
    const scrolled = page().scrollTop;
    expect(scrolled).to.be.above(0);
    for (const thread of swaps) {
      panel.thread = thread;
      await settled(panel);
      expect(page().scrollTop, thread).to.equal(scrolled);
    }
  });

  it('when it becomes smaller in view, the author’s text and alternatives stay, too, whatever their margins', async () => {
    const panel = await panelIn(PLACES['the page']!);
    const other = document.createElement('p');
    other.slot = 'alternatives';
    other.textContent = 'Write to the desk.';
    panel.append(other);
    await settled(panel);
    const start = panel.querySelector('h2')!.getBoundingClientRect().top;
    const places = () => [other, document.querySelector('#b0')!].map((seen) => seen.getBoundingClientRect().top);
    const before = places();
    panel.thread = 'closed';
    await settled(panel);
    expect(panel.querySelector('p')!.getBoundingClientRect().top, 'a smaller margin').to.be.closeTo(start, 1.1);
    for (const [index, place] of places().entries()) expect(place).to.be.closeTo(before[index]!, 1.1);
    panel.thread = 'open';
    await settled(panel);
    expect(places(), 'nothing is left of it').to.deep.equal(before);
    for (const space of panel.shadowRoot!.querySelectorAll<HTMLElement>('.space')) {
      expect(space.style.cssText).to.equal('');
    }
  });

  it('when it becomes smaller in view as the last of its parent', async () => {
    const panel = await panelIn({ open: '<div>', close: '</div>', scroller: page });
    const last = panel.parentElement!;
    while (panel.nextSibling) panel.nextSibling.remove();
    const follows = last.nextElementSibling!;
    const start = follows.getBoundingClientRect().top;
    panel.thread = 'closed';
    await settled(panel);
    expect(follows.getBoundingClientRect().top).to.be.closeTo(start, 20);
    expect(panel.getBoundingClientRect().height).to.be.below(400);
  });

  it('when it becomes smaller in view; the space is given back, once, when it is scrolled away either way', async () => {
    const panel = await panelIn({
      ...PLACES['a box on the page']!,
      open: `${BOX}${paragraphs('d', 20)}`,
    });
    const box = panel.closest('.box')!;
    const space = [...panel.shadowRoot!.querySelectorAll<HTMLElement>('.space')].at(-1)!;
    for (const away of [0, 1200]) {
      box.scrollTop += panel.getBoundingClientRect().top - box.getBoundingClientRect().top - 50;
      const next = document.querySelector('#b0')!;
      const start = next.getBoundingClientRect().top;
      panel.thread = 'closed';
      await settled(panel);
      expect(next.getBoundingClientRect().top, 'keeps its place').to.be.closeTo(start, 1.1);
      expect(space.style.blockSize).not.to.equal('');
      let changes = 0;
      const observer = new MutationObserver((records) => (changes += records.length));
      observer.observe(space, { attributeFilter: ['style'] });
      box.scrollTop = away;
      await waitUntil(() => space.style.blockSize === '', 'given back');
      for (let frames = 0; frames < 10; frames += 1) await nextFrame();
      expect(changes, 'and that is all').to.be.below(3);
      observer.disconnect();
      panel.thread = 'open';
      await settled(panel);
    }
  });
});
