import type { LocalizeController } from '../../controllers/localize.js';
import type { ReaderController } from '../../controllers/reader.js';
import type { ShownText } from './shown-text.js';

/** What a panel shares with the code that it loads on demand. */
export interface PanelParts {
  readonly localize: LocalizeController;
  readonly context: ReaderController;
  readonly text: ShownText;
}
