/** @jsxImportSource preact */
import { render } from 'preact';
import { Page } from 'snippet';

const target = document.querySelector('#app');
window.app = {
  show: (props, { onExpand, onChange }) => render(<Page {...props} onExpand={onExpand} onChange={onChange} />, target),
  unmount: () => render(null, target),
};
