// Pictures as they are kept, and what differs between two.
import { readFile } from 'node:fs/promises';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Letters that an engine sets twice differ by this much at most (measured: 2); a hairline has more. */
const NOISE = 8;

/**
 * A picture as it is kept: sixteen shades of each colour, and without the empty rows at the foot. A tenth of the bytes,
 * and a story that grew shows.
 */
export function reduced(buffer) {
  const png = PNG.sync.read(buffer);
  const { data, width, height } = png;
  for (let index = 0; index < data.length; index += 1) data[index] = Math.round(data[index] / 17) * 17;
  const row = (y) => data.subarray(y * width * 4, (y + 1) * width * 4);
  const last = row(height - 1);
  let end = height;
  while (end > 1 && row(end - 2).equals(last)) end -= 1;
  const result = new PNG({ width, height: end });
  PNG.bitblt(png, result, 0, 0, width, end, 0, 0);
  return result;
}

export const pack = (png) => PNG.sync.write(png, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });

export const readPicture = (path) =>
  readFile(path).then(
    (data) => PNG.sync.read(data),
    () => undefined,
  );

/** The two and what differs between them, side by side; `undefined` when they are the same. */
export function compare(before, after) {
  const [width, height] = [Math.max(before.width, after.width), Math.max(before.height, after.height)];
  const [a, b] = [before, after].map((png) => {
    const canvas = new PNG({ width, height });
    PNG.bitblt(png, canvas, 0, 0, png.width, png.height, 0, 0);
    return canvas;
  });
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(a.data, b.data, difference.data, width, height, { threshold: 0.1 });
  if (pixels <= NOISE && before.width === after.width && before.height === after.height) return undefined;
  const sheet = new PNG({ width: width * 3, height });
  [a, b, difference].forEach((png, index) => PNG.bitblt(png, sheet, 0, 0, width, height, index * width, 0));
  return { pixels, sheet };
}
