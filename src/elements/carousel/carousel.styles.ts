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
    /* A stacking context that is always there: else Chromium lays out anew whenever the opacity leaves 1. */
    isolation: isolate;
  }
  .slide[inert] {
    opacity: 0;
    visibility: hidden;
  }
  /* Out, then in: two texts over each other cannot be read. Not in print, which would be taken half-way. */
  @media screen and (prefers-reduced-motion: no-preference) {
    .slide {
      transition: opacity 0.12s 0.08s ease-out;
    }
    .slide[inert] {
      transition:
        opacity 0.08s,
        visibility 0s 0.08s;
    }
    [data-transition='none'] > * {
      transition: none !important;
    }
  }
  .row {
    display: flex;
    overflow: auto;
    > .slide {
      flex: 0 0 100%;
    }
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
    position: relative;
    padding: 0;
    color: var(--news-carousel-control-color, inherit);
  }
  /* A border, since forced colours take backgrounds away. It grows to both sides, so it has no direction to mirror. */
  .progress {
    position: absolute;
    inset: auto 6px 2px;
    border-block-start: 2px solid;
    opacity: 0;
  }
  /* Visibility is inherited: this tells when an ancestor comes back into view, which no observer does. */
  .visually-hidden {
    transition: visibility 1ms;
  }
  @media print {
    .viewport {
      display: block !important;
    }
    .slide[inert] {
      opacity: 1;
      visibility: visible;
    }
    .slide + .slide {
      margin-block-start: 0.5em;
    }
    .controls {
      display: none !important;
    }
  }
`;
