import type { ReaderState } from '../../reader/context.js';
import { parseInstant } from '../../internal/dates.js';
import { at } from '../../internal/long-timeout.js';
import { decide, FOREVER } from './decision.js';
import { claim } from './edges.js';
import type { Lent } from './lent.js';
import { entries } from './memory.js';

/** Decides whether the pencil shows, claims its edge, tells when the answer has changed, and sees to it that it is asked again in time. */
export function decideNow(lent: Lent, reader: ReaderState): void {
  const { host } = lent;
  const { campaign, placement, frequency } = host;
  const now = Date.now();
  // A new revision of a campaign is asked anew.
  lent.id = campaign ? `${campaign}\n${host.revision ?? ''}` : '';
  const { t = 0, u = 0, h = 0, f } = { ...entries().get(lent.id) };
  lent.late = !!lent.id && t > now;
  const { reasons, next, wake } = decide({
    ...reader,
    now,
    cancelled: lent.cancelled,
    showTo: host.showTo,
    from: parseInstant(host.from),
    until: Math.min(parseInstant(host.until) ?? FOREVER, parseInstant(host.deadline) ?? FOREVER),
    dismissedUntil: Math.max(u, lent.closed),
    // The view that fills the cap does not end itself; another cap starts afresh.
    cappedUntil: lent.counted.has('strip') || f !== frequency || h <= u ? 0 : h,
  });
  const wants = placement !== 'inline' && (!reasons.length || lent.closed > now);
  const taken = claim(host, wants ? [placement === 'bottom', host.priority || 0] : undefined);
  if (taken && !reasons.length) reasons.push('edge-busy');
  lent.reasons = reasons;
  lent.next = next;
  const outcome = reasons.join();
  if (lent.told !== outcome) {
    lent.told = outcome;
    if (!lent.tell('decide', host.decision, true) && !outcome) {
      lent.cancelled = true;
      return decideNow(lent, reader);
    }
  }
  lent.room ??= !reasons.length;
  lent.wake?.();
  lent.wake = wake < FOREVER ? at(wake, () => host.requestUpdate()) : undefined;
}
