/**
 * Owns where the project's folder is, whether this runs from the sources or from dist/.
 * Must not know what lies in it.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

/** Absolute path of the folder that holds package.json. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
