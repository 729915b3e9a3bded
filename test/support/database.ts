/**
 * Owns databases for tests: empty ones with all migrations applied, and folders for them.
 * Must not know what is tested.
 */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { migrate } from '../../server/kernel/database/migrate.ts';
import { projectRoot } from '../../server/project-root.ts';

const migrationsFolder = join(projectRoot, 'server', 'kernel', 'database', 'migrations');

let migrated: Buffer | undefined;
/** An empty database with all migrations applied, as bytes: they are applied once for all applications of a test file. */
function migratedDatabase(): Buffer {
  if (migrated) return migrated;
  const database = openDatabase(':memory:');
  migrate(database, migrationsFolder, new Date());
  migrated = database.serialize();
  database.close();
  return migrated;
}

/** Opens a database with all migrations applied: the one of a folder, which is created where it is missing, or one in memory. */
export function openTestDatabase(folder?: string): Connection {
  if (folder === undefined) return openDatabase(migratedDatabase());
  const file = join(folder, 'gradedescent.db');
  if (!existsSync(file)) writeFileSync(file, migratedDatabase());
  return openDatabase(file);
}

/** A fresh folder for a database. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gradedescent-test-'));
}
