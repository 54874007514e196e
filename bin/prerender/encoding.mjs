// A page's bytes as text and back, so that what is not changed comes out byte for byte.

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Charsets of which the first 128 bytes are ASCII and stand for nothing else. */
const ASCII_BELOW =
  /^(utf-8|windows-125\d|windows-874|iso-8859-\d+(-i)?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866|euc-(jp|kr))$/;

/** Bytes that are no ASCII wait in the private use area, where no word of ours is. */
const KEPT = 0xf700;

/**
 * UTF-8 where the bytes are valid as such; else the bytes themselves, as long as the page's charset lets them be told from
 * mark-up: it is the one that the page names, else windows-1252, as in browsers.
 *
 * @param {Uint8Array} bytes
 * @returns {{ text: string, kept?: boolean }} `kept`: each character is one byte
 */
export function decode(bytes) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Error('The page is in UTF-16; save it as UTF-8 first.');
  }
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    const latin = Buffer.from(bytes).toString('latin1');
    const [, label = 'windows-1252'] =
      /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(latin.slice(0, 4096)) ?? [];
    if (!ASCII_BELOW.test(nameOf(label))) throw new Error(`The page is in ${label}; save it as UTF-8 first.`);
    const text = latin.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(KEPT + byte.charCodeAt(0)));
    return { text, kept: true };
  }
}

/** The bytes of `text`, in the way that its page came. */
export function encode(text, page) {
  if (!page.kept) return Buffer.from(text, 'utf8');
  const latin = text.replace(/\P{ASCII}/gu, (character) => {
    const code = character.codePointAt(0);
    // What was added may hold characters that the page's charset lacks.
    return code >= KEPT + 0x80 && code <= KEPT + 0xff ? String.fromCharCode(code - KEPT) : `&#${code};`;
  });
  return Buffer.from(latin, 'latin1');
}

function nameOf(label) {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label;
  }
}
