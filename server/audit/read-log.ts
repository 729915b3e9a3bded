/**
 * Owns reading the audit log: pages of it under a filter, with the names of those who acted and whom it concerned.
 * Must not know pages or files.
 */

import { actionsOf } from '../actions.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { Store } from '../store.ts';
import type { AuditEntry, AuditFilter, AuditPlace, LoggedPerson } from './audit.store.ts';
import type { Kind } from './kinds.ts';

/** Entries of one page. */
const PAGE = 50;
/** Entries that are read at once for a file. */
const BATCH = 500;

/** Which entries somebody wants to see; an absent field does not restrict. */
export interface LogFilter {
  readonly person?: string | undefined;
  /** An id; 'server' for what the server did on its own. */
  readonly actor?: string | undefined;
  readonly kind?: Kind | undefined;
  /** ISO 8601, UTC: from this moment on, and before that one. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** An entry with names; `whom` is empty where it concerns nobody or somebody whose data were deleted (then `whomGone`). */
export interface NamedEntry extends AuditEntry {
  readonly actor: string;
  readonly whom: string;
  readonly whomGone: boolean;
}
/** A page of the log. */
export interface LogPage {
  readonly entries: readonly NamedEntry[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly actors: readonly LoggedPerson[];
  readonly people: readonly LoggedPerson[];
}

const storeFilter = (courseId: string | null, { person, actor, kind, from, until }: LogFilter): AuditFilter => ({
  courseId,
  person,
  actor: actor === 'server' ? '' : actor,
  actions: kind && actionsOf(kind),
  from,
  until,
});

/** Makes the functions. `courseId` null stands for actions that belong to no course. */
export function createReadLog({ store }: { store: Pick<Store, 'audit' | 'courses' | 'people'> }) {
  /** Whoever was deleted from a course is not named any more in its log, even while their account is in use elsewhere. */
  const nameIn = (courseId: string | null, personId: string): string => {
    if (courseId === null) return store.people.findPerson(personId)?.name ?? '';
    // Of an account that a roster names and whose owner has not accepted, the log shows what the roster said.
    const name = store.courses.findShownName(courseId, personId) ?? '';
    const inside = store.courses.findPlace(courseId, personId) !== undefined;
    return inside || !store.audit.isDeleted(personId, courseId) ? name : '';
  };
  const named = (entries: readonly AuditEntry[]): NamedEntry[] => {
    const known = new Map<string, string>();
    const nameOf = (courseId: string | null, personId: string | null): string => {
      if (personId === null) return '';
      const name = known.get(personId) ?? nameIn(courseId, personId);
      known.set(personId, name);
      return name;
    };
    return entries.map((entry) => {
      const whom = nameOf(entry.courseId, entry.personId);
      return {
        ...entry,
        actor: entry.actorName === '' ? nameOf(entry.courseId, entry.actorId) : entry.actorName,
        whom,
        whomGone: entry.personId !== null && whom === '',
      };
    });
  };
  const sorted = (list: readonly LoggedPerson[]): LoggedPerson[] => list.filter(({ name }) => name !== '').sort(byName);
  const list = (courseId: string | null, filter: LogFilter, place: AuditPlace, limit: number): NamedEntry[] =>
    named(store.audit.list(storeFilter(courseId, filter), place, limit));

  return {
    /** One page, newest entries first. */
    page(courseId: string | null, filter: LogFilter, place: AuditPlace): LogPage {
      const found = list(courseId, filter, place, PAGE + 1);
      const forward = place.newerThan !== undefined;
      const more = found.length > PAGE;
      return {
        entries: forward ? found.slice(-PAGE) : found.slice(0, PAGE),
        hasOlder: forward || more,
        hasNewer: forward ? more : place.olderThan !== undefined,
        actors: sorted(
          store.audit
            .listActors(courseId)
            .map(({ id, name }) => ({ id, name: name === '' ? nameIn(courseId, id) : name })),
        ),
        people: sorted(store.audit.listConcerned(courseId).map((id) => ({ id, name: nameIn(courseId, id) }))),
      };
    },
    /** Everything that fits, in parts, newest first. */
    *all(courseId: string | null, filter: LogFilter): Generator<readonly NamedEntry[]> {
      let olderThan: number | undefined;
      while (true) {
        const part = list(courseId, filter, { olderThan }, BATCH);
        if (part.length > 0) yield part;
        if (part.length < BATCH) return;
        olderThan = part.at(-1)?.id;
      }
    },
    /** The newest actions on a quiz. */
    ofQuiz(courseId: string, slug: string, limit: number): NamedEntry[] {
      return named(store.audit.listOn(courseId, slug, limit));
    },
  };
}
/** Reads the log. */
export type ReadLog = ReturnType<typeof createReadLog>;
