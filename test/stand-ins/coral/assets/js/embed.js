/* global window, document */
// Stands in for Coral's embed script, with what its documentation describes.
window.Coral = {
  calls: [],
  createStreamEmbed(options) {
    const listeners = {};
    options.events?.({ on: (name, listener) => (listeners[name] = listener) });
    const box = document.createElement('div');
    box.textContent = 'Coral';
    document.getElementById(options.id).append(box);
    const embed = { options, remove: () => box.remove(), emit: (name) => listeners[name]?.() };
    this.calls.push(embed);
    return embed;
  },
};
