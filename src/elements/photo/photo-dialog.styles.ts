import { css } from 'lit';
import { background, color } from './photo-extras.styles.js';

/** The slot of the dialog that the figure is moved to. */
export const SLOT = 'news-photo-large';

export const dialogStyles = css`
  dialog {
    position: fixed;
    inset: 0;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border: 0;
    overflow: hidden;
    overscroll-behavior: contain;
    touch-action: pinch-zoom;
    background: ${background};
    color: ${color};
    font-size: max(1em, 1rem);
    line-height: 1.45;
    text-align: start;
    /* Also on a page of vertical text: bar, picture and caption lie below each other. */
    writing-mode: horizontal-tb;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: appear 160ms ease-out;
  }
  dialog.paged {
    animation: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    gap: 2px;
    padding: 8px;
  }
  .bar span {
    /* At 320 px it takes two lines rather than leave the Close button to a row of its own. */
    flex: 1 1 3rem;
    margin-inline-start: 8px;
    font-size: 0.875rem;
    line-height: 1.25;
    text-wrap: balance;
    font-variant-numeric: tabular-nums;
  }
  .bar button {
    margin: 0;
    min-inline-size: 44px;
    min-block-size: 44px;
  }
  .bar button:hover {
    border-color: currentcolor;
  }
  [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      opacity: 1;
      border-color: GrayText;
      color: GrayText;
    }
  }
  [part='previous']:dir(rtl) svg,
  [part='next']:dir(rtl) svg {
    scale: -1 1;
  }
  .stage {
    flex: 1;
    min-block-size: 0;
  }
  dialog .cover {
    flex: 1;
    margin: 0 1rem;
  }
  .cover + .stage {
    flex: none;
  }
  dialog .notes {
    position: static;
    margin: 0;
    padding: 0 max(1rem, 50% - 22rem) 1rem;
    visibility: visible;
  }
  @media (prefers-reduced-motion: reduce) {
    dialog[open] {
      animation: none;
    }
  }
`;

const large = `news-photo > [slot='${SLOT}']`;
/**
 * For the figure while it stands in the dialog. It brings the rules of its page along, hence `all` and `!important`; the
 * colours are those of the dialog's ground. Width and height, not logical sizes: a picture has no direction of text.
 */
export const figureStyles = `
${large}, ${large} img:not(figcaption *), ${large} figcaption { all: unset !important }
${large} {
  display: flex !important; flex-direction: column !important; width: 100% !important; height: 100% !important;
  overflow: auto !important; overscroll-behavior: contain !important; touch-action: manipulation !important;
}
${large} :has(img):not(figcaption, figcaption *) { display: contents !important }
:is(${large} img:not(figcaption *), news-photo > img[slot='${SLOT}']) {
  display: block !important; flex: none !important; margin: auto !important;
  width: calc(var(--news-photo-fit, 100%) * var(--news-photo-scale)) !important; height: auto !important;
  aspect-ratio: var(--news-photo-ratio) !important;
}
news-photo:state(covered) > [slot='${SLOT}'] img:not(figcaption *) { display: none !important }
${large} figcaption {
  position: var(--news-photo-caption, sticky) !important; inset: auto 0 0 !important; display: block !important; flex: none !important;
  max-height: 35vh !important; margin-top: auto !important; padding: 0.75rem max(1rem, 50% - 22rem) !important;
  overflow: auto !important; background: ${background.cssText} !important; text-wrap: pretty !important;
}
${large} figcaption * { color: inherit !important }
${large} figcaption a { text-decoration: underline !important }
`;
