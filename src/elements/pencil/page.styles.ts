import { css } from 'lit';

/**
 * Rules for the page: a focused element must not end up under the strip (WCAG 2.4.11), and the end of the page must be
 * reachable above a strip at the bottom. The strip's own links already stand where they can be seen, so for them the
 * padding is taken back, or the browser would scroll the page away when they get focus.
 */
export const pageStyles = css`
  @media screen and (min-height: 400px) {
    :where(html) {
      scroll-padding-block: var(--news-pencil-block-start, 0) var(--news-pencil-block-end, 0);
      padding-block-end: var(--news-pencil-block-end, 0);
    }
    :where(news-pencil > :is([slot='headline'], [slot='strip-cta'])),
    :where(news-pencil > [slot='headline'] *) {
      scroll-margin-block: -99px;
    }
  }
`.cssText;
