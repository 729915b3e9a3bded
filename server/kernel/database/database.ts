/**
 * Owns opening the SQLite file with the settings that every connection needs.
 * Must not know tables.
 */
import Database from 'better-sqlite3';

/** An open database. */
export type Connection = Database.Database;
/** A prepared statement. */
export type Statement = Database.Statement;

/**
 * Opens, and creates, a database file; the bytes of a serialized database open as one in memory.
 * @throws SqliteError when the file cannot be opened or written
 */
export function openDatabase(file: string | Buffer): Connection {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    database.pragma('synchronous = FULL');
    // 64 MiB, in KiB: a dashboard reads thousands of reports all over the file, which SQLite's 2 MiB cannot hold.
    database.pragma('cache_size = -65536');
    // What is deleted is overwritten: personal data must not stay behind in free pages.
    database.pragma('secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Another server uses the data folder. */
class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/**
 * Takes the data folder for this process: a second server on the same folder would hand out the jobs of the first again.
 * The operating system lets go of the lock when the process ends, however it ends.
 * @returns a function that gives the folder back. @throws DataFolderInUse
 */
export function lockDataFolder(lockFile: string): () => void {
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new DataFolderInUse();
    throw error;
  }
  return () => lock.close();
}
