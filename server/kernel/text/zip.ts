/**
 * Owns packing texts into a zip file.
 * Must not know what the texts are; their names are safe (letters, digits, points, hyphens, underscores; folders with a slash).
 */
import { strToU8, zipSync } from 'fflate';

/** A file to pack. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const SAFE = /^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/;

/** Packs files. @throws Error for a name that could leave the folder into which the file is unpacked */
export function zipFiles(files: readonly TextFile[], now: Date): Uint8Array {
  const unsafe = files.find(({ path }) => !SAFE.test(path));
  if (unsafe) throw new Error(`${JSON.stringify(unsafe.path)} cannot be the name of a file in a zip`);
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), { mtime: now });
}
