import { createApp, h, nextTick, shallowRef } from 'vue';
import Page from 'snippet';

let app;
const props = shallowRef();
window.app = {
  async show(next, { onExpand, onChange }) {
    props.value = next;
    if (!app) {
      app = createApp(() => h(Page, { ...props.value, onExpand, onChange }));
      app.mount('#app');
    }
    await nextTick();
  },
  unmount() {
    app.unmount();
    app = undefined;
  },
};
