import { css } from 'lit';
import { tokens } from './tokens.js';

/**
 * Buttons in a shadow root. A bare `button` is quiet (an icon or a word); `.outline` has an edge. Targets: 24 px at least (WCAG 2.5.8), 44 on coarse pointers.
 */
export const buttonStyles = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-inline-size: 32px;
    min-block-size: 32px;
    margin: 0;
    padding: 0 0.5em;
    border: 1px solid transparent;
    border-radius: ${tokens.radius};
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.2;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
  button.outline {
    border-color: currentcolor;
    padding: 0.4em 1em;
  }
  svg {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
