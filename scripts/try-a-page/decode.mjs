// The text of a saved page, in whatever encoding it says it is.

/** 0x80 to 0x9F in windows-1252. Written out, because some versions of Node take it for ISO-8859-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const BYTE_ORDER_MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * A byte-order mark wins, then `<meta charset>` or an XML declaration at the start of the file, then UTF-8 if the bytes
 * are valid, else windows-1252, as browsers do.
 *
 * @param {Buffer} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decode(bytes) {
  const mark = BYTE_ORDER_MARKS.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.[0] ?? declared(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return { encoding, text: encoding === 'windows-1252' ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes) };
}

function declared(bytes) {
  const start = bytes.subarray(0, 4096).toString('latin1');
  const [, label] =
    start.match(/<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i) ??
    start.match(/^<\?xml[^>]+encoding\s*=\s*["']([^"']+)/i) ??
    [];
  try {
    const { encoding } = new TextDecoder(label);
    // A file whose <meta> could be read byte by byte is not UTF-16.
    return label && (encoding.startsWith('utf-16') ? 'utf-8' : encoding);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const windows1252 = (bytes) =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]);
