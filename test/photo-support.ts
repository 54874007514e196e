/** A picture of a given size, as an address. */
export const svg = (width: number, height: number, name = '') =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>${name}</title>` +
      `<rect width="100%" height="100%" fill="#456"/></svg>`,
  )}`;
