// The bar that switches the elements on and off. It lives in a shadow root, so that the page's style stays out.
const library = document.querySelector('script[type=module][src$="/newsprint.js"]').src;
const { setReader } = await import(library);

const NAMES = {
  'news-pencil': 'Pencil',
  'news-carousel': 'Carousel',
  'news-photo': 'Photo',
  'news-comment-guidelines': 'Comment guidelines',
  'news-cookie-notice': 'Cookie notice',
};
const READERS = { unknown: 'unknown', anonymous: 'visitor', registered: 'member', subscriber: 'subscriber' };
const THREADS = ['open', 'premoderated', 'closed', 'paused', 'off', 'archived'];

const css = `
:host { all: initial !important; position: fixed !important; inset-block-end: 12px !important; inset-inline-start: 12px !important; z-index: 2147483647 !important; display: block !important; max-inline-size: calc(100vw - 24px) !important; color-scheme: light !important; }
@media print { :host { display: none !important; } }
* { box-sizing: border-box; font: 14px/1.4 system-ui, 'Noto Sans', sans-serif; color: #1a1a1a; }
details { inline-size: max-content; max-inline-size: 100%; background: #fff; border: 1px solid #767676; }
summary { padding: 6px 12px; min-block-size: 24px; cursor: pointer; font-weight: 600; }
summary:focus-visible, :is(input, select, button):focus-visible { outline: 2px solid #0b5266; outline-offset: 2px; }
form { display: grid; gap: 10px; max-block-size: min(70vh, 30rem); inline-size: 17rem; max-inline-size: 100%; padding: 4px 12px 12px; overflow: auto; }
fieldset { margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-block-end: 2px; font-weight: 600; }
label { display: flex; gap: 8px; align-items: center; min-block-size: 24px; }
label.row { justify-content: space-between; }
div.buttons { display: flex; gap: 8px; }
input { inline-size: 16px; block-size: 16px; margin: 0; accent-color: #0b5266; }
select, button { padding: 3px 8px; min-block-size: 26px; background: #fff; border: 1px solid #767676; border-radius: 0; }
p { margin: 0; color: #595959; font-size: 13px; }
pre { margin: 0; max-inline-size: 100%; overflow: auto; font: 12px/1.4 ui-monospace, monospace; }
pre:empty, ol:empty, p:empty { display: none; }
ol { display: grid; gap: 6px; margin: 0; padding: 0 0 0 1.6em; }
li { overflow-wrap: anywhere; font-size: 13px; }
li::marker { font-weight: 600; }
li.error::marker { color: #b3261e; }
li button { display: block; inline-size: 100%; padding: 0; min-block-size: 24px; border: 0; font-size: 13px; text-align: start; text-decoration: underline; overflow-wrap: anywhere; cursor: pointer; }`;

const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

/** Takes an element away and puts it back; a photo leaves its figure where it is. */
function switcher(element) {
  const place = document.createComment(element.localName);
  return (on) => {
    if (on === element.isConnected) return;
    const keepsContent = element.localName === 'news-photo';
    if (on && !place.isConnected) return;
    if (on) {
      if (keepsContent && place.nextElementSibling) element.append(place.nextElementSibling);
      place.replaceWith(element);
    } else {
      element.before(place);
      if (keepsContent) place.after(...element.childNodes);
      element.remove();
    }
  };
}

function choice(name, options, onChange) {
  const select = make('select', {}, ...Object.entries(options).map(([value, text]) => make('option', { value }, text)));
  select.addEventListener('change', () => onChange(select.value));
  return make('label', { className: 'row' }, name, select);
}

function box(name, checked, onChange) {
  const input = make('input', { type: 'checkbox', checked });
  input.addEventListener('change', () => onChange(input.checked));
  return make('label', {}, input, name);
}

/** One finding of the lint; a press shows what it is about. */
function item({ severity, tag, message, element }) {
  const show = make('button', { type: 'button' }, `<${tag}> ${message}`);
  show.addEventListener('click', () => {
    element.scrollIntoView({ block: 'center' });
    element.animate({ outline: ['4px solid #b3261e', '4px solid #b3261e'], outlineOffset: ['2px', '2px'] }, 2000);
  });
  return make('li', { className: severity }, `${severity === 'error' ? 'Error' : 'Warning'}: `, show);
}

class NewsprintTryBar extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];

    const each = Object.keys(NAMES).map((tag) => [tag, document.querySelector(tag)]);
    const elements = Object.fromEntries(each);
    const switches = each
      .filter(([, element]) => element)
      .map(([tag, element]) => box(NAMES[tag], true, switcher(element)));
    const cookies = box('Cookies are blocked', true, blockCookies);

    const pencil = elements['news-pencil'];
    const comments = elements['news-comment-guidelines'];
    const report = make('pre', { tabIndex: 0 });
    const explain = make('button', { type: 'button' }, 'Explain');
    explain.addEventListener('click', () => {
      const reports = Object.fromEntries(each.map(([tag, element]) => [tag, element?.explain?.() ?? null]));
      report.textContent = JSON.stringify(reports, null, 2);
      console.log(reports);
    });
    const reset = make('button', { type: 'button' }, 'Reset pencil');
    reset.addEventListener('click', () => pencil?.reset?.());

    const findings = make('ol');
    const verdict = make('p', { role: 'status' });
    const check = box('What is wrong in the mark-up', false, async (on) => {
      const { lint } = await import(new URL('lint.js', library).href);
      // The sample pencil has no campaign on purpose: who closes it here shall see it again.
      const found = on ? lint().filter(({ rule }) => rule !== 'pencil-campaign') : [];
      findings.replaceChildren(...found.map(item));
      verdict.textContent = !on ? '' : found.length ? `${found.length} to look at.` : 'Nothing to mend.';
    });

    const html = document.documentElement;
    const readers = choice('Reader', READERS, (reader) => (html.dataset.newsReader = reader));
    readers.querySelector('select').value = html.dataset.newsReader in READERS ? html.dataset.newsReader : 'unknown';
    const threads = choice('Comments', Object.fromEntries(THREADS.map((thread) => [thread, thread])), (thread) =>
      comments?.setAttribute('thread', thread),
    );
    threads.querySelector('select').value = comments?.getAttribute('thread') ?? 'open';

    const note = make(
      'p',
      {},
      'Nothing outside this machine is loaded, and links lead nowhere. A picture of ours stands in for a photo that is not there.',
    );
    const form = make(
      'form',
      {},
      make('fieldset', {}, make('legend', {}, 'Elements'), ...switches),
      make('fieldset', {}, make('legend', {}, 'States'), readers, threads, cookies),
      make('div', { className: 'buttons' }, reset, explain),
      report,
      check,
      verdict,
      findings,
      note,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    // A notice that comes back tries cookies anew.
    form.addEventListener('change', () => blockCookies(cookies.firstElementChild.checked));
    root.append(make('details', {}, make('summary', {}, 'Newsprint'), form));
  }
}

/** The notice has nothing to say to a reader whose cookies work, so that this page pretends. */
function blockCookies(blocked) {
  setReader({ cookies: blocked ? 'blocked' : 'ok' });
}

customElements.get('newsprint-try-bar') ?? customElements.define('newsprint-try-bar', NewsprintTryBar);
// The notice tries cookies first, in the same script; what is said here comes after.
blockCookies(true);
document.documentElement.append(document.createElement('newsprint-try-bar'));
