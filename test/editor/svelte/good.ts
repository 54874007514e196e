// As svelte-check reads a template: the attributes of a tag are checked against SvelteHTMLElements.
import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'newsprint/svelte';

export const pencil: SvelteHTMLElements['news-pencil'] = {
  campaign: 'autumn',
  placement: 'bottom',
  'dismiss-for': '10d 30d forever',
  permanent: true,
  priority: 2,
  class: ['strip', { wide: true }],
  id: 'pencil',
  'data-test': 'strip',
  onclick: (event) => event.clientX,
  'onnews-pencil-dismiss': (event) => console.log(event.detail.count + 1, event.currentTarget.open),
  'on:news-pencil-expand': (event) => event.detail.trigger.length,
};
export const carousel: SvelteHTMLElements['news-carousel'] = {
  autoplay: true,
  interval: 'auto',
  'onnews-carousel-change': ({ detail }) => detail.index.toFixed(),
};
export const photo: SvelteHTMLElements['news-photo'] = { zoom: '', 'source-kind': 'handout', hidden: false };
