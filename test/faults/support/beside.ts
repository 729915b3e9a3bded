/**
 * Owns a look into the database of a server that runs, or was killed, from beside it.
 * Must not know what is looked for.
 */
import { join } from 'node:path';
import { type Connection, openDatabase } from '../../../server/kernel/database/database.ts';

/** Opens the database of a data folder, does something, and closes it, whatever happens. */
export function beside<T>(folder: string, work: (database: Connection) => T): T {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}
