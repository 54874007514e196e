/* global customElements, HTMLElement, Event, setTimeout */
// Stands in for Hyvor Talk's embed script, with what its documentation describes.
customElements.define(
  'hyvor-talk-comments',
  class extends HTMLElement {
    load() {
      this.textContent = `Hyvor ${this.getAttribute('website-id')} ${this.getAttribute('page-id')}`;
      if (this.dataset.silent === undefined) setTimeout(() => this.dispatchEvent(new Event('loaded')), 20);
    }
  },
);
