// What only readers see whose cookies are blocked: the notice itself, and how to turn cookies on in each browser.
import { html, nothing, type TemplateResult } from 'lit';
import { addBuiltIn, type LocalizeController } from '../../controllers/localize.js';
import { enOnDemand } from '../../translations/en-on-demand.js';
import type { CookieVerdict } from '../../reader/cookie-probe.js';
import { type Browser, browsers, guessBrowser } from './browsers.js';
import type { NewsCookieNotice } from './cookie-notice.js';
import { helpStyles } from './help.styles.js';
import { links } from './links.js';
import { noticeStyles } from './notice.styles.js';
import { reloadButton } from './reload-button.js';

addBuiltIn('en', enOnDemand);

/** How long the thanks stand, in milliseconds: time to read five words and to hear them. */
const THANKS = 6000;

/** The notice about blocked cookies, and what it says when they are back. */
export class Help {
  readonly styles = [noticeStyles, helpStyles];
  #host: NewsCookieNotice;
  #words: LocalizeController;
  #said?: 'cookieStill' | 'cookieThanks' | 'cookieFinish';
  /** The reader pressed a button that may be gone after the next rendering. */
  #pressed = false;
  /** The thanks go by themselves. */
  #fades = false;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: NewsCookieNotice, words: LocalizeController) {
    this.#host = host;
    this.#words = words;
  }

  /** What the last line says. */
  get line(): string {
    return this.#said ? this.#words.term(this.#said) : '';
  }

  /** Cookies are back, and the reader is told so. */
  get thanks(): boolean {
    return this.#said === 'cookieThanks' || this.#said === 'cookieFinish';
  }

  say(what?: 'cookieStill' | 'cookieThanks' | 'cookieFinish'): void {
    this.#said = what;
  }

  /** After another view was rendered. */
  shown(view: string | undefined): void {
    this.stop();
    this.#fades = view === 'note' && !this.#pressed && this.#said === 'cookieThanks';
    if (view !== 'note') return;
    // The button that had focus is gone.
    if (this.#pressed) this.#host.renderRoot.querySelector<HTMLElement>('[part=confirmation]')?.focus();
    this.#pressed = false;
    this.resume();
  }

  /** The notice is in the page again. */
  resume(): void {
    if (this.#fades) this.#timer = setTimeout(() => this.#host.hide(), THANKS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #recheck = (): void => {
    this.#pressed = true;
    this.#host.recheck();
  };

  view(blocked: boolean, verdict: CookieVerdict | undefined): TemplateResult {
    const t = this.#words;
    return html`${
        !blocked
          ? nothing
          : verdict?.reason === 'embedded'
            ? embedded(t, this.#host.ownerDocument)
            : html`<div><slot></slot>${hasWords(this.#host) ? nothing : t.term('cookieBlocked')}</div>
                <div class="quiet"><slot name="consequences"></slot></div>
                <details part="steps">
                  <summary>${t.term('cookieHow')}</summary>
                  ${steps(t)}
                </details>
                ${links(this.#host, t)}`
      }
      <div class="row note">
        <span part="confirmation" role="status" tabindex="-1">${this.line}</span>
        ${
          blocked
            ? html`<button part="recheck" class="outline" type="button" @click=${this.#recheck}>
                ${t.term('cookieRecheck')}
              </button>`
            : nothing
        }
        ${this.#said && this.#said !== 'cookieThanks' ? reloadButton(this.#host, t) : nothing}
      </div>`;
  }
}

/** Whether the author wrote a text; what only readers without script see does not count. */
function hasWords(host: Element): boolean {
  return [...host.childNodes].some(
    (node) => !(node as Element).slot && node.nodeName !== 'NOSCRIPT' && node.nodeType < 4 && node.textContent?.trim(),
  );
}

/** In a frame of another site no setting of the reader's is at fault, so the author's text would be wrong. */
function embedded(words: LocalizeController, doc: Document): TemplateResult {
  return html`<p>
    ${words.term('cookieEmbedded')}
    <a href=${doc.location.href} target="_blank" rel="noopener">${words.term('cookieOpen')}</a>
  </p>`;
}

/** The reader's own browser first and open, all others one click away. */
function steps(words: LocalizeController): TemplateResult {
  const own = guessBrowser(navigator.userAgent, navigator.maxTouchPoints);
  const sorted = [...browsers].sort((a, b) => Number(b.key === own) - Number(a.key === own));
  return html`${sorted.map((browser) => one(browser, browser.key === own, words))}
    <p class="notes">${words.term('cookieStepsNotes')}</p>`;
}

function one({ key, name, address }: Browser, open: boolean, words: LocalizeController): TemplateResult {
  return html`<details class="browser" ?open=${open}>
    <summary>${words.term('cookieStepsFor', name)}</summary>
    <ol>
      ${words
        .term(`cookieSteps${key}`)
        .split('\n')
        .map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      address
        ? html`<p>${words.term('cookieStepsAddress')}</p>
            <p class="address">
              <code part="address" dir="ltr">${address.match(/[^/]*\/*/g)!.map((piece) => html`${piece}<wbr />`)}</code>
              <button
                part="copy"
                class="outline"
                type="button"
                aria-label=${words.term('cookieCopyAddress', name)}
                @click=${(event: Event) => void copy(event.currentTarget as HTMLElement, words)}
              >
                ${words.term('cookieCopy')}
              </button>
              <span role="status"></span>
            </p>`
        : nothing
    }
  </details>`;
}

async function copy(button: HTMLElement, words: LocalizeController): Promise<void> {
  const code = button.previousElementSibling!;
  const status = button.nextElementSibling!;
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = words.term('cookieCopied');
  } catch {
    // Over http there is no clipboard, and a browser may refuse: the address is selected, ready for the reader's keys.
    code.ownerDocument.getSelection()?.selectAllChildren(code);
    status.textContent = words.term('cookieSelected');
  }
}
