/**
 * Owns taking the demo out of a server that real people are to use: its accounts, and its course unless real people are in it.
 * Must not know how the demo is made, beyond the name of its course.
 */
import type { Audit } from '../audit/audit.ts';
import type { Store } from '../store.ts';
import type { DeletePerson } from './delete-person.ts';

/** What was taken out. */
export interface RemovedDemo {
  readonly people: number;
  /** Whether the demo course went, too; undefined when there was none. */
  readonly course: boolean | undefined;
}

/**
 * Returns a function that removes the demo, all or nothing. What demo accounts did in courses of real people stays without a name, as after
 * any deletion.
 */
export function createRemoveDemo(deps: {
  store: Pick<Store, 'courses' | 'members' | 'people' | 'personalData' | 'transaction'>;
  deletePerson: Pick<DeletePerson, 'expire'>;
  audit: Audit;
  demoCourse: string;
}) {
  const { store, deletePerson, audit, demoCourse } = deps;
  return (): RemovedDemo =>
    store.transaction(() => {
      const demoPeople = store.people.listDemoPeople();
      const course = store.courses.findCourse(demoCourse);
      const real = course && store.members.listMembers(course.id).some(({ id }) => !demoPeople.includes(id));
      if (course && !real) store.personalData.eraseCourse(course.id);
      for (const personId of demoPeople) {
        for (const one of store.courses.listCourses()) {
          const rows = store.personalData.count({ personId, courseId: one.id });
          if (rows.some(({ fate }) => fate !== 'keep')) deletePerson.expire(one, personId, true);
        }
        if (store.people.findPerson(personId)) store.personalData.eraseAccount(personId);
      }
      const removed = { people: demoPeople.length, course: course && !real };
      audit({}, { action: 'data.remove-demo', after: removed });
      return removed;
    });
}
