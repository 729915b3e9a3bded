/**
 * Owns what must be true of the folders that settings name, before anything is opened in them: they are there, they are folders,
 * and a database that should be there is.
 * Must not know what is in a database.
 */
import { accessSync, constants, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './config.ts';

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error);
const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never returns below folders that refuse, such as /proc.
 * @throws Error of the system
 */
function makeFolder(folder: string): void {
  if (statOf(folder)?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else made it at the same moment.
    if (!statOf(folder)?.isDirectory()) throw error;
  }
}

/** What a server that ran before has left beside its database. */
function tracesOf(folder: string): string[] {
  const backups = join(folder, 'backups');
  const count = statOf(backups)?.isDirectory() ? readdirSync(backups).filter((name) => name.endsWith('.db')).length : 0;
  return [
    ...(statOf(join(folder, 'session-secret')) ? ['session-secret'] : []),
    ...(count > 0 ? [`${count} ${count === 1 ? 'backup' : 'backups'}`] : []),
  ];
}

/**
 * Makes the data folder where it is missing.
 * @throws ConfigError when it cannot be used, or when its database was lost: a new and empty one in its place would hide that
 */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ConfigError(
      `Grade Descent cannot write to its data folder ${folder} (${codeOf(error)}). Make it a folder that can be written, or choose another one with DATA_DIR.`,
    );
  }
  const database = statOf(join(folder, 'gradedescent.db'));
  const traces = tracesOf(folder);
  if (traces.length === 0 || (database && database.size > 0)) return;
  throw new ConfigError(
    `The database in ${folder} is ${database ? 'empty' : 'missing'}, but ${traces.join(' and ')} of an earlier server lie beside it. Put a backup in its place with gradedescent restore <file>; for a new server delete session-secret and move the backups away, or choose another folder with DATA_DIR.`,
  );
}

/** @throws ConfigError when there are no exercises to read in a folder */
export function requireExercises(folder: string): void {
  const refuse = (why: string): never => {
    throw new ConfigError(`EXERCISES_DIR must be a folder of exercises that can be read; ${folder} ${why}`);
  };
  try {
    if (readdirSync(folder, { withFileTypes: true }).every((entry) => !entry.isDirectory())) refuse('holds none');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    refuse(codeOf(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${codeOf(error)})`);
  }
}
