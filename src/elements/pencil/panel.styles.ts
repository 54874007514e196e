import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** The panel, and what of the strip need not be there at first paint. */
export const panelStyles = css`
  #strip {
    cursor: pointer;
  }
  button {
    scroll-margin-block: -99px;
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
  #panel {
    position: absolute !important;
    inset-inline: 0;
  }
  :host([placement='bottom']) .cover {
    inset-block-start: 0;
  }
  #panel {
    max-block-size: min(30svh, var(--news-pencil-panel-size, 22rem));
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: 0 16px 16px -16px rgb(0 0 0 / 40%);
  }
  :host([placement='bottom']) :is(#strip, #panel) {
    box-shadow: 0 -1px ${tokens.rule};
  }
  :host([placement='bottom']) #panel {
    inset-block-end: 0;
  }
  #panel,
  .body {
    display: grid;
    gap: 4px 32px;
    line-height: 1.4;
  }
  #panel {
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
  }
  /* As wide as its words. The transparent border is the button's edge in forced colours. */
  ::slotted(:is(a, button):is([slot='cta'], [slot='variant:cta'])) {
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
  ::slotted([slot$='legal']) {
    font-size: 0.8125em;
  }
  @media (min-width: 768px) {
    /* A long price line wraps; it does not take the room of the propositions. */
    #panel {
      grid-template-columns: 1fr fit-content(22rem);
      align-items: center;
    }
    .body {
      font-size: 1.25em;
    }
    .offer {
      display: grid;
      justify-items: start;
    }
    ::slotted([slot$='legal']) {
      grid-column: 1 / -1;
    }
  }
  @media (max-height: 399px) {
    :host(:not([placement='bottom'])) #panel {
      max-block-size: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    svg {
      transition: transform 160ms;
    }
    :host([open]) .cover {
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
