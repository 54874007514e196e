/** English words of what is loaded when it is needed: the photo dialog, consent preferences, browser steps. */
export const enOnDemand = {
  // photo dialog
  // cookie steps
  // cookie preferences
};
