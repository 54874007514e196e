// What can be written in HTML. A test compares it with `custom-elements.json`, which knows the rest and is far larger.

/** What an attribute holds; a list names its words. */
export type Kind =
  | 'text'
  | 'boolean'
  | 'number'
  | 'duration'
  | 'instant'
  | 'day'
  | 'url'
  | 'id'
  | 'name'
  | 'interval'
  | 'ladder'
  | 'frequency'
  | 'audience'
  | readonly string[];

export interface Vocabulary {
  readonly attributes: Readonly<Record<string, Kind>>;
  /** Names of slots; the default slot is everywhere. */
  readonly slots: readonly string[];
  /** Without the tag in front. */
  readonly events: readonly string[];
  /** `command="--…"` of a button elsewhere on the page. */
  readonly commands: readonly string[];
}

export const READERS = ['unknown', 'pending', 'anonymous', 'registered', 'subscriber'] as const;

export const TAGS: Readonly<Record<string, Vocabulary>> = {
  'news-pencil': {
    attributes: {
      placement: ['top', 'bottom', 'inline'],
      open: 'boolean',
      'expand-on': ['scroll', 'never', 'end'],
      for: 'id',
      permanent: 'boolean',
      campaign: 'text',
      revision: 'text',
      'dismiss-for': 'ladder',
      frequency: 'frequency',
      from: 'instant',
      until: 'instant',
      deadline: 'instant',
      'show-to': 'audience',
      label: 'text',
      priority: 'number',
    },
    slots: ['headline', 'strip-cta', 'price', 'cta', 'legal'],
    events: ['decide', 'impression', 'view', 'expand', 'collapse', 'cta', 'dismiss'],
    commands: ['--expand', '--collapse', '--toggle', '--dismiss', '--reset'],
  },
  'news-carousel': {
    attributes: {
      autoplay: 'boolean',
      interval: 'interval',
      index: 'number',
      transition: ['fade', 'slide', 'none'],
      controls: ['pause', 'pause+nav', 'external'],
      picker: ['none', 'dots'],
      cycles: 'number',
      'on-interact': ['stop', 'restart'],
      announce: ['slide', 'position', 'off'],
      label: 'text',
    },
    slots: [],
    events: ['before-change', 'change', 'state', 'view'],
    commands: ['--toggle', '--next', '--previous'],
  },
  'news-photo': {
    attributes: {
      zoom: ['none', 'auto', ''],
      'full-src': 'url',
      group: 'text',
      'source-kind': ['staff', 'agency', 'handout', 'reader', 'archive', 'illustration', 'composite', 'ai'],
      captured: 'day',
      'archive-after': 'duration',
      sensitive: 'boolean',
      'sensitive-label': 'text',
      corrected: 'day',
      'provenance-href': 'url',
    },
    slots: [],
    events: ['open', 'close', 'change', 'reveal', 'error'],
    commands: [],
  },
  'news-comment-guidelines': {
    attributes: {
      thread: ['open', 'premoderated', 'closed', 'paused', 'off', 'archived'],
      reader: ['unknown', 'anonymous', 'registered', 'subscriber', 'suspended', 'banned'],
      load: ['idle', 'loading', 'ready', 'error'],
      for: 'id',
      timeout: 'duration',
      'load-on': ['manual', 'visible', 'click'],
      category: 'name',
      'opens-at': 'instant',
      'closes-at': 'instant',
      'paused-until': 'instant',
      updated: 'day',
      'badge-for': 'duration',
      'review-time': 'duration',
      version: 'text',
      mode: ['full', 'compact', 'auto'],
    },
    slots: ['notice', 'cta', 'alternatives', 'loading', 'error'],
    events: ['state', 'request', 'retry', 'timeout', 'cta', 'acknowledge'],
    commands: [],
  },
  'news-cookie-notice': {
    attributes: {
      mode: ['blocked', 'consent', 'auto'],
      regime: ['opt-in', 'opt-out', 'notice'],
      revision: 'name',
      expires: 'duration',
      'policy-href': 'url',
      'help-href': 'url',
      label: 'text',
    },
    slots: ['consequences'],
    events: ['ready', 'shown', 'blocked', 'restored', 'before-save', 'change'],
    commands: ['--preferences'],
  },
  'news-cookie-category': {
    attributes: { name: 'name', label: 'text', required: 'boolean' },
    slots: [],
    events: [],
    commands: [],
  },
  'news-consent-gate': {
    attributes: { category: 'name', ratio: 'text' },
    slots: [],
    events: ['open', 'close'],
    commands: [],
  },
  'news-reader-context': {
    attributes: { reader: READERS, cookies: ['unknown', 'ok', 'blocked'], consent: 'text' },
    slots: [],
    events: [],
    commands: [],
  },
};

/** Attributes that any element may have: HTML's global ones, ARIA, `data-*`, and those of frameworks. */
const GLOBAL =
  /^(accesskey|autocapitalize|autofocus|class|contenteditable|defer-hydration|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item(id|prop|ref|scope|type)|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|xmlns|((aria|data|hx|v|x|ng|up)-|on|_).*|.*[:@#[\](){}*].*)$/;

export const isGlobal = (attribute: string): boolean => GLOBAL.test(attribute);

/** Slots that the elements give themselves, where they must. */
export const isOwnSlot = (slot: string): boolean =>
  /^(category-.*|embed|news-photo-large|slide-\d+|variant:.*)$/.test(slot);
