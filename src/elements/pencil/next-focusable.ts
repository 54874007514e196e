const FOCUSABLE = 'a[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable]';

/** What the Tab key would reach after `host`, in its own tree, or the last stop when nothing follows. */
export function nextFocusable(host: Element): HTMLElement | undefined {
  const all = Array.from((host.getRootNode() as ParentNode).querySelectorAll<HTMLElement>(FOCUSABLE)).filter(
    (element) =>
      !host.contains(element) &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled,[inert] *') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  // 4: the element follows `host`.
  return all.find((element) => host.compareDocumentPosition(element) & 4) ?? all.at(-1);
}
