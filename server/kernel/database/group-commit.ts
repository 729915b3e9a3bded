/**
 * Owns writing for many at once: what is asked for in one turn of the event loop is stored by one transaction, so that a class that
 * presses Start together waits for the disk a few times and not for each of them in turn.
 * Must not know tables.
 */
import type { Connection } from './database.ts';

/**
 * Runs `work`, which must be synchronous, and resolves with its result when it is on disk. What it throws rejects, and undoes what it
 * wrote and nothing else; a commit that fails rejects for everybody in it.
 */
export type Together = <T>(work: () => T) => Promise<T>;

interface Waiting {
  /** Works in the open transaction; returns what tells the result, to be called when that is on disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Creates a function that collects work until the next turn of the event loop. */
export function createGroupCommit(database: Connection): Together {
  let waiting: Waiting[] = [];

  const commit = (): void => {
    const group = waiting;
    waiting = [];
    let answers: readonly (() => void)[];
    try {
      answers = database.transaction(() => group.map(({ run }) => run())).immediate();
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of answers) answer();
  };

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      const run = (): (() => void) => {
        try {
          const result = database.transaction(work)();
          return () => resolve(result);
        } catch (error) {
          // A full disk ends the whole transaction, also what others wrote in it.
          if (!database.inTransaction) throw error;
          return () => reject(error);
        }
      };
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ run, reject });
    });
}
