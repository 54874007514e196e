import { css } from 'lit';

/** For the author's nodes; any rule of the page wins. */
export const moreLightStyles = ':where(news-comment-guidelines li:target){outline:1px solid;outline-offset:.25em}';

/** For dates, buttons, the folded rules and what changed in them. */
export const onDemandStyles = css`
  [part='notice'] p {
    margin: 0 0 1em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid;
    font-weight: 600;
  }
  .meta {
    margin: 1em 0 0;
    font-size: 0.85em;
    line-height: 1.45;
  }
  .meta * + *::before {
    content: '\\b7  ';
  }
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
  time {
    white-space: nowrap;
  }
  [part='load'] > * {
    margin: 1em 0 0;
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
    [name='cta'],
    button,
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
