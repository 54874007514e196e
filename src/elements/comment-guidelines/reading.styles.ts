import { css } from 'lit';

/** For the folded rules and for what changed in them. */
export const readingStyles = css`
  summary {
    display: flex;
    align-items: center;
    gap: 0.4em;
    inline-size: fit-content;
    min-block-size: 32px;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details[open] svg {
    rotate: 180deg;
  }
  .changes {
    margin: 0 0 1em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid;
  }
  .changes a {
    color: inherit;
  }
  @media (pointer: coarse) {
    summary {
      min-block-size: 44px;
    }
  }
  @media print {
    summary,
    .changes {
      display: none !important;
    }
    ::details-content {
      content-visibility: visible !important;
      block-size: auto !important;
    }
  }
`;
