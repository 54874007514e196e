import { registerTranslation, type Translation } from '../controllers/localize.js';

/** French, with Canadian usage. Importing this file registers it. */
export const fr: Partial<Translation> = {
  // pencil
  // carousel
  // photo
  // comment guidelines
  // cookie notice
  // photo dialog
  // cookie steps
  // cookie preferences
};

registerTranslation('fr', fr);
