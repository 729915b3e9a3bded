/**
 * Owns how the people of a course are shown to its staff: the list, links to hand on, invitations.
 */

import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Group } from './groups.store.ts';
import type { ListedInvite } from './invites.ts';
import type { Member } from './members.store.ts';

const ROLES = ['student', 'grader', 'instructor'] as const;
const baseOf = ({ course }: Membership): string => `/instructor/courses/${course.slug}/people`;
const roleName = (role: (typeof ROLES)[number], words: Words): string => words.t(`common:role.${role}`);
/** How somebody came to a course; a way without words is called by its name. */
function sourceName(source: string, words: Words): string {
  const key = `people:source.${source}`;
  return words.has(key) ? words.t(key) : source;
}

/** The view model of views/roster/members. */
export function presentMembers(
  list: readonly Member[],
  filter: { search: string; role: string; group: string },
  groups: readonly Group[],
  membership: Membership,
  words: Words,
) {
  const base = baseOf(membership);
  const options = (chosen: string) =>
    ROLES.map((role) => ({ value: role, label: roleName(role, words), selected: role === chosen }));
  const instructor = membership.role === 'instructor';
  const mayLink = ({ email, role }: Member): boolean =>
    email !== null && (role !== 'instructor' || membership.person.isAdmin);
  const query = new URLSearchParams({ ...filter, format: 'csv' });
  return {
    title: words.t('people:title'),
    scripts: [],
    action: base,
    total: words.t('people:total', { count: list.length }),
    search: filter.search,
    roles: options(filter.role),
    groups: [{ id: 'none', name: words.t('groups:none') }, ...groups].map(({ id, name }) => ({
      value: id,
      label: name,
      selected: id === filter.group,
    })),
    filtered: Object.values(filter).some((value) => value !== ''),
    instructor,
    fileUrl: `${base}?${query}`,
    importUrl: `${base}/import`,
    invitesUrl: `${base}/invites`,
    groupsUrl: `/instructor/courses/${membership.course.slug}/groups`,
    rows: list.map((member) => ({
      name: member.name,
      email: member.email ?? '–',
      number: member.studentNumber ?? '–',
      role: roleName(member.role, words),
      group: member.groupName ?? '–',
      joined: `${sourceName(member.source, words)}, ${words.day(member.joinedAt)}`,
      manage: instructor && member.id !== membership.person.id,
      roles: options(member.role),
      roleUrl: `${base}/${member.id}/role`,
      removeUrl: `${base}/${member.id}/remove`,
      dataUrl: `${base}/${member.id}/data`,
      viewUrl: member.role === 'student' ? `${base}/${member.id}/view` : '',
      linkUrl: mayLink(member) ? `${base}/${member.id}/password-link` : '',
    })),
  };
}

/** The view model of views/roster/handout: a link that is shown once. */
export function presentHandout(name: string, link: string, membership: Membership, words: Words) {
  return {
    title: words.t('people:handout.title'),
    scripts: ['copy'],
    peopleUrl: baseOf(membership),
    lead: words.t('people:handout.lead', { name }),
    link,
  };
}

/** The view model of views/roster/invites. `link` was just made and is shown this once. */
export function presentInvites(
  list: readonly ListedInvite[],
  input: { typed: Record<string, string>; errors: FieldErrors; link: string; origin: string },
  membership: Membership,
  words: Words,
) {
  const base = baseOf(membership);
  const field = createFields(input.typed, input.errors, words);
  const { classCode } = membership.course;
  return {
    title: words.t('people:invites.title'),
    scripts: ['copy'],
    peopleUrl: base,
    action: `${base}/invites`,
    codeUrl: `${base}/class-code`,
    classCode: classCode === null ? '' : `${classCode.slice(0, 4)} ${classCode.slice(4)}`,
    joinUrl: `${input.origin}/join`,
    link: input.link,
    roles: ROLES.map((role) => ({
      value: role,
      label: roleName(role, words),
      selected: role === (input.typed.role ?? 'student'),
    })),
    fields: [
      field('days', 'people:invites.days', { value: '14' }),
      field('uses', 'people:invites.uses', { value: '50' }),
    ],
    rows: list.map((invite) => ({
      created: words.day(invite.createdAt),
      role: roleName(invite.role, words),
      uses: `${invite.uses} / ${invite.maxUses}`,
      state: words.t(`people:invites.state.${invite.state}`, { time: words.day(invite.expiresAt) }),
      revokeUrl: invite.state === 'open' ? `${base}/invites/${invite.id}/revoke` : '',
    })),
  };
}
