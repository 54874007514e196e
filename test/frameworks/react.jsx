import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Page } from 'snippet';

let root;
window.app = {
  show(props, { onExpand, onChange }) {
    root ??= createRoot(document.querySelector('#app'));
    flushSync(() => root.render(<Page {...props} onExpand={onExpand} onChange={onChange} />));
  },
  unmount() {
    root.unmount();
    root = undefined;
  },
};
