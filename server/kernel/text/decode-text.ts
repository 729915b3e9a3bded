/**
 * Owns turning the bytes of a text file into text: which encoding they are in.
 * Must not know what the text is about.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Byte order marks and the encodings that they stand for. */
const MARKS: readonly (readonly [string, string])[] = [
  ['efbbbf', 'UTF-8'],
  ['fffe', 'UTF-16LE'],
  ['feff', 'UTF-16BE'],
];

/** Encodings of one byte per letter that are believed when they are guessed. */
const SINGLE_BYTE = /^(windows-125\d|ISO-8859-\d+)$/i;

/** Bytes that are looked at to guess an encoding. */
const SAMPLE = 32 * 1024;

/** UTF-16 without a mark, recognised by the zeros beside its Latin letters. */
function guessUtf16(bytes: Buffer): string | undefined {
  const zeros = (odd: number): number => bytes.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > bytes.length / 5) return 'UTF-16LE';
  return zeros(0) > bytes.length / 5 ? 'UTF-16BE' : undefined;
}

/** The text of a file, and the encoding that it was recognised by: a byte order mark, valid UTF-8, or what fits best. */
export function readText(file: Uint8Array): { readonly text: string; readonly encoding: string } {
  const bytes = Buffer.from(file);
  const marked = MARKS.find(([mark]) => bytes.toString('hex', 0, 3).startsWith(mark))?.[1];
  const wide = marked ?? guessUtf16(bytes.subarray(0, SAMPLE));
  if (wide) return { text: iconv.decode(bytes, wide), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const begun = bytes.findIndex((byte) => byte > 127);
    const guess = chardet.detect(bytes.subarray(Math.max(0, begun - SAMPLE / 2), begun + SAMPLE / 2)) ?? '';
    // Windows-1252 holds every letter of Latin-1, and also the quotes and the euro sign.
    const encoding = SINGLE_BYTE.test(guess) && guess !== 'ISO-8859-1' ? guess : 'windows-1252';
    return { text: iconv.decode(bytes, encoding), encoding };
  }
}
