// Runs before the page's own scripts: they stay on this page, whatever they would rather do. (What a page loads is the
// business of the content security policy; where it goes is not.)
(() => {
  const stays = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin && (url.pathname === location.pathname || url.pathname === '/');
  };
  const refuse = (event) => {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent('newsprint-try-refused'));
  };
  window.navigation?.addEventListener('navigate', (event) => {
    if (event.cancelable && !stays(event.destination.url)) refuse(event);
  });
  // Where there is no Navigation API; and a link that opens a new window is no navigation of this one.
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof Element && node.matches('a[href], area[href]'));
    if (link && !stays(link.href.baseVal ?? link.href)) refuse(event);
  });
  window.open = () => null;
})();
