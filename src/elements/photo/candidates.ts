/** One picture of a `srcset`: its address and either its pixels across (`1200w`) or its density (`2x`). */
export interface Candidate {
  url: string;
  width: number;
  density: number;
}

/** Reads a `srcset`. An address may hold commas: a candidate ends at one that follows white space or a descriptor. */
export function parseSrcset(srcset: string): Candidate[] {
  return [...srcset.matchAll(/(\S*[^,\s])(?:\s+([\d.]+)([wx]))?/g)].map(([, url = '', size, unit]) => ({
    url,
    width: unit === 'w' ? +size! : 0,
    density: unit === 'x' ? +size! : 1,
  }));
}

/** Where the addresses of a picture stand: the sources of its `<picture>`, then the image. */
export const carriers = (image: HTMLImageElement): (HTMLImageElement | HTMLSourceElement)[] => [
  ...(image.closest('picture')?.querySelectorAll('source') ?? []),
  image,
];

/**
 * The largest candidate of the set that the browser chose from (art direction may offer several), and how many pixels
 * it has across: any number for a drawing (SVG), 0 while nothing is known.
 */
export function largest(image: HTMLImageElement): { url: string; width: number } {
  const { currentSrc, baseURI } = image;
  const address = (url: string) => {
    try {
      return new URL(url, baseURI).href;
    } catch {
      return url;
    }
  };
  const sets = carriers(image).map(({ srcset }) => parseSrcset(srcset));
  const set = sets.find((set) => set.some(({ url }) => address(url) === currentSrc)) ?? sets.at(-1)!;
  const [best] = set.sort((a, b) => b.width - a.width || b.density - a.density);
  const url = best ? address(best.url) : currentSrc || image.src;
  return {
    url,
    width: /[./]svg\b/i.test(url)
      ? Infinity
      : best?.width || (image.naturalWidth || image.width) * (best?.density ?? 1),
  };
}
