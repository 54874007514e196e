/**
 * English, always in the bundle: only the words that a page shows before a reader acts.
 * Words of what opens on demand stand in `en-on-demand.ts`. Keys start with the element they belong to.
 */
export const en = {
  // pencil
  pencilLabel: 'Subscription offer',
  pencilToggle: 'Details',
  pencilDismiss: 'Close this offer',
  pencilEnds: (date: string) => `Offer ends ${date}`,
  // carousel
  carouselRole: 'carousel',
  carouselSlide: 'slide',
  carouselLabel: 'Highlights',
  carouselSlideOf: (n: string, count: string) => `${n} of ${count}`,
  carouselStart: 'Start slide rotation',
  carouselStop: 'Stop slide rotation',
  carouselPrevious: 'Previous slide',
  carouselNext: 'Next slide',
  carouselChoose: 'Choose slide',
  // photo
  photoCaption: 'Image caption: ',
  photoCredit: 'Photo credit: ',
  // comment guidelines: all of theirs are in `en-on-demand.ts`
  // cookie notice
  cookieLabel: 'Cookies',
  cookieBlocked: 'Your browser keeps no cookies for this site.',
};
