import { css } from 'lit';

const choiceBackground = css`var(--news-cookie-notice-choice-background, CanvasText)`;

export const consentStyles = css`
  .choices {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 0.5em;
  }
  .choice {
    padding: 0.5em 1.25em;
    border-color: ${choiceBackground};
    background: ${choiceBackground};
    color: var(--news-cookie-notice-choice-color, Canvas);
  }
  .link {
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  /* The text's own ground, which forced colours add, would hide it. */
  @media (forced-colors: active) {
    .choice {
      background: ButtonFace;
      color: ButtonText;
    }
  }
  @container (inline-size < 17em) {
    .choices {
      grid-auto-flow: row;
      inline-size: 100%;
    }
  }
`;
