import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** What every notice that shows looks like. Loaded with the first one. */
export const noticeStyles = css`
  section {
    container-type: inline-size;
    /* A container has no width of its own: what sizes it by its words, such as a row of flex items, would see none. */
    contain-intrinsic-inline-size: 280px;
    padding: var(--news-cookie-notice-padding, 1em 0);
    border-block: 1px solid ${tokens.rule};
    border-block-start: 3px double;
    background-color: var(--news-cookie-notice-background, transparent);
    color: var(--news-cookie-notice-color, inherit);
    line-height: 1.5;
    text-wrap: pretty;
  }
  section > * {
    max-inline-size: var(--news-cookie-notice-measure, 42em);
    margin: 0;
  }
  section > * + * {
    margin-block-start: 0.75em;
  }
  /* The space around the author's words is the notice's, the space between them the page's. */
  ::slotted(:nth-child(1 of :not(noscript, [slot]))),
  ::slotted(:nth-child(1 of [slot='consequences'])) {
    margin-block-start: 0 !important;
  }
  ::slotted(:nth-last-child(1 of :not(noscript, [slot]))),
  ::slotted(:nth-last-child(1 of [slot='consequences'])) {
    margin-block-end: 0 !important;
  }
  ::slotted(noscript) {
    display: none !important;
  }
  /* Keeps in what a page's rules float. */
  section > div {
    display: flow-root;
  }
  .quiet {
    font-size: 0.9375em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.25em;
  }
  .links:not(:has(a)) {
    display: none;
  }
  a {
    color: inherit;
    text-underline-offset: 0.15em;
    padding-block: 0.25em;
  }
  summary {
    padding-block: 0.5em;
    cursor: pointer;
  }
  [part='steps'] > summary {
    font-weight: bold;
  }
  /* There before it says anything, or it would not be heard. */
  section > .note {
    row-gap: 0;
    margin-block-start: 0;
  }
  .note > :not(:empty) {
    margin-block-start: 0.75em;
  }
  .note > :empty {
    margin-inline-end: -1.25em;
  }
  /* With nothing above it, as much space above as below. */
  .note:first-child {
    row-gap: 0.75em;
  }
  .note:first-child > * {
    margin-block-start: 0;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
