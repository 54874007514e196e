/** Text that stands bare is a slide, too. */
export type Slide = Element | Text;

/** Children that never show, or that the author hides. */
const NOT_SLIDES = 'script,style,template,link,meta,noscript,[hidden]';

/** Not by `instanceof`: what comes from another document has another class. */
export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The children of `host` that are slides. */
export const slidesOf = (host: Element): Slide[] =>
  ([...host.childNodes] as Slide[]).filter((node) =>
    isElement(node) ? !node.matches(NOT_SLIDES) : node.nodeType === 3 && node.data.trim(),
  );

/** Ends what fades or moves the slide in `wrapper`; an animation of the page's own (`::part(slide)`) may have no end. */
export function finishMoves(wrapper: Element): void {
  for (const move of wrapper.getAnimations()) if (!('animationName' in move)) move.finish();
}

/** Gives each wrapper in `root` its slide; by name where that cannot be done by hand, as in a root that a server wrote. */
export function assign(root: ShadowRoot, slides: readonly Slide[]): void {
  root.querySelectorAll('slot').forEach((slot, i) => {
    const slide = slides[i];
    if (root.slotAssignment === 'manual') slot.assign(...(slide ? [slide] : []));
    else if (slide && isElement(slide)) slide.slot = slot.name = `slide-${i}`;
  });
}
