import { css } from 'lit';

/**
 * Every custom property that all elements share, with its last fall-back. Elements read their own first:
 * `var(--news-pencil-background, ${tokens.background})`. None is declared on `:host`, so that a page can set it anywhere.
 * The fall-backs are system colours: they follow `color-scheme`, and a background always comes with its own text colour.
 */
export const tokens = {
  /** `--news-background`: ground of whatever paints one. */
  background: css`var(--news-background, Canvas)`,
  /** `--news-color`: text on that ground. */
  color: css`var(--news-color, CanvasText)`,
  /** `--news-accent`: call to action and focus ring, nothing else. */
  accent: css`var(--news-accent, CanvasText)`,
  /** `--news-accent-color`: text on the accent. */
  accentColor: css`var(--news-accent-color, Canvas)`,
  /** `--news-rule`: hairlines. */
  rule: css`var(--news-rule, color-mix(in srgb, currentcolor 25%, transparent))`,
  /** `--news-radius`: corners of buttons and panels, 0 to 2 px by taste. */
  radius: css`var(--news-radius, 0)`,
  /** `--news-font`: face of the elements' own words; the page's by default. */
  font: css`var(--news-font, inherit)`,
};
