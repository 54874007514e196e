// Every element in every typical mark-up, and the states that a reader can bring it into. Page tests put the mark-up into
// real pages, unit tests into theirs; this file runs in Node and in the browser.

const PICTURES = '/demo/public/pictures';
const image = (name, more = '') =>
  `<img src="${PICTURES}/${name}-480.webp" srcset="${PICTURES}/${name}-480.webp 480w, ${PICTURES}/${name}-960.webp 960w, ${PICTURES}/${name}-1920.webp 1920w"
    sizes="(max-width: 640px) 100vw, 640px" width="1200" height="800" alt="A ferry crosses a river" ${more}>`;
const figure = (name, picture = image(name)) =>
  `<figure>${picture}<figcaption>The ferry on its <a href="#third">third crossing</a>. <cite>Tom Okafor</cite></figcaption></figure>`;
const slides = '<p>One: every story, on every device</p><p>Two: the archive</p><p>Three: all newsletters</p>';
const categories = `<news-cookie-category name="necessary" label="Necessary" required>They keep you signed in.</news-cookie-category>
  <news-cookie-category name="analytics" label="Statistics">They count visits.</news-cookie-category>`;
const rules = '<ol><li>Be civil.</li><li>Stay on the subject.</li><li>Link to your sources.</li></ol>';

/** By name; the name starts with the element's. Words of the author begin with a capital letter and appear once. */
export const examples = {
  pencil: `<news-pencil id="pencil" campaign="every" expand-on="never" deadline="2099-11-30T18:00:00Z">
    <strong slot="headline">Read everything for 99 cents a week</strong>
    <a slot="strip-cta" href="#subscribe">Subscribe</a>
    <p>Every story, on every device.</p>
    <p slot="price"><b>99 cents</b> a week for a year, then $6.99</p>
    <a slot="cta" href="#subscribe">Take the offer</a>
    <small slot="legal">Cancel at any time.</small>
  </news-pencil>`,
  'pencil-bottom': `<news-pencil id="pencil-bottom" campaign="letter" placement="bottom" frequency="99/day" expand-on="never">
    <strong slot="headline">The morning letter</strong><p>Five stories at seven.</p>
    <template data-variant="evening" weight="1000000"><strong slot="headline">The evening letter</strong><p>Five stories at six.</p></template>
  </news-pencil>`,
  'pencil-inline': `<news-pencil id="pencil-inline" placement="inline" expand-on="never" permanent>
    <strong slot="headline">A line between two paragraphs</strong><p>With a panel of its own.</p>
  </news-pencil>`,
  carousel: `<news-carousel id="carousel" autoplay>${slides}</news-carousel>`,
  'carousel-buttons': `<news-carousel id="carousel-buttons" controls="pause+nav" picker="dots" transition="slide" interval="auto" autoplay>${slides}</news-carousel>`,
  'carousel-single': `<news-carousel id="carousel-single"><p>The only slide</p></news-carousel>`,
  photo: `<news-photo id="photo" zoom source-kind="handout" captured="2018-05-06" corrected="2026-11-12" provenance-href="/credentials">
    ${figure('ferry')}</news-photo>`,
  'photo-plain': `<news-photo id="photo-plain">${figure('crew')}</news-photo>`,
  'photo-sensitive': `<news-photo id="photo-sensitive" sensitive sensitive-label="Shows a wreck">${figure('crew')}</news-photo>`,
  'photo-details': `<news-photo id="photo-details" zoom>${figure('crew', `<details><summary>Shows a storm</summary>${image('crew', 'loading="lazy"')}</details>`)}</news-photo>`,
  'photo-group': `<news-photo id="photo-one" zoom group="g">${figure('ferry')}</news-photo>
    <news-photo id="photo-two" zoom group="g">${figure('crew')}</news-photo>`,
  'photo-broken': `<news-photo id="photo-broken" zoom>${figure('ferry', '<img src="/missing.webp" width="1200" height="800" alt="A picture that is not there">')}</news-photo>`,
  'comment-guidelines': `<news-comment-guidelines id="comments" review-time="1h" updated="2026-11-01" badge-for="99999d">
    <h3>Before you write</h3><p>Comments are read before they appear.</p>${rules}
    <p slot="alternatives">Or write a <a href="#letter">letter to the editor</a>.</p>
    <template data-thread="closed"><p>Comments are closed. You can still read them.</p></template>
  </news-comment-guidelines>`,
  'comment-guidelines-compact': `<news-comment-guidelines id="comments-compact" mode="compact" reader="anonymous" thread="premoderated">
    <p>Please be civil.</p>${rules}<a slot="cta" href="#register">Register to comment</a>
  </news-comment-guidelines>`,
  'comment-guidelines-click': `<news-comment-guidelines id="comments-click" load-on="click" for="thread" timeout="30s">
    <p>Readers talk here.</p></news-comment-guidelines><div id="thread"></div>`,
  'cookie-notice': `<news-cookie-notice id="consent" mode="consent" policy-href="/privacy">
    <p>May we count your visit?</p>${categories}</news-cookie-notice>`,
  'cookie-notice-blocked': `<news-reader-context cookies="blocked"><news-cookie-notice id="blocked" help-href="/cookies">
    <p>Your browser keeps no cookies.</p><p slot="consequences">You cannot stay signed in.</p>
    <noscript><p>Scripts are off.</p></noscript></news-cookie-notice></news-reader-context>`,
  'consent-gate': `<news-consent-gate id="gate" category="social" ratio="16 / 9">
    <p>A post about <a href="#post">the ferry</a></p><template><p class="embed">The embedded post</p></template></news-consent-gate>`,
  'reader-context': `<news-reader-context id="context" reader="subscriber"><news-comment-guidelines id="inside"><p>For readers.</p>
    <template data-reader="subscriber"><p>For subscribers.</p></template></news-comment-guidelines></news-reader-context>`,
};

export const TAGS = [
  'news-pencil',
  'news-carousel',
  'news-photo',
  'news-comment-guidelines',
  'news-cookie-notice',
  'news-cookie-category',
  'news-consent-gate',
  'news-reader-context',
];

/** All of them, one below the other. */
export const everything = Object.entries(examples)
  .map(([name, html]) => `<section data-example="${name}">${html}</section>`)
  .join('\n');

/** Waits until `test` gives something; an exception in it counts as nothing. */
export async function until(test, what = String(test)) {
  for (const start = performance.now(); performance.now() - start < 8000;) {
    let found;
    try {
      found = await test();
    } catch {
      // Not there yet.
    }
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It never came to this: ${what}`);
}

const part = (doc, id, name) => doc.getElementById(id).shadowRoot.querySelector(`[part~="${name}"]`);
const shows = (element) => !!element?.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
const sees = (doc, id, name) =>
  until(() => shows(part(doc, id, name)) && part(doc, id, name), `${name} of #${id} shows`);
const press = async (doc, id, name) => (await sees(doc, id, name)).click();

/** What a reader can bring each example to, in order: later states may build on earlier ones. Each takes the document. */
export const states = {
  pencil: {
    strip: (doc) => sees(doc, 'pencil', 'strip'),
    panel: async (doc) => {
      await press(doc, 'pencil', 'toggle');
      await sees(doc, 'pencil', 'panel');
    },
    collapsed: async (doc) => {
      await press(doc, 'pencil', 'toggle');
      await until(() => !shows(part(doc, 'pencil', 'panel')));
    },
  },
  'pencil-bottom': {
    panel: async (doc) => {
      await press(doc, 'pencil-bottom', 'toggle');
      await sees(doc, 'pencil-bottom', 'panel');
    },
    dismissed: async (doc) => {
      await press(doc, 'pencil-bottom', 'dismiss');
      await until(() => !shows(part(doc, 'pencil-bottom', 'strip')));
    },
  },
  'pencil-inline': {
    panel: async (doc) => {
      await press(doc, 'pencil-inline', 'toggle');
      await sees(doc, 'pencil-inline', 'panel');
    },
    collapsed: async (doc) => {
      await press(doc, 'pencil-inline', 'toggle');
      await until(() => !shows(part(doc, 'pencil-inline', 'panel')));
    },
  },
  carousel: {
    playing: async (doc) => {
      doc.getElementById('carousel').scrollIntoView({ block: 'center', behavior: 'instant' });
      await until(() => doc.getElementById('carousel').explain().state === 'playing');
    },
    'second slide': (doc) => doc.getElementById('carousel').next(),
    paused: (doc) => press(doc, 'carousel', 'pause'),
  },
  'carousel-buttons': {
    'next slide': (doc) => press(doc, 'carousel-buttons', 'next'),
    'chosen slide': (doc) => press(doc, 'carousel-buttons', 'dot'),
  },
  'carousel-single': { still: (doc) => sees(doc, 'carousel-single', 'viewport') },
  photo: {
    noted: (doc) => sees(doc, 'photo', 'source'),
    large: async (doc) => {
      doc.getElementById('photo').scrollIntoView({ block: 'center', behavior: 'instant' });
      await press(doc, 'photo', 'trigger');
      await sees(doc, 'photo', 'dialog');
    },
    enlarged: (doc) => press(doc, 'photo', 'zoom-in'),
    closed: (doc) => press(doc, 'photo', 'close'),
  },
  'photo-plain': { plain: (doc) => until(() => shows(doc.querySelector('#photo-plain img'))) },
  'photo-sensitive': {
    covered: (doc) => sees(doc, 'photo-sensitive', 'cover-button'),
    revealed: async (doc) => {
      await press(doc, 'photo-sensitive', 'cover-button');
      await until(() => shows(doc.querySelector('#photo-sensitive img')));
    },
  },
  'photo-details': {
    covered: (doc) => until(() => doc.getElementById('photo-details').explain().covered),
    revealed: (doc) => doc.querySelector('#photo-details summary').click(),
  },
  'photo-group': {
    large: async (doc) => {
      await press(doc, 'photo-one', 'trigger');
      await sees(doc, 'photo-one', 'dialog');
    },
    paged: async (doc) => {
      await press(doc, 'photo-one', 'next');
      await sees(doc, 'photo-two', 'dialog');
    },
    closed: (doc) => press(doc, 'photo-two', 'close'),
  },
  'photo-broken': { retry: (doc) => sees(doc, 'photo-broken', 'retry') },
  'comment-guidelines': {
    open: (doc) => sees(doc, 'comments', 'badge'),
    closed: async (doc) => {
      doc.getElementById('comments').thread = 'closed';
      await until(() => doc.getElementById('comments').textContent.includes('Comments are closed'));
      await doc.getElementById('comments').updateComplete;
    },
    'open again': async (doc) => {
      doc.getElementById('comments').thread = 'open';
      await doc.getElementById('comments').updateComplete;
    },
  },
  'comment-guidelines-compact': {
    folded: (doc) => until(() => doc.getElementById('comments-compact').shadowRoot.querySelector('summary')),
    unfolded: (doc) => doc.getElementById('comments-compact').shadowRoot.querySelector('summary').click(),
  },
  'comment-guidelines-click': {
    idle: (doc) => sees(doc, 'comments-click', 'request'),
    loading: (doc) => press(doc, 'comments-click', 'request'),
    error: async (doc) => {
      doc.getElementById('comments-click').load = 'error';
      await sees(doc, 'comments-click', 'retry');
    },
  },
  'cookie-notice-blocked': {
    steps: async (doc) => {
      const steps = await sees(doc, 'blocked', 'steps');
      steps.open = true;
      // Not every browser has an address to copy; those that have are among the others.
      (await until(() => part(doc, 'blocked', 'copy'))).closest('details').open = true;
      await sees(doc, 'blocked', 'copy');
    },
    copied: (doc) => press(doc, 'blocked', 'copy'),
    'steps closed': async (doc) => ((await sees(doc, 'blocked', 'steps')).open = false),
  },
  'cookie-notice': {
    asked: (doc) => sees(doc, 'consent', 'choice'),
    preferences: async (doc) => {
      await press(doc, 'consent', 'manage');
      await sees(doc, 'consent', 'dialog');
    },
    saved: async (doc) => {
      doc.getElementById('consent').shadowRoot.querySelector('input[value=granted]').click();
      await press(doc, 'consent', 'save');
      await until(() => part(doc, 'consent', 'confirmation').textContent.trim());
    },
  },
  'consent-gate': {
    waiting: (doc) => sees(doc, 'gate', 'once'),
    open: async (doc) => {
      await press(doc, 'gate', 'once');
      await until(() => shows(doc.querySelector('#gate .embed')));
    },
  },
  'reader-context': {
    told: (doc) => until(() => doc.getElementById('inside').textContent.includes('For subscribers')),
  },
};
