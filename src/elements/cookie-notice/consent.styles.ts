import { css } from 'lit';

const choiceBackground = css`var(--news-cookie-notice-choice-background, CanvasText)`;

export const consentStyles = css`
  /*
   * Parity of accept and reject, against any rule for any part and any custom property: cells of one size, at whose edge
   * ends what is done to the button within (the padding is for its focus ring); nothing that differs by place, by count
   * or by time; and nothing of the notice's own over, behind or around them that could take one of the two away.
   */
  .choices {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-rows: 1fr;
    grid-auto-flow: column;
    gap: max(0.5em, 8px);
    max-inline-size: 100%;
    position: relative;
    z-index: 1;
  }
  .cell {
    display: grid;
    contain: layout paint;
    padding: 4px;
    margin: -4px;
  }
  .choice {
    padding: 0.5em 1.25em;
    border-color: ${choiceBackground};
    background-color: ${choiceBackground};
    color: var(--news-cookie-notice-choice-color, Canvas);
    overflow-wrap: anywhere;
  }
  .cell > * {
    display: flex !important;
    zoom: 1 !important;
    background-attachment: scroll !important;
    animation: none !important;
  }
  section {
    isolation: isolate;
    box-sizing: border-box !important;
    position: static !important;
    float: none !important;
    max-inline-size: 100% !important;
    margin: 0 !important;
    overflow: visible !important;
    clip-path: none !important;
    mask: none !important;
    transform: none !important;
    translate: none !important;
    columns: auto !important;
    background-image: none !important;
  }
  section :not(.choices) {
    z-index: auto !important;
  }
  section::before,
  section::after,
  section ::before,
  section ::after {
    content: none !important;
  }
  .link {
    /* Its border is not seen: the word stands in line with those above. */
    margin-inline-start: -1px;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  /* The text's own ground, which forced colours add, would hide it. */
  @media (forced-colors: active) {
    .choice {
      background-color: ButtonFace;
      color: ButtonText;
    }
    .link {
      padding-inline: 0.75em;
    }
  }
  @container (inline-size < 17em) {
    .choices {
      grid-auto-flow: row;
      inline-size: 100%;
    }
  }
`;
