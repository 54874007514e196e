/** English words of a photo's notes, buttons and large view, loaded with them. */
export const enPhoto = {
  photoSource: (kind?: string) =>
    (
      ({
        __proto__: null,
        staff: 'Staff photo',
        agency: 'Agency photo',
        handout: 'Handout photo',
        reader: 'Reader photo',
        archive: 'Archive photo',
        illustration: 'Illustration',
        composite: 'Composite image',
        ai: 'AI-generated image',
      }) as Record<string, string | null | undefined>
    )[kind ?? ''] ?? '',
  photoFile: (year: string) => `File photo, ${year}`,
  photoCorrected: (date: string) => `Caption corrected ${date}`,
  photoProvenance: 'Content credentials',
  photoOpen: 'Enlarge photo',
  photoSensitive: 'This photo may be upsetting.',
  photoReveal: 'Show photo',
  photoRetry: 'Load photo again',
  photoDialog: 'Large photo',
  photoClose: 'Close',
  photoZoomIn: 'Zoom in',
  photoZoomOut: 'Zoom out',
  photoNext: 'Next photo',
  photoPrevious: 'Previous photo',
  photoCounter: (index: string, count: string) => `${index} of ${count}`,
};
