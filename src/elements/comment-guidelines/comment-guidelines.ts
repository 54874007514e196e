import { html, LitElement, type TemplateResult } from 'lit';
import { hostStyles } from '../../styles/host.js';
import { styles } from './comment-guidelines.styles.js';

/**
 * @summary To be written.
 *
 * @slot - Content.
 */
export class NewsCommentGuidelines extends LitElement {
  static override styles = [hostStyles, styles];

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
