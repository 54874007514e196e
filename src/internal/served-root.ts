import type { LitElement, ReactiveElement } from 'lit';

/**
 * Empties a shadow root that came with the page, right before `host` renders for the first time: what a server has put
 * there would stand beside what the element renders. Not any sooner, since neighbours may be measured until then.
 */
export function clearServedRoot(host: ReactiveElement): void {
  const { hasUpdated, renderOptions, renderRoot } = host as LitElement;
  // Lit renders in front of what it finds, and remembers that.
  if (hasUpdated || !renderOptions?.renderBefore) return;
  renderRoot.replaceChildren();
  renderOptions.renderBefore = null;
}
