/* global Element, ShadowRoot */
// Runs in a page: what is wrong with how an element shows, as a reader with eyes and a finger would say it.

/** What is rendered in `node`, through slots and shadow roots; our hidden words for screen readers are left out. */
function* flat(node) {
  if (node instanceof Element) {
    if (node.classList.contains('visually-hidden')) return;
    if (!node.checkVisibility() && getComputedStyle(node).display !== 'contents') return;
  }
  yield node;
  const assigned = node.localName === 'slot' ? node.assignedNodes() : [];
  for (const child of assigned.length ? assigned : (node.shadowRoot ?? node).childNodes) yield* flat(child);
}
const outer = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
const within = (node, ancestor) => {
  for (let at = node; at; at = outer(at)) if (at === ancestor) return true;
  return false;
};
/** Elements without a box (`display: contents`) show what they hold. */
function visible(element) {
  let at = element;
  while (at && getComputedStyle(at).display === 'contents') at = outer(at);
  return at?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** A rectangle as far as boxes that clip let it be seen. */
function seen({ left, top, right, bottom }, node) {
  for (let at = node; at; at = outer(at)) {
    if (at.nodeType !== 1 || at === document.body || at === document.documentElement) continue;
    const { overflowX, overflowY, position, display } = getComputedStyle(at);
    if (display !== 'contents' && display !== 'inline' && (overflowX !== 'visible' || overflowY !== 'visible')) {
      const box = at.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    if (position === 'fixed' || at.localName === 'dialog') break;
  }
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

/** What shows in `root`: lines of text, and controls. While a modal dialog is open, what shows in that. */
function pieces(root) {
  let all = [...flat(root)];
  const dialog = all.find((node) => node.localName === 'dialog' && node.open);
  if (dialog) all = all.filter((node) => within(node, dialog));
  const texts = [];
  const controls = [];
  for (const node of all) {
    if (node.nodeType === 3 && node.data.trim() && visible(outer(node))) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const box = seen(line, outer(node));
        if (box.width > 2 && box.height > 4) texts.push({ node, box, words: node.data.trim().slice(0, 30) });
      }
    } else if (node.nodeType === 1 && node.matches('button,input') && visible(node)) {
      const ours = node.getRootNode() instanceof ShadowRoot;
      // The label is what a finger can hit.
      const target = node.closest('label') ?? node;
      const name = node.getAttribute('part') ?? node.getAttribute('aria-label') ?? node.localName;
      controls.push({ node: target, box: seen(target.getBoundingClientRect(), target), ours, words: `[${name}]` });
    }
  }
  return { texts, controls };
}

/**
 * A point of a box in the window's coordinates. They are the same, but not in WebKit on a page with `zoom`: there boxes are
 * told as if it were 1, and then moved by how far the page has scrolled.
 */
function inWindow(x, y) {
  const { zoom = '1' } = getComputedStyle(document.body);
  if (zoom === '1') return [x, y];
  const probe = document.body.appendChild(document.createElement('div'));
  probe.style.width = '100px';
  const factor = (100 * zoom) / probe.getBoundingClientRect().width;
  probe.remove();
  return [(x + window.scrollX) * factor - window.scrollX, (y + scrollY) * factor - scrollY];
}

const deepest = (boxX, boxY) => {
  const [x, y] = inWindow(boxX, boxY);
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found)
    found = found.shadowRoot.elementFromPoint(x, y);
  return found;
};

/** What scrolls below something that keeps its place in the same box, as the offer's action does in a low panel. */
function scrollsBelow(node, other) {
  let at = outer(other);
  while (at && getComputedStyle(at).position !== 'sticky') at = outer(at);
  while (at && getComputedStyle(at).overflowY !== 'auto') at = outer(at);
  return at?.scrollHeight > at?.clientHeight && within(node, at);
}

const says = ({ words, box }) => `${words} (${[box.left, box.top, box.width, box.height].map(Math.round).join(' ')})`;

/** The faults in words; an empty list is what one wants. */
export function faults(root, { sideways = false } = {}) {
  const found = [];
  const { texts, controls } = pieces(root);
  if (!texts.length) found.push('no text shows');
  for (const { node, box } of controls.filter((control) => control.words === '[trigger]')) {
    const { left, right, top, bottom } = node.getRootNode().host.querySelector('img').getBoundingClientRect();
    const isOn = box.left > left - 1 && box.right < right + 1 && box.top > top - 1 && box.bottom < bottom + 1;
    if (!isOn) found.push('[trigger] stands beside its picture');
  }
  // A value that a template was not meant to show.
  const slips = texts.filter(({ words }) => /^(true|false|undefined|null|NaN|\[object )/.test(words));
  for (const slip of slips) found.push(`${says(slip)} is no word`);
  // The words of a button stand in it; the boxes of lines are higher than their letters.
  for (const { node, box, words } of texts) {
    const button = controls.find((control) => control.ours && control.node !== node && within(node, control.node));
    const [slack, out] = [0.1 * box.height, button?.box];
    const beyond =
      out && Math.max(out.top - box.top, box.bottom - out.bottom, out.left - box.left, box.right - out.right);
    if (beyond > slack) {
      found.push(`${says({ words, box })} sticks out of ${says(button)}`);
    }
  }
  const all = [...texts, ...controls];
  // Nothing lies over anything else.
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.node === other.node || within(one.node, other.node) || within(other.node, one.node)) continue;
      const [a, b] = [one.box, other.box];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // The boxes of lines are higher than their letters.
      const [slackX, slackY] = [3, Math.max(3, 0.35 * Math.min(a.height, b.height))];
      const overlap = across > (sideways ? slackY : slackX) && down > (sideways ? slackX : slackY);
      if (overlap && !scrollsBelow(one.node, other.node) && !scrollsBelow(other.node, one.node)) {
        found.push(`${says(one)} lies over ${says(other)}`);
      }
    }
  }
  for (const control of controls.filter(({ ours }) => ours)) {
    const { width, height } = control.node.getBoundingClientRect();
    // A control that is scrolled out of a panel has no box that is seen; it is reached by scrolling.
    if (Math.min(width, height) < 23.9) found.push(`${says(control)} is small: ${width} × ${height}`);
  }
  // Whatever shows can be hit, so nothing covers it; scrolled into view first, if need be.
  const covered = ({ node, box: { left, right, top, bottom } }) => {
    const hit = deepest((left + right) / 2, (top + bottom) / 2);
    const own = node.nodeType === 1 ? node : outer(node);
    return hit && (within(hit, own) || within(own, hit)) ? '' : `${hit?.localName} ${hit?.getAttribute('class') ?? ''}`;
  };
  for (const piece of all) {
    if (!covered(piece)) continue;
    const own = piece.node.nodeType === 1 ? piece.node : outer(piece.node);
    own.scrollIntoView?.({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const now = pieces(root);
    const same = [...now.texts, ...now.controls].find(
      ({ node, words }) => node === piece.node && words === piece.words,
    );
    if (same && covered(same)) found.push(`${says(same)} is covered by ${covered(same)}`);
  }
  for (const { node, ours, ...piece } of controls) {
    // The icon of a button stands in line with the text, so its box may not.
    const { left, right } = node.getBoundingClientRect();
    if (ours && !sideways && (left < -8 || inWindow(right, 0)[0] > innerWidth + 2))
      found.push(`${says(piece)} is beside the window`);
  }
  return [...new Set(found)];
}
