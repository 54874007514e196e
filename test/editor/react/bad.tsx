import type {} from 'newsprint/react';

export const wrong = [
  <news-pencil placement="left" />, // must not compile
  <news-pencil placment="top" />, // must not compile
  <news-pencil permanent="yes" />, // must not compile
  <news-pencil onnews-pencil-dismiss={(event) => event.detail.nothing} />, // must not compile
  <news-pencil onnews-pencil-dismiss="dismissed()" />, // must not compile
  // TypeScript lets unknown attributes with a hyphen pass in JSX, so a wrong event's name is the lint's business.
  <news-carousel interval="fast" />, // must not compile
  <news-photo source-kind="own" />, // must not compile
  <news-pensil />, // must not compile
];
