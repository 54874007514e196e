import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/*
 * No padding, border or margin that the text did not have before the script came: the upgrade moves nothing.
 * The box around it is the page's; `newsprint.css` draws a hairline.
 */
export const styles = css`
  :host {
    color: var(--news-comment-guidelines-color, inherit);
    background: var(--news-comment-guidelines-background, none);
  }
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
  .meta > * + *::before {
    content: ' · ';
  }
  [part='badge'] {
    white-space: nowrap;
  }
  .cta:not([hidden]) {
    display: block;
    margin-block-start: 1.25em;
  }
  [part='load'] {
    margin-block-start: 1em;
  }
  [part='load'] p {
    margin: 0 0 0.75em;
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
  .alternatives {
    display: block;
  }
  @media (pointer: coarse) {
    summary {
      min-block-size: 44px;
    }
  }
  @media print {
    button,
    summary,
    .cta {
      display: none !important;
    }
    details::details-content {
      content-visibility: visible !important;
      block-size: auto !important;
    }
  }
  slot {
    display: contents !important;
  }
  button {
    border-color: ${tokens.rule};
  }
`;

/** For the author's nodes, as far as it moves nothing; any rule of the page wins. */
export const lightStyles = `
:where(news-comment-guidelines){overflow-wrap:break-word}
:where(news-comment-guidelines a){text-underline-offset:.15em}
:where(news-comment-guidelines li){scroll-margin-block:4em}
:where(news-comment-guidelines li:target){outline:1px solid;outline-offset:.25em}
:where(news-comment-guidelines>a[slot=cta]){display:inline-block;padding:.6em 1.25em;border:1px solid;color:inherit;font-weight:600;text-decoration:none}
:where(news-comment-guidelines>a[slot=cta]:hover){text-decoration:underline}
`;
