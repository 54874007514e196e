import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import sinon from 'sinon';
import { type Finding, lint, report } from '../src/lint.js';
import { nearest } from '../src/lint/nearest.js';
import { RULES } from '../src/lint/rules.js';
import { TAGS } from '../src/lint/vocabulary.js';

interface Manifest {
  modules: {
    declarations: {
      tagName?: string;
      attributes?: { name: string; type: { text: string }; description: string }[];
      slots?: { name: string }[];
      events?: { name: string }[];
    }[];
  }[];
}
const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;

const IMAGE = '<img src="a.jpg" width="1200" height="800" alt="Two dredgers at work">';
const CAPTION = '<figcaption>The harbour on Monday. <cite>A. Reader</cite></figcaption>';
const FIGURE = `<figure>${IMAGE}${CAPTION}</figure>`;
const OFFER = '<strong slot="headline">News</strong><a slot="cta" href="/s">Subscribe</a>';
const SLIDES = '<p>One</p><p>Two</p>';
const CATEGORY = '<news-cookie-category name="social">Posts</news-cookie-category>';

const pencil = (attributes = '', content = '') =>
  `<news-pencil campaign="c" ${attributes}>${OFFER}${content}</news-pencil>`;
const carousel = (attributes = '', slides = SLIDES) => `<news-carousel ${attributes}>${slides}</news-carousel>`;
const photo = (attributes = '', figure = FIGURE) => `<news-photo ${attributes}>${figure}</news-photo>`;
const image = (change: (image: string) => string) => photo('', FIGURE.replace(IMAGE, change(IMAGE)));
const panel = (attributes = '', content = '') =>
  `<news-comment-guidelines ${attributes}><p>Be kind.</p>${content}</news-comment-guidelines>`;
const notice = (attributes = '', content = '') =>
  `<news-cookie-notice policy-href="/privacy" ${attributes}><p>Cookies.</p>${content}</news-cookie-notice>`;
const consent = notice('mode="consent"', CATEGORY);
const gate = (attributes = 'category="social"', content = '<template><iframe></iframe></template>') =>
  `<news-consent-gate ${attributes}>${content}</news-consent-gate>`;

/** For each rule: pages on which it must report, each with a part of the message, and pages on which it must not. */
const CASES: Record<string, { bad: [page: string, says: string][]; good: string[] }> = {
  'script-tag': {
    bad: [
      ['<script src="/cdn/newsprint.js"></script>', 'type="module"'],
      ['<script src="/newsprint@1.0.0/pencil.js"></script>', 'type="module"'],
      ['<script type="module" src="https://x.example/newsprint.js" integrity="sha384-a"></script>', 'crossorigin'],
      ['<link rel="stylesheet" href="//x.example/newsprint.css" integrity="sha384-a">', 'crossorigin'],
    ],
    good: [
      '<script type="module" src="/cdn/newsprint.js"></script>',
      '<script src="/cdn/newsprint.classic.js" defer></script><script src="/newsprint.head.js"></script>',
      '<script src="/site/carousel.js"></script>',
      '<script type="module" crossorigin src="https://x.example/newsprint.js" integrity="sha384-a"></script>',
    ],
  },
  'reader-value': {
    bad: [['<html data-news-reader="subscribed"><body></body></html>', 'Was “subscriber” meant?']],
    good: ['<html data-news-reader="pending"><body></body></html>', '<html><body></body></html>'],
  },
  'unknown-event': {
    bad: [
      ['<div @news-pencil-dismised="x"></div>', 'Was “news-pencil-dismiss” meant?'],
      ['<div hx-on:news-photo-opened="x"></div>', 'Was “news-photo-open” meant?'],
    ],
    good: [
      '<div @news-pencil-dismiss="x" on:news-carousel-change="x" v-on:news-reader-change="x"></div>',
      '<div @news-ticker-arrived="x" onclick="x"></div>',
    ],
  },
  'unknown-command': {
    bad: [
      [`${pencil('id="p"')}<button commandfor="p" command="--expnad">More</button>`, 'Was “--expand” meant?'],
      [`${carousel('id="c"')}<button commandfor="c" command="--play">Play</button>`, 'knows no command “--play”'],
    ],
    good: [
      `${pencil('id="p"')}<button commandfor="p" command="--expand">More</button>`,
      '<dialog id="d"></dialog><button commandfor="d" command="--anything">More</button>',
    ],
  },
  'unknown-tag': {
    bad: [['<news-carusel></news-carusel>', 'Was <news-carousel> meant?']],
    good: ['<news-weather-map></news-weather-map><x-pencil></x-pencil>', carousel()],
  },
  'not-closed': {
    bad: [[`<body><news-carousel>${SLIDES}<main>All of the page</main></body>`, '</news-carousel>']],
    good: [carousel(), `<news-reader-context><main>x</main></news-reader-context>`],
  },
  'in-paragraph': {
    // HTML itself would end the paragraph; a script does not.
    bad: [[`<p>${gate('category="a"', '<template></template>')}</p>`, 'between paragraphs']],
    good: [`<p>x</p>${gate()}<p>x</p>`],
  },
  'unknown-attribute': {
    bad: [
      [pencil('dismissfor="1d"'), 'Was “dismiss-for” meant?'],
      [carousel('auto-play'), 'Was “autoplay” meant?'],
      [photo('sparkle="yes"'), 'has no attribute “sparkle”.'],
    ],
    good: [
      pencil('id="a" class="b" style="c" data-d aria-label="e" hidden @news-pencil-cta="f" _ngcontent-x hx-get="/"'),
      '<div dismissfor="1d"></div>',
    ],
  },
  'unknown-slot': {
    bad: [
      [pencil('', '<p slot="prise">£1</p>'), 'Was “price” meant?'],
      [photo('', `<p slot="caption">x</p>${FIGURE}`), 'has no named slots'],
    ],
    good: [pencil('', '<p slot="price">£1 a week</p><p>x</p>'), '<div><p slot="prise"></p></div>', consent],
  },
  'wrong-value': {
    bad: [
      [pencil('placement="botom"'), 'Was “bottom” meant?'],
      [pencil('placement="elsewhere"'), 'The default is used.'],
      [pencil('permanent="false"'), 'leave the attribute out'],
      [pencil('dismiss-for="10d 30"'), '30d is used'],
      [pencil('frequency="1/day 3/fortnight"'), '“3/fortnight”'],
      [pencil('show-to="subscribers"'), 'Was “subscriber” meant?'],
      [pencil('priority="high"'), 'no number'],
      [carousel('interval="fast"'), '7000 is used'],
      [carousel('interval="500"'), '2000 is used'],
      [photo('captured="last year"'), 'no day'],
      [photo('archive-after="365"'), 'no duration'],
      [notice('revision="two words"'), 'no name'],
    ],
    good: [
      pencil(
        'placement="bottom" permanent dismiss-for="10d forever" frequency="1/day 3/week" show-to="anonymous, registered"',
      ),
      carousel('interval="auto"') + carousel('interval="2500" autoplay=""'),
      photo('zoom') + photo('zoom="auto" captured="2018-05-06" archive-after="90d"'),
    ],
  },
  'instant-without-offset': {
    bad: [
      [pencil('until="2026-11-23T18:00"'), 'another moment in each time zone'],
      [pencil('deadline="2026-11-23"'), 'another moment in each time zone'],
      [panel('opens-at="tomorrow"'), 'no instant'],
    ],
    good: [pencil('until="2026-11-23T18:00-05:00" from="2026-11-01T00:00:00Z"')],
  },
  'unsafe-address': {
    bad: [
      [photo('provenance-href="javascript:alert(1)"'), 'is not used'],
      [notice('help-href="data:text/html,x"'), 'is not used'],
      [pencil('', '<a href=" java\tscript:void(0)">More</a>'), '“javascript:”'],
    ],
    good: [
      photo('provenance-href="https://x.example/c" full-src="/a.jpg"'),
      '<a href="javascript:void(0)">Elsewhere</a>',
    ],
  },
  'points-nowhere': {
    bad: [
      [panel('for="coments"'), 'nothing on the page has this id'],
      [`<template><div id="in-template"></div></template>${panel('for="in-template"')}`, 'nothing on the page'],
    ],
    good: [`<div id="comments"></div>${panel('for="comments"')}`, `<template>${panel('for="later"')}</template>`],
  },
  'time-order': {
    bad: [
      [pencil('from="2026-11-23T00:00Z" until="2026-11-22T00:00Z"'), '“until” is not after “from”'],
      [pencil('from="2026-11-23T00:00Z" deadline="2026-11-23T01:00+02:00"'), '“deadline” is not after “from”'],
      [pencil('deadline="2026-11-23T00:00Z" until="2026-11-22T00:00Z"'), 'before the time that it names'],
    ],
    good: [
      pencil('from="2026-11-23T00:00Z" until="2026-11-22T23:00-02:00"'),
      // Closed in between.
      panel('opens-at="2026-11-23T09:00Z" closes-at="2026-11-22T18:00Z"'),
    ],
  },
  'pencil-headline': {
    bad: [
      ['<news-pencil campaign="c"><a slot="cta" href="/s">S</a></news-pencil>', 'no headline'],
      [pencil().replace('News', ' '), 'empty'],
    ],
    good: [
      pencil(),
      '<news-pencil label="Offer"></news-pencil>',
      pencil().replace('News', '<img src="logo.svg" alt="News">'),
    ],
  },
  'pencil-cta': {
    bad: [
      ['<news-pencil><b slot="headline">x</b></news-pencil>', 'Nothing leads to the offer'],
      [pencil().replace(' href="/s"', ''), 'no address'],
      [pencil().replace('>Subscribe<', '><'), 'no words'],
      [pencil('', '<span slot="strip-cta">Subscribe</span>'), 'neither a link nor a button'],
    ],
    good: [pencil(), pencil('', '<p slot="strip-cta"><button>Go</button></p>')],
  },
  'pencil-campaign': {
    bad: [
      [`<news-pencil>${OFFER}</news-pencil>`, 'sees it again'],
      [`<news-pencil frequency="1/day">${OFFER}</news-pencil>`, '“frequency” does nothing'],
    ],
    good: [pencil(), `<news-pencil permanent>${OFFER}</news-pencil>`],
  },
  'pencil-place': {
    bad: [[`<header>${pencil()}</header>`, 'directly into <body>']],
    good: [pencil(), `<header>${pencil('placement="bottom"')}</header>`, `<div>${pencil()}</div>`],
  },
  'price-afterwards': {
    bad: [
      [pencil('', '<p slot="price">Just $1.99 per week for the first 24 weeks</p>'), 'after the offer'],
      [pencil('', '<p slot="price">Only £1 a week for twelve weeks, then cancel any time</p>'), 'after the offer'],
      [pencil('', '<p slot="price">First month free</p>'), 'after the offer'],
      [pencil('', '<p slot="price">1 $ par semaine pendant 12 semaines</p>'), 'after the offer'],
      [pencil('', '<p slot="price">1 € durante 3 meses</p>'), 'after the offer'],
      [pencil('', '<p slot="price">دولار واحد لمدة ١٢ أسبوعًا</p>'), 'after the offer'],
    ],
    good: [
      pencil('', '<p slot="price">£1 a week for 12 weeks, then £4 a week. Cancel any time.</p>'),
      pencil('', '<p slot="price">1 $ par semaine pendant 12 semaines, puis 4 $</p>'),
      pencil('', '<p slot="price">1 € durante 3 meses, después 9 €</p>'),
      pencil('', '<p slot="price">دولار واحد لمدة ١٢ أسبوعًا ثم ٤ دولارات</p>'),
      pencil('', '<p slot="price">£4 a week</p>'),
    ],
  },
  'carousel-unpausable': {
    bad: [
      [carousel('autoplay controls="external"'), 'WCAG 2.2.2'],
      [`${carousel('autoplay controls="external" id="c"')}<button commandfor="d">x</button>`, 'WCAG 2.2.2'],
    ],
    good: [
      carousel('autoplay'),
      carousel('controls="external"'),
      `${carousel('autoplay controls="external" id="c"')}<button aria-controls="b c">Pause</button>`,
      `${carousel('autoplay controls="external" id="c"')}<button commandfor="c" command="--toggle">Pause</button>`,
    ],
  },
  'carousel-slides': {
    bad: [
      [carousel('', ''), 'no slides'],
      [carousel('autoplay', '<p>One</p>'), 'nothing rotates'],
      [carousel('autoplay', '<p>One</p><noscript>All</noscript><template>Later</template>'), 'nothing rotates'],
      [carousel('autoplay', 'Bare words'), 'nothing rotates'],
      [carousel('', '<p data-interval="2s">One</p><p>Two</p>'), 'data-interval="2s"'],
    ],
    good: [
      carousel(),
      carousel('', '<p>One</p>'),
      carousel('', 'Bare words'),
      carousel('autoplay', 'Bare words <p>One</p>'),
      carousel('autoplay', '<p data-interval="0">One</p><p>Two</p>'),
    ],
  },
  'carousel-lost-list': {
    bad: [[carousel('', '<ul><li>One</li><li>Two</li></ul>'), 'The whole <ul> is one slide']],
    good: [carousel(), carousel('', '<ul><li>a</li></ul><ul><li>b</li></ul>')],
  },
  'photo-figure': {
    bad: [
      ['<news-photo></news-photo>', 'no <figure>'],
      [photo('', `<figure>${CAPTION}</figure>`), 'no <img>'],
    ],
    good: [photo()],
  },
  'photo-alt': {
    bad: [[image((text) => text.replace(/ alt="[^"]*"/, '')), 'no alt']],
    good: [photo(), '<img src="elsewhere.jpg">', photo('', FIGURE.replace('<cite>', '<img src="icon.svg"><cite>'))],
  },
  'photo-alt-words': {
    bad: [
      [image((text) => text.replace('Two dredgers at work', 'The harbour on Monday')), 'heard twice'],
      [image((text) => text.replace('Two dredgers at work', 'the harbour on')), 'heard twice'],
      [image((text) => text.replace('Two dredgers at work', 'IMG_0042.jpg')), 'name of a file'],
      [image((text) => text.replace('Two dredgers at work', 'Photo of two dredgers')), 'by itself'],
      [image((text) => text.replace('Two dredgers at work', '')), 'mere decoration'],
    ],
    good: [photo(), image((text) => text.replace('Two dredgers at work', 'The harbour'))],
  },
  'photo-lazy-lead': {
    bad: [[image((text) => text.replace('<img', '<img loading="lazy"')), 'comes late']],
    good: [
      photo() + image((text) => text.replace('<img', '<img loading="lazy"')),
      `<template>${image((text) => text.replace('<img', '<img loading="lazy"'))}</template>`,
      photo('sensitive', FIGURE.replace('<img', '<img loading="lazy"')),
    ],
  },
  'photo-priority': {
    bad: [[image((text) => text.replace('<img', '<img fetchpriority="high"')).repeat(2), 'slow each other down']],
    good: [image((text) => text.replace('<img', '<img fetchpriority="high"')) + photo()],
  },
  'photo-dimensions': {
    bad: [
      [image((text) => text.replace(' height="800"', '')), 'jumps'],
      [image((text) => text.replace('"1200"', '"100%"')), 'jumps'],
    ],
    good: [photo()],
  },
  'photo-credit': {
    bad: [
      [photo('', FIGURE.replace(/<cite>.*<\/cite>/, '')), 'Nobody is credited'],
      [photo('', `<figure>${IMAGE}</figure>`), 'no <figcaption>'],
    ],
    good: [photo()],
  },
  'photo-sensitive': {
    bad: [
      [photo('sensitive'), 'does not say what is behind it'],
      [photo('sensitive sensitive-label="Shows injured people"'), 'downloaded all the same'],
    ],
    good: [
      photo(
        'sensitive',
        `<figure><details><summary>Injured people</summary>${IMAGE.replace('<img', '<img loading="lazy"')}</details>${CAPTION}</figure>`,
      ),
      photo(),
    ],
  },
  'comments-neutral': {
    bad: [
      [
        '<news-comment-guidelines><template data-thread="closed"><p>Closed</p></template></news-comment-guidelines>',
        'no neutral text',
      ],
      ['<news-comment-guidelines><p></p><p slot="cta">Join</p></news-comment-guidelines>', 'no neutral text'],
    ],
    good: [panel(), '<news-comment-guidelines>Be kind.</news-comment-guidelines>'],
  },
  'comments-template': {
    bad: [
      [panel('', '<template data-thread="close">x</template>'), 'Was “closed” meant?'],
      [panel('', '<template data-reader="subscriber reader">x</template>'), 'data-reader="reader" never fits'],
      [panel('', '<template>x</template>'), 'names no state'],
      [
        panel('', '<template data-thread="closed off">x</template><template data-thread="off closed">y</template>'),
        'same state',
      ],
    ],
    good: [
      panel(
        '',
        '<template data-thread="closed off">x</template><template data-thread="closed" data-reader="banned">y</template>',
      ),
    ],
  },
  'comments-loading': {
    bad: [[panel('load-on="visible"'), 'without “for”']],
    good: [`<div id="c"></div>${panel('load-on="visible" for="c"')}`, panel('load-on="manual"')],
  },
  'notice-twice': {
    bad: [[notice() + notice(), 'only the first asks']],
    good: [notice(), `${notice()}<template>${notice()}</template>`],
  },
  'consent-categories': {
    bad: [
      [notice('mode="consent"'), 'asks for nothing'],
      [notice('', CATEGORY), 'never asks'],
      [notice('mode="auto"', CATEGORY + CATEGORY), 'already'],
      [notice('mode="auto"', '<news-cookie-category>x</news-cookie-category>'), 'without a name'],
      [`<div>${CATEGORY}</div>`, 'directly in'],
    ],
    good: [consent, notice()],
  },
  'consent-unknown': {
    bad: [
      [consent + gate('category="socail"'), 'Was “social” meant?'],
      [`${consent}<script type="text/plain" data-news-consent="social analytics"></script>`, '“analytics”'],
    ],
    good: [consent + gate(), gate('category="anything"')],
  },
  'consent-leak': {
    bad: [
      [gate(''), 'no category'],
      [gate('category="a"', '<p>x</p>'), 'Nothing waits in it'],
      [gate('category="a"', '<template></template><iframe></iframe>'), 'loads before anybody has agreed'],
      ['<script data-news-consent="a" src="/a.js"></script>', 'type="text/plain"'],
    ],
    good: [gate(), '<script type="text/plain" data-news-consent="a" src="/a.js"></script>'],
  },
  'notice-words': {
    bad: [['<news-cookie-notice><p>Cookies.</p></news-cookie-notice>', 'privacy policy']],
    good: [notice(), '<news-cookie-notice><p>See <a href="/privacy">privacy</a>.</p></news-cookie-notice>'],
  },
};

const parse = (page: string) => new DOMParser().parseFromString(page, 'text/html');
const of = (rule: string, findings: Finding[]) => findings.filter((finding) => finding.rule === rule);

describe('the lint', () => {
  it('has cases for every rule', () => {
    expect(Object.keys(CASES).sort()).to.deep.equal(Object.keys(RULES).sort());
  });

  for (const [rule, { bad, good }] of Object.entries(CASES)) {
    describe(rule, () => {
      for (const [page, says] of bad) {
        it(`reports ${says}`, () => {
          const findings = of(rule, lint(parse(page)));
          expect(findings.map(({ message }) => message).join('\n')).to.contain(says);
          for (const { severity, element, tag } of findings) {
            expect(severity).to.equal(RULES[rule]!.severity);
            expect(element!.localName).to.equal(tag);
          }
        });
      }
      it('keeps quiet where nothing is wrong', () => {
        for (const page of good) expect(of(rule, lint(parse(page))), page).to.deep.equal([]);
      });
    });
  }

  it('finds nothing on a page that is right', () => {
    const page = `<meta name="a" content="b"><body>${pencil('', carousel('autoplay'))}${photo()}<div id="c"></div>${panel('for="c"')}${consent}${gate()}</body>`;
    expect(lint(parse(page))).to.deep.equal([]);
  });

  it('speaks in whole sentences, and of each thing once', () => {
    for (const { bad } of Object.values(CASES)) {
      for (const [page] of bad) {
        const messages = lint(parse(page)).map(({ message, element }) => [message, element] as const);
        for (const [message] of messages) expect(message).to.match(/[.?]$/).and.not.contain('undefined');
        for (const [index, [message, element]] of messages.entries()) {
          expect(messages.findIndex((other) => other[0] === message && other[1] === element)).to.equal(index);
        }
      }
    }
  });

  it('never throws, whatever stands in the attributes', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-11-23', '2026-13-40T99:00Z', '10d forever', '1/day', 'javascript:x', '\u0000', '//['),
    );
    const names = Object.values(TAGS).flatMap(({ attributes }) => Object.keys(attributes));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(TAGS)),
        fc.array(
          fc.tuple(fc.constantFrom(...names, 'slot', 'id', 'data-interval', 'constructor', '__proto__'), value),
          { maxLength: 6 },
        ),
        (tag, attributes) => {
          const page = parse('<body></body>');
          const [outer, inner] = [page.createElement(tag), page.createElement(tag)];
          for (const [name, text] of attributes) {
            outer.setAttribute(name, text);
            inner.setAttribute(name, text);
          }
          outer.append(inner);
          page.body.append(outer);
          for (const { message } of lint(page)) expect(message).to.be.a('string').that.is.not.empty;
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes a document, an element, a fragment or a shadow root', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = panel('for="here" mod="full"') + '<div id="here"></div>';
    const rules = (target: Parameters<typeof lint>[0]) => lint(target).map(({ rule }) => rule);
    expect(rules(root)).to.deep.equal(['unknown-attribute']);
    expect(rules(root.querySelector('news-comment-guidelines')!)).to.include('unknown-attribute');
    // Other people's shadow roots are looked into as well; an id there is one of that tree.
    expect(rules(document)).to.deep.equal(['unknown-attribute']);
    const template = document.createElement('template');
    template.innerHTML = '<news-photo></news-photo>';
    expect(rules(template.content)).to.deep.equal(['photo-figure']);
  });

  it('sees a live page as its author wrote it', async () => {
    await import('../src/all.js');
    const states = '<p slot="loading">Loading</p><template data-thread="open"><p>Open</p></template>';
    const host = await fixture<HTMLElement>(
      `<div>${pencil('', carousel('autoplay'))}${photo('zoom')}${panel('', states)}${consent}${gate()}</div>`,
    );
    await Promise.all(
      [...host.querySelectorAll('*')].map((each) => (each as { updateComplete?: unknown }).updateComplete),
    );
    expect(lint(host)).to.deep.equal([]);
    expect(host.querySelector('template[data-news-state]'), 'the panel shows its template').to.exist;
    // Only a text that came from a template is there.
    const lonely = await fixture<HTMLElement>(
      '<news-comment-guidelines><template data-thread="open"><p>Open</p></template></news-comment-guidelines>',
    );
    await (lonely as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    expect(lonely.textContent).to.contain('Open');
    expect(lint(lonely).map(({ rule }) => rule)).to.deep.equal(['comments-neutral']);
  });

  it('keeps the order of the page', () => {
    const findings = lint(parse('<news-photo></news-photo><news-carousel></news-carousel><news-photo></news-photo>'));
    expect(findings.map(({ tag }) => tag)).to.deep.equal(['news-photo', 'news-carousel', 'news-photo']);
  });

  it('gives the place of the attribute, or of the tag, in a tree that was read from a file', () => {
    const tree = {
      tag: 'news-photo',
      attributes: new Map([['zom', '']]),
      children: [],
      text: '',
      place: { line: 3, column: 1 },
      attributePlaces: new Map([['zom', { line: 3, column: 13 }]]),
      closed: false,
    };
    const findings = lint(tree).map(({ rule, line, column }) => [rule, line, column]);
    expect(findings).to.deep.equal([
      ['not-closed', 3, 1],
      ['unknown-attribute', 3, 13],
      ['photo-figure', 3, 1],
    ]);
  });

  describe('report()', () => {
    afterEach(() => sinon.restore());

    it('prints each finding with its element, and returns them', () => {
      const [error, warn, info] = (['error', 'warn', 'info'] as const).map((name) => sinon.stub(console, name));
      const page = parse('<news-photo zom></news-photo>');
      const findings = report(page);
      expect(findings).to.have.lengthOf(2);
      expect(
        error!.calledOnceWith(sinon.match('<news-photo>: There is no <figure>'), page.querySelector('news-photo')),
      ).to.equal(true);
      expect(warn!.calledOnceWith(sinon.match('Was “zoom” meant? (unknown-attribute)'))).to.equal(true);
      expect(info!.called).to.equal(false);
    });

    it('says so when nothing is wrong', () => {
      const info = sinon.stub(console, 'info');
      expect(report(parse('<p></p>'))).to.deep.equal([]);
      expect(info.calledOnceWith(sinon.match('nothing to mend'))).to.equal(true);
    });
  });
});

describe('the vocabulary of the lint', () => {
  const declarations = manifest.modules.flatMap(({ declarations: list }) => list.filter(({ tagName }) => tagName));

  it('has the tags of the manifest', () => {
    expect(Object.keys(TAGS).sort()).to.deep.equal(declarations.map(({ tagName }) => tagName).sort());
  });

  for (const { tagName = '', attributes = [], slots = [], events = [] } of declarations) {
    describe(tagName, () => {
      const known = TAGS[tagName]!;

      it('has its attributes, with their words and kinds', () => {
        expect(Object.keys(known.attributes).sort()).to.deep.equal(attributes.map(({ name }) => name).sort());
        for (const { name, type, description } of attributes) {
          const kind = known.attributes[name]!;
          const values = Array.from(type.text.matchAll(/'([^']*)'/g), ([, value]) => value!);
          if (kind === 'interval') expect(type.text).to.equal("number | 'auto'");
          else if (values.length) expect(kind, name).to.deep.equal(values);
          else if (type.text === 'boolean' || type.text === 'number') expect(kind, name).to.equal(type.text);
          else expect(kind, name).to.be.a('string').that.is.not.oneOf(['boolean', 'number']);
          // What the description promises is what the lint holds.
          expect(kind === 'instant', name).to.equal(/ISO 8601 with offset/.test(description));
          expect(kind === 'day', name).to.equal(/^Day /.test(description));
          expect(kind === 'url', name).to.equal(/^Address /.test(description));
          expect(kind === 'id', name).to.equal(/^Id /.test(description));
        }
      });

      it('has its slots and events', () => {
        const named = slots.map(({ name }) => name).filter(Boolean);
        expect([...known.slots].sort()).to.deep.equal(named.sort());
        const names = known.events.map((event) => `${tagName}-${event}`);
        expect(names.sort()).to.deep.equal(events.map(({ name }) => name).sort());
      });
    });
  }
});

describe('the nearest known word', () => {
  it('is the one with fewest changes, hyphens and capitals not counted', () => {
    expect(nearest('dismissFor', ['dismiss-for', 'show-to'])).to.equal('dismiss-for');
    expect(nearest('colsed', ['closed', 'open'])).to.equal('closed');
    expect(nearest('plcement', ['placement'])).to.equal('placement');
  });

  it('is none when nothing is near', () => {
    expect(nearest('zebra', ['placement', 'open'])).to.equal(undefined);
    expect(nearest('', ['', 'none'])).to.equal(undefined);
  });
});
