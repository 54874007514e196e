import { expect, waitUntil } from '@open-wc/testing';
import '../src/elements/photo/define.js';
import { image, mountFigure as make, part, svg } from './photo-support.js';

describe('<news-photo> for readers who want no motion', () => {
  it('opens, zooms and closes without any', async () => {
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
    const photo = await make('zoom', `${image}<figcaption>A ferry</figcaption>`);
    const transitions: string[] = [];
    if ('startViewTransition' in document) {
      document.startViewTransition = () => {
        transitions.push('view transition');
        throw new Error('not wanted');
      };
    }
    await photo.open();
    expect(part(photo, 'dialog').getAnimations({ subtree: true })).to.deep.equal([]);
    expect(getComputedStyle(part(photo, 'dialog')).opacity).to.equal('1');
    part(photo, 'zoom-in').click();
    expect(document.getAnimations()).to.deep.equal([]);
    photo.close();
    expect(document.getAnimations()).to.deep.equal([]);
    expect(transitions).to.deep.equal([]);
    // @ts-expect-error Gives back the one of the prototype.
    delete document.startViewTransition;
  });

  it('shows the still that the page has for them in the large view, too', async () => {
    const [still, moving] = [svg(800, 600, 'still'), svg(1600, 1200, 'moving')];
    const photo = await make(
      `zoom full-src="${location.origin}/moving.gif"`,
      `<picture><source media="(prefers-reduced-motion: reduce)" srcset="${still}"><img src="${moving}" width="200" height="150" alt="A light that turns"></picture>`,
    );
    const picture = photo.querySelector('img')!;
    await picture.decode();
    await photo.open();
    await waitUntil(() => picture.getBoundingClientRect().width > 300);
    expect(picture.currentSrc).to.equal(still);
    expect(photo.querySelector('source')!.srcset).to.equal(still);
    photo.close();
  });
});
