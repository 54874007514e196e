import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

/** The pair that everything of ours on a picture and the large view are painted with. */
export const background = css`var(--news-photo-background, ${tokens.background})`;
export const color = css`var(--news-photo-color, ${tokens.color})`;

export const extraStyles = css`
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
  button.hang {
    inset-inline-end: auto;
    min-block-size: 24px;
    margin-block-start: 4px;
    padding-block: 0;
  }
  /* Not placed yet, which happens before anything is painted. */
  .new {
    visibility: hidden;
  }
  .notes > :not(:last-child)::after {
    content: '\\a0· ';
    content: '\\a0· ' / ' ';
  }
  a {
    color: inherit;
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
  [part='trigger']:dir(rtl) svg {
    scale: -1 1;
  }
  .cover {
    place-self: stretch;
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    align-items: center;
    gap: min(0.75em, 12px);
    padding: min(1em, 16px);
    overflow: auto;
    text-align: center;
    border: 1px solid ${tokens.rule};
  }
  .cover p {
    margin: 0;
    text-wrap: balance;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
