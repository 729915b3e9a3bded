/**
 * Owns copies of the database file: making one while the server runs, proving one, putting one back.
 * Must not know what is stored, nor when copies are made.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { readMigrations } from './migrate.ts';

/** A file that is no usable copy; the message says why and what it means. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What was found in a database file. */
export interface Verified {
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
  /** Name of the last migration. */
  readonly schema: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

const AppliedRow = z.object({ name: z.string(), checksum: z.string() });
const NameRow = z.object({ name: z.string() });

/** SHA-256 of a file of any size. */
function hashFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(1024 * 1024);
  const handle = openSync(path, 'r');
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The schema of a database that this version can use. @throws BackupError for a foreign or newer one */
function checkSchema(database: Database.Database, migrationsFolder: string): string {
  const known = readMigrations(migrationsFolder);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (!tables.includes('migrations')) throw new BackupError('It is a SQLite database, but not one of Grade Descent.');
  const applied = AppliedRow.array().parse(
    database.prepare('SELECT name, checksum FROM migrations ORDER BY number').all(),
  );
  for (const [index, { name, checksum }] of applied.entries()) {
    const migration = known[index];
    if (!migration)
      throw new BackupError(
        `It was written by a newer version of Grade Descent (migration ${name} is not known here).`,
      );
    if (migration.name !== name || migration.checksum !== checksum)
      throw new BackupError(`Its migration ${name} is another one than this version's ${migration.name}.`);
  }
  const last = applied.at(-1);
  if (!last) throw new BackupError('It is empty: no migration was ever applied.');
  return last.name;
}

/**
 * Reads a whole database file and checks its pages, its indexes and its foreign keys.
 * @throws BackupError that says what is wrong
 */
export function verifyDatabase(file: string, migrationsFolder: string): Verified {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true });
    const problems = database.prepare('PRAGMA integrity_check(10)').pluck().all().map(String);
    if (problems.join() !== 'ok') throw new BackupError(`It is damaged: ${problems.join('; ')}`);
    const schema = checkSchema(database, migrationsFolder);
    const orphans = database.prepare('PRAGMA foreign_key_check').all() as { table: string }[];
    if (orphans.length > 0)
      throw new BackupError(
        `${orphans.length} rows point to rows that are not there, in ${[...new Set(orphans.map(({ table }) => table))].join(', ')}.`,
      );
    const names = NameRow.array().parse(
      database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .all(),
    );
    const rows: Record<string, number> = {};
    for (const { name } of names) rows[name] = Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
    return {
      bytes: statSync(file).size,
      hash: hashFile(file),
      schema,
      rows,
    };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
      throw new BackupError(`It is no SQLite database, or damaged: ${message}.`);
    throw error;
  } finally {
    database?.close();
  }
}

/**
 * Copies a database into a new file while others read and write it, proves the copy, and only then gives it its name: a file
 * with the name of a backup is whole.
 * @throws BackupError, SqliteError
 */
export async function backUp(source: string, target: string, migrationsFolder: string): Promise<Verified> {
  if (!existsSync(source)) throw new BackupError(`There is no database ${source}.`);
  const unfinished = `${target}.unfinished`;
  const database = new Database(source, { readonly: true });
  try {
    await database.backup(unfinished);
  } finally {
    database.close();
  }
  try {
    const copy = new Database(unfinished);
    // One file, without a log beside it.
    copy.pragma('journal_mode = DELETE');
    copy.close();
    const verified = verifyDatabase(unfinished, migrationsFolder);
    syncFile(unfinished);
    renameSync(unfinished, target);
    return verified;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Puts a proven copy in the place of a database that nobody has open. What was there is kept under another name.
 * @returns the name under which the former database is kept; undefined when there was none. @throws BackupError
 */
export function restore(backup: string, target: string, now: Date, migrationsFolder: string): string | undefined {
  verifyDatabase(backup, migrationsFolder);
  const fresh = `${target}.restoring`;
  copyFileSync(backup, fresh);
  syncFile(fresh);
  const kept = existsSync(target) ? `${target}.before-${now.toISOString().replaceAll(':', '-')}` : undefined;
  if (kept !== undefined) {
    const former = new Database(target);
    // What is still in the log belongs to the former database.
    former.pragma('wal_checkpoint(TRUNCATE)');
    former.close();
    renameSync(target, kept);
  }
  for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true });
  renameSync(fresh, target);
  return kept;
}
