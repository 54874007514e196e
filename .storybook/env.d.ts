// Pictures and style sheets that stories import, and the demo's articles.
/// <reference types="vite/client" />

declare module '*/articles/ar.mjs' {
  const article: import('../stories/support/articles.js').Article;
  export default article;
}
declare module '*/articles/en.mjs' {
  const article: import('../stories/support/articles.js').Article;
  export default article;
}
declare module '*/articles/es.mjs' {
  const article: import('../stories/support/articles.js').Article;
  export default article;
}
declare module '*/articles/fr.mjs' {
  const article: import('../stories/support/articles.js').Article;
  export default article;
}
