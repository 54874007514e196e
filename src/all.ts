// Registers every element.
import { pageReader } from './reader/page.js';

import './elements/reader-context/define.js';
// Before those that stand above it: it looks where it is, and what is defined has no height until it has rendered.
import './elements/comment-guidelines/define.js';
import './elements/pencil/define.js';
import './elements/carousel/define.js';
import './elements/photo/define.js';
import './elements/cookie-notice/define.js';
import './elements/cookie-category/define.js';
import './elements/consent-gate/define.js';

// On a page without any of our elements yet, `data-news-reader` and `setReader()` work from here on.
pageReader();
