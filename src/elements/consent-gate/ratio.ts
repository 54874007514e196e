/**
 * The shape of the space to keep, as CSS wants it: what the author wrote, else from the size of the first frame, picture
 * or video in the template. `undefined` for anything that is not two positive numbers.
 */
export function ratioOf(written: string | null | undefined, template: HTMLTemplateElement | null): string | undefined {
  const sized = template?.content.querySelector('[width][height]');
  const text = String(written ?? '').trim() || `${sized?.getAttribute('width')}/${sized?.getAttribute('height')}`;
  const [, width, height] = /^(\d+(?:\.\d+)?)\s*[/:]\s*(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return Number(width) > 0 && Number(height) > 0 ? `${width} / ${height}` : undefined;
}
