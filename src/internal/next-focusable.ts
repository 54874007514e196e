const FOCUSABLE =
  'a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]';

/** What the Tab key would reach after `host`, in its own tree, or what comes before it when nothing follows. */
export function nextFocusable(host: Element): HTMLElement | undefined {
  const root = host.getRootNode() as Document | ShadowRoot;
  const all = Array.from(root.querySelectorAll<HTMLElement>(FOCUSABLE)).filter(
    (element) =>
      !host.contains(element) &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled,[inert] *') &&
      // False where the element or something around it is not rendered or not visible.
      element.checkVisibility({ visibilityProperty: true }),
  );
  const follows = (element: Element) => host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return all.find(follows) ?? all.at(-1);
}
