import { registerTranslation, type Translation } from '../controllers/localize.js';

/** Spanish. Importing this file registers it. */
export const es: Partial<Translation> = {
  // pencil
  // carousel
  // photo
  // comment guidelines
  // cookie notice
  // photo dialog
  // cookie steps
  // cookie preferences
};

registerTranslation('es', es);
