/**
 * Owns whether a picture is what its name says, and cannot run anything; and which pictures the texts of a question show.
 * Must not know what it is for.
 */

/** Names of pictures: one word with the ending of a format that browsers show. */
export const PICTURE_NAME = /^[\w-]{1,80}\.(png|jpg|jpeg|svg|webp|gif)$/i;
/** Largest picture, bytes. */
export const PICTURE_BYTES = 500_000;

/** What an SVG must not have: scripts, handlers, foreign content, anything from elsewhere. */
const ACTIVE =
  /<script|<foreignObject|<iframe|<!ENTITY|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*(?:["']\s*)?(?!#|data:image\/)[^\s"'>]/i;

/** The ending of a picture's name by its first bytes; undefined for what is none. */
export function endingOf(bytes: Uint8Array): 'png' | 'jpg' | 'webp' | 'gif' | 'svg' | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  return /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 10_000)).toString('utf8')) ? 'svg' : undefined;
}

/** What is wrong with a picture; undefined when it can be used. */
export function pictureProblem(name: string, bytes: Uint8Array): 'name' | 'size' | 'format' | undefined {
  if (!PICTURE_NAME.test(name)) return 'name';
  if (bytes.length > PICTURE_BYTES) return 'size';
  const ending = name.split('.').at(-1)?.toLowerCase();
  if (endingOf(bytes) !== (ending === 'jpeg' ? 'jpg' : ending)) return 'format';
  return ending === 'svg' && ACTIVE.test(Buffer.from(bytes).toString('utf8')) ? 'format' : undefined;
}

/** A picture in a text: ![alt](file). */
export interface TextPicture {
  readonly file: string;
  readonly alt: string;
}
const IN_TEXT = /!\[((?:[^\]\\]|\\.){0,1000})\]\(([\w-]{1,80}\.(?:png|jpg|jpeg|svg|webp|gif))\)/gi;
/** The pictures that a text of Markdown shows, code apart. */
export function picturesIn(text: string): TextPicture[] {
  if (!text.includes('](')) return [];
  const prose = text.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(IN_TEXT)].map(([, alt = '', file = '']) => ({ file, alt }));
}
/** The files that a question shows: its picture, and those in any of its texts. */
export function pictureFilesOf(question: { readonly picture?: { readonly file: string } | undefined }): string[] {
  const files = new Set(question.picture ? [question.picture.file] : []);
  const visit = (value: unknown): void => {
    if (typeof value === 'string') for (const { file } of picturesIn(value)) files.add(file);
    else if (typeof value === 'object' && value !== null)
      for (const [name, own] of Object.entries(value)) if (name !== 'code' && name !== 'compute') visit(own);
  };
  visit(question);
  return [...files];
}
