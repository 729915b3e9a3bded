/**
 * Owns how the people of a course are shown to its staff: the list, links to hand on, invitations.
 */

import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { withQuery } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Group } from './groups.store.ts';
import type { ListedInvite } from './invites.ts';
import type { Member } from './members.store.ts';
import { groupUrls, joinUrl, memberUrls } from './urls.ts';

const ROLES = ['student', 'grader', 'instructor'] as const;
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
  const urls = memberUrls(membership.course.slug);
  const options = (chosen: string) =>
    ROLES.map((role) => ({ value: role, label: roleName(role, words), selected: role === chosen }));
  const instructor = membership.role === 'instructor';
  const mayLink = ({ email, role }: Member): boolean =>
    email !== null && (role !== 'instructor' || membership.person.isAdmin);
  return {
    title: words.t('people:title'),
    scripts: [],
    action: urls.list,
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
    fileUrl: withQuery(urls.list, { ...filter, format: 'csv' }),
    importUrl: urls.import,
    invitesUrl: urls.invites,
    groupsUrl: groupUrls(membership.course.slug).list,
    rows: list.map((member) => ({
      name: member.name,
      email: member.email ?? '–',
      number: member.studentNumber ?? '–',
      role: roleName(member.role, words),
      group: member.groupName ?? '–',
      joined: `${sourceName(member.source, words)}, ${words.day(member.joinedAt)}`,
      manage: instructor && member.id !== membership.person.id,
      roles: options(member.role),
      roleUrl: `${urls.person(member.id)}/role`,
      removeUrl: `${urls.person(member.id)}/remove`,
      dataUrl: `${urls.person(member.id)}/data`,
      viewUrl: member.role === 'student' ? `${urls.person(member.id)}/view` : '',
      linkUrl: mayLink(member) ? `${urls.person(member.id)}/password-link` : '',
    })),
  };
}

/** The view model of views/roster/handout: a link that is shown once. */
export function presentHandout(name: string, link: string, membership: Membership, words: Words) {
  return {
    title: words.t('people:handout.title'),
    scripts: ['copy'],
    peopleUrl: memberUrls(membership.course.slug).list,
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
  const urls = memberUrls(membership.course.slug);
  const field = createFields(input.typed, input.errors, words);
  const { classCode } = membership.course;
  return {
    title: words.t('people:invites.title'),
    scripts: ['copy'],
    peopleUrl: urls.list,
    action: urls.invites,
    codeUrl: urls.classCode,
    classCode: classCode === null ? '' : `${classCode.slice(0, 4)} ${classCode.slice(4)}`,
    joinUrl: input.origin + joinUrl(),
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
      revokeUrl: invite.state === 'open' ? urls.revokeInvite(invite.id) : '',
    })),
  };
}
