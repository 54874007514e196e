import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

export const preferencesStyles = css`
  dialog {
    inline-size: min(40rem, 100% - 2rem);
    max-block-size: calc(100dvb - 2rem);
    margin: auto;
    padding: 0;
    overflow: auto;
    border: 1px solid currentcolor;
    border-radius: ${tokens.radius};
    background: ${tokens.background};
    color: ${tokens.color};
    font-family: inherit;
    line-height: 1.5;
    text-align: start;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  form {
    container-type: inline-size;
    padding: clamp(1rem, 4vi, 2rem);
  }
  h2 {
    margin: 0;
    font-size: 1.375em;
    line-height: 1.2;
    text-wrap: balance;
  }
  p {
    margin: 0.5em 0 0;
  }
  fieldset {
    min-inline-size: 0;
    margin: 1.25em 0 0;
    padding: 0.75em 0 0;
    border: 0;
    border-block-start: 1px solid ${tokens.rule};
  }
  legend {
    float: inline-start;
    max-inline-size: 50%;
    padding: 0;
    font-weight: bold;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 1.5em;
    padding-inline-start: 1.5em;
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 28px;
    cursor: pointer;
  }
  input {
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0;
    flex: none;
    accent-color: ${tokens.accent};
  }
  .description {
    clear: both;
    padding-block-start: 0.25em;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.75em;
    margin-block-start: 1.5em;
    padding-block-start: 1em;
    border-block-start: 1px solid ${tokens.rule};
  }
  @container (inline-size < 25em) {
    legend {
      inline-size: 100%;
      max-inline-size: none;
    }
    .answers {
      clear: both;
      justify-content: start;
      padding: 0;
    }
  }
  @media (pointer: coarse) {
    label {
      min-block-size: 44px;
    }
  }
`;
