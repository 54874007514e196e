import type { GlobalComponents } from 'vue';
import type {} from 'newsprint/vue';

type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];

export const values: Props<'news-pencil'>[] = [
  { placement: 'left' }, // must not compile
  { placment: 'top' }, // must not compile
  { permanent: 'yes' }, // must not compile
  { onNewsPencilDismiss: (event) => event.detail.nothing }, // must not compile
  { onNewsPencilOpen: () => undefined }, // must not compile
];
export const carousel: Props<'news-carousel'> = { interval: 'fast' }; // must not compile
export const photo: Props<'news-photo'> = { 'source-kind': 'own' }; // must not compile
export type Unknown = Props<'news-pensil'>; // must not compile
