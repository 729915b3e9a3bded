/**
 * Owns bringing a database to the present schema: forward-only numbered files, checksummed, one transaction each.
 * Must not know what the files contain.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../digest.ts';
import type { Connection } from './database.ts';

/** A database that this version must not touch; the message says why. */
class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** A file of the migrations folder. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations of a folder, in order. @throws MigrationError */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const migrations = files.sort().map((file) => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
    if (!match) throw new MigrationError(`${file}: the name of a migration must be NNNN_verb_noun.sql`);
    const sql = readFileSync(join(folder, file), 'utf8');
    return { number: Number(match[1]), name: file, sql, checksum: sha256(sql) };
  });
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new MigrationError(`${name}: expected number ${index + 1}, there must be no gaps`);
  });
  return migrations;
}

const AppliedRow = z.object({ number: z.number(), name: z.string(), checksum: z.string() });

/**
 * Applies the migrations of `folder` that the database lacks; each is all or nothing.
 * @returns names of the files applied now
 * @throws MigrationError when the database comes from a newer version or an applied file was changed
 */
export function migrate(database: Connection, folder: string, now: Date): string[] {
  const migrations = readMigrations(folder);
  database.exec(`CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`);
  const applied = AppliedRow.array().parse(database.prepare('SELECT * FROM migrations ORDER BY number').all());
  for (const row of applied) {
    const known = migrations[row.number - 1];
    if (!known)
      throw new MigrationError(
        `The database was written by a newer version of Grade Descent (migration ${row.name} is not known here).`,
      );
    if (known.checksum !== row.checksum)
      throw new MigrationError(`Migration ${row.name} was changed after it had been applied to this database.`);
  }
  const insert = database.prepare(
    'INSERT INTO migrations (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @appliedAt)',
  );
  const missing = migrations.slice(applied.length);
  for (const { number, name, sql, checksum } of missing) {
    database
      .transaction(() => {
        database.exec(sql);
        insert.run({ number, name, checksum, appliedAt: now.toISOString() });
      })
      .immediate();
  }
  return missing.map(({ name }) => name);
}
