import { css } from 'lit';
import { tokens } from './tokens.js';

/** What every element needs: a block box, `hidden`, and a focus ring that shows on any ground (two rings, 2 px each). */
export const hostStyles = css`
  :host {
    display: block;
    font-family: ${tokens.font};
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid ${tokens.accent};
    outline-offset: 2px;
    box-shadow: 0 0 0 2px ${tokens.background};
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;
