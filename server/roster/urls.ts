/**
 * Owns the addresses of the people of a course, of its groups and of joining.
 */
import { path, staffUrl, withQuery } from '../kernel/http/urls.ts';

/** Addresses of the people of a course. */
export function memberUrls(course: string) {
  const list = staffUrl(course, 'people');
  const invites = `${list}/invites`;
  return {
    list,
    group: (id: string): string => withQuery(list, { group: id }),
    /** What is done to somebody has its address below theirs. */
    person: (personId: string): string => list + path`/${personId}`,
    import: `${list}/import`,
    firstLinks: `${list}/first-links`,
    invites,
    revokeInvite: (id: string): string => invites + path`/${id}/revoke`,
    classCode: `${list}/class-code`,
    entryRules: `${list}/entry`,
    confirm: `${list}/confirm`,
    /** The list of those whom the staff has not confirmed. */
    unconfirmed: withQuery(list, { state: 'unconfirmed' }),
  };
}

/** Addresses of the groups of a course. */
export function groupUrls(course: string) {
  const list = path`/instructor/courses/${course}/groups`;
  return {
    list,
    students: `${list}/students`,
    distribute: `${list}/distribute`,
    change: (id: string): string => list + path`/${id}/change`,
    remove: (id: string): string => list + path`/${id}/remove`,
  };
}

/** Address at which one joins a course: by the token of an invitation, or by a class code that is typed there. */
export const joinUrl = (token?: string): string => (token === undefined ? '/join' : path`/join/${token}`);

/** Where somebody is led who has sent the form of an account: into the course, or to the sign-in if there was an account already. */
export const joiningUrl = (ticket: { readonly token: string } | { readonly code: string }): string =>
  'token' in ticket
    ? withQuery(joinUrl(ticket.token), { sent: 'yes' })
    : withQuery(joinUrl(), { sent: 'yes', code: ticket.code });

/** Addresses at which the person answers the invitation of a course. */
export const invitationUrls = (course: string) => ({
  accept: path`/invitations/${course}/accept`,
  decline: path`/invitations/${course}/decline`,
});
