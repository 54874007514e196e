/**
 * `url` when it may stand in a link: its scheme is `http`, `https` or `mailto`, or it is relative.
 * Anything else (`javascript:`, `data:`) gives `undefined`, and the link is left out.
 */
export function safeUrl(url: string | null | undefined): string | undefined {
  // A script may set a property to anything.
  const text = String(url ?? '');
  if (!text.trim()) return undefined;
  try {
    // The base only serves to parse a relative address; it is never used.
    const { protocol } = new URL(text, 'https://relative.invalid');
    return /^(https?|mailto):$/.test(protocol) ? text : undefined;
  } catch {
    return undefined;
  }
}
