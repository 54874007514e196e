import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

const background = css`var(--news-photo-background, ${tokens.background})`;
const color = css`var(--news-photo-color, ${tokens.color})`;

export const styles = css`
  .frame {
    position: relative;
  }
  .notes {
    margin: 0 0 0.75em;
    font-size: 0.78em;
    line-height: 1.25;
    text-wrap: pretty;
  }
  /* In the space that the page leaves under the figure, so that nothing below moves when the script arrives. */
  .hang {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    margin: 0;
  }
  /* Not placed yet, which happens before anything is painted. */
  .new {
    visibility: hidden;
  }
  /* As large as the picture, and nothing to a pointer: the picture below keeps its own menu, drag and long press. */
  .over {
    position: absolute;
    display: grid;
    justify-items: end;
    align-items: start;
    pointer-events: none;
  }
  .over > * {
    pointer-events: auto;
    background: ${background};
    color: ${color};
  }
  button:not(.outline) {
    margin: 8px;
  }
  [part='trigger'] {
    padding: 0;
  }
  .cover {
    place-self: stretch;
    display: grid;
    place-content: safe center;
    justify-items: center;
    gap: 0.75em;
    padding: 1em;
    overflow: auto;
    text-align: center;
    border: 1px solid ${tokens.rule};
  }
  .cover p {
    margin: 0;
    text-wrap: balance;
  }
  .notes > :not(:last-child)::after {
    content: '\\a0· ';
    content: '\\a0· ' / ' ';
  }
  a {
    color: inherit;
  }
  @media print {
    button {
      display: none;
    }
  }
`;

/**
 * For the page's own nodes, without and with the linked sheet. Only what cannot move a well-made page stands here: how
 * a caption is set is the page's business or that of newsprint.css, since a change of size would shift the text below.
 * An empty `content` with an alternative is heard and not seen; where a page has its own `::before`, that one wins.
 */
export const lightStyles = `
:where(news-photo img) { max-inline-size: 100%; block-size: auto }
news-photo:state(covered) img { visibility: hidden !important }
:where(news-photo figcaption)::before { content: '' / var(--news-photo-caption-prefix) }
:where(news-photo figcaption cite:last-of-type)::before { content: '' / var(--news-photo-credit-prefix) }`;
