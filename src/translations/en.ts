/**
 * English, always in the bundle: only the words that a page shows before a reader acts.
 * Words of what opens on demand stand in `en-on-demand.ts`. Keys start with the element they belong to.
 */
export const en = {
  // pencil
  // carousel
  // photo
  // comment guidelines
  // cookie notice
};
