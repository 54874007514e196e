import { registerTranslation, type Translation } from '../controllers/localize.js';

/** Arabic. Importing this file registers it. */
export const ar: Partial<Translation> = {
  // pencil
  // carousel
  // photo
  // comment guidelines
  // cookie notice
  // photo dialog
  // cookie steps
  // cookie preferences
};

registerTranslation('ar', ar);
