import { flushSync, mount, unmount } from 'svelte';
import Page from 'snippet';

let page;
const props = $state({});
window.app = {
  show(next, listeners) {
    Object.assign(props, next, listeners);
    page ??= mount(Page, { target: document.querySelector('#app'), props });
    flushSync();
  },
  unmount() {
    unmount(page);
    page = undefined;
    flushSync();
  },
};
