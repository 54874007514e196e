import { css } from 'lit';

export const styles = css`
  /* The layout is on a box of our own, so that it holds on a page that resets the host. */
  .base {
    display: grid !important;
    grid-template-columns: minmax(0, 1fr) auto;
    color: var(--news-carousel-color, inherit);
  }
  .viewport {
    grid-area: 1 / 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: var(--news-carousel-align, start);
    overflow-wrap: break-word;
  }
  /* All slides in one cell: it is as high as the highest, and a change costs no layout. */
  .slide {
    grid-area: 1 / 1;
    min-inline-size: 0;
    /* A stacking context that is always there: else Chromium lays out anew whenever the opacity leaves 1. */
    isolation: isolate;
  }
  .slide[inert]:not(.leaving) {
    visibility: hidden;
  }
  :host([transition='slide']) .viewport {
    overflow: clip;
    overflow-clip-margin: 4px;
    touch-action: pan-y pinch-zoom;
  }
  ::slotted(*) {
    margin: 0;
    max-inline-size: 100%;
  }
  ::slotted(img) {
    block-size: auto;
  }
  /* Left behind by a script that toggled inline styles, or still being written by it. */
  ::slotted([style*='display:none']),
  ::slotted([style*='display: none']),
  .reveal ::slotted(*) {
    display: revert !important;
  }
  ::slotted([style*='visibility']) {
    visibility: inherit !important;
  }
  /* Beside the text: 40 px are kept free, and the buttons are centred on the first line. */
  .controls {
    grid-area: 1 / 2;
    display: flex;
    align-items: center;
    justify-content: end;
    inline-size: 40px;
    block-size: 1lh;
  }
  /* Below it, where there are more than one. */
  .below .controls {
    grid-area: 2 / 1;
    justify-content: start;
    inline-size: auto;
    block-size: 40px;
    margin-inline-start: -6px;
  }
  .controls button {
    padding: 0;
    color: var(--news-carousel-control-color, inherit);
  }
  /* Visibility is inherited: this tells when an ancestor comes back into view, which no observer does. */
  .visually-hidden {
    transition: visibility 1ms;
  }
  @media (forced-colors: active) {
    .controls button {
      border-color: transparent;
    }
  }
  @media print {
    .viewport {
      display: block !important;
    }
    .slide[inert] {
      visibility: visible !important;
    }
    .slide + .slide {
      margin-block-start: 0.5em;
    }
    .controls {
      display: none !important;
    }
  }
`;
