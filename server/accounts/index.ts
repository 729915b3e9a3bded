/**
 * The door of accounts: making one, signing in and out, passwords, the profile, seeing a course as one of its students.
 */
import type { Audit } from '../audit/audit.ts';
import type { Person } from '../kernel/actor.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createAccountRoutes } from './account.routes.ts';
import { createEnter } from './enter.ts';
import { createEntrance, type EntranceRules } from './entrance.ts';
import { createKnownDevices } from './known-devices.ts';
import { createOwnership } from './ownership.ts';
import { createPasswordLinks, type SendMail } from './password-links.ts';
import type { Passwords } from './passwords.ts';
import { createProfile } from './profile.ts';
import { createRegister } from './register.ts';
import type { SqliteSessionStore } from './sessions.store.ts';
import { createSignInRoutes } from './sign-in.routes.ts';
import { createSignIn } from './sign-in-with-link.ts';
import { createSignInWithPassword } from './sign-in-with-password.ts';
import { createViewAsRoutes } from './view-as.routes.ts';
import { createViewAs } from './view-as.ts';

export { entranceRules } from './entrance.ts';
export { createOwnership } from './ownership.ts';
export { createIssueOnConsole, LINK_DAYS, MOST_LINK_DAYS } from './password-links.ts';
export { askPasswordAgain, validateRegistration } from './register.ts';
export { hashOfToken } from './sign-in-with-link.ts';
export { passwordUrl, signInLinkUrl } from './urls.ts';

export interface AccountsNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly passwords: Passwords;
  readonly sessionStore: SqliteSessionStore;
  readonly sessionSecret: string;
  /** How those who guess are slowed down. */
  readonly entranceRules: EntranceRules;
  /** Absent where no mail server is configured. */
  readonly sendMail: SendMail | undefined;
  /** Whether there are demo accounts, which sign in by links. */
  readonly demo: boolean;
  /** Whether demo accounts, whose links were printed on a console, are taken in. */
  readonly demoPeople: boolean;
}

/** Installs accounts and their pages. */
export function installAccounts(needs: AccountsNeeds) {
  const { kernel, store, audit, passwords, sessionStore, sendMail, demo, demoPeople } = needs;
  const { routes, pages, clock, newId, newToken, publicUrl, wordsFor, log } = kernel;
  const mayEnter = ({ id }: Person): boolean => demoPeople || !store.people.isDemoPerson(id);
  const ownership = createOwnership({ store });
  const register = createRegister({ store, passwords, clock, newId });
  const entrance = createEntrance(needs.entranceRules, clock);
  const knownDevices = createKnownDevices({ secret: needs.sessionSecret, store });
  const enter = createEnter(knownDevices);
  const viewAs = createViewAs({ store, audit, clock });
  const passwordLinks = createPasswordLinks({
    store,
    ownership,
    passwords,
    audit,
    clock,
    newToken,
    wordsFor,
    mayEnter,
    mail: sendMail && publicUrl !== undefined ? { send: sendMail, publicUrl } : undefined,
    endSessions: (personId) => sessionStore.revokeOthers(personId),
  });
  createSignInRoutes(routes, {
    pages,
    signIn: createSignIn({ store, clock, mayEnter }),
    signInWithPassword: createSignInWithPassword({ store, passwords, entrance, mayEnter }),
    passwordLinks,
    entrance,
    knownDevices,
    enter,
    viewAs,
    demo,
    log,
  });
  createAccountRoutes(routes, {
    pages,
    profile: createProfile({ store, passwords, sessions: sessionStore, audit }),
    entrance,
    knownDevices,
    handleOf: (id) => sessionStore.handleOf(id),
  });
  createViewAsRoutes(routes, { viewAs });
  kernel.schedule.every(60 * 60 * 1_000, 'deleting expired sessions and links', () => {
    sessionStore.deleteExpired();
    store.accounts.deleteExpiredPasswordLinks(clock().toISOString());
  });
  /** The person of a session, as long as the server takes them in. */
  const findPerson = (id: string): Person | undefined => {
    const person = store.people.findPerson(id);
    return person && mayEnter(person) ? person : undefined;
  };
  return { register, passwordLinks, ownership, viewAs, findPerson, entrance, knownDevices, enter };
}
