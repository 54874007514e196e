/** How things stand, on three axes that do not depend on each other. */
export const THREADS = ['open', 'premoderated', 'closed', 'paused', 'off', 'archived'] as const;
export const READERS = ['unknown', 'anonymous', 'registered', 'subscriber', 'suspended', 'banned'] as const;
export const LOADS = ['idle', 'loading', 'ready', 'error'] as const;

export type Thread = (typeof THREADS)[number];
export type PanelReader = (typeof READERS)[number];
export type Load = (typeof LOADS)[number];

export interface PanelState {
  thread: Thread;
  reader: PanelReader;
  load: Load;
}

/** Whether what stands in a slot may be read: a subscribe line by those who could subscribe, words about loading in their time. */
export function isOpen(slot: string, { reader, load }: PanelState): boolean {
  if (slot === 'cta') return reader === 'anonymous' || reader === 'registered';
  return slot === load || (slot !== 'loading' && slot !== 'error');
}
