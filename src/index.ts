// Classes, types and functions; importing this registers nothing.
export { NewsCarousel } from './elements/carousel/carousel.js';
export { NewsCommentGuidelines } from './elements/comment-guidelines/comment-guidelines.js';
export { NewsConsentGate } from './elements/consent-gate/consent-gate.js';
export { NewsCookieCategory } from './elements/cookie-category/cookie-category.js';
export { NewsCookieNotice } from './elements/cookie-notice/cookie-notice.js';
export { NewsPencil } from './elements/pencil/pencil.js';
export { NewsPhoto } from './elements/photo/photo.js';
export { NewsReaderContext } from './elements/reader-context/reader-context.js';

export { registerTranslation, type Translation } from './controllers/localize.js';
export {
  createConsent,
  defaultReaderState,
  readerContext,
  type ConsentRecord,
  type ConsentState,
  type ConsentStatus,
  type ConsentValue,
  type Cookies,
  type Reader,
  type ReaderState,
} from './reader/context.js';
export { willAsk } from './reader/will-ask.js';
export { setReader, type ReaderChange, type ReaderChangeDetail } from './reader/page.js';
