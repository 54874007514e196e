// What the notice's events tell about a choice.
import type { Answers, ConsentReceipt } from '../../reader/consent.js';

export type ChoiceSource = 'accept' | 'reject' | 'notice' | 'preferences' | 'gate' | 'api' | 'withdraw';

/** `detail` of `news-cookie-notice-before-save`. */
export interface ChoiceDetail {
  source: ChoiceSource;
  answers: Answers;
}

/** `detail` of `news-cookie-notice-change`. */
export interface ChoiceChangeDetail extends ChoiceDetail {
  record: ConsentReceipt;
  previous?: ConsentReceipt;
  /** Something that is no longer allowed has run on this page already; only a reload ends it. */
  reload: boolean;
}
