import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** How the panel looks, and what of the strip need not be there at first paint. */
export const panelStyles = css`
  /* The panel is as wide as this, and lies over the page, even where that makes an inline box of the host. */
  section {
    position: relative;
    z-index: inherit;
  }
  /* Shown after the page was laid out without it: it lies on top, of what has scrolled away only, and moves nothing. */
  .late {
    position: absolute;
    inset-inline: 0;
  }
  button {
    scroll-margin-block: -99px;
  }
  button:hover {
    background: ${tokens.rule};
  }
  #strip {
    cursor: pointer;
  }
  .bottom #strip {
    box-sizing: content-box;
    padding-block-end: env(safe-area-inset-bottom);
  }
  .bottom svg {
    rotate: x 180deg;
  }
  [aria-expanded='true'] svg {
    scale: 1 -1;
  }
  .cover,
  #panel {
    position: absolute !important;
    inset-inline: 0;
  }
  #panel {
    padding-block: 8px;
    container-type: inline-size;
    overscroll-behavior: contain;
    /* What gets focus is not to end up under the offer (WCAG 2.4.11). */
    scroll-padding-block-end: 6em;
    box-shadow: 0 16px 16px -16px rgb(0 0 0 / 40%);
  }
  @media (min-height: 400px) {
    #panel {
      max-block-size: min(30svh, var(--news-pencil-panel-size, 22rem));
      overflow: auto;
    }
    /* A line of no height that never moves: a panel that grew upwards by itself would count as a layout shift. */
    .bottom .cover {
      inset-block-start: 0;
    }
    .bottom #panel {
      inset-block-end: 0;
      box-shadow: none;
    }
  }
  #panel .row,
  .body {
    display: grid;
    gap: 4px 32px;
    line-height: 1.4;
  }
  /* One line to act on: the price, and beside it the action where both have room. */
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    padding-block: 6px;
    font-size: 0.9375em;
    border-block-start: 1px solid ${tokens.rule};
    font-variant-numeric: tabular-nums;
  }
  ::slotted([slot$='price']) {
    flex: 1 9em;
    text-wrap: balance;
  }
  /* Where that would fill a narrow panel, the price comes first, and the action has a line of its own. */
  @container (width < 19em) {
    .offer {
      display: contents;
    }
    ::slotted([slot$='price']) {
      order: -1;
    }
    ::slotted([slot$='cta']) {
      text-align: center;
    }
  }
  /* However low the panel, they stay in view, the action alone where the panel is narrow, unless huge letters fill it. */
  @container (width >= 12em) {
    .offer {
      position: sticky;
      inset-block-end: -8px;
    }
    ::slotted([slot$='cta']:not([slot*='strip'])) {
      position: sticky !important;
      inset-block-end: 0;
    }
  }
  /* As wide as its words. The transparent border is the button's edge in forced colours. */
  ::slotted(:is(a, button)[slot$='cta']:not([slot*='strip'])) {
    padding: 11px 16px !important;
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
  ::slotted([slot$='strip-cta']) {
    padding-block: 4px !important;
  }
  @media (pointer: coarse) {
    ::slotted([slot$='strip-cta']) {
      padding-block: 13px !important;
    }
  }
  @media (min-width: 768px) {
    /* A long price line wraps; it does not take the room of the propositions. */
    #panel .row {
      grid-template-columns: 1fr fit-content(22rem);
      align-items: center;
    }
    .body {
      font-size: 1.25em;
    }
    .offer {
      display: grid;
      justify-items: start;
      border: 0;
    }
    ::slotted([slot$='legal']) {
      grid-column: 1 / -1;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
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
