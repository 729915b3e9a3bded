/**
 * Owns how the people of a course are shown to its staff: the list, links to hand on, invitations.
 */

import { CODE_RULES, type EntryRules, QUIZ_RULES } from '../courses/index.ts';
import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { withQuery } from '../kernel/http/urls.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Group } from './groups.store.ts';
import type { ListedInvite } from './invites.ts';
import type { Member } from './members.store.ts';
import { isUnconfirmed, type MemberFilter } from './members.ts';
import { groupUrls, joinUrl, memberUrls } from './urls.ts';

const ROLES = ['student', 'grader', 'instructor'] as const;
const roleName = (role: (typeof ROLES)[number], words: Words): string => words.t(`common:role.${role}`);
/** How somebody came to a course; a way without words is called by its name. */
function sourceName(source: string, words: Words): string {
  const key = `people:source.${source}`;
  return words.has(key) ? words.t(key) : source;
}

/** What the staff should know before it takes somebody for who they say they are. */
function statusOf({ state, source, confirmedAt }: Member, words: Words): string {
  if (state === 'invited') return words.t('people:status.invited');
  if (state === 'waiting') return words.t('people:status.waiting');
  if (confirmedAt !== null) return '';
  return words.t(source === 'code' || source === 'invite' ? `people:status.${source}` : 'people:status.unproven');
}

/** The view model of views/roster/sure-role: a role for an account that nobody has proven. */
export function presentSureRole(
  { id, name, email, source, joinedAt }: Member,
  role: string,
  membership: Membership,
  words: Words,
) {
  const urls = memberUrls(membership.course.slug);
  const named = ROLES.find((one) => one === role) ?? 'student';
  const came = { source: sourceName(source, words), time: words.day(joinedAt) };
  return {
    title: words.t('people:sure.title'),
    scripts: [],
    peopleUrl: urls.list,
    action: `${urls.person(id)}/role`,
    role,
    lead: words.t('people:sure.lead', { name, email: email ?? '–', role: roleName(named, words), ...came }),
  };
}

/** The view model of views/roster/members. */
export function presentMembers(
  {
    list,
    filter,
    groups,
    everybody,
    newcomers,
  }: {
    list: readonly Member[];
    filter: MemberFilter;
    groups: readonly Group[];
    /** Whom the list would show without a filter. */
    everybody: readonly Member[];
    /** How many have never signed in and can be given a link. */
    newcomers: number;
  },
  mayLink: (member: Member) => boolean,
  membership: Membership,
  words: Words,
) {
  const urls = memberUrls(membership.course.slug);
  const options = (chosen: string) =>
    ROLES.map((role) => ({ value: role, label: roleName(role, words), selected: role === chosen }));
  const instructor = membership.role === 'instructor';
  const waiting = everybody.filter(isUnconfirmed).length;
  /** Whom one button confirms: the students of the list as it is shown. */
  const confirmable = instructor ? list.filter((member) => isUnconfirmed(member) && member.role === 'student') : [];
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
    states: (['unconfirmed', 'invited'] as const).map((value) => ({
      value,
      label: words.t(`people:state.${value}`),
      selected: value === filter.state,
    })),
    waiting: waiting === 0 || filter.state === 'unconfirmed' ? '' : words.t('people:unconfirmed', { count: waiting }),
    waitingUrl: urls.unconfirmed,
    newcomers: newcomers === 0 ? '' : words.t('people:first.count', { count: newcomers }),
    firstLinksUrl: urls.firstLinks,
    confirmUrl: instructor && list.some(isUnconfirmed) ? urls.confirm : '',
    confirmAll: confirmable.length === 0 ? '' : words.t('people:confirmAll', { count: confirmable.length }),
    shown: confirmable.map(({ id }) => id),
    filtered: Object.values(filter).some((value) => value !== ''),
    instructor,
    fileUrl: withQuery(urls.list, { ...filter, format: 'csv' }),
    importUrl: urls.import,
    invitesUrl: urls.invites,
    groupsUrl: groupUrls(membership.course.slug).list,
    rows: list.map((member) => ({
      name: listName(member),
      email: member.email ?? '–',
      number: member.studentNumber ?? '–',
      role: roleName(member.role, words),
      group: member.groupName ?? '–',
      joined: `${sourceName(member.source, words)}, ${words.day(member.joinedAt)}`,
      status: statusOf(member, words),
      confirm: instructor && isUnconfirmed(member) ? member.id : '',
      manage: instructor && member.id !== membership.person.id,
      roles: options(member.role),
      roleUrl: `${urls.person(member.id)}/role`,
      removeUrl: `${urls.person(member.id)}/remove`,
      dataUrl: `${urls.person(member.id)}/data`,
      viewUrl: member.role === 'student' && member.state === 'member' ? `${urls.person(member.id)}/view` : '',
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
  input: { typed: Record<string, string>; errors: FieldErrors; link: string; origin: string; rules: EntryRules },
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
    rulesUrl: urls.entryRules,
    codeRules: CODE_RULES.map((value) => ({
      value,
      label: words.t(`people:entry.code.${value}`),
      selected: value === input.rules.code,
    })),
    quizRules: QUIZ_RULES.map((value) => ({
      value,
      label: words.t(`people:entry.quizzes.${value}`),
      selected: value === input.rules.quizzes,
    })),
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
