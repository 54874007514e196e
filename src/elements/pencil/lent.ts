import type { Reason } from './decision.js';
import type { NewsPencil } from './pencil.js';

/** What opened or closed the panel. */
export type PencilTrigger = 'scroll' | 'end' | 'top' | 'user' | 'api' | 'find' | 'focus' | 'escape';

/** What a pencil lends to the modules that it is made of. */
export interface Lent {
  host: NewsPencil;
  /** Under which name the campaign is remembered; empty without one. */
  id: string;
  /** Every reason against showing, as last decided. */
  reasons: Reason[];
  /** When it may show next. */
  next?: number;
  /** Whether the strip has a place in the flow. The first decision settles it, so that later ones move nothing. */
  room?: boolean;
  /** Whether the clock was set back since something was remembered. */
  late?: boolean;
  /** The last decision that was told. */
  told?: string;
  /** Whether a listener said no. */
  cancelled?: boolean;
  /** Calls off the next look at the clock. */
  wake?: () => void;
  /** Closed by hand on this page, until; its edge stays free of other pencils, too. */
  closed: number;
  /** Whether the panel may open by itself. Opening uses it up, and so does a reader who closes it, until the top is reached. */
  armed: boolean;
  /** Whether the page stands away from its top; `undefined` while that is not known. */
  away?: boolean;
  /** Names of parts that were told about on this page view. */
  counted: Set<string>;
  /** `undefined` while nobody has chosen, empty for the pencil's own content. */
  variant?: string;
  set: (trigger: PencilTrigger, open: boolean) => void;
  tell: (name: string, detail: object, cancelable?: boolean) => boolean;
}
