import { expect, waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../src/elements/photo/define.js';
import type { NewsPhoto } from '../src/elements/photo/define.js';
import { image, mountFigure as make, part } from './photo-support.js';

/** Makes the photo's rules for `query` hold on the screen: not every engine can be told that it prints. */
function pretend(photo: NewsPhoto, query: string): () => void {
  const undo: (() => void)[] = [];
  for (const sheet of photo.shadowRoot!.adoptedStyleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule) || !rule.media.mediaText.includes(query)) continue;
      const { mediaText } = rule.media;
      rule.media.mediaText = 'all';
      undo.push(() => (rule.media.mediaText = mediaText));
    }
  }
  expect(undo, query).not.to.deep.equal([]);
  return () => undo.forEach((back) => back());
}

const caption = '<figcaption>A ferry leaves. <cite>Ann Lee</cite></figcaption>';
const shown = (node: Element) => node.checkVisibility({ visibilityProperty: true });

describe('<news-photo> in print', () => {
  it('keeps every word and no button', async () => {
    const photo = await make(
      'zoom source-kind="handout" captured="2018-05-06" corrected="2026-11-12"',
      image + caption,
    );
    await waitUntil(() => part(photo, 'trigger'));
    const stop = pretend(photo, 'print');
    expect(shown(part(photo, 'trigger'))).to.equal(false);
    expect(shown(part(photo, 'source'))).to.equal(true);
    expect(part(photo, 'source').innerText).to.match(/Handout photo.*File photo, 2018.*Caption corrected/s);
    expect(shown(photo.querySelector('img')!) && shown(photo.querySelector('figcaption')!)).to.equal(true);
    stop();
    expect(shown(part(photo, 'trigger'))).to.equal(true);
  });

  it('says what is behind a cover, and does not show it', async () => {
    const photo = await make('sensitive sensitive-label="Shows an injured man"', image + caption);
    const stop = pretend(photo, 'print');
    expect(shown(part(photo, 'cover-button'))).to.equal(false);
    expect(shown(part(photo, 'cover'))).to.equal(true);
    expect(part(photo, 'cover').innerText.trim()).to.equal('Shows an injured man');
    expect(shown(photo.querySelector('img')!)).to.equal(false);
    stop();
  });

  it('has the words of a broken picture, and no button', async () => {
    const photo = await make('', `<img src="data:image/png;base64,AA==" alt="A wreck">${caption}`);
    await waitUntil(() => part(photo, 'retry'));
    const stop = pretend(photo, 'print');
    expect(shown(part(photo, 'retry'))).to.equal(false);
    stop();
  });

  it('has everything back in its place, if the large view was open, and says each thing once', async () => {
    const photo = await make('zoom source-kind="handout"', image + caption);
    await photo.open();
    window.dispatchEvent(new Event('beforeprint'));
    await photo.updateComplete;
    expect(part(photo, 'dialog')).to.equal(null);
    expect(photo.shadowRoot!.querySelectorAll('[part=source]').length).to.equal(1);
    expect(photo.querySelector('figure')!.assignedSlot!.name).to.equal('');
  });
});

describe('<news-photo> in forced colours', () => {
  const edge = (node: Element) => {
    const { borderTopWidth, borderTopStyle } = getComputedStyle(node);
    return borderTopStyle === 'solid' && parseFloat(borderTopWidth) >= 1;
  };

  it('gives every button and the cover an edge, and greys what cannot be pressed', async () => {
    const photo = await make('zoom source-kind="handout"', image + caption);
    await waitUntil(() => part(photo, 'trigger'));
    const covered = await make('sensitive', image + caption);
    expect(edge(part(covered, 'cover')) && edge(part(covered, 'cover-button'))).to.equal(true);
    await photo.open();
    const stop = pretend(photo, 'forced-colors');
    for (const name of ['trigger', 'zoom-in', 'zoom-out', 'close'])
      expect(edge(part(photo, name)), name).to.equal(true);
    const colour = (name: string) => getComputedStyle(part(photo, name)).borderTopColor;
    const probe = document.createElement('i');
    document.body.append(probe);
    for (const [name, expected] of [
      ['close', 'ButtonText'],
      ['zoom-out', 'GrayText'],
    ] as const) {
      probe.style.color = expected;
      expect(colour(name), name).to.equal(getComputedStyle(probe).color);
    }
    expect(getComputedStyle(part(photo, 'zoom-out')).opacity).to.equal('1');
    probe.remove();
    stop();
    photo.close();
  });

  it('stays accessible, where the browser can be told to force them', async () => {
    if (!(await executeServerCommand('newsprint:emulate-media', { forcedColors: 'active' }))) return;
    const photo = await make('zoom source-kind="handout"', image + caption);
    const covered = await make('sensitive', image + caption);
    // A stock Firefox keeps its colours.
    if (matchMedia('(forced-colors: active)').matches) {
      await expect(photo).to.be.accessible();
      await expect(covered).to.be.accessible();
      await photo.open();
      await Promise.all(
        part(photo, 'dialog')
          .getAnimations()
          .map(({ finished }) => finished),
      );
      await expect(photo).to.be.accessible();
      photo.close();
    }
    await executeServerCommand('newsprint:emulate-media', { forcedColors: null });
  });
});
