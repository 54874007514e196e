// Pages to test on, for page tests and for what takes pictures of them (which runs no tests, so needs no harness).

/** A page of an ordinary article, with `head` and `body` put in. */
export const article = ({ head = '', body = '', lang = 'en', attributes = '' } = {}) => `<!doctype html>
<html lang="${lang}" ${attributes}>
<head><meta charset="utf-8"><title>Article</title><meta name="viewport" content="width=device-width">${head}</head>
<body>${body}</body>
</html>`;

/**
 * On a page with every example of every-element.mjs: brings one of them into one of its states, as a reader would.
 * Rejects when the page does not get there.
 */
export const reach = (page, example, state) =>
  page.evaluate(
    async ([name, key]) => {
      const { states } = await import('/pages/every-element.mjs');
      await states[name][key](document);
    },
    [example, state],
  );

export const SCRIPT = '<script type="module" src="/cdn/newsprint.js"></script>';
export const CLASSIC = '<script defer src="/cdn/newsprint.classic.js"></script>';
export const SHEET = '<link rel="stylesheet" href="/cdn/newsprint.css">';
