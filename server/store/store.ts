/**
 * Owns the one door to everything that is stored.
 * Must not know tables.
 */
import type { Connection } from './database.ts';
import { createJobsStore } from './jobs.store.ts';
import { createPeopleStore } from './people.store.ts';
import { createReportsStore } from './reports.store.ts';
import { createSubmissionsStore } from './submissions.store.ts';

/** Creates the stores over an open, migrated database. */
export function createStore(database: Connection) {
  const reports = createReportsStore(database);
  return {
    people: createPeopleStore(database),
    submissions: createSubmissionsStore(database),
    reports,
    jobs: createJobsStore(database, reports),
    /** Runs `work` in one write transaction: all of it is stored, or nothing. `work` must be synchronous. */
    transaction<T>(work: () => T): T {
      return database.transaction(work).immediate();
    },
    /** Throws when the database cannot be read. */
    ping(): void {
      database.prepare('SELECT 1').get();
    },
  };
}

/** Everything that is stored. */
export type Store = ReturnType<typeof createStore>;
