/**
 * Owns the clock of the reader's own that runs wherever they are: every page says so.
 * Must not know what runs out: a room adds it.
 */
import type { Person } from './actor.ts';
import type { Words } from './text/words.ts';

/** A clock that runs now. */
export interface RunningClock {
  /** Address of what it is of. */
  readonly url: string;
  readonly text: (words: Words) => string;
  /** Words of the link to it. */
  readonly link: (words: Words) => string;
  /** Name of the script that lets it run: views/<room>/client/<name>.ts. */
  readonly script: string;
  /** What the script needs. */
  readonly state: object;
}

/** Finds somebody's clock for the page at a path. */
export type FindClock = (person: Person, path: string) => RunningClock | undefined;

/** Creates an empty list. */
export function createRunningClocks() {
  const sources: FindClock[] = [];
  return {
    /** Adds something that is asked at every page. */
    add(source: FindClock): void {
      sources.push(source);
    },
    /** The clock of a reader of the page at `path`; nobody else's while they see a course as another person. */
    findFor(person: Person | undefined, path: string): RunningClock | undefined {
      if (!person || person.viewedIn !== undefined) return undefined;
      for (const source of sources) {
        const clock = source(person, path);
        if (clock) return clock;
      }
      return undefined;
    },
  };
}
/** Clocks that run. */
export type RunningClocks = ReturnType<typeof createRunningClocks>;
