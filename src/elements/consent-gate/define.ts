import { NewsConsentGate } from './consent-gate.js';

export { NewsConsentGate };

customElements.get('news-consent-gate') ?? customElements.define('news-consent-gate', NewsConsentGate);

declare global {
  interface HTMLElementTagNameMap {
    'news-consent-gate': NewsConsentGate;
  }
  interface GlobalEventHandlersEventMap {
    'news-consent-gate-open': CustomEvent<{ category: string; reason: string }>;
    'news-consent-gate-close': CustomEvent<{ category: string }>;
  }
}
