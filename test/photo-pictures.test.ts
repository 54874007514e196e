import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../src/elements/photo/define.js';
import { image, mount, mountFigure, part, settled, svg } from './photo-support.js';

const box = (node: Element) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [left, top, right, bottom].map((side) => Math.round(side * 8) / 8);
};
const caption = '<figcaption>A ferry leaves. <cite>Ann Lee</cite></figcaption>';

/** Two frames of one black and one white pixel, a tenth of a second each. */
const MOVING =
  'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAQABAAACAkQBACH5BAAKAAAALAAAAAABAAEAAAICTAEAOw==';
const LIGHT = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><style>@keyframes turn { to { opacity: 0 } }
    circle { animation: turn 1s infinite }</style><circle r="20" cx="45" cy="30"/></svg>`,
)}`;

describe('<news-photo> takes no space of its own', () => {
  const kinds: Record<string, [string, string]> = {
    'with a button': ['zoom', image + caption],
    'with a source line': ['source-kind="handout"', image + caption],
    'with a cover': ['sensitive zoom', image + caption],
    'with the author’s own cover': [
      'sensitive zoom',
      `<details><summary>Shows a wreck</summary>${image.replace('<img', '<img loading="lazy"')}</details>${caption}`,
    ],
    'without a caption': ['zoom source-kind="ai"', image],
    'with two pictures': ['zoom source-kind="ai"', image + image + caption],
    'with a caption from right to left': ['zoom', image + caption.replace('>', ' dir="rtl">')],
    'with a list in the caption': ['zoom', `${image}<figcaption><ul><li>One</li><li>Two</li></ul></figcaption>`],
    'with a picture that is one pixel': ['zoom sensitive', `<img src="${svg(1, 1)}" width="1" height="1" alt="">`],
  };
  for (const [kind, [attributes, inside]] of Object.entries(kinds)) {
    it(kind, async () => {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      page.innerHTML = `<p>Before</p><div><figure>${inside}</figure></div><p>After</p>`;
      await nextFrame();
      const nodes = () => [...page.querySelectorAll('p, figure, img, figcaption, summary')].map(box);
      const before = nodes();
      const figure = page.querySelector('figure')!;
      const wrapper = document.createElement('template');
      wrapper.innerHTML = `<news-photo ${attributes}></news-photo>`;
      const photo = document.importNode(wrapper.content, true).querySelector('news-photo')!;
      figure.replaceWith(photo);
      photo.append(figure);
      await settled(photo);
      expect(nodes()).to.deep.equal(before);
    });
  }
});

describe('<news-photo> with', () => {
  it('real files asks for one larger picture when it opens, and for nothing else', async () => {
    const file = (width: number) => `/demo/public/pictures/crew-${width}.webp`;
    const photo = await mountFigure(
      'zoom',
      `<img src="${file(480)}" srcset="${file(480)} 480w, ${file(960)} 960w, ${file(1920)} 1920w" sizes="300px" width="300" height="200" alt="The crew">${caption}`,
    );
    const picture = photo.querySelector('img')!;
    await picture.decode();
    const asked = (width: number) =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(file(width))).length;
    // WebKit writes its entries a little later.
    await waitUntil(() => asked(480));
    await settled(photo);
    const small = asked(480);
    await photo.open();
    await waitUntil(() => picture.currentSrc.endsWith(file(1920)) && picture.complete && asked(1920));
    await settled(photo);
    expect([asked(480) - small, asked(960), asked(1920)]).to.deep.equal([0, 0, 1]);
    photo.close();
  });

  it('nothing to show takes it calmly', async () => {
    const errors: unknown[] = [];
    const note = (event: ErrorEvent) => errors.push(event.message);
    addEventListener('error', note);
    for (const inside of [
      '',
      '<figure></figure>',
      '<figure><img></figure>',
      '<figure><img src="" alt="Nothing"><figcaption></figcaption></figure>',
      '<figure><img src="data:," srcset=", ," sizes="" alt="Nothing"></figure>',
      '<figure><picture></picture><figcaption>Words</figcaption></figure>',
      '<figure><details><summary>Nothing</summary></details></figure>',
    ]) {
      const photo = await mount('zoom sensitive group="none" source-kind="ai"', inside);
      expect(part(photo, 'trigger'), inside).to.equal(null);
      await photo.reveal();
      await photo.open();
      await photo.next();
      photo.close();
      expect(photo.toImageObject(), inside).to.equal(undefined);
      expect(photo.explain().open).to.equal(false);
      expect(photo.innerHTML).to.equal(inside);
    }
    removeEventListener('error', note);
    expect(errors).to.deep.equal([]);
  });

  it('a tiny picture puts no button on it, and shows it large all the same when it is told to', async () => {
    const photo = await mountFigure(
      'zoom',
      `<img src="${svg(800, 800)}" width="16" height="16" alt="A flag">${caption}`,
    );
    expect(part(photo, 'trigger')).to.equal(null);
    expect(photo.explain().zoomable).to.equal(false);
    await photo.open();
    await waitUntil(() => photo.querySelector('img')!.getBoundingClientRect().width > 300);
    photo.close();
  });

  for (const [kind, address] of Object.entries({ GIF: MOVING, SVG: LIGHT })) {
    it(`a moving ${kind} goes on where it is: it is not loaded again`, async () => {
      const photo = await mountFigure('zoom', `<img src="${address}" width="300" height="200" alt="">${caption}`);
      const picture = photo.querySelector('img')!;
      await picture.decode();
      const heard: string[] = [];
      for (const type of ['load', 'error', 'loadstart']) picture.addEventListener(type, () => heard.push(type));
      const before = photo.innerHTML;
      for (let times = 0; times < 2; times += 1) {
        await photo.open();
        expect(picture.complete).to.equal(true);
        await nextFrame();
        expect(picture.currentSrc).to.equal(address);
        photo.close();
        await nextFrame();
      }
      expect(heard).to.deep.equal([]);
      expect(photo.innerHTML).to.equal(before);
    });
  }

  it('neither width nor height finds its corner when the picture has come', async () => {
    const photo = await mountFigure('zoom', `<img alt="A ferry">${caption}`);
    const picture = photo.querySelector('img')!;
    expect(part(photo, 'trigger')).to.equal(null);
    picture.src = svg(300, 200);
    await waitUntil(() => part(photo, 'trigger')?.getBoundingClientRect().width);
    await settled(photo);
    const [left, top, right, bottom] = box(picture) as [number, number, number, number];
    const button = part(photo, 'trigger').getBoundingClientRect();
    expect(button.left).to.be.within(left, right);
    expect(button.right).to.be.within(left, right);
    expect(button.top).to.be.within(top, bottom);
    expect(button.bottom).to.be.within(top, bottom);
  });

  it('two pictures covers both', async () => {
    const photo = await mountFigure('sensitive', image + image + caption);
    for (const picture of photo.querySelectorAll('img')) {
      expect(getComputedStyle(picture).visibility).to.equal('hidden');
    }
    await photo.reveal();
    await settled(photo);
    for (const picture of photo.querySelectorAll('img')) {
      expect(getComputedStyle(picture).visibility).to.equal('visible');
    }
  });
});
