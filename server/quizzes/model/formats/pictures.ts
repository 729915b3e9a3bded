/**
 * Owns the pictures of a file that is read: their names, once each, and whether they can be shown.
 * Must not know formats.
 */

import { createHash } from 'node:crypto';
import { endingOf, PICTURE_BYTES, pictureProblem } from '../picture-file.ts';
import { type Note, note } from '../types/note.ts';

/** Files beside a text, by name. */
export type TextFiles = ReadonlyMap<string, Uint8Array>;

/** A picture in a text itself. What stands for it while the text is converted is short. */
const DATA = /data:image\/[\w+.-]{1,20};base64,([A-Za-z0-9+/=\s]+)/gi;
const DATA_MARK = /^x-data:(\d+)$/;

/** The name of a file as addresses in texts write it. */
export function fileNameIn(source: string): string {
  const name =
    source
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
const escapeAlt = (alt: string): string =>
  alt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`*_<]/g, '\\$&');

/** Collects pictures. */
export function createPictures() {
  const found = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  const data: Uint8Array[] = [];

  /** The name under which a picture is kept: that of the file, as far as it can be one. */
  const keep = (wanted: string, bytes: Uint8Array): string => {
    const hash = `${wanted} ${createHash('sha256').update(bytes).digest('base64')}`;
    const known = names.get(hash);
    if (known !== undefined) return known;
    const ending = endingOf(bytes) ?? 'png';
    const base = wanted
      .replace(/\.\w+$/, '')
      .normalize('NFKD')
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    let name = `${base || 'picture'}.${ending}`;
    for (let number = 2; found.has(name); number++) name = `${base || 'picture'}-${number}.${ending}`;
    found.set(name, bytes);
    names.set(hash, name);
    return name;
  };

  return {
    /** All pictures by name. */
    found: found as ReadonlyMap<string, Uint8Array>,
    /** A text with a short mark in place of each picture in it. */
    takeData: (text: string): string =>
      text.replace(DATA, (_, base64: string) => `x-data:${data.push(Buffer.from(base64, 'base64')) - 1}`),
    /** The Markdown of a picture in a text; says what cannot be shown, and what lacks a description. */
    markdown(source: string, alt: string, files: TextFiles, say: (said: Note) => void): string {
      const said = escapeAlt(alt);
      const mark = DATA_MARK.exec(source)?.[1];
      if (mark === undefined && /^https?:/i.test(source)) {
        say(note('imported:picture.elsewhere', { address: source.slice(0, 100) }));
        return URL.canParse(source) ? `![${said || 'picture'}](<${new URL(source).href}>)` : said;
      }
      const wanted = mark === undefined ? fileNameIn(source) : 'picture';
      const bytes = mark === undefined ? files.get(wanted) : data[Number(mark)];
      if (wanted === '') return '';
      if (bytes === undefined) {
        say(note('imported:picture.missing', { name: wanted.slice(0, 100) }));
        const name = wanted.replace(/[^\w.-]+/g, '-');
        return `![${said || name}](${/\.(?:png|jpe?g|svg|webp|gif)$/i.test(name) ? name : `${name}.png`})`;
      }
      const problem = pictureProblem(`picture.${endingOf(bytes) ?? 'png'}`, bytes);
      if (problem !== undefined) {
        const name = wanted.slice(0, 100);
        say(
          problem === 'size'
            ? note('imported:picture.large', { name, bytes: bytes.length, most: PICTURE_BYTES })
            : note('imported:picture.format', { name }),
        );
        return said === '' ? `(${wanted.replace(/[\\[\]`*_<]/g, '\\$&')})` : `(${said})`;
      }
      const name = keep(wanted, bytes);
      if (said === '') say(note('imported:picture.nameless', { name }));
      return `![${said}](${name})`;
    },
  };
}
/** Pictures of a file. */
export type Pictures = ReturnType<typeof createPictures>;
