import { categoryName, type ConsentCategory } from '../../reader/consent.js';

/**
 * The categories that an author wrote as `<news-cookie-category>` children, read from their attributes, so that it does
 * not matter which of the two elements is defined first; a subclass may have another prefix. A name that cannot be kept, or that comes again, is left out.
 */
export function categoriesOf(host: Element): ConsentCategory[] {
  const found = new Map<string, ConsentCategory>();
  for (const child of host.children) {
    const name = child.localName.endsWith('-cookie-category') && categoryName(child.getAttribute('name'));
    if (!name || found.has(name)) continue;
    found.set(name, {
      name,
      label: child.getAttribute('label')?.trim() || name,
      required: child.hasAttribute('required'),
    });
  }
  return [...found.values()];
}
