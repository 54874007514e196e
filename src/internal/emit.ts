/**
 * Dispatches a bubbling, composed `CustomEvent` and says whether it was let through.
 * Event names carry the whole tag (`news-pencil-dismiss`), since generic names would reach other people's listeners.
 *
 * @returns `false` when a listener called `preventDefault()` on a cancelable event, else `true`.
 */
export function emit<T>(target: EventTarget, type: string, detail?: T, cancelable = false): boolean {
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}
