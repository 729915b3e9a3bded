/**
 * Owns links by which somebody chooses a new password, once: who may issue them, and what becomes of them.
 * Must not know pages or how mails are sent.
 */

import type { Audit } from '../audit/audit.ts';
import type { Course, Membership, Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Language } from '../kernel/text/languages.ts';
import { cleanEmail } from '../kernel/text/person-name.ts';
import type { WordKey, WordsFor } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import type { FoundLink } from './accounts.store.ts';
import type { Ownership } from './ownership.ts';
import { type Passwords, validatePassword } from './passwords.ts';
import { hashOfToken } from './sign-in-with-link.ts';
import { passwordUrl } from './urls.ts';

/** Life of a link that an instructor issues, days, unless another is chosen; and of one that was sent by mail, ms. */
const DAY_MS = 24 * 60 * 60 * 1000;
export const LINK_DAYS = 3;
const ISSUED_MS = LINK_DAYS * DAY_MS;
/** Most days that an instructor may give a link. */
export const MOST_LINK_DAYS = 30;
const MAILED_MS = 60 * 60 * 1000;
/** Mailed links of one person that are valid at the same time: whoever asks for more fills no mailbox, and cancels nothing. */
const MOST_MAILED = 5;

/** A link that was just issued: its word is told this once. */
export interface IssuedLink {
  readonly person: Person;
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** Sends a mail in plain text. */
export type SendMail = (mail: { to: string; subject: string; text: string }) => Promise<void>;

export interface PasswordLinksDeps {
  readonly store: Pick<Store, 'accounts' | 'people' | 'transaction'>;
  readonly ownership: Ownership;
  readonly passwords: Passwords;
  readonly audit: Audit;
  readonly clock: () => Date;
  /** A fresh random token. */
  readonly newToken: () => string;
  readonly wordsFor: WordsFor;
  /** Absent where no mail server, or no public address of this server, is configured. */
  readonly mail: { readonly send: SendMail; readonly publicUrl: string } | undefined;
  /** Ends all sessions of a person. */
  readonly endSessions: (personId: string) => void;
  /** Whether the server takes this person in at all. */
  readonly mayEnter: (person: Person) => boolean;
}

/** Returns a function that stores a link and returns its word and its end. */
function createStoreLink({
  store,
  clock,
  newToken,
}: Pick<PasswordLinksDeps, 'clock' | 'newToken'> & { store: Pick<Store, 'accounts' | 'transaction'> }) {
  return (link: FoundLink, lifeMs: number): Pick<IssuedLink, 'token' | 'expiresAt'> => {
    const token = newToken();
    const now = clock();
    const expiresAt = new Date(now.getTime() + lifeMs).toISOString();
    const times = { createdAt: now.toISOString(), expiresAt };
    store.accounts.insertPasswordLink({ ...link, tokenHash: hashOfToken(token), ...times });
    return { token, expiresAt };
  };
}

/**
 * Returns a function by which whoever runs the server issues a link for any account, on the command line; earlier ones end. Nobody is
 * found for an unknown address.
 */
export function createIssueOnConsole(
  deps: Pick<PasswordLinksDeps, 'audit' | 'clock' | 'newToken'> & {
    store: Pick<Store, 'accounts' | 'people' | 'transaction'>;
  },
) {
  const { store, audit } = deps;
  const insert = createStoreLink(deps);
  return (email: string): { person: Person; token: string } | undefined => {
    const person = store.people.findPersonByEmail(email);
    if (!person) return undefined;
    return store.transaction(() => {
      store.accounts.deletePasswordLinksOf(person.id);
      const { token } = insert({ personId: person.id, way: 'server', issuedBy: null, courseId: null }, ISSUED_MS);
      audit({}, { action: 'password-link.issue', personId: person.id });
      return { person, token };
    });
  };
}

/** Makes functions that issue, mail and use links. */
export function createPasswordLinks(deps: PasswordLinksDeps) {
  const { store, ownership, passwords, audit, clock, mayEnter } = deps;
  const insert = createStoreLink(deps);
  /** Whoever opens a link takes over the account: who issued it must still be allowed to. */
  const look = (token: string): { person: Person; link: FoundLink; issuer: Person | undefined } => {
    const link = store.accounts.findPasswordLink(hashOfToken(token), clock().toISOString());
    const person = link && store.people.findPerson(link.personId);
    if (!link || !person || !mayEnter(person)) throw new AppError('link-invalid');
    if (link.way !== 'course') return { person, link, issuer: undefined };
    const issuer = link.issuedBy === null ? undefined : store.people.findPerson(link.issuedBy);
    if (!issuer || link.courseId === null || !ownership.mayIssue(issuer, link.courseId, person))
      throw new AppError('link-invalid');
    return { person, link, issuer };
  };
  const find = (token: string): Person => look(token).person;

  return {
    /** Whether links can be asked for by mail. */
    mails: deps.mail !== undefined,
    /** Issues a link for a member of the course, for so many days; earlier ones end. @throws AppError not-now */
    issue(membership: Membership, personId: string, days = LINK_DAYS): IssuedLink {
      const person = store.people.findPerson(personId);
      const { course, person: issuer } = membership;
      if (!person || !ownership.mayIssue(issuer, course.id, person))
        throw new AppError('not-now', 'account:errors.link');
      return store.transaction(() => {
        store.accounts.deletePasswordLinksOf(personId);
        const link = insert({ personId, way: 'course', issuedBy: issuer.id, courseId: course.id }, days * DAY_MS);
        audit(membership, { action: 'password-link.issue', personId });
        return { person, ...link };
      });
    },
    /**
     * Sends a link to this address, if there is an account with it. Links that there are already stay: anybody may ask. To be called
     * when the asker has the answer, which so says nothing about who has an account.
     */
    async request(typedEmail: string): Promise<void> {
      const email = cleanEmail(typedEmail);
      const person = email === undefined ? undefined : store.people.findPersonByEmail(email);
      if (!deps.mail || !person?.email) return;
      if (store.accounts.countMailedLinks(person.id, clock().toISOString()) >= MOST_MAILED) return;
      const link =
        deps.mail.publicUrl +
        passwordUrl(insert({ personId: person.id, way: 'mail', issuedBy: null, courseId: null }, MAILED_MS).token);
      const words = deps.wordsFor(person.language ?? 'en', person.timeZone ?? 'UTC');
      const text = words.t('account:mail.text', { name: person.name, link });
      await deps.mail.send({ to: person.email, subject: words.t('account:mail.subject'), text });
    },
    /**
     * Mails a link that was issued in a course to its person, in their language, else in this one. Whoever opens it proves no more than by
     * a link that was handed over. @throws Error when there is no mail server, or it does not take the mail
     */
    async mailFirst({ person, token, expiresAt }: IssuedLink, course: Course, language: Language): Promise<void> {
      if (!deps.mail || person.email === null) throw new Error('no mails can be sent');
      const words = deps.wordsFor(person.language ?? language, person.timeZone ?? course.timeZone);
      const link = deps.mail.publicUrl + passwordUrl(token);
      const values = { name: person.name, course: course.title, link, time: words.time(expiresAt) };
      const subject = words.t('account:mail.firstSubject', values);
      await deps.mail.send({ to: person.email, subject, text: words.t('account:mail.firstText', values) });
    },
    /** The person whose link this is. @throws AppError link-invalid */
    find,
    /**
     * Sets the password of the link's person, uses up the link and ends all of their sessions. Returns the person, or why the
     * password cannot be taken. @throws AppError link-invalid
     */
    async use(token: string, password: string): Promise<{ person: Person } | { error: WordKey }> {
      const { name, email } = find(token);
      const error = validatePassword(password, { name, email: email ?? '' });
      if (error !== undefined) return { error };
      const hash = await passwords.hash(password);
      return store.transaction(() => {
        const { person, link, issuer } = look(token);
        // A link that an instructor handed out proves the address to that course alone, whose roster made the account.
        if (link.way !== 'course' || issuer?.isAdmin) store.people.prove(person.id, clock().toISOString());
        store.accounts.setPasswordHash(person.id, hash);
        store.accounts.deletePasswordLinksOf(person.id);
        deps.endSessions(person.id);
        audit({ person }, { action: 'account.password', personId: person.id, after: { by: 'link' } });
        return { person };
      });
    },
  };
}
/** Issues, mails and uses links. */
export type PasswordLinks = ReturnType<typeof createPasswordLinks>;
