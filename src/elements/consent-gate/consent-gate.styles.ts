import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

export const styles = css`
  .frame,
  .placeholder {
    display: grid;
  }
  .frame {
    /* Said outright, or the least height would widen the box through its ratio. */
    inline-size: 100%;
    aspect-ratio: var(--_ratio, auto);
    min-block-size: var(--news-consent-gate-block-size, 12rem);
  }
  .placeholder {
    place-content: center;
    place-items: center;
    gap: 0.75em;
    padding: 1em;
    border: 1px solid ${tokens.rule};
    background: var(--news-consent-gate-background, transparent);
    color: var(--news-consent-gate-color, inherit);
    text-align: center;
    text-wrap: balance;
  }
`;
