import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../src/elements/photo/define.js';
import { carriers, largest, parseSrcset } from '../src/elements/photo/candidates.js';
import { enlarge } from '../src/elements/photo/larger-picture.js';
import { mountFigure as make, part, svg } from './photo-support.js';

const big = `<img src="${svg(1600, 1200)}" width="400" height="300" alt="A wreck">`;
const caption = '<figcaption>The wreck. <cite>Ann Lee</cite></figcaption>';

describe('<news-photo sensitive>', () => {
  it('covers the picture, says what is behind, and leaves the caption to read', async () => {
    const photo = await make('sensitive zoom sensitive-label="Shows an injured man"', big + caption);
    const image = photo.querySelector('img')!;
    const cover = part(photo, 'cover').getBoundingClientRect();
    const picture = image.getBoundingClientRect();
    expect([cover.left, cover.top, cover.width, cover.height].map(Math.round)).to.deep.equal(
      [picture.left, picture.top, picture.width, picture.height].map(Math.round),
    );
    expect(part(photo, 'cover').innerText).to.contain('Shows an injured man');
    expect(getComputedStyle(image).visibility).to.equal('hidden');
    expect(getComputedStyle(image).filter).to.equal('none');
    expect(getComputedStyle(photo.querySelector('figcaption')!).visibility).to.equal('visible');
    expect(part(photo, 'trigger')).to.equal(null);
    expect(photo.matches(':state(covered)')).to.equal(true);
    await expect(photo).to.be.accessible();
  });

  it('is taken off by a key; the reader goes on from the picture', async () => {
    const photo = await make('sensitive', big + caption);
    const height = photo.getBoundingClientRect().height;
    const heard: string[] = [];
    photo.addEventListener('news-photo-reveal', ({ type }) => heard.push(type));
    expect(part(photo, 'cover').innerText).to.contain('This photo may be upsetting.');
    part(photo, 'cover-button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !photo.explain().covered);
    await photo.updateComplete;
    expect(part(photo, 'cover')).to.equal(null);
    expect(getComputedStyle(photo.querySelector('img')!).visibility).to.equal('visible');
    expect(document.activeElement, 'not lost').to.equal(photo);
    expect(photo.matches(':state(revealed)')).to.equal(true);
    expect(photo.getBoundingClientRect().height).to.equal(height);
    expect(heard).to.deep.equal(['news-photo-reveal']);
    await photo.reveal();
    expect(heard).to.have.length(1);
    await expect(photo).to.be.accessible();
  });

  it('stays on where a listener says so', async () => {
    const photo = await make('sensitive', big + caption);
    photo.addEventListener('news-photo-reveal', (event) => event.preventDefault());
    part(photo, 'cover-button').click();
    await photo.updateComplete;
    expect(photo.explain().covered).to.equal(true);
  });

  it('remembers nothing', async () => {
    const before = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    const photo = await make('sensitive', big + caption);
    await photo.reveal();
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])).to.equal(before);
    expect((await make('sensitive', big + caption)).explain().covered).to.equal(true);
  });

  it('is respected by the large view, which fetches nothing larger before', async () => {
    const image = `<img src="${svg(400, 300)}" srcset="${svg(400, 300)} 400w, ${svg(1600, 1200)} 1600w" sizes="200px" width="200" height="150" alt="A wreck">`;
    const photo = await make(
      'sensitive zoom sensitive-label="Shows an injured man"',
      image +
        caption.replace('wreck', 'wreck of the ferry, which went down off the Old Harbour in a calm sea. '.repeat(4)),
    );
    await photo.open();
    const dialog = part(photo, 'dialog');
    expect(dialog.querySelector<HTMLElement>('[part=cover]')!.innerText).to.contain('Shows an injured man');
    expect(photo.querySelector('img')!.getClientRects().length).to.equal(0);
    expect(photo.querySelector('img')!.sizes).to.equal('200px');
    const words = photo.querySelector('figcaption')!.getBoundingClientRect();
    const cover = dialog.querySelector<HTMLElement>('[part=cover]')!.getBoundingClientRect();
    expect(words.top, 'the caption is read below').to.be.closeTo(cover.bottom, 1);
    expect(words.bottom).to.be.closeTo(innerHeight, 1);
    dialog.querySelector<HTMLElement>('[part=cover-button]')!.click();
    await waitUntil(() => photo.querySelector('img')!.getBoundingClientRect().width > 200);
    expect(photo.querySelector('img')!.sizes).to.equal('1600px');
    photo.close();
    expect(photo.querySelector('img')!.sizes).to.equal('200px');
  });

  describe('with the author’s own cover', () => {
    const details = `<details><summary>Shows a wreck</summary>${big.replace('<img', '<img loading="lazy"')}</details>${caption}`;

    it('leaves it to the browser and puts none beside it', async () => {
      const photo = await make('sensitive zoom', details);
      expect(photo.explain().covered).to.equal(true);
      expect(part(photo, 'cover')).to.equal(null);
      expect(part(photo, 'trigger')).to.equal(null);
      await expect(photo).to.be.accessible();
      photo.querySelector('summary')!.click();
      await waitUntil(() => part(photo, 'trigger'));
      expect(getComputedStyle(photo.querySelector('img')!).visibility).to.equal('visible');
      expect(photo.matches(':state(revealed)')).to.equal(true);
      photo.querySelector('summary')!.click();
      await waitUntil(() => !part(photo, 'trigger'));
      expect(photo.explain().covered).to.equal(true);
    });

    it('asks before it opens, once, and opens by the method', async () => {
      const photo = await make('sensitive', details);
      const heard: Event[] = [];
      const prevent = (event: Event) => {
        heard.push(event);
        event.preventDefault();
      };
      photo.addEventListener('news-photo-reveal', prevent);
      photo.querySelector('summary')!.click();
      await photo.reveal();
      expect(photo.querySelector('details')!.open).to.equal(false);
      expect(heard).to.have.length(2);
      photo.removeEventListener('news-photo-reveal', prevent);
      await photo.reveal();
      expect(photo.querySelector('details')!.open).to.equal(true);
    });
  });
});

describe('<news-photo> with a broken picture', () => {
  const broken = (src = 'data:image/png;base64,AA==') => `<img src="${src}" width="400" height="300" alt="A wreck">`;

  it('keeps its words, says so, and offers another try', async () => {
    const errors: unknown[] = [];
    const note = ({ detail }: CustomEvent) => errors.push(detail);
    document.addEventListener('news-photo-error', note);
    const photo = await make('zoom', broken() + caption);
    await waitUntil(() => part(photo, 'retry'));
    document.removeEventListener('news-photo-error', note);
    expect(errors).to.deep.equal([{ src: 'data:image/png;base64,AA==' }]);
    expect(photo.explain()).to.include({ error: true, zoomable: false });
    expect(photo.matches(':state(error)')).to.equal(true);
    expect(photo.querySelector('img')!.alt).to.equal('A wreck');
    expect(photo.innerText).to.contain('Ann Lee');
    const { bottom } = photo.querySelector('figcaption')!.getBoundingClientRect();
    expect(part(photo, 'retry').getBoundingClientRect().top, 'covers no words').to.be.at.least(bottom);
    await expect(photo).to.be.accessible();
  });

  it('asks for the picture again, and goes on when it comes', async () => {
    const photo = await make('', broken() + caption);
    await waitUntil(() => part(photo, 'retry'));
    const image = photo.querySelector('img')!;
    const asked: string[] = [];
    const observer = new MutationObserver((changes) => changes.forEach((change) => asked.push(change.attributeName!)));
    observer.observe(image, { attributes: true });
    part(photo, 'retry').focus();
    part(photo, 'retry').click();
    await waitUntil(() => asked.length);
    expect(asked).to.deep.equal(['src']);
    observer.disconnect();
    expect(image.getAttribute('src')).to.equal('data:image/png;base64,AA==');
    image.src = svg(40, 30);
    await waitUntil(() => !part(photo, 'retry'));
    expect(photo.explain().error).to.equal(false);
    expect(document.activeElement, 'not lost').to.equal(photo);
  });

  it('is no longer broken when the page has put another picture in its place', async () => {
    const photo = await make('', broken() + caption);
    await waitUntil(() => part(photo, 'retry'));
    const other = document.createElement('img');
    other.src = svg(40, 30);
    photo.querySelector('img')!.replaceWith(other);
    await waitUntil(() => !part(photo, 'retry'));
    expect(photo.explain().error).to.equal(false);
  });

  it('notices a picture that broke before the element came, and no drawing without a size', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const sizeless = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>')}`;
    box.innerHTML = `<figure>${broken()}</figure><figure>${broken(sizeless)}</figure>`;
    const [first, second] = box.querySelectorAll('img');
    await waitUntil(() => first!.complete && second!.complete);
    const photos = [first!, second!].map((image) => {
      const photo = document.createElement('news-photo');
      image.parentElement!.replaceWith(photo);
      photo.append(image.parentElement!);
      return photo;
    });
    await waitUntil(() => part(photos[0]!, 'retry'));
    await photos[1]!.updateComplete;
    expect(part(photos[1]!, 'retry')).to.equal(null);
  });
});

describe('toImageObject()', () => {
  it('says what search engines read, and only what is there', async () => {
    const photo = await make(
      'captured="2018-05-06"',
      `<img src="/photos/ferry.jpg" alt="A ferry" width="4" height="4"><figcaption>The <em>Larkwater</em> leaves,
        as in <cite>Departures</cite>. <small data-news-note="file">File photo</small>
        <cite>Ann Lee/<span>The Press</span></cite>
        <a rel="license noopener" href="/licence">Licence</a>
        <span itemprop="copyrightNotice">© 2018 The Press</span> <b itemprop="creator">Ann Lee</b>
        <a itemprop="acquireLicensePage" href="https://shop.example/1">Buy</a></figcaption>`,
    );
    expect(photo.toImageObject()).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'ImageObject',
      contentUrl: `${location.origin}/photos/ferry.jpg`,
      caption: 'The Larkwater leaves, as in Departures.',
      description: 'A ferry',
      creditText: 'Ann Lee/The Press',
      creator: { '@type': 'Person', name: 'Ann Lee' },
      copyrightNotice: '© 2018 The Press',
      license: `${location.origin}/licence`,
      acquireLicensePage: 'https://shop.example/1',
      dateCreated: '2018-05-06',
    });
    photo.fullSrc = '/photos/original.jpg';
    expect(photo.toImageObject()!.contentUrl).to.equal(`${location.origin}/photos/original.jpg`);
    for (const wrong of ['javascript:alert(1)', 'mailto:desk@paper.example']) {
      photo.fullSrc = wrong;
      expect(photo.toImageObject()!.contentUrl).to.equal(`${location.origin}/photos/ferry.jpg`);
    }
  });

  it('names an agency as one', async () => {
    const photo = await make(
      '',
      `<img src="/a.jpg" alt="A"><figcaption><span itemprop="creator" itemscope itemtype="https://schema.org/Organization">The Press</span></figcaption>`,
    );
    expect(photo.toImageObject()!.creator).to.deep.equal({ '@type': 'Organization', name: 'The Press' });
  });

  it('holds what search engines document for image licences, whatever the caption says', () => {
    // developers.google.com/search/docs/appearance/structured-data/image-license-metadata: `contentUrl` is required, and
    // one of creator, creditText, copyrightNotice, license; addresses in full, texts not empty, creator with a name.
    const address = (value: unknown) => typeof value === 'string' && /^https?:\/\/[^/]+\//.test(value);
    const text = (value: unknown) => typeof value === 'string' && value.trim() === value && value !== '';
    const allowed: Record<string, (value: unknown) => boolean> = {
      '@context': (value) => value === 'https://schema.org',
      '@type': (value) => value === 'ImageObject',
      contentUrl: address,
      license: address,
      acquireLicensePage: address,
      caption: text,
      description: text,
      creditText: text,
      copyrightNotice: text,
      creator: (value) => {
        const { '@type': type, name, ...more } = value as Record<string, unknown>;
        return /^(Person|Organization)$/.test(`${type as string}`) && text(name) && !Object.keys(more).length;
      },
      dateCreated: (value) => /^\d{4}-\d\d-\d\d$/.test(value as string),
    };
    const words = fc.constantFrom('', ' ', 'Ann', 'Ann\n Lee', '<b>Ann</b>', '&lt;script&gt;', '© 2026');
    const link = fc.constantFrom('', '#', '/licence', 'https://a.example/?x=1', 'javascript:x', 'data:,x', 'http://[');
    const dates = fc.constantFrom('', '2018-05-06', ' 2018-05-06 ', '2018', '2018-02-30', 'long ago');
    const photo = document.createElement('news-photo');
    fc.assert(
      fc.property(words, words, words, words, link, link, link, dates, (a, b, c, d, licence, buy, full, day) => {
        photo.innerHTML = `<figure><img alt="${d}"><figcaption>${a}<cite>${b}</cite><a rel="license" href="${licence}">L</a>
          <a itemprop="acquireLicensePage" href="${buy}">B</a><i itemprop="creator">${c}</i><i itemprop="copyrightNotice">${d}</i></figcaption></figure>`;
        photo.querySelector('img')!.setAttribute('src', '/a.jpg');
        photo.fullSrc = full;
        photo.captured = day;
        const data = photo.toImageObject()!;
        for (const [name, value] of Object.entries(data)) {
          expect(allowed[name]?.(value), `${name}: ${JSON.stringify(value)}`).to.equal(true);
        }
        expect(data.contentUrl).to.contain('://');
        expect(JSON.parse(JSON.stringify(data))).to.deep.equal(data);
        if (b.trim()) expect(data).to.include.keys('creditText');
        if (licence.startsWith('/')) expect(data).to.include.keys('license');
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out what is missing or unsafe', async () => {
    const photo = await make(
      'captured="long ago"',
      '<img src="/a.jpg"><figcaption><a rel="license" href="javascript:x">L</a></figcaption>',
    );
    expect(photo.toImageObject()).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'ImageObject',
      contentUrl: `${location.origin}/a.jpg`,
    });
    expect((await make('', 'No picture')).toImageObject()).to.equal(undefined);
    expect((await make('', `<img src="${svg(9, 9)}" alt="">`)).toImageObject(), 'an address of its own').to.equal(
      undefined,
    );
  });
});

describe('candidates of a picture', () => {
  it('are read as browsers read them', () => {
    expect(parseSrcset('a.jpg 400w, b.jpg 800w')).to.deep.equal([
      { url: 'a.jpg', width: 400, density: 1 },
      { url: 'b.jpg', width: 800, density: 1 },
    ]);
    expect(parseSrcset(' a,b,c.jpg ,\n d.jpg 1.5x,')).to.deep.equal([
      { url: 'a,b,c.jpg', width: 0, density: 1 },
      { url: 'd.jpg', width: 0, density: 1.5 },
    ]);
    expect(parseSrcset('')).to.deep.equal([]);
  });

  it('come out as they went in, whatever the addresses', () => {
    const url = fc.stringMatching(/^[a-z0-9/:?=&%.,;()-]{0,30}[a-z0-9]$/);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            url.filter((text) => !text.startsWith(',')),
            fc.integer({ min: 1, max: 9999 }),
          ),
        ),
        (set) => {
          const read = parseSrcset(set.map(([url, width]) => `${url} ${width}w`).join(', '));
          expect(read.map(({ url, width }) => [url, width])).to.deep.equal(set);
        },
      ),
    );
  });

  it('never throw', () => {
    // Of a document that loads nothing.
    const image = document.implementation.createHTMLDocument().createElement('img');
    fc.assert(
      fc.property(fc.string(), fc.string(), (srcset, full) => {
        image.setAttribute('srcset', srcset);
        expect(largest(image).width).to.be.at.least(0);
        const before = image.outerHTML;
        enlarge(image, full)();
        expect(image.outerHTML).to.equal(before);
      }),
      { numRuns: 60 },
    );
    expect(carriers(image)).to.deep.equal([image]);
  });
});
