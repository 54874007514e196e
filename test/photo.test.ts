import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import '../src/elements/photo/define.js';
import '../src/translations/ar.js';
import '../src/translations/fr.js';
import type { NewsPhoto } from '../src/elements/photo/define.js';
import { filePhotoDay } from '../src/elements/photo/file-photo.js';
import { svg } from './photo-support.js';

const note = (photo: NewsPhoto) =>
  [...photo.shadowRoot!.querySelectorAll<HTMLElement>('[part~="source"] > *')].map((item) => item.textContent.trim());

const settled = async (photo: NewsPhoto) => {
  await photo.updateComplete;
  await nextFrame();
  await nextFrame();
};

const figure = (caption = 'A ferry leaves. <cite>Ann Lee/The Press</cite>') => {
  const element = document.createElement('figure');
  element.innerHTML = `<img src="${svg(1200, 800)}" width="300" height="200" alt="A ferry"><figcaption>${caption}</figcaption>`;
  return element;
};

describe('<news-photo>', () => {
  it('leaves the author’s nodes as they are', async () => {
    const given = figure();
    const image = given.querySelector('img')!;
    const before = given.outerHTML;
    const photo = await fixture<NewsPhoto>(html`<news-photo source-kind="handout">${given}</news-photo>`);
    await settled(photo);
    expect(given.outerHTML).to.equal(before);
    expect(photo.querySelector('img')).to.equal(image);
    expect(photo.querySelectorAll('img').length).to.equal(1);
    expect(photo.shadowRoot!.querySelector('img')).to.equal(null);
    expect(photo.hasAttribute('style')).to.equal(false);
    expect(getComputedStyle(photo).display).to.equal('block');
    await expect(photo).to.be.accessible();
  });

  it('hides when it is told to', async () => {
    const photo = await fixture<NewsPhoto>(html`<news-photo hidden>${figure()}</news-photo>`);
    expect(getComputedStyle(photo).display).to.equal('none');
  });

  it('fits a picture that is wider than its column, and any rule of the page wins', async () => {
    const given = figure();
    const image = given.querySelector('img')!;
    image.width = 3000;
    image.height = 2000;
    given.style.margin = '0';
    const box = await fixture(html`<div><news-photo>${given}</news-photo></div>`);
    (box as HTMLElement).style.width = '240px';
    await image.decode();
    expect(image.getBoundingClientRect().width).to.equal(240);
    expect(image.getBoundingClientRect().height).to.equal(160);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('img { max-width: none }');
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    expect(image.getBoundingClientRect().width).to.equal(3000);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  it('says caption and credit to those who listen, in the language of the page, without a trace in the text', async () => {
    const photo = await fixture<NewsPhoto>(html`<news-photo lang="en">${figure()}</news-photo>`);
    const content = (selector: string) => getComputedStyle(photo.querySelector(selector)!, '::before').content;
    await settled(photo);
    expect(content('figcaption')).to.match(/^"" \/ "Image caption: "$/);
    expect(content('cite')).to.match(/^"" \/ "Photo credit: "$/);
    photo.lang = 'fr-CA';
    await nextFrame();
    await settled(photo);
    expect(content('figcaption')).to.contain('Légende');
    expect(photo.innerText.trim()).to.equal('A ferry leaves. Ann Lee/The Press');
  });

  it('leaves a page’s own mark before the caption alone', async () => {
    const photo = await fixture<NewsPhoto>(html`<news-photo>${figure()}</news-photo>`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('figcaption::before { content: "▲ " }');
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    const { content, position } = getComputedStyle(photo.querySelector('figcaption')!, '::before');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    expect(content).to.equal('"▲ "');
    expect(position).to.equal('static');
  });

  describe('the source line', () => {
    for (const [kind, words] of [
      ['staff', 'Staff photo'],
      ['agency', 'Agency photo'],
      ['handout', 'Handout photo'],
      ['reader', 'Reader photo'],
      ['archive', 'Archive photo'],
      ['illustration', 'Illustration'],
      ['composite', 'Composite image'],
      ['ai', 'AI-generated image'],
    ]) {
      it(`says "${words}" for ${kind}`, async () => {
        const photo = await fixture<NewsPhoto>(html`<news-photo source-kind=${kind}>${figure()}</news-photo>`);
        expect(note(photo)).to.deep.equal([words]);
        await expect(photo).to.be.accessible();
      });
    }

    it('says nothing for a wrong value, and nothing when there is nothing to say', async () => {
      for (const kind of ['', 'stolen', 'constructor', 'HANDOUT', '__proto__']) {
        const photo = await fixture<NewsPhoto>(html`<news-photo source-kind=${kind}>${figure()}</news-photo>`);
        expect(photo.shadowRoot!.querySelector('[part~="source"]'), kind).to.equal(null);
      }
    });

    it('follows its attributes and the language', async () => {
      const photo = await fixture<NewsPhoto>(
        html`<news-photo lang="en" source-kind="agency" captured="2018-05-06" corrected="2026-11-12"
          >${figure()}</news-photo
        >`,
      );
      expect(note(photo)).to.deep.equal(['Agency photo', 'File photo, 2018', 'Caption corrected November 12, 2026']);
      photo.lang = 'en-GB';
      photo.corrected = '2026-11-01';
      photo.captured = undefined;
      await photo.updateComplete;
      expect(note(photo)).to.deep.equal(['Agency photo', 'Caption corrected 1 November 2026']);
      photo.lang = 'fr-CA';
      photo.sourceKind = undefined;
      await photo.updateComplete;
      expect(note(photo)).to.deep.equal(['Légende corrigée le 1 novembre 2026']);
      photo.corrected = '2026-02-30';
      await photo.updateComplete;
      expect(note(photo)).to.deep.equal([]);
    });

    it('says once what an archive photo and its date would say twice', async () => {
      const photo = await fixture<NewsPhoto>(
        html`<news-photo source-kind="archive" captured="1994-06-02">${figure()}</news-photo>`,
      );
      expect(note(photo)).to.deep.equal(['File photo, 1994']);
      // The day that computers count from is a day like any other.
      photo.captured = '1970-01-01';
      await photo.updateComplete;
      expect(note(photo)).to.deep.equal(['File photo, 1970']);
    });

    it('does not repeat what the caption says', async () => {
      const photo = await fixture<NewsPhoto>(
        html`<news-photo source-kind="handout" captured="1994-06-02" corrected="2026-11-12"
          >${figure('A ferry. <small data-news-note="source file">Handout photo, 1994</small>')}</news-photo
        >`,
      );
      expect(note(photo)).to.have.length(1);
      expect(note(photo)[0]).to.contain('corrected');
      expect(photo.explain()).to.deep.include({ said: ['source', 'file'] });
    });

    it('links to content credentials, and only where a link may lead', async () => {
      const photo = await fixture<NewsPhoto>(
        html`<news-photo provenance-href="https://verify.example/?id=1">${figure()}</news-photo>`,
      );
      const link = photo.shadowRoot!.querySelector<HTMLAnchorElement>('[part~="source"] a')!;
      expect(link.href).to.equal('https://verify.example/?id=1');
      await expect(photo).to.be.accessible();
      photo.provenanceHref = 'javascript:alert(1)';
      await photo.updateComplete;
      expect(photo.shadowRoot!.querySelector('a')).to.equal(null);
    });

    it('stands in the space under the figure where there is enough, and takes space of its own where there is not', async () => {
      const given = figure();
      const next = document.createElement('p');
      next.textContent = 'The first paragraph.';
      const box = await fixture<HTMLElement>(html`<div>${given}${next}</div>`);
      const before = next.getBoundingClientRect().top;
      const photo = document.createElement('news-photo');
      photo.sourceKind = 'handout';
      given.replaceWith(photo);
      photo.append(given);
      await settled(photo);
      const line = photo.shadowRoot!.querySelector('[part~="source"]')!;
      expect(next.getBoundingClientRect().top).to.equal(before);
      expect(line.getBoundingClientRect().top).to.be.at.least(given.getBoundingClientRect().bottom);
      expect(line.getBoundingClientRect().bottom).to.be.at.most(next.getBoundingClientRect().top + 0.01);
      expect(line.getBoundingClientRect().left).to.equal(given.getBoundingClientRect().left);

      given.style.margin = '0';
      next.style.margin = '0';
      box.style.width = '199px';
      await settled(photo);
      expect(line.getBoundingClientRect().height).to.be.above(10);
      expect(line.getBoundingClientRect().bottom).to.be.at.most(next.getBoundingClientRect().top + 0.01);
    });
  });

  describe('a file photo', () => {
    const day = (text: string) => Date.parse(text);
    it('is one that is older than a year, or than the page says', () => {
      expect(filePhotoDay('2025-11-22', undefined, day('2026-11-23'))).to.equal(day('2025-11-22'));
      expect(filePhotoDay('2025-11-23', undefined, day('2026-11-23'))).to.equal(undefined);
      expect(filePhotoDay('2026-08-01', '90d', day('2026-11-23'))).to.equal(day('2026-08-01'));
      expect(filePhotoDay('2026-08-01', 'ninety days', day('2026-11-23'))).to.equal(undefined);
      expect(filePhotoDay('2027-01-01', '0d', day('2026-11-23'))).to.equal(undefined);
      for (const wrong of [undefined, '', 'yesterday', '2018', '2018-02-30']) {
        expect(filePhotoDay(wrong, undefined, day('2026-11-23'))).to.equal(undefined);
      }
    });

    it('keeps its year in every time zone, and in the digits of the language', async () => {
      const photo = await fixture<NewsPhoto>(
        html`<news-photo lang="ar-EG" captured="2018-01-01" source-kind="ai">${figure()}</news-photo>`,
      );
      expect(note(photo)[1]).to.contain('٢٠١٨');
    });
  });

  it('does nothing over time', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'requestAnimationFrame'] });
    const photo = document.createElement('news-photo');
    photo.append(figure());
    document.body.append(photo);
    await photo.updateComplete;
    expect(clock.countTimers()).to.equal(0);
    photo.remove();
    clock.restore();
  });

  it('goes on working after a move, in another document too', async () => {
    const photo = await fixture<NewsPhoto>(html`<news-photo source-kind="staff">${figure()}</news-photo>`);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(photo);
    document.body.append(host);
    await settled(photo);
    photo.sourceKind = 'agency';
    await photo.updateComplete;
    expect(note(photo)).to.deep.equal(['Agency photo']);
    expect(getComputedStyle(photo.querySelector('img')!).maxWidth).to.equal('100%');
    host.remove();

    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.append(photo);
    await settled(photo);
    expect(frame.contentWindow!.getComputedStyle(photo).display).to.equal('block');
    expect(frame.contentWindow!.getComputedStyle(photo.querySelector('img')!).maxWidth).to.equal('100%');
    frame.remove();
  });

  it('takes whatever it is given', async () => {
    const figures = ['', 'Only words', '<figure></figure>', '<figure><figcaption>Lost</figcaption></figure>'];
    for (const inside of [
      ...figures,
      `<img src="${svg(4, 4)}" alt="">`,
      '<news-photo><figure></figure></news-photo>',
    ]) {
      const photo = document.createElement('news-photo');
      photo.innerHTML = inside;
      photo.setAttribute('source-kind', 'ai');
      document.body.append(photo);
      await settled(photo);
      expect(photo.innerHTML).to.equal(inside);
      expect(note(photo)).to.deep.equal(['AI-generated image']);
      photo.remove();
    }
  });

  it('takes a figure that arrives late', async () => {
    const photo = await fixture<NewsPhoto>(html`<news-photo source-kind="handout"></news-photo>`);
    const slot = photo.shadowRoot!.querySelector('slot')!;
    setTimeout(() => photo.append(figure('Late. <small data-news-note="source">Handout</small>')));
    await oneEvent(slot, 'slotchange');
    await photo.updateComplete;
    expect(note(photo)).to.deep.equal([]);
  });
});
