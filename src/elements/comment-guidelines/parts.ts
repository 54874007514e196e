import type { CSSResult, ReactiveController } from 'lit';
import type { ReaderController } from '../../controllers/reader.js';
import type { NewsCommentGuidelines } from './comment-guidelines.js';
import type PanelLoading from './panel-loading.js';
import type PanelRules from './panel-rules.js';
import type PanelTexts from './panel-texts.js';
import type PanelTimes from './panel-times.js';
import type { PanelState } from './state.js';

/** A part of the panel that most panels do without: it is loaded when it is needed, and knows the others through `Parts`. */
export interface Part extends ReactiveController {
  readonly styles?: readonly CSSResult[];
}

export interface Parts {
  /** Templates, and what is told when the state changes. Whoever has another part has this one. */
  texts?: PanelTexts;
  /** What time changes, and what is said about the thread. */
  times?: PanelTimes;
  /** Asks the page for the comments. */
  loading?: PanelLoading;
  /** Folds the rules, and remembers their version. */
  rules?: PanelRules;
}

/** What a part is made with: its panel, the reader, the other parts, and the first state that was known. */
type PartClass<T> = new (
  host: NewsCommentGuidelines,
  context: ReaderController,
  parts: Parts,
  first: PanelState | undefined,
) => T & Part;

export const importPart = {
  texts: () => import('./panel-texts.js'),
  times: () => import('./panel-times.js'),
  loading: () => import('./panel-loading.js'),
  rules: () => import('./panel-rules.js'),
} satisfies { [Name in keyof Parts]-?: () => Promise<{ default: PartClass<Parts[Name]> }> };
