/**
 * The door of the roster: the people of a course, how they come in, and their groups.
 */
import type { Entrance } from '../accounts/entrance.ts';
import type { KnownDevices } from '../accounts/known-devices.ts';
import type { PasswordLinks } from '../accounts/password-links.ts';
import type { Register } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createGroupsRoutes } from './groups.routes.ts';
import { createGroups } from './groups.ts';
import { createImportRoster } from './import-roster.ts';
import { createInvites } from './invites.ts';
import { createJoinRoutes } from './join.routes.ts';
import { createJoinCourse } from './join-course.ts';
import { createMembers } from './members.ts';
import { createRosterRoutes } from './roster.routes.ts';

export { memberUrls } from './urls.ts';

export interface RosterNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly register: Register;
  readonly passwordLinks: PasswordLinks;
  readonly entrance: Entrance;
  readonly knownDevices: KnownDevices;
}

/** Installs the pages of the roster, of groups and of joining. */
export function installRoster(needs: RosterNeeds): void {
  const { kernel, store, audit, register, passwordLinks, entrance, knownDevices } = needs;
  const { routes, pages, clock, newId, newToken, originOf } = kernel;
  const groups = createGroups({ store, audit, clock, newId });
  const joinCourse = createJoinCourse({ store, register, entrance, audit, clock });
  createJoinRoutes(routes, { pages, joinCourse, knownDevices });
  createGroupsRoutes(routes, { pages, groups });
  createRosterRoutes(routes, {
    pages,
    members: createMembers({ store, audit }),
    passwordLinks,
    importRoster: createImportRoster({ store, clock, newId, passwordLinks, audit, groups }),
    listGroups: store.groups.listGroups,
    invites: createInvites({ store, audit, clock, newId, newToken }),
    originOf,
  });
}
