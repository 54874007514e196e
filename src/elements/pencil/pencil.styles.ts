import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** What the strip needs before first paint, and the panel to be readable; the rest is in `panel.styles.ts`. */
export const styles = css`
  :host {
    position: relative !important;
    z-index: 1 !important;
  }
  /* A lower window has no room to cover, as at 400 % zoom (WCAG 1.4.10): there it scrolls away with the page. */
  @media (min-height: 400px) {
    :host(:not([placement='inline'])) {
      position: sticky !important;
      inset-block-start: var(--news-pencil-inset, env(safe-area-inset-top)) !important;
      z-index: var(--news-pencil-z-index, 1000) !important;
    }
    :host([placement='bottom']) {
      position: fixed !important;
      inset-block: auto var(--news-pencil-inset, 0) !important;
      inset-inline: 0 !important;
    }
  }
  /* What had a place keeps it. */
  :host(:state(suppressed)) {
    visibility: hidden;
  }
  :host(:state(gone)) {
    display: none !important;
  }
  #strip,
  .room {
    block-size: var(--news-pencil-strip-size, max(48px, 2.8em));
  }
  #strip,
  #panel,
  .offer {
    background: var(--news-pencil-background, ${tokens.background});
    color: var(--news-pencil-color, ${tokens.color});
  }
  :where(#strip, #panel) {
    padding-inline: max(16px, env(safe-area-inset-left)) max(16px, env(safe-area-inset-right));
    outline: 1px solid ${tokens.rule};
  }
  .row {
    max-inline-size: var(--news-pencil-max-inline-size, 72rem);
    margin-inline: auto;
  }
  #strip .row {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 100%;
  }
  [part='headline'] {
    flex: 1;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    /* Room for what hangs below the last line: lines this close cut it off. */
    padding-block: 0.1em;
    font-size: 0.9375em;
    line-height: 1.2;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  ::slotted(*) {
    margin-block: 0 !important;
    color: inherit !important;
  }
  ::slotted([slot$='headline']) {
    display: inline !important;
    font-size: inherit !important;
    line-height: inherit !important;
  }
  ::slotted([slot$='strip-cta']),
  span {
    font-size: 0.8125em;
  }
  button[hidden] {
    display: none;
  }
  /* The cross, not its target, ends where the text does. */
  [part='dismiss'] {
    margin-inline-end: -8px;
  }
  @media (max-width: 599px) {
    span {
      font-size: 0;
    }
  }
`;
