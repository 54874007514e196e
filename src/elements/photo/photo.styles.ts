import { css } from 'lit';

export const styles = css`
  .frame {
    position: relative;
  }
`;

/**
 * For the page's own nodes, without and with the linked sheet. Only what cannot move a well-made page stands here: how
 * a caption is set is the page's business or that of newsprint.css, since a change of size would shift the text below.
 * An empty `content` with an alternative is heard and not seen; where a page has its own `::before`, that one wins.
 */
export const lightStyles = `
:where(news-photo img) { max-inline-size: 100%; block-size: auto }
news-photo:state(covered) img { visibility: hidden !important; transition: none !important }
:where(news-photo figcaption)::before { content: '' / var(--news-photo-caption-prefix) }
:where(news-photo figcaption cite:last-of-type)::before { content: '' / var(--news-photo-credit-prefix) }`;
