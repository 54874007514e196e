// As vue-tsc reads a template: each tag is looked up in GlobalComponents, its attributes are checked against `$props`.
import type { GlobalComponents } from 'vue';
import type {} from 'newsprint/vue';

type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];

export const pencil: Props<'news-pencil'> = {
  campaign: 'autumn',
  placement: 'bottom',
  'dismiss-for': '10d 30d forever',
  permanent: true,
  priority: 2,
  class: ['strip', { wide: true }],
  key: 'a',
  id: 'pencil',
  onClick: (event) => event.clientX,
  onNewsPencilDismiss: (event) => console.log(event.detail.count + 1, event.currentTarget.open),
};
export const carousel: Props<'news-carousel'> = {
  autoplay: true,
  interval: 'auto',
  onNewsCarouselBeforeChange: ({ detail }) => detail.index.toFixed(),
};
export const photo: Props<'news-photo'> = { zoom: '', 'source-kind': 'handout', hidden: false };
