/**
 * Owns getting everybody of a course in who has never signed in: a new link for each of them, as a list or by mail.
 * Must not know pages, nor what a link is made of.
 */

import { LINK_DAYS, MOST_LINK_DAYS } from '../accounts/index.ts';
import type { Ownership } from '../accounts/ownership.ts';
import type { IssuedLink, PasswordLinks } from '../accounts/password-links.ts';
import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { Store } from '../store.ts';
import type { Member } from './members.store.ts';

/** Who has never signed in. */
export interface Newcomers {
  /** Whoever the caller may issue a link for, by family name. */
  readonly ready: readonly Member[];
  /** The others: an admin can issue links for them. */
  readonly others: readonly Member[];
}
/** Somebody with a new link. */
export interface NewLink extends IssuedLink {
  readonly member: Member;
}
/** The last mails of a course. Kept while the server runs: a link that did not arrive is simply made anew. */
export interface Mailing {
  readonly total: number;
  readonly sent: number;
  /** Names of those to whom no mail could be sent. */
  readonly failed: readonly string[];
}

/** The days that were typed, from 1 to 30; undefined when they make no sense. Empty: the usual ones. */
export function linkDays(typed: string): number | undefined {
  if (typed.trim() === '') return LINK_DAYS;
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_LINK_DAYS ? days : undefined;
}

/** Makes the functions. */
export function createFirstLinks(deps: {
  store: Pick<Store, 'members' | 'people' | 'transaction'>;
  ownership: Pick<Ownership, 'mayIssue'>;
  passwordLinks: Pick<PasswordLinks, 'issue' | 'mailFirst' | 'mails'>;
  /** Is told of mails that could not be sent; never of what is in them. */
  failed: (error: unknown, personId: string) => void;
}) {
  const { store, ownership, passwordLinks } = deps;
  const mailings = new Map<string, Mailing>();
  const list = ({ course, person }: Membership): Newcomers => {
    const unused = store.members
      .listMembers(course.id)
      .filter(({ used, email, state }) => !used && email !== null && state !== 'waiting');
    const mayIssue = ({ id }: Member): boolean => {
      const target = store.people.findPerson(id);
      return target !== undefined && ownership.mayIssue(person, course.id, target);
    };
    const ready = new Set(unused.filter(mayIssue));
    return { ready: [...ready], others: unused.filter((member) => !ready.has(member)) };
  };

  return {
    list,
    /** Whether links can be sent by mail. */
    mails: passwordLinks.mails,
    /** What became of the last mails of a course. */
    mailing: ({ course }: Membership): Mailing | undefined => mailings.get(course.id),
    /** Makes new links, all or none; links that these people had end. Or says what is wrong by field. */
    issue(membership: Membership, typedDays: string): { links: readonly NewLink[] } | { errors: FieldErrors } {
      const days = linkDays(typedDays);
      if (days === undefined) return { errors: { days: 'people:errors.linkDays' } };
      return store.transaction(() => ({
        links: list(membership).ready.map((member) => ({
          member,
          ...passwordLinks.issue(membership, member.id, days),
        })),
      }));
    },
    /** Mails links, one after the other. Never rejects: who gets none is listed. */
    async mail({ course }: Membership, links: readonly NewLink[], language: Language): Promise<void> {
      let mailing: Mailing = { total: links.length, sent: 0, failed: [] };
      mailings.set(course.id, mailing);
      for (const { member, ...link } of links) {
        try {
          await passwordLinks.mailFirst(link, course, language);
          mailing = { ...mailing, sent: mailing.sent + 1 };
        } catch (error) {
          deps.failed(error, member.id);
          mailing = { ...mailing, failed: [...mailing.failed, member.name] };
        }
        mailings.set(course.id, mailing);
      }
    },
  };
}
/** Makes links for all who have never signed in. */
export type FirstLinks = ReturnType<typeof createFirstLinks>;
