import { css } from 'lit';

/*
 * No padding, border or margin that the text did not have before the script came: the upgrade moves nothing.
 * The box around it is the page's; `newsprint.css` draws a hairline.
 */
export const styles = css`
  /* Until all parts are there that it needs: a box would move with the first margin in it. */
  .waits {
    display: contents;
  }
  @media print {
    slot[name='cta'] {
      display: none;
    }
  }
`;

/** For the author's nodes, as far as it moves nothing; any rule of the page wins. */
export const lightStyles =
  ':where(news-comment-guidelines>a[slot=cta]){display:inline-block;margin-block-start:1.25em;padding:.6em 1.25em;' +
  'border:1px solid;color:inherit;font-weight:600;text-decoration:none}' +
  ':where(news-comment-guidelines li:target){outline:1px solid;outline-offset:.25em}';
