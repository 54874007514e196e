import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';

/**
 * @summary One purpose that readers can allow or refuse, as a child of `<news-cookie-notice>`.
 *
 * It is data: the notice reads its attributes, and shows its content in the preferences. It has no shadow root, so the
 * description is readable without script.
 *
 * @slot - What the category is for, in your own words.
 */
export class NewsCookieCategory extends ReactiveElement {
  /** Name that scripts and gates refer to: 1 to 40 letters, digits, `-` or `_`. Anything else, or a name that another category of the notice has, leaves the category out. */
  @property() name = '';

  /** What readers see; without it, the name. */
  @property() label = '';

  /** The site cannot do without it: always granted, and readers are told so. */
  @property({ type: Boolean }) required = false;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(): void {
    // Where the notice shows it: beside its own buttons.
    this.slot = `category-${String(this.name ?? '').trim()}`;
  }

  /** What the element says about itself. */
  explain(): { name: string; label: string; required: boolean } {
    return { name: this.name, label: this.label || this.name, required: this.required };
  }
}
