/**
 * Owns how the tutorial groups of a course are shown to its staff, and how students would be distributed over them.
 */

import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { WordKey, Words } from '../kernel/text/words.ts';
import type { CourseGroups, Distribution, GroupForm } from './groups.ts';
import { groupUrls, memberUrls } from './urls.ts';

/** What was typed, and what is wrong with it; `id` names the group, and is empty for a new one. */
export interface TypedGroup extends GroupForm {
  readonly id: string;
  readonly errors: FieldErrors;
}

/** The view model of views/roster/groups. */
export function presentGroups(
  { groups, students, tutors }: CourseGroups,
  input: { typed?: TypedGroup | undefined; done: boolean },
  membership: Membership,
  words: Words,
) {
  const { slug } = membership.course;
  const urls = groupUrls(slug);
  const members = memberUrls(slug);
  const typedFor = (id: string): TypedGroup | undefined => (input.typed?.id === id ? input.typed : undefined);
  const say = (key: WordKey | undefined): string => (key === undefined ? '' : words.t(key));
  const form = (id: string, name: string, tutorId: string) => {
    const typed = typedFor(id);
    return {
      key: id === '' ? 'new' : id,
      value: typed?.name ?? name,
      nameError: say(typed?.errors.name),
      tutorError: say(typed?.errors.tutor),
      open: typed !== undefined,
      tutors: tutors.map((one) => ({ ...one, selected: one.id === (typed?.tutor ?? tutorId) })),
    };
  };
  return {
    title: words.t('groups:title'),
    scripts: [],
    peopleUrl: members.list,
    action: urls.list,
    done: input.done,
    instructor: membership.role === 'instructor',
    rows: groups.map(({ id, name, tutorId, tutorName, students: count }) => ({
      ...form(id, name, tutorId ?? ''),
      name,
      tutor: tutorName ?? '–',
      count,
      listUrl: members.group(id),
      changeUrl: urls.change(id),
      removeUrl: urls.remove(id),
    })),
    created: form('', '', ''),
    studentsUrl: urls.students,
    distributeUrl: urls.distribute,
    without: words.t('groups:without', { count: students.filter(({ groupId }) => groupId === null).length }),
    mayDistribute: groups.length > 0 && students.some(({ groupId }) => groupId === null),
    students: students.map(({ id, name, groupId }) => ({
      id,
      name,
      group: groups.find((group) => group.id === groupId)?.name ?? '–',
      options: groups.map((group) => ({ id: group.id, name: group.name, selected: group.id === groupId })),
    })),
  };
}

/** The view model of views/roster/distribute-groups. */
export function presentDistribution(plan: Distribution, notice: string, membership: Membership, words: Words) {
  const urls = groupUrls(membership.course.slug);
  return {
    title: words.t('groups:distribute.title'),
    scripts: [],
    groupsUrl: urls.list,
    action: urls.distribute,
    notice,
    hash: plan.hash,
    nothing: plan.groups.every(({ joining }) => joining.length === 0),
    rows: plan.groups.map(({ group, joining }) => ({
      name: group.name,
      before: group.students,
      after: group.students + joining.length,
      joining: joining.map(({ name }) => name).join(', ') || '–',
    })),
  };
}
