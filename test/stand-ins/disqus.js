/* global window, document */
// Stands in for Disqus's embed.js, with what its documentation describes.
function start(configure) {
  const config = { page: {}, callbacks: {} };
  configure.call(config);
  window.DISQUS.last = config;
  const thread = document.getElementById('disqus_thread');
  if (thread) thread.textContent = `Disqus ${config.page.identifier}`;
}
window.disqusRuns = (window.disqusRuns ?? 0) + 1;
window.DISQUS = {
  reset: ({ config }) => start(config),
  ready: () => window.DISQUS.last.callbacks.onReady.forEach((callback) => callback()),
};
start(window.disqus_config);
