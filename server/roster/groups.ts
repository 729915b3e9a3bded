/**
 * Owns the tutorial groups of a course: making and changing them, who leads them, which students are in them.
 * Must not know forms or pages.
 */

import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import { listName } from '../kernel/text/family-name.ts';
import { cleanName } from '../kernel/text/person-name.ts';
import type { Store } from '../store.ts';
import type { Group } from './groups.store.ts';

/** A student, and the group they are in. */
export interface GroupedStudent {
  readonly id: string;
  readonly name: string;
  readonly groupId: string | null;
}

/** All that a course has of groups. */
export interface CourseGroups {
  readonly groups: readonly Group[];
  /** By name. */
  readonly students: readonly GroupedStudent[];
  /** Who can lead a group: graders and instructors of the course, by name. */
  readonly tutors: readonly { readonly id: string; readonly name: string }[];
}

/** A group as typed. `tutor` is the id of a person, or empty. */
export interface GroupForm {
  readonly name: string;
  readonly tutor: string;
}

/** Who would come into which group. `hash` names exactly this plan. */
export interface Distribution {
  readonly groups: readonly { readonly group: Group; readonly joining: readonly GroupedStudent[] }[];
  readonly hash: string;
}

/** What a name of a group is compared by: 'GROUP 1' is 'Group 1'. */
export const groupKey = (name: string): string => name.toLocaleLowerCase();

/** Makes the functions; all of them throw AppError not-found for a group or a student that is not in the course. */
export function createGroups(deps: {
  store: Pick<Store, 'courses' | 'groups' | 'members' | 'transaction'>;
  audit: Audit;
  clock: () => Date;
  newId: () => string;
}) {
  const { store, audit, clock, newId } = deps;

  const open = ({ course }: Membership): CourseGroups => {
    const groupOf = store.groups.listGroupMembers(course.id);
    const staff = store.members
      .listMembers(course.id)
      .filter(({ role, state }) => role !== 'student' && state === 'member');
    return {
      groups: store.groups.listGroups(course.id),
      students: store.courses
        .listStudents(course.id)
        .map(({ id, ...names }) => ({ id, name: listName(names), groupId: groupOf.get(id) ?? null })),
      tutors: staff.map(({ id, name }) => ({ id, name })),
    };
  };
  const get = ({ course }: Membership, id: string): Group => {
    const group = store.groups.listGroups(course.id).find((one) => one.id === id);
    if (!group) throw new AppError('not-found', 'errors:not-found.group');
    return group;
  };
  /** What a form says, or what is wrong with it. `own` is the group that is being changed. */
  const read = (
    membership: Membership,
    form: GroupForm,
    own?: Group,
  ): { readonly name: string; readonly tutorId: string | null } | { readonly errors: FieldErrors } => {
    const { groups, tutors } = open(membership);
    const name = cleanName(form.name);
    const taken = groups.some(
      (one) => one.id !== own?.id && name !== undefined && groupKey(one.name) === groupKey(name),
    );
    if (name === undefined) return { errors: { name: 'groups:errors.name' } };
    if (taken) return { errors: { name: 'groups:errors.taken' } };
    if (form.tutor !== '' && !tutors.some(({ id }) => id === form.tutor))
      return { errors: { tutor: 'groups:errors.tutor' } };
    return { name, tutorId: form.tutor === '' ? null : form.tutor };
  };
  const insert = (membership: Membership, name: string, tutorId: string | null): string => {
    const id = newId();
    store.groups.insertGroup({ id, courseId: membership.course.id, name, tutorId, createdAt: clock().toISOString() });
    audit(membership, { action: 'group.create', subject: name, after: { name, tutorId } });
    return id;
  };
  /** Puts one student into a group or into none, and notes it; nothing happens when they are there already. */
  const move = (membership: Membership, personId: string, to: Group | undefined, from: Group | undefined): void => {
    if (to?.id === from?.id) return;
    store.groups.assign(membership.course.id, personId, to?.id ?? null);
    const subject = to?.name ?? from?.name ?? '';
    const [before, after] = [{ group: from?.name ?? null }, { group: to?.name ?? null }];
    audit(membership, { action: 'group.assign', subject, personId, before, after });
  };
  /** Fills the smallest group first; students in the order of their names. */
  const planDistribution = (membership: Membership): Distribution => {
    const { groups, students } = open(membership);
    const filling = groups.map((group) => ({ group, joining: [] as GroupedStudent[] }));
    const size = (one: (typeof filling)[number]): number => one.group.students + one.joining.length;
    const [first] = filling;
    if (first)
      for (const student of students.filter(({ groupId }) => groupId === null))
        filling.reduce((least, one) => (size(one) < size(least) ? one : least), first).joining.push(student);
    const plan = filling.map(({ group, joining }) => [group.id, joining.map(({ id }) => id)]);
    return { groups: filling, hash: fingerprint(plan) };
  };

  return {
    open,
    planDistribution,
    /** Makes a group, or says what is wrong with which field. */
    create: (membership: Membership, form: GroupForm): FieldErrors =>
      store.transaction(() => {
        const wanted = read(membership, form);
        if ('errors' in wanted) return wanted.errors;
        insert(membership, wanted.name, wanted.tutorId);
        return {};
      }),
    /** Renames a group and changes who leads it, or says what is wrong with which field. */
    change: (membership: Membership, id: string, form: GroupForm): FieldErrors =>
      store.transaction(() => {
        const group = get(membership, id);
        const wanted = read(membership, form, group);
        if ('errors' in wanted) return wanted.errors;
        const before = { name: group.name, tutorId: group.tutorId };
        store.groups.updateGroup({ id, courseId: membership.course.id, ...wanted });
        audit(membership, { action: 'group.change', subject: wanted.name, before, after: wanted });
        return {};
      }),
    /** Takes a group away; its students are then in none. */
    remove: (membership: Membership, id: string): void =>
      store.transaction(() => {
        const group = get(membership, id);
        const students = open(membership).students.filter(({ groupId }) => groupId === id);
        const before = { name: group.name, tutorId: group.tutorId, students: students.map((one) => one.id) };
        store.groups.deleteGroup(membership.course.id, id);
        audit(membership, { action: 'group.delete', subject: group.name, before });
      }),
    /** Puts students into groups: id of a group by id of the student, empty for none. Who is not named stays. */
    assign: (membership: Membership, wanted: ReadonlyMap<string, string>): void =>
      store.transaction(() => {
        const { groups, students } = open(membership);
        const byId = new Map(groups.map((group) => [group.id, group]));
        const known = new Map(students.map((student) => [student.id, student]));
        for (const [personId, groupId] of wanted) {
          const student = known.get(personId);
          if (!student) throw new AppError('not-found', 'errors:not-found.person');
          if (groupId !== '' && !byId.has(groupId)) throw new AppError('not-found', 'errors:not-found.group');
          move(membership, personId, byId.get(groupId), byId.get(student.groupId ?? ''));
        }
      }),
    /** Puts everybody without a group where the plan says. @throws AppError conflict when the plan is not this one any more */
    distribute: (membership: Membership, hash: string): void =>
      store.transaction(() => {
        const plan = planDistribution(membership);
        requireSame(plan.hash, hash, 'groups:errors.changed');
        for (const { group, joining } of plan.groups)
          for (const { id } of joining) move(membership, id, group, undefined);
      }),
    /**
     * Returns a function that puts a student into the group with a name, which is made if there is none. Ask for it in the transaction in
     * which it is used: it looks at the groups once.
     */
    putting(membership: Membership): (personId: string, name: string) => void {
      const groups = store.groups.listGroups(membership.course.id);
      const byKey = new Map(groups.map((group) => [groupKey(group.name), group]));
      const byId = new Map(groups.map((group) => [group.id, group]));
      const groupOf = new Map(store.groups.listGroupMembers(membership.course.id));
      return (personId, name) => {
        const known = byKey.get(groupKey(name)) ?? get(membership, insert(membership, name, null));
        byKey.set(groupKey(name), known);
        byId.set(known.id, known);
        move(membership, personId, known, byId.get(groupOf.get(personId) ?? ''));
        groupOf.set(personId, known.id);
      };
    },
  };
}
/** Changes the groups of a course. */
export type GroupsService = ReturnType<typeof createGroups>;
