/**
 * The door of the roster: the people of a course, how they come in, and their groups.
 */
import type { Entrance } from '../accounts/entrance.ts';
import type { KnownDevices } from '../accounts/known-devices.ts';
import type { Ownership } from '../accounts/ownership.ts';
import type { PasswordLinks } from '../accounts/password-links.ts';
import type { Register } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createWatchers } from '../kernel/topics.ts';
import type { Store } from '../store.ts';
import { createEntry } from './entry.ts';
import { createFirstLinksRoutes } from './first-links.routes.ts';
import { createFirstLinks } from './first-links.ts';
import { createGroupsRoutes } from './groups.routes.ts';
import { createGroups } from './groups.ts';
import { createImportRoster } from './import-roster.ts';
import { createInvites } from './invites.ts';
import { createJoinRoutes } from './join.routes.ts';
import { createJoinCourse } from './join-course.ts';
import { createMembers } from './members.ts';
import { createRosterRoutes } from './roster.routes.ts';
import { createReadRosterFile } from './roster-file.ts';

export { createEntry, type Entry, memberTopic } from './entry.ts';
export { invitationUrls, memberUrls } from './urls.ts';

export interface RosterNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly register: Register;
  readonly passwordLinks: PasswordLinks;
  readonly entrance: Entrance;
  readonly knownDevices: KnownDevices;
  readonly ownership: Ownership;
}

/** Installs the pages of the roster, of groups and of joining. */
export function installRoster(needs: RosterNeeds) {
  const { kernel, store, audit, register, passwordLinks, ownership, entrance, knownDevices } = needs;
  const { routes, pages, clock, newId, newToken, originOf } = kernel;
  const groups = createGroups({ store, audit, clock, newId });
  const memberNews = createWatchers();
  const entry = createEntry({ store, ownership, audit, clock, news: memberNews });
  const joinCourse = createJoinCourse({ store, register, ownership, entry, entrance, audit, clock });
  createJoinRoutes(routes, { pages, joinCourse, entry, knownDevices });
  createGroupsRoutes(routes, { pages, groups });
  const failed = (error: unknown, personId: string): void =>
    kernel.log.error({ err: error, personId }, 'a mail with a link could not be sent');
  const firstLinks = createFirstLinks({ store, ownership, passwordLinks, failed });
  createFirstLinksRoutes(routes, { pages, firstLinks, originOf });
  createRosterRoutes(routes, {
    pages,
    members: createMembers({ store, ownership, audit, clock }),
    passwordLinks,
    importRoster: createImportRoster({ store, clock, newId, passwordLinks, ownership, audit, groups }),
    readRosterFile: createReadRosterFile(kernel.work),
    countNewcomers: (membership) => firstLinks.list(membership).ready.length,
    entry,
    ownership,
    findPerson: store.people.findPerson,
    listGroups: store.groups.listGroups,
    invites: createInvites({ store, audit, clock, newId, newToken }),
    originOf,
  });
  return { entry, memberNews };
}
