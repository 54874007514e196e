import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'newsprint/svelte';

// Svelte lets every unknown tag pass, so a wrong tag is the lint's business.
export const values: SvelteHTMLElements['news-pencil'][] = [
  { placement: 'left' }, // must not compile
  { placment: 'top' }, // must not compile
  { permanent: 'yes' }, // must not compile
  { 'onnews-pencil-dismiss': (event) => event.detail.nothing }, // must not compile
  { 'onnews-pencil-open': () => undefined }, // must not compile
];
export const carousel: SvelteHTMLElements['news-carousel'] = { interval: 'fast' }; // must not compile
export const photo: SvelteHTMLElements['news-photo'] = { 'source-kind': 'own' }; // must not compile
