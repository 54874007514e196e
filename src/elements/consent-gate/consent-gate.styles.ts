import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

export const styles = css`
  .frame {
    display: grid;
    min-block-size: var(--news-consent-gate-block-size, auto);
    max-inline-size: var(--news-consent-gate-inline-size, none);
  }
  .frame.sized {
    aspect-ratio: var(--_ratio);
  }
  .placeholder {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    padding: 1em;
    border: 1px solid ${tokens.rule};
    background: var(--news-consent-gate-background, transparent);
    color: var(--news-consent-gate-color, inherit);
    line-height: 1.5;
    text-align: center;
    text-wrap: balance;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }
  ::slotted([slot='embed']) {
    min-inline-size: 0;
  }
  ::slotted(template) {
    display: none !important;
  }
  @media print {
    .row {
      display: none;
    }
  }
`;
