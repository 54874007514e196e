/** One key for all campaigns; its number changes with the shape. `src/head.ts` reads it, too. */
export const KEY = 'newsprint:pencil@1';
