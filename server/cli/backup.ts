/**
 * Owns `gradedescent backup`, `restore` and `verify`.
 * Must not know how a database is copied.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { backUp, restore, type Verified, verifyDatabase } from '../kernel/database/backup.ts';
import { lockDataFolder } from '../kernel/database/database.ts';
import { backupName, rotateBackups } from '../operations/backups.ts';
import { projectRoot } from '../project-root.ts';

const migrations = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
const dataFolder = (): string => resolve(process.env.DATA_DIR || './data');
const databaseOf = (folder: string): string => join(folder, 'gradedescent.db');

function report(file: string, { bytes, hash, schema, rows }: Verified): void {
  const count = (table: string): number => rows[table] ?? 0;
  console.log(`${file}: whole, ${(bytes / 1e6).toFixed(1)} MB, schema ${schema}`);
  console.log(
    `  ${count('people')} people, ${count('courses')} courses, ${count('submissions')} submissions, ${count('quiz_attempts')} quiz attempts, ${count('quiz_answers')} answers`,
  );
  console.log(`  SHA-256 ${hash}`);
}

function parseKeep(text: string): number {
  const keep = Number(text);
  if (!Number.isInteger(keep) || keep < 1) throw new InvalidArgumentError('must be a whole number from 1');
  return keep;
}

async function makeBackup(given: string | undefined, { keep }: { keep?: number }): Promise<void> {
  const folder = dataFolder();
  const isFolder = given === undefined || statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const target = isFolder ? join(given ?? join(folder, 'backups'), backupName(new Date())) : resolve(given);
  mkdirSync(dirname(target), { recursive: true });
  report(target, await backUp(databaseOf(folder), target, migrations));
  if (keep === undefined) return;
  for (const name of rotateBackups(dirname(target), keep)) console.log(`  deleted ${name}`);
}

function restoreBackup(file: string): void {
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true });
  let unlock: () => void;
  try {
    unlock = lockDataFolder(join(folder, 'server.lock'));
  } catch (error) {
    if ((error as Error).name === 'DataFolderInUse')
      throw new Error(`a server uses ${folder}: stop it before you restore`);
    throw error;
  }
  try {
    const kept = restore(file, databaseOf(folder), new Date(), migrations);
    report(databaseOf(folder), verifyDatabase(databaseOf(folder), migrations));
    if (kept !== undefined) console.log(`  the former database is kept as ${kept}`);
  } finally {
    unlock();
  }
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the database of DATA_DIR while the server runs, and prove the copy')
    .argument('[file]', 'where to; a folder gets a file with the time in its name (default: DATA_DIR/backups)')
    .option('--keep <n>', 'delete all but the newest n backups of the folder', parseKeep)
    .action(makeBackup);
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in the place of the database of DATA_DIR; the server must be stopped')
    .argument('<file>', 'the backup')
    .action(restoreBackup);
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('check a database: pages, indexes, foreign keys, schema')
    .argument('[file]', 'the database (default: that of DATA_DIR)')
    .action((file?: string) => {
      const path = file ?? databaseOf(dataFolder());
      report(path, verifyDatabase(path, migrations));
    });
}
