/**
 * What the address of the page points to inside `host`: the element with the fragment's id, or the host itself when a
 * text fragment (`#:~:text=…`) names words that stand in it.
 */
export function linkedPart(host: Element): Element | undefined {
  const { hash } = location;
  const ids = (id: string) => [`#${id}`, `#${encodeURIComponent(id)}`];
  const target = Array.from(host.querySelectorAll('[id]')).find(({ id }) => ids(id).includes(hash));
  if (target) return target;
  // Scripts do not see the text fragment in the address, but in the record of the navigation.
  const [, directive] = String(performance.getEntriesByType('navigation')[0]?.name).split(':~:');
  const text = host.textContent.toLowerCase().replace(/\s+/g, ' ');
  return new URLSearchParams(directive).getAll('text').some((value) => text.includes(startOf(value)))
    ? host
    : undefined;
}

/** The words that the passage starts with, of `prefix-,start,end,-suffix`. */
function startOf(value: string): string {
  const words = value.toLowerCase().split(',');
  return words.find((part) => part && !part.startsWith('-') && !part.endsWith('-')) ?? value;
}
