import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../src/elements/comment-guidelines/define.js';
import '../src/elements/reader-context/define.js';
import type { NewsCommentGuidelines } from '../src/elements/comment-guidelines/define.js';
import type { NewsReaderContext } from '../src/elements/reader-context/define.js';
import { LOADS, READERS, THREADS } from '../src/elements/comment-guidelines/state.js';
import { setReader } from '../src/reader/page.js';

const NEUTRAL = 'Talk with us Be kind. Keep to the subject. Argue with ideas.';

/** Written as a string, since Lit's own markers would stand between the nodes. */
async function panel(attributes = '', more = ''): Promise<NewsCommentGuidelines> {
  const wrapper = document.createElement('div');
  wrapper.innerHTML = `<news-comment-guidelines ${attributes}>
    <h2>Talk with us</h2>
    <p>Be kind.</p>
    <ul><li>Keep to the subject.</li><li>Argue with ideas.</li></ul>
    ${more}
  </news-comment-guidelines>`;
  await fixture(wrapper);
  const element = wrapper.querySelector('news-comment-guidelines')!;
  await element.updateComplete;
  return element;
}
/** What `textContent` holds, with a space between two nodes. */
function words(node: Node): string {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode()) found.push(texts.currentNode.nodeValue!.trim());
  return found.filter(Boolean).join(' ').replace(/\s+/g, ' ');
}
const inside = (element: Element, selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
const CLOSED = '<template data-thread="closed"><p>Closed now.</p></template>';

describe('<news-comment-guidelines>', () => {
  afterEach(() => setReader({ reader: 'unknown', pending: false, cookies: 'unknown', consent: {} }));

  it('shows the neutral text, is accessible, says nothing', async () => {
    const element = await panel();
    expect(words(element)).to.equal(NEUTRAL);
    expect(element.querySelector('h2')!.checkVisibility()).to.equal(true);
    expect(element.querySelector('li')!.checkVisibility()).to.equal(true);
    expect(words(inside(element, '[part=status]')!)).to.equal('');
    expect(element.state).to.deep.equal({ thread: 'open', reader: 'unknown', load: 'idle' });
    expect(element.explain()).to.include({ text: 'neutral', nextChange: undefined });
    await expect(element).to.be.accessible();
  });

  it('wrong values count as the defaults', async () => {
    const element = await panel(
      'thread="clsoed" reader="emperor" load="maybe" mode="tiny" opens-at="tomorrow" for="?"',
    );
    expect(element.state).to.deep.equal({ thread: 'open', reader: 'unknown', load: 'idle' });
    expect(words(element)).to.equal(NEUTRAL);
  });

  it('in each of the 144 states exactly one text is read, and shows', async () => {
    const templates = [
      ...THREADS.map((v) => `<template data-thread="${v}"><p>t-${v}</p></template>`),
      ...READERS.map((v) => `<template data-reader="${v}"><p>r-${v}</p></template>`),
      ...LOADS.map((v) => `<template data-load="${v}"><p>l-${v}</p></template>`),
      '<template data-thread="open" data-reader="subscriber"><p>both</p></template>',
    ];
    const element = await panel('', templates.join('\n'));
    for (const thread of THREADS) {
      for (const reader of READERS) {
        for (const load of LOADS) {
          Object.assign(element, { thread, reader, load });
          await element.updateComplete;
          const urgent = /off|paused|closed|archived/.test(thread);
          const expected = urgent
            ? `t-${thread}`
            : /suspended|banned/.test(reader)
              ? `r-${reader}`
              : thread === 'open' && reader === 'subscriber'
                ? 'both'
                : `t-${thread}`;
          expect(words(element), `${thread} ${reader} ${load}`).to.equal(expected);
          expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
        }
      }
    }
  });

  it('in each of the 144 states exactly one text, and what belongs to it, is in the accessibility tree', async function () {
    const element = await panel(
      '',
      `<a slot="cta" href="/subscribe">c-subscribe</a><p slot="loading">l-wait</p><p slot="error">l-broken</p>
       <template data-thread="closed paused off archived"><p>t-shut</p></template>
       <template data-reader="banned suspended"><p>t-out</p></template>
       <template data-reader="subscriber" data-load="ready"><p>t-member</p></template>`,
    );
    element.id = 'a11y';
    for (const thread of THREADS) {
      for (const reader of READERS) {
        for (const load of LOADS) {
          Object.assign(element, { thread, reader, load });
          await element.updateComplete;
          const main = /off|paused|closed|archived/.test(thread)
            ? 't-shut'
            : /suspended|banned/.test(reader)
              ? 't-out'
              : reader === 'subscriber' && load === 'ready'
                ? 't-member'
                : 'Talk with us';
          const expected = [main];
          if (/anonymous|registered/.test(reader)) expected.push('c-subscribe');
          if (load === 'loading') expected.push('l-wait');
          if (load === 'error') expected.push('l-broken');
          const marks = /t-\w+|c-\w+|l-\w+|Talk with us/g;
          expect(words(element).match(marks)!.sort(), `${thread} ${reader} ${load}`).to.deep.equal(expected.sort());
          // WebKit is driven without this command.
          const tree = await executeServerCommand<string, object>('newsprint:aria-snapshot', {
            selector: '#a11y',
          }).catch((error: Error) => {
            if (!error.message.includes('Unknown command')) throw error;
          });
          if (!tree) continue;
          // What is announced at the moment is said once more; it is the same text.
          expect([...new Set(tree.match(marks))].sort(), `${thread} ${reader} ${load}`).to.deep.equal(expected);
        }
      }
    }
  }).timeout(30_000);

  it('of two templates that match equally the first in the document shows', async () => {
    const same = (word: string) => `<template data-thread="closed" data-reader="banned"><p>${word}</p></template>`;
    const element = await panel('thread="closed" reader="banned"', same('First.') + same('Second.'));
    expect(words(element)).to.equal('First.');
  });

  it('a template inside a template is the author’s: it comes along, and its content does not run', async () => {
    const element = await panel(
      '',
      `<template data-thread="closed"><p>Closed.</p><template id="inner" data-thread="closed"><p>Inner.</p><script>window.ran = 3</script></template></template>`,
    );
    element.thread = 'closed';
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    expect(words(element)).to.equal('Closed.');
    const inner = element.querySelector<HTMLTemplateElement>('#inner')!;
    expect(inner.content.textContent).to.contain('Inner.');
    expect((window as { ran?: number }).ran).to.equal(undefined);
    element.thread = 'open';
    await element.updateComplete;
    expect(element.querySelector('#inner')).to.equal(null);
    expect(words(element)).to.equal(NEUTRAL);
  });

  it('a thousand swaps lose, move and double nothing', async () => {
    const element = await panel(
      '',
      `${CLOSED}<!-- a remark --><p id="late">After the template</p><p slot="alternatives"><a href="mailto:desk@example.org">Write</a></p>
       <template data-reader="subscriber">Welcome, <b>friend</b></template>last words`,
    );
    const before = [...element.childNodes];
    for (let i = 0; i < 1000; i += 1) {
      element.thread = i % 2 ? 'open' : 'closed';
      element.reader = i % 3 ? 'unknown' : 'subscriber';
      await element.updateComplete;
    }
    element.thread = 'open';
    element.reader = 'unknown';
    await element.updateComplete;
    expect([...element.childNodes]).to.deep.equal(before);
    expect(element.querySelector('a')!.href).to.equal('mailto:desk@example.org');
  }).timeout(20_000);

  it('what other scripts add, before or meanwhile, survives in its place', async () => {
    const element = await panel('', CLOSED);
    const early = document.createElement('p');
    early.textContent = 'Early.';
    element.querySelector('ul')!.after(early);
    element.thread = 'closed';
    await element.updateComplete;
    expect(words(element)).to.equal('Closed now.');
    const late = document.createElement('p');
    late.textContent = 'Late.';
    element.append(late);
    await nextFrame();
    expect(words(element), 'still one text').to.equal('Closed now.');
    element.thread = 'open';
    await element.updateComplete;
    expect(words(element)).to.equal(`${NEUTRAL} Early. Late.`);
    expect(early.previousElementSibling!.localName).to.equal('ul');
  });

  it('a framework may remove and insert by what it remembers, whichever text shows', async () => {
    const element = await panel('', CLOSED);
    const [heading, list] = [element.querySelector('h2')!, element.querySelector('ul')!];
    element.thread = 'closed';
    await element.updateComplete;
    element.removeChild(heading);
    const added = document.createElement('p');
    added.textContent = 'New.';
    element.insertBefore(added, list);
    await nextFrame();
    expect(words(element)).to.equal('Closed now.');
    element.thread = 'open';
    await element.updateComplete;
    expect(words(element)).to.equal('Be kind. New. Keep to the subject. Argue with ideas.');
    expect(() => element.removeChild(document.createElement('p'))).to.throw();
  });

  it('nodes that wait keep their listeners, and custom elements their style', async () => {
    class Styled extends HTMLElement {
      constructor() {
        super();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':host{display:block;inline-size:77px}');
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
      }
    }
    if (!customElements.get('x-styled')) customElements.define('x-styled', Styled);
    const element = await panel('', `<x-styled></x-styled>${CLOSED}`);
    const styled = element.querySelector('x-styled')!;
    element.thread = 'closed';
    await element.updateComplete;
    expect(styled.isConnected).to.equal(false);
    element.thread = 'open';
    await element.updateComplete;
    expect(getComputedStyle(styled).inlineSize).to.equal('77px');
  });

  it('a clone made while a template shows knows the neutral text, too', async () => {
    const element = await panel('thread="closed"', CLOSED);
    const copy = element.cloneNode(true) as NewsCommentGuidelines;
    element.after(copy);
    await copy.updateComplete;
    expect(words(copy)).to.equal('Closed now.');
    copy.thread = 'open';
    await copy.updateComplete;
    expect(words(copy)).to.equal(NEUTRAL);
    expect(words(element)).to.equal('Closed now.');
  });

  it('moving it and taking it out changes nothing', async () => {
    const element = await panel('thread="closed"', CLOSED);
    const parent = element.parentElement!;
    element.remove();
    parent.prepend(element);
    await element.updateComplete;
    expect(words(element)).to.equal('Closed now.');
    element.thread = 'open';
    await element.updateComplete;
    expect(words(element)).to.equal(NEUTRAL);
  });

  it('scripts in a template never run', async () => {
    const element = await panel(
      '',
      '<template data-thread="closed"><script>window.ran = 1</script><p>Closed.<script>window.ran = 2</script></p></template>',
    );
    element.thread = 'closed';
    await element.updateComplete;
    expect(words(element)).to.equal('Closed.');
    expect((window as { ran?: number }).ran).to.equal(undefined);
  });

  it('a template that arrives, or goes, while the panel stands counts', async () => {
    const element = await panel('thread="closed"');
    const template = document.createElement('template');
    template.dataset.thread = 'closed';
    template.innerHTML = '<p>Late news.</p>';
    element.append(template);
    await nextFrame();
    expect(words(element)).to.equal('Late news.');
    template.remove();
    await nextFrame();
    expect(words(element)).to.equal(NEUTRAL);
  });

  it('what a template brings for a slot replaces what stood there; the rest stays', async () => {
    const element = await panel(
      '',
      `<p slot="notice">Old notice.</p><p slot="alternatives">Write a letter.</p>
       <template data-thread="paused"><p slot="notice">Paused.</p><p>Back soon.</p></template>`,
    );
    element.thread = 'paused';
    await element.updateComplete;
    expect(words(element)).to.equal('Paused. Back soon. Write a letter.');
    element.thread = 'open';
    await element.updateComplete;
    expect(words(element)).to.equal(`${NEUTRAL} Old notice. Write a letter.`);
  });

  describe('reader', () => {
    const subscribe = '<a slot="cta" href="/subscribe">Subscribe</a>';

    it('only anonymous and registered readers are asked to subscribe', async () => {
      const element = await panel('', subscribe);
      for (const reader of READERS) {
        element.reader = reader;
        await element.updateComplete;
        const asked = reader === 'anonymous' || reader === 'registered';
        expect(words(element).includes('Subscribe'), reader).to.equal(asked);
        expect(element.querySelector('a')?.checkVisibility() ?? false, reader).to.equal(asked);
      }
    });

    it('a template’s own subscribe line is kept from the others, too', async () => {
      const element = await panel(
        'thread="closed"',
        `<template data-thread="closed"><p>Closed.</p>${subscribe}</template>`,
      );
      expect(words(element)).to.equal('Closed.');
      element.reader = 'registered';
      await element.updateComplete;
      expect(words(element)).to.equal('Closed. Subscribe');
      element.reader = 'subscriber';
      await element.updateComplete;
      expect(words(element)).to.equal('Closed.');
    });

    it('follows the page and the nearest context; its own attribute wins, unless misspelt', async () => {
      const context = await fixture<NewsReaderContext>(
        html`<news-reader-context reader="anonymous"
          ><news-comment-guidelines></news-comment-guidelines
        ></news-reader-context>`,
      );
      const element = context.querySelector('news-comment-guidelines')!;
      await element.updateComplete;
      expect(element.state.reader).to.equal('anonymous');
      setReader({ reader: 'subscriber' });
      expect(element.state.reader).to.equal('anonymous');
      context.reader = undefined;
      await context.updateComplete;
      expect(element.state.reader).to.equal('subscriber');
      element.reader = 'banned';
      expect(element.state.reader).to.equal('banned');
      element.setAttribute('reader', 'banend');
      expect(element.state.reader).to.equal('subscriber');
    });

    it('while the page waits for the answer, nobody is asked to subscribe', async () => {
      setReader({ pending: true });
      const element = await panel('', `${subscribe}<template data-reader="anonymous"><p>Not you.</p></template>`);
      expect(words(element)).to.equal(NEUTRAL);
      setReader({ reader: 'subscriber' });
      await element.updateComplete;
      expect(words(element)).to.equal(NEUTRAL);
    });

    it('says when the link was followed', async () => {
      const element = await panel('reader="anonymous"', '<a slot="cta" href="#x">Subscribe</a>');
      setTimeout(() => element.querySelector('a')!.click());
      const { detail } = await oneEvent<CustomEvent<unknown>>(element, 'news-comment-guidelines-cta');
      expect(detail).to.deep.equal({ thread: 'open', reader: 'anonymous', load: 'idle' });
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('a slot of the same name in something else is not its own', async () => {
      const element = await panel('', '<section><button slot="cta">Another offer</button></section>');
      let heard = 0;
      element.addEventListener('news-comment-guidelines-cta', () => (heard += 1));
      element.querySelector('button')!.click();
      expect(heard).to.equal(0);
    });
  });

  it('in another document, what is taken out and what is put in belong to that one', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentDocument!;
    const element = await panel('', CLOSED);
    const heading = element.querySelector('h2')!;
    inner.body.append(element);
    element.thread = 'closed';
    await element.updateComplete;
    expect(words(element)).to.equal('Closed now.');
    expect(heading.ownerDocument).to.equal(inner);
    element.thread = 'open';
    await element.updateComplete;
    expect(words(element)).to.equal(NEUTRAL);
    frame.remove();
  });

  describe('built-in words', () => {
    for (const thread of ['premoderated', 'closed', 'paused', 'off', 'archived'] as const) {
      it(`say that the thread is ${thread}, unless a template does`, async () => {
        const element = await panel(`thread="${thread}"`);
        expect(words(inside(element, '[part=notice]')!)).to.match(/\w+.*\.$/);
        if (thread === 'closed') expect(words(inside(element, '[part=notice]')!)).to.contain('still read');
        await expect(element).to.be.accessible();
        const other = await panel(`thread="${thread}"`, `<template data-thread="${thread}"><p>Mine.</p></template>`);
        expect(words(inside(other, '[part=notice]')!)).to.equal('');
      });
    }

    it('say how long a review takes and when the rules changed', async () => {
      const today = new Date().toISOString().slice(0, 10);
      const element = await panel(`review-time="1h" updated="${today}"`);
      expect(words(inside(element, '.meta')!)).to.contain('within an hour');
      expect(inside(element, 'time')!.getAttribute('datetime')).to.equal(today);
      element.reviewTime = '90m';
      element.updatedOn = '2019-02-30';
      await element.updateComplete;
      expect(words(inside(element, '.meta')!)).to.contain('within 90 minutes');
      expect(inside(element, '[part=badge]')).to.equal(null);
      element.thread = 'closed';
      await element.updateComplete;
      expect(inside(element, '.meta')).to.equal(null);
    });
  });

  describe('change', () => {
    it('is announced once, never at the start, and tells scripts', async () => {
      const element = await panel('thread="premoderated"', CLOSED);
      const status = inside(element, '[part=status]')!;
      expect(status.getAttribute('role')).to.equal('status');
      const said: string[] = [];
      new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, {
        childList: true,
      });
      const heard: unknown[] = [];
      element.addEventListener('news-comment-guidelines-state', (event) => heard.push(event.detail));
      await aTimeout(50);
      expect(said).to.deep.equal([]);
      element.thread = 'closed';
      await element.updateComplete;
      await nextFrame();
      element.requestUpdate();
      await nextFrame();
      expect(said).to.deep.equal(['Closed now.']);
      expect(heard).to.deep.equal([
        {
          thread: 'closed',
          reader: 'unknown',
          load: 'idle',
          previous: { thread: 'premoderated', reader: 'unknown', load: 'idle' },
        },
      ]);
    });

    it('is announced with what was meant, not with a heading alone, and without the rules', async () => {
      const element = await panel(
        '',
        '<template data-thread="paused"><h3>Comments</h3><p>Back at noon.</p><ul><li>Rule.</li></ul></template>',
      );
      element.thread = 'paused';
      await element.updateComplete;
      await nextFrame();
      expect(inside(element, '[part=status]')!.textContent).to.equal('Comments Back at noon.');
    });

    it('two changes in a row are announced as one, and what is no longer true goes', async () => {
      const element = await panel('', `${CLOSED}<template data-thread="paused"><p>Paused.</p></template>`);
      const status = inside(element, '[part=status]')!;
      const said: string[] = [];
      new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, {
        childList: true,
      });
      element.thread = 'closed';
      await Promise.resolve();
      element.thread = 'paused';
      await element.updateComplete;
      await nextFrame();
      expect(said).to.deep.equal(['Paused.']);
      element.load = 'ready';
      await element.updateComplete;
      expect(status.textContent, 'a state that says nothing').to.equal('');
    });

    for (const attributes of [
      'thread="closed"',
      'thread="paused"',
      'load="error"',
      'load="loading"',
      'reader="banned"',
      'opens-at="2099-01-01T00:00:00Z"',
      'mode="compact" version="2"',
    ]) {
      it(`what the page came with is never announced, nor told: ${attributes}`, async () => {
        const said: (string | null)[] = [];
        const heard: string[] = [];
        const listen = ({ type }: Event) => heard.push(type);
        document.addEventListener('news-comment-guidelines-state', listen);
        const element = await panel(attributes, '<template data-thread="closed"><p>Closed.</p></template>');
        const status = inside(element, '[part=status]')!;
        said.push(status.textContent);
        new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
        await aTimeout(50);
        expect(said).to.deep.equal(['']);
        expect(heard).to.deep.equal([]);
        document.removeEventListener('news-comment-guidelines-state', listen);
      });
    }

    it('is announced in built-in words where no template has any', async () => {
      const element = await panel();
      element.thread = 'closed';
      await element.updateComplete;
      await nextFrame();
      expect(inside(element, '[part=status]')!.textContent).to.contain('Comments are closed');
    });

    it('learning who reads is not announced', async () => {
      const element = await panel('', '<template data-reader="subscriber"><p>Welcome.</p></template>');
      setReader({ reader: 'subscriber' });
      await element.updateComplete;
      expect(words(element)).to.equal('Welcome.');
      expect(words(inside(element, '[part=status]')!)).to.equal('');
    });

    it('focus that was on a text that goes lands on the panel', async () => {
      const element = await panel('', `<p><a href="#x">Rules</a></p>${CLOSED}`);
      element.querySelector('a')!.focus();
      element.thread = 'closed';
      await element.updateComplete;
      expect(document.activeElement).to.equal(element);
    });
  });
});
