export class TryPageError extends Error {}
export async function startTrying() { throw new TryPageError('not yet'); }
