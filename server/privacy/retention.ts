/**
 * Owns how long a course keeps the personal data of its students: when they are due, who that concerns, deleting them then.
 * Must not know what deleting means.
 */
import { setImmediate } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Course, CourseWeek, Membership } from '../kernel/actor.ts';
import { mapInSlices } from '../kernel/slices.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { Store } from '../store.ts';
import type { DeletePerson } from './delete-person.ts';
import type { PersonalRows } from './personal-data.store.ts';
import type { Retention } from './retention.store.ts';

/** Nothing is deleted sooner than this after months or weeks were changed; and so long before, the staff is warned. */
const NOTICE_DAYS = 30;
/** Most months. */
const MOST_MONTHS = 120;

/** Months as typed: a number, null for ever, undefined when it is none. */
export function readMonths(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return months >= 1 && months <= MOST_MONTHS ? months : undefined;
}

/**
 * When data are due: a number of months after the end of the last week, in the zone of the course, and never within the notice after
 * the last change. Undefined while there are no weeks.
 */
export function dueOf(
  { months, setAt }: Pick<Retention, 'months' | 'setAt'>,
  weeks: readonly CourseWeek[],
  zone: string,
): string | undefined {
  const last = weeks
    .map(({ startsAt }) => startsAt)
    .sort()
    .at(-1);
  if (last === undefined) return undefined;
  const end = DateTime.fromISO(last, { zone }).plus({ weeks: 1 }).plus({ months });
  const notice = DateTime.fromISO(setAt, { zone }).plus({ days: NOTICE_DAYS });
  return DateTime.max(end, notice).toUTC().toISO() ?? undefined;
}

/** Somebody whose data a course holds. */
export interface Held {
  readonly id: string;
  readonly name: string;
  /** Whether they are in the course now. */
  readonly inside: boolean;
  readonly rows: readonly PersonalRows[];
}
/** What is deleted when. */
export interface RetentionPlan {
  /** Undefined: for ever. */
  readonly retention: Retention | undefined;
  /** ISO 8601, UTC; undefined without months or weeks, and when it is done. */
  readonly dueAt: string | undefined;
  /** Whether it is near. */
  readonly warns: boolean;
}

export interface RetentionDeps {
  readonly store: Pick<Store, 'courses' | 'people' | 'personalData' | 'retention'>;
  readonly deletePerson: DeletePerson;
  readonly clock: () => Date;
}

/** Makes the functions. */
export function createRetention({ store, deletePerson, clock }: RetentionDeps) {
  const isConcerned = (courseId: string, id: string): boolean =>
    (store.courses.findPlace(courseId, id)?.role ?? 'student') === 'student' &&
    store.people.findPerson(id)?.isAdmin === false &&
    store.personalData.hasData(id, courseId);
  /** What `make` says of everybody concerned: students, and people who left the course while data stayed. */
  const ofConcerned = async <Made>(courseId: string, make: (id: string) => Made): Promise<Made[]> =>
    (await mapInSlices(store.personalData.listPeople(), (id) => (isConcerned(courseId, id) ? [make(id)] : []))).flat();
  let running = false;
  const deleteDue = async (now: string): Promise<number> => {
    let people = 0;
    for (const retention of store.retention.listOpenRetentions()) {
      const course = store.courses.findCourseById(retention.courseId) as Course;
      const dueAt = dueOf(retention, store.courses.listWeeks(course.id), course.timeZone);
      if (dueAt === undefined || dueAt > now) continue;
      for (const id of await ofConcerned(course.id, (id) => id)) {
        deletePerson.expire(course, id);
        people += 1;
        await setImmediate();
      }
      store.retention.noteRetentionDone(course.id, now);
    }
    return people;
  };

  return {
    /** When the data of a course are due. */
    plan({ course, weeks }: Membership): RetentionPlan {
      const retention = store.retention.findRetention(course.id);
      const dueAt =
        retention === undefined || retention.doneAt !== null ? undefined : dueOf(retention, weeks, course.timeZone);
      const from = DateTime.fromJSDate(clock()).plus({ days: NOTICE_DAYS }).toUTC().toISO() ?? '';
      return { retention, dueAt, warns: dueAt !== undefined && dueAt <= from };
    },
    /** Whose data would be deleted, by name. */
    async listHeld({ course }: Membership): Promise<Held[]> {
      const held = await ofConcerned(course.id, (id) => ({
        id,
        name: store.courses.findShownName(course.id, id) ?? '',
        inside: store.courses.findRole(course.id, id) !== undefined,
        rows: store.personalData.count({ personId: id, courseId: course.id }),
      }));
      return held.sort(byName);
    },
    /**
     * Deletes what is due, in all courses; returns of how many people. The server calls it about once an hour. Each person is a
     * transaction of their own, and pages are served in between; an interrupted run is taken up by the next.
     */
    async tick(): Promise<number> {
      if (running) return 0;
      running = true;
      try {
        return await deleteDue(clock().toISOString());
      } finally {
        running = false;
      }
    },
  };
}
/** How long courses keep data. */
export type RetentionService = ReturnType<typeof createRetention>;
