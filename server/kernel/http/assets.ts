/**
 * Owns the addresses of style sheets, scripts and pictures: each carries a hash of the file's content, so that browsers may
 * keep it for ever.
 * Must not know how files are sent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256 } from '../digest.ts';

/** A folder of files and the path under which it is served. */
export interface AssetFolder {
  readonly folder: string;
  readonly mountedAt: string;
}

/** Files to serve, and the address of each. */
export interface Assets {
  readonly folders: readonly AssetFolder[];
  /** Address of an asset: `url('/assets/base.css')` is '/assets/base.css?v=...'. @throws Error for an unknown file */
  url(path: string): string;
}

/** Hashes every file below the folders; one that does not exist counts as empty. */
export function loadAssets(folders: readonly AssetFolder[]): Assets {
  const hashes = new Map<string, string>();
  for (const { folder, mountedAt } of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const hash = sha256(readFileSync(file)).slice(0, 12);
      hashes.set(`${mountedAt}/${relative(folder, file).split(sep).join('/')}`, hash);
    }
  }
  return {
    folders,
    url(path) {
      const hash = hashes.get(path);
      if (hash === undefined) throw new Error(`There is no asset ${path}; was the browser code built?`);
      return `${path}?v=${hash}`;
    },
  };
}
