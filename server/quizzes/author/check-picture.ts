/**
 * Owns whether an uploaded picture is what its name says, and cannot run anything.
 * Must not know what it is for.
 */
import type { WordKey } from '../../kernel/text/words.ts';

/** Names of pictures: one word with the ending of a format that browsers show. */
export const PICTURE_NAME = /^[\w-]{1,80}\.(png|jpg|jpeg|svg|webp)$/i;
/** Largest picture, bytes. */
export const PICTURE_BYTES = 500_000;

/** What an SVG must not have: scripts, handlers, foreign content, anything from elsewhere. */
const ACTIVE =
  /<script|<foreignObject|<iframe|<!ENTITY|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*(?:["']\s*)?(?!#|data:image\/)[^\s"'>]/i;

function isFormat(ending: string, bytes: Buffer): boolean {
  switch (ending) {
    case 'png':
      return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    case 'jpg':
    case 'jpeg':
      return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
    case 'webp':
      return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
    default: {
      const text = bytes.toString('utf8');
      return /<svg[\s>]/i.test(text) && !ACTIVE.test(text);
    }
  }
}

/** What is wrong with a picture, as a key of words; undefined when it can be used. */
export function pictureProblem(name: string, bytes: Buffer): WordKey | undefined {
  if (!PICTURE_NAME.test(name)) return 'quizzes:errors.pictureName';
  if (bytes.length > PICTURE_BYTES) return 'quizzes:errors.pictureSize';
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return isFormat(ending, bytes) ? undefined : 'quizzes:errors.pictureFormat';
}
