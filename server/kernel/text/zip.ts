/**
 * Owns packing texts into a zip file, one after the other and in slices.
 * Must not know what the texts are; their names are safe (letters, digits, points, hyphens, underscores; folders with a slash).
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { mapInSlices } from '../slices.ts';

/** A file to pack. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const SAFE = /^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/;

/** Packs files. @throws Error for a name that could leave the folder into which the file is unpacked */
export async function zipFiles(files: Iterable<TextFile>, now: Date): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  await mapInSlices(files, ({ path, text }) => {
    if (!SAFE.test(path)) throw new Error(`${JSON.stringify(path)} cannot be the name of a file in a zip`);
    const file = new ZipDeflate(path);
    file.mtime = now;
    zip.add(file);
    file.push(strToU8(text), true);
  });
  zip.end();
  return Buffer.concat(chunks);
}
