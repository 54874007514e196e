import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

export const helpStyles = css`
  .browser {
    border-block-start: 1px solid ${tokens.rule};
  }
  .browser > :not(summary) {
    margin: 0 0 0.75em;
  }
  ol {
    padding-inline-start: 1.5em;
  }
  li + li {
    margin-block-start: 0.25em;
  }
  .address {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .notes {
    margin: 0;
    padding-block: 0.75em;
    border-block-start: 1px solid ${tokens.rule};
    font-size: 0.875em;
  }
`;
