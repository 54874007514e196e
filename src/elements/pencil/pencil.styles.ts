import { css } from 'lit';
import { tokens } from '../../styles/tokens.js';

const background = css`var(--news-pencil-background, ${tokens.background})`;
const color = css`var(--news-pencil-color, ${tokens.color})`;
const accent = css`var(--news-pencil-accent, ${tokens.accent})`;
const accentColor = css`var(--news-pencil-accent-color, ${tokens.accentColor})`;

/**
 * Rules for the page: a focused element must not end up under the strip (WCAG 2.4.11), and the end of the page must be
 * reachable above a strip at the bottom. The strip's own links already stand where they can be seen, so for them the
 * padding is taken back, or the browser would scroll the page away when they get focus.
 */
export const lightStyles = `@media (min-height: 400px) and (not print) {
  :where(html) {
    scroll-padding-block: var(--news-pencil-block-start, 0px) var(--news-pencil-block-end, 0px);
    padding-block-end: var(--news-pencil-block-end, 0px);
  }
  :where(news-pencil > :is([slot='headline'], [slot='strip-cta'])),
  :where(news-pencil > [slot='headline'] *) {
    scroll-margin-block: calc(-1 * var(--news-pencil-block-start, 0px));
  }
}`;

export const styles = css`
  :host {
    position: sticky !important;
    inset-block-start: var(--news-pencil-inset, env(safe-area-inset-top, 0px)) !important;
    z-index: var(--news-pencil-z-index, 1000) !important;
    pointer-events: none;
    text-align: start;
  }
  :host([placement='bottom']) {
    position: fixed !important;
    inset: auto 0 var(--news-pencil-inset, 0px) !important;
  }
  :host([placement='inline']) {
    position: relative !important;
    inset: auto !important;
    z-index: 1 !important;
  }
  :host(:state(suppressed)) {
    visibility: hidden;
  }
  :host(:state(empty)) {
    display: none !important;
  }
  section {
    position: relative;
    pointer-events: auto;
  }
  /* Shown after the page was laid out without it: it lies on top and moves nothing. */
  .late {
    block-size: 0;
  }
  [part='strip'],
  .room {
    block-size: var(--news-pencil-strip-size, max(48px, 2.75em));
  }
  [part] {
    box-sizing: border-box;
  }
  [part='strip'],
  [part='panel'] {
    padding-inline: max(16px, env(safe-area-inset-left, 0px)) max(16px, env(safe-area-inset-right, 0px));
    background: ${background};
    color: ${color};
  }
  [part='strip'] {
    position: relative;
    border-block-end: 1px solid ${tokens.rule};
    overflow: clip;
    overflow-clip-margin: 4px;
    cursor: pointer;
  }
  .measure {
    max-inline-size: var(--news-pencil-max-inline-size, 72rem);
    margin-inline: auto;
  }
  [part='strip'] .measure {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 100%;
  }
  [part='headline'] {
    flex: 1;
    min-inline-size: 0;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: 0.9375em;
    line-height: 1.2;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  ::slotted([slot='headline']) {
    display: inline !important;
    margin: 0 !important;
    padding: 0 !important;
    font-size: inherit !important;
    line-height: inherit !important;
  }
  ::slotted(:not([slot='cta'])) {
    color: inherit !important;
  }
  ::slotted([slot='strip-cta']) {
    flex: none;
    padding: 0.25em 0.5em;
    font-size: 0.875em;
    white-space: nowrap;
  }
  button {
    flex: none;
    scroll-margin-block: calc(-1 * var(--news-pencil-block-start, 0px));
  }
  button:hover {
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }
  [part='toggle'] {
    font-size: 0.875em;
  }
  [part='toggle'] svg {
    transition: transform 160ms ease-out;
  }
  [part='dismiss'] {
    margin-inline-end: -6px;
  }
  [aria-expanded='true'] svg,
  :host([placement='bottom']) [aria-expanded='false'] svg {
    transform: rotate(180deg);
  }
  :host([placement='bottom']) [aria-expanded='true'] svg {
    transform: none;
  }

  [part='panel'] {
    position: absolute !important;
    inset-inline: 0;
    inset-block-start: 100%;
    max-block-size: min(30svh, var(--news-pencil-panel-size, 22rem));
    overflow: auto;
    overscroll-behavior: contain;
    border-block-end: 1px solid ${tokens.rule};
    box-shadow: 0 16px 24px -16px rgb(0 0 0 / 40%);
    animation: enter 160ms ease-out;
  }
  [part='panel'][hidden] {
    max-block-size: 0;
    overflow: hidden;
    border: 0;
    box-shadow: none;
  }
  button[hidden] {
    display: none;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }
  :host([placement='bottom']) [part='panel'] {
    inset-block: auto 100%;
    border-block: 1px solid ${tokens.rule};
    box-shadow: 0 -16px 24px -16px rgb(0 0 0 / 40%);
  }
  :host([placement='bottom']) [part='strip'] {
    border-block: 1px solid ${tokens.rule};
    box-sizing: content-box;
    padding-block-end: env(safe-area-inset-bottom, 0px);
  }
  [part='panel'] .measure {
    display: grid;
    gap: 8px 32px;
    padding-block: 12px;
    line-height: 1.4;
  }
  .body {
    min-inline-size: 0;
    font-size: 1em;
    line-height: 1.3;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    /* However low the panel, the price and the action stay in view. */
    position: sticky;
    inset-block-end: 0;
    padding-block: 4px;
    background: ${background};
    font-variant-numeric: lining-nums tabular-nums;
  }
  ::slotted([slot='price']),
  ::slotted([slot='legal']) {
    margin: 0 !important;
  }
  ::slotted([slot='legal']) {
    display: block;
    font-size: 0.8125em;
  }
  ::slotted(:is(a, button)[slot='cta']) {
    display: inline-block !important;
    box-sizing: border-box !important;
    min-block-size: 44px;
    padding: 10px 20px !important;
    border: 1px solid transparent !important;
    border-radius: ${tokens.radius};
    background: ${accent} !important;
    color: ${accentColor} !important;
    font: inherit;
    font-weight: 600;
    line-height: 1.4;
    text-align: center;
    text-decoration: none !important;
    cursor: pointer;
  }
  ::slotted(:is(a, button)[slot='cta']:hover) {
    text-decoration: underline !important;
  }
  ::slotted(:is(a, button):focus-visible) {
    outline: 2px solid ${tokens.accent};
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    [part='strip'],
    .room {
      block-size: var(--news-pencil-strip-size, max(56px, 2.75em));
    }
  }
  @media (max-width: 599px) {
    [part='toggle'] span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (min-width: 768px) {
    [part='panel'] .measure {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
    .body {
      font-size: 1.375em;
    }
    .offer {
      flex-direction: column;
      align-items: start;
      max-inline-size: 24em;
    }
    ::slotted([slot='legal']) {
      grid-column: 1 / -1;
    }
  }
  /* Too low to cover: 400 % zoom, a phone held sideways (WCAG 1.4.10). It scrolls away with the page. */
  @media (max-height: 399px) {
    :host,
    :host([placement='bottom']) {
      position: relative !important;
      inset: auto !important;
    }
    [part='panel'] {
      max-block-size: none;
    }
  }
  @media (forced-colors: active) {
    ::slotted(:is(a, button)[slot='cta']) {
      border-color: currentcolor !important;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='panel'],
    svg {
      animation: none;
      transition: none !important;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
