/* global window, document */
// Stands in for Disqus's embed.js, with what its documentation describes.
function start(configure) {
  const config = { page: {}, callbacks: {} };
  configure.call(config);
  document.getElementById('disqus_thread').textContent = `Disqus ${config.page.identifier}`;
  window.DISQUS.last = config;
}
window.DISQUS = {
  reset: ({ config }) => start(config),
  ready: () => window.DISQUS.last.callbacks.onReady.forEach((callback) => callback()),
};
start(window.disqus_config);
