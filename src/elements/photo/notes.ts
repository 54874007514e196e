import type { LocalizeController } from '../../controllers/localize.js';
import { parseDay } from '../../internal/dates.js';
import { safeUrl } from '../../internal/safe-url.js';
import { filePhotoDay } from './file-photo.js';

/** Something said under a photo; `href` makes it a link. */
export interface Note {
  words: string;
  href?: string;
}

/** The attributes that say it. */
export interface NoteSource {
  sourceKind?: string;
  captured?: string;
  archiveAfter?: string;
  corrected?: string;
  provenanceHref?: string;
}

/** What is said under a photo, in the order of reading, without what its caption `said`. */
export function notesOf(photo: NoteSource, said: string[], words: LocalizeController): Note[] {
  const date = (day: number, options: Intl.DateTimeFormatOptions) => words.date(day, { ...options, timeZone: 'UTC' });
  const taken = filePhotoDay(photo.captured, photo.archiveAfter);
  const corrected = parseDay(photo.corrected);
  const href = safeUrl(photo.provenanceHref);
  const notes: Record<string, Note | false | undefined> = {
    // "Archive photo" beside "File photo, 2018" would say one thing twice.
    source: !(taken != null && photo.sourceKind === 'archive') && {
      words: words.term('photoSource', photo.sourceKind),
    },
    file: taken != null && { words: words.term('photoFile', date(taken, { year: 'numeric' })) },
    corrected: corrected != null && { words: words.term('photoCorrected', date(corrected, { dateStyle: 'long' })) },
    provenance: href !== undefined && { words: words.term('photoProvenance'), href },
  };
  return Object.entries(notes).flatMap(([kind, note]) => (note && note.words && !said.includes(kind) ? [note] : []));
}
