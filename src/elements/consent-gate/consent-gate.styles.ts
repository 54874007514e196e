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
    /* The author's words above, ours below: when ours arrive, nothing moves. What does not fit scrolls, to keep the space. */
    align-content: space-between;
    gap: 0.5em;
    min-block-size: 0;
    overflow: auto;
    padding: 0.625em 0.875em;
    border: 1px solid ${tokens.rule};
    background: var(--news-consent-gate-background, transparent);
    color: var(--news-consent-gate-color, inherit);
    line-height: 1.4;
  }
  .placeholder > * {
    min-inline-size: 0;
  }
  /* The space around the author's words is the box's: on a phone there is none to spare. */
  ::slotted(:nth-child(1 of :not(template, [slot]))) {
    margin-block-start: 0 !important;
  }
  ::slotted(:nth-last-child(1 of :not(template, [slot]))) {
    margin-block-end: 0 !important;
  }
`;
