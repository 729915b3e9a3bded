/**
 * Owns what must be in place before anything of ours runs: a supported Node, installed dependencies, an up-to-date build.
 * Must not know what is run afterwards. Uses Node's own modules only, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

function requireSupportedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12)) return;
  console.error(
    `Grade Descent runs on Node 20 (20.19 or later) and Node 22 (22.12 or later); this is ${process.version}.`,
  );
  process.exit(1);
}

/**
 * Installs from the lockfile when node_modules is missing, belongs to another lockfile or to another major version of Node.
 * `npm install` and not `npm ci`: a registry may lack a package for a foreign platform, which `npm ci` takes for a broken lockfile.
 */
function installWhenNeeded() {
  const stamp = join(root, 'node_modules', '.gradedescent-install');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const wanted = `${lock} node-${process.versions.modules}`;
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === wanted) return;
  // Native modules of another major version of Node would be kept otherwise.
  if (installed !== '' && !installed.endsWith(` node-${process.versions.modules}`))
    rmSync(join(root, 'node_modules'), { recursive: true });
  console.error(
    'Installing dependencies (once; the native modules take a few minutes to compile where no binary fits) ...',
  );
  const npm = process.env.npm_execpath;
  const [command, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, 'install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error(
      'npm install failed: see its message above. A C++ compiler, make and Python 3 are needed to compile better-sqlite3 and isolated-vm.',
    );
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/** Prepares everything; ends the process with a message when that fails. */
export async function prepare() {
  requireSupportedNode();
  installWhenNeeded();
  const { buildWhenChanged } = await import('./build.mjs');
  try {
    await buildWhenChanged();
  } catch (error) {
    console.error(String(error?.message ?? error));
    process.exit(1);
  }
}
