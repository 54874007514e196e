import type { Rules } from './rule.js';
import { carousel } from './rules/carousel.js';
import { comments } from './rules/comments.js';
import { cookies } from './rules/cookies.js';
import { markup } from './rules/markup.js';
import { page } from './rules/page.js';
import { pencil } from './rules/pencil.js';
import { photo } from './rules/photo.js';

/** Every rule by its id. The order is that of the findings for one element. */
export const RULES: Rules = { ...page, ...markup, ...pencil, ...carousel, ...photo, ...comments, ...cookies };
