import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

const background = css`var(--news-pencil-background, ${tokens.background})`;
const color = css`var(--news-pencil-color, ${tokens.color})`;

export const styles = css`
  :host {
    position: sticky !important;
    inset-block-start: var(--news-pencil-inset, env(safe-area-inset-top)) !important;
    z-index: var(--news-pencil-z-index, 1000) !important;
    pointer-events: none;
  }
  :host([placement='bottom']) {
    position: fixed !important;
    inset: auto 0 var(--news-pencil-inset, 0) !important;
  }
  :host([placement='inline']) {
    position: relative !important;
    inset: auto !important;
    z-index: 1 !important;
  }
  /* What had a place keeps it. */
  :host(:state(suppressed)) {
    visibility: hidden;
  }
  :host(:state(gone)) {
    display: none !important;
  }
  section {
    position: relative;
    pointer-events: auto;
  }
  /* Shown after the page was laid out without it: it lies on top and moves nothing. */
  .late {
    position: absolute;
    inset-inline: 0;
  }
  [part='strip'],
  .room {
    block-size: var(--news-pencil-strip-size, max(48px, 2.8em));
  }
  [part='strip'],
  [part='panel'] {
    padding-inline: max(16px, env(safe-area-inset-left)) max(16px, env(safe-area-inset-right));
    border-block-end: 1px solid ${tokens.rule};
    background: ${background};
    color: ${color};
  }
  [part='strip'] {
    cursor: pointer;
  }
  .measure {
    max-inline-size: var(--news-pencil-max-inline-size, 72rem);
    margin: auto;
  }
  [part='strip'] .measure {
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
    font-size: 0.9375em;
    line-height: 1.2;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  ::slotted(*) {
    margin-block: 0 !important;
    color: inherit !important;
  }
  ::slotted([slot='headline']) {
    display: inline !important;
    font-size: inherit !important;
    line-height: inherit !important;
  }
  ::slotted([slot='strip-cta']),
  [part='toggle'],
  ::slotted([slot='legal']) {
    font-size: 0.8125em;
  }
  button {
    flex: none;
    scroll-margin-block: -99px;
  }
  button[hidden] {
    display: none;
  }
  button:hover {
    background: ${tokens.rule};
  }
  :host([open]:not([placement='bottom'])) [part='toggle'] svg,
  :host([placement='bottom']:not([open])) [part='toggle'] svg {
    transform: scaleY(-1);
  }
  /* A line of no height that never moves: a panel that grew upwards by itself would count as a layout shift. */
  .cover,
  [part='panel'] {
    position: absolute !important;
    inset-inline: 0;
  }
  :host([placement='bottom']) .cover {
    inset-block-start: 0;
  }
  [part='panel'] {
    max-block-size: min(30svh, var(--news-pencil-panel-size, 22rem));
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: 0 16px 16px -16px rgb(0 0 0 / 40%);
  }
  :host([placement='bottom']) :is([part='strip'], [part='panel']) {
    box-shadow: 0 -1px ${tokens.rule};
  }
  :host([placement='bottom']) [part='strip'] {
    box-sizing: content-box;
    padding-block-end: env(safe-area-inset-bottom);
  }
  :host([placement='bottom']) [part='panel'] {
    inset-block-end: 0;
  }
  [part='panel'] .measure,
  .body {
    display: grid;
    gap: 4px 32px;
    line-height: 1.4;
  }
  [part='panel'] .measure {
    padding-block: 12px;
  }
  /* However low the panel, the price and the action stay in view. */
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    position: sticky;
    inset-block-end: 0;
    padding-block: 4px;
    font-variant-numeric: tabular-nums;
    background: ${background};
    color: ${color};
  }
  /* The transparent border is the button's edge in forced colours. */
  ::slotted(:is(a, button)[slot='cta']) {
    display: inline-block !important;
    padding: 10px 20px !important;
    border: 1px solid transparent !important;
    border-radius: ${tokens.radius};
    background: var(--news-pencil-accent, ${tokens.accent}) !important;
    color: var(--news-pencil-accent-color, ${tokens.accentColor}) !important;
    font: inherit;
    font-weight: 600;
    text-decoration: none !important;
  }
  @media (max-width: 599px) {
    [part='toggle'] span {
      font-size: 0;
    }
  }
  @media (min-width: 768px) {
    [part='panel'] .measure {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
    .body {
      font-size: 1.25em;
    }
    .offer {
      display: grid;
      justify-items: start;
    }
    ::slotted([slot='legal']) {
      grid-column: 1 / -1;
    }
  }
  /* Too low to cover, as at 400 % zoom (WCAG 1.4.10): it scrolls away with the page. */
  @media (max-height: 399px) {
    :host {
      position: relative !important;
      inset: auto !important;
    }
    [part='panel'] {
      max-block-size: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    svg {
      transition: transform 160ms;
    }
    [part='panel'] {
      animation: enter 160ms ease-out;
    }
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
