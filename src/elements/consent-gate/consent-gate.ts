import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../../controllers/localize.js';
import { ReaderController } from '../../controllers/reader.js';
import { adoptLightStyles, restyle } from '../../internal/adopt-styles.js';
import { emit } from '../../internal/emit.js';
import { type ConsentPage, consentPage, recorderOf } from '../../reader/will-ask.js';
import { buttonStyles } from '../../styles/button.js';
import { hostStyles } from '../../styles/host.js';
import { styles } from './consent-gate.styles.js';
import { ratioOf } from './ratio.js';

/**
 * @summary Keeps an embed back until the reader allows its category; makes no request before, and keeps its space.
 *
 * The embed stands in a `<template>`, which loads nothing and needs no rewriting. What stands beside it is shown in its
 * place: a link to the source, for instance, which also works without script.
 *
 * @slot - What shows while the embed is kept back; the built-in sentence and buttons follow it.
 * @fires {CustomEvent<{category: string, reason: string}>} news-consent-gate-open - The embed was put in: by `consent`, or `once`.
 * @fires {CustomEvent<{category: string}>} news-consent-gate-close - It was taken out again.
 * @csspart placeholder - What shows in place of the embed.
 * @csspart once - Shows this embed in this page view, without recording anything.
 * @csspart always - Grants the category; there when a notice on the page asks about it.
 * @cssprop [--news-consent-gate-background=transparent] - Ground of the placeholder; set the colour with it.
 * @cssprop [--news-consent-gate-color=inherit] - Text of the placeholder.
 * @cssprop [--news-consent-gate-block-size=12rem] - Least height, for embeds whose shape is not known, e.g. `30rem` for a post.
 * @cssstate open - The embed is there.
 */
export class NewsConsentGate extends LitElement {
  static override styles = [hostStyles, buttonStyles, styles];

  /** The category that must be allowed, as in `<news-cookie-category name>`. Without it, or with one that nobody asks about, only the button opens. */
  @property() category = '';

  /** Width to height of the embed, e.g. `16 / 9`; without it, `width` and `height` of the first frame, picture or video in the template. */
  @property() ratio?: string;

  #words = new LocalizeController(this);
  #reader = new ReaderController(this);
  #internals = this.attachInternals();
  #observer?: MutationObserver;
  /** Of the document that it is connected in. */
  #page?: ConsentPage;
  #embed?: HTMLElement;
  #once = false;
  #placeholder?: typeof import('./placeholder.js');

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLightStyles(this, 'consent-gate', LIGHT);
    this.#page = consentPage(this.ownerDocument);
    // With the notice that records an answer, the button for it comes and goes.
    this.#page.gates.add(this);
    this.#observer = new MutationObserver(() => this.requestUpdate());
    // The parser may still be busy with the template.
    this.#observer.observe(this, { childList: true });
    // A clone of an open gate comes with the embed, but not with the state that goes with it.
    if (!this.#embed) for (const old of this.querySelectorAll(':scope > [slot=embed]')) old.remove();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#page?.gates.delete(this);
  }

  adoptedCallback(): void {
    restyle(this, this.#placeholder?.styles);
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.#hasFocus;
    this.#decide();
    super.update(changed);
    // The button that was pressed is gone, or the embed: who was on it goes on from its place.
    if (focused && !this.#hasFocus) this.#frame.focus({ preventScroll: true });
  }

  protected override updated(): void {
    // Custom property on a node of our own: an inline style in the markup would need `style-src 'unsafe-inline'`.
    this.#frame.style.setProperty('--_ratio', ratioOf(this.ratio, this.#template) ?? '');
  }

  /** Shows the embed in this page view, whatever was decided. Records nothing. */
  load(): void {
    this.#once = true;
    this.requestUpdate();
  }

  /** Whether the embed shows, and on what grounds. */
  explain(): { category: string; open: boolean; allowed: boolean; once: boolean; template: boolean } {
    return {
      category: this.#name,
      open: !!this.#embed,
      allowed: this.#allowed,
      once: this.#once,
      template: !!this.#template,
    };
  }

  /** The attribute may be taken away again, and then the property is `null`. */
  get #name(): string {
    return String(this.category ?? '').trim();
  }

  get #frame(): HTMLElement {
    return this.renderRoot.firstElementChild as HTMLElement;
  }

  get #allowed(): boolean {
    return this.#reader.state.consent.allows(this.#name);
  }

  get #template(): HTMLTemplateElement | null {
    // Where the script is faster than the parser, the one for a shadow root stays in the page.
    return this.querySelector(':scope > template:not([shadowrootmode])');
  }

  /** Also where it is inside a frame, which is no `:focus-within` in Firefox and WebKit. */
  get #hasFocus(): boolean {
    return this.contains((this.getRootNode() as Document | ShadowRoot).activeElement);
  }

  #decide(): void {
    const allowed = this.#allowed;
    const template = this.#template;
    if ((allowed || this.#once) && template && !this.#embed) this.#open(template, allowed ? 'consent' : 'once');
    else if (this.#embed && !allowed && !this.#once) this.#close();
    if (!this.#embed) void this.#load();
    this.#internals.states?.[this.#embed ? 'add' : 'delete']('open');
  }

  #open(template: HTMLTemplateElement, reason: 'consent' | 'once'): void {
    this.#embed = this.ownerDocument.createElement('div');
    this.#embed.slot = 'embed';
    this.#embed.append(this.ownerDocument.importNode(template.content, true));
    this.append(this.#embed);
    this.#tell('open', reason);
  }

  #close(): void {
    this.#embed?.remove();
    this.#embed = undefined;
    this.#tell('close');
  }

  #tell(what: 'open' | 'close', reason?: string): void {
    const detail = { category: this.#name, reason };
    void this.updateComplete.then(() => emit(this, `news-consent-gate-${what}`, detail));
  }

  async #load(): Promise<void> {
    if (this.#placeholder) return;
    try {
      this.#placeholder = await import('./placeholder.js');
      restyle(this, this.#placeholder.styles);
      this.requestUpdate();
    } catch {
      // What the author wrote stands there.
    }
  }

  protected override render(): TemplateResult {
    const category = this.#name;
    const recorder = this.#page && recorderOf(this.#page);
    return html`<div class="frame" tabindex="-1">
      ${
        this.#embed
          ? html`<slot name="embed"></slot>`
          : html`<div class="placeholder" part="placeholder">
              <div><slot></slot></div>
              ${
                this.#placeholder && this.#template
                  ? this.#placeholder.offer(
                      this.#words,
                      recorder?.label(category),
                      () => this.load(),
                      // Recorded as the reader's own answer; the gate opens when the state says so.
                      () => recorder?.save('gate', { [category]: 'granted' }),
                    )
                  : nothing
              }
            </div>`
      }
    </div>`;
  }
}

const LIGHT =
  ':where(news-consent-gate>[slot=embed]>iframe:only-child){display:block;inline-size:100%;block-size:100%;border:0}';
