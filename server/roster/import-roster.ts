/**
 * Owns importing a roster: first what would change, row by row, then changing exactly that.
 * Must not know files or pages.
 */
import type { PasswordLinks } from '../accounts/password-links.ts';
import type { Audit } from '../audit/audit.ts';
import type { Membership, Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import type { PersonColumn } from '../kernel/text/person-columns.ts';
import { cleanEmail, cleanName } from '../kernel/text/person-name.ts';
import type { WordKey, WordsBelow, WordValues } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import type { Group } from './groups.store.ts';
import { type GroupsService, groupKey } from './groups.ts';
import type { Member } from './members.store.ts';
import { type Roster, type RosterRow, readRoster } from './read-roster.ts';

/** What becomes of a row: a new account, an existing account enrolled, a change, nothing, or a problem. */
export type RowKind = 'create' | 'enrol' | 'change' | 'same' | 'problem';

/** What changes, or what is wrong: a key of words with its values. */
interface RowNote {
  readonly key: WordKey;
  readonly values: WordValues;
  /** Name of the column in the file; empty when the file has none. */
  readonly column: string;
}

/** What becomes of one row. */
export interface PlannedRow {
  /** Line of the file, from 1, in which the row begins. */
  readonly line: number;
  readonly kind: RowKind;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly studentNumber: string | null;
  /** The tutorial group to be in; null leaves it. */
  readonly group: string | null;
  readonly notes: readonly RowNote[];
}

/** What an import would do. `hash` names exactly this plan. */
export interface RosterPlan {
  readonly roster: Omit<Roster, 'rows'>;
  readonly rows: readonly PlannedRow[];
  readonly hash: string;
}

/** What an import did: the plan, and links by which the new people choose a password. */
export interface ImportedRoster {
  readonly plan: RosterPlan;
  readonly links: readonly { readonly name: string; readonly email: string; readonly token: string }[];
  /** Names of new people for whom the importer may not issue links: instructors. */
  readonly withoutLink: readonly string[];
}

const LONGEST_NUMBER = 50;
const LONGEST_GROUP = 100;

/** How many rows there are of each kind. */
function countKinds(rows: readonly PlannedRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Makes functions that plan and apply the import of a roster. */
export function createImportRoster(deps: {
  store: Pick<Store, 'courses' | 'groups' | 'members' | 'people' | 'transaction'>;
  clock: () => Date;
  newId: () => string;
  passwordLinks: PasswordLinks;
  audit: Audit;
  groups: Pick<GroupsService, 'put'>;
}) {
  const { store, clock, newId, passwordLinks, audit, groups } = deps;

  const planRow = (
    row: RosterRow,
    columns: Roster['columns'],
    members: ReadonlyMap<string, Member>,
    groups: ReadonlyMap<string, Group>,
    seen: Map<string, number>,
  ): PlannedRow => {
    const { line, role: wanted, unknownRole } = row;
    const notes: RowNote[] = [];
    const note = (column: PersonColumn, name: WordsBelow<'people:row.'>, values: WordValues = {}): void => {
      notes.push({ key: `people:row.${name}`, values, column: columns[column] ?? '' });
    };
    const email = cleanEmail(row.email);
    const member = email === undefined ? undefined : members.get(email);
    const account = email === undefined ? undefined : store.people.findPersonByEmail(email);
    const name = account?.name ?? cleanName(row.name);
    const studentNumber = cleanName(row.studentNumber) ?? '';
    const first = email === undefined ? undefined : seen.get(email);
    if (email !== undefined && first === undefined) seen.set(email, line);

    if (row.email === '') note('email', 'noEmail');
    else if (email === undefined) note('email', 'badEmail', { email: row.email });
    else if (first !== undefined) note('email', 'duplicate', { line: first });
    if (name === undefined) note('name', row.name.length > 100 ? 'badName' : 'noName');
    if (row.studentNumber.length > LONGEST_NUMBER) note('number', 'longNumber', { count: LONGEST_NUMBER });
    if (row.group.length > LONGEST_GROUP) note('group', 'longGroup', { count: LONGEST_GROUP });
    if (unknownRole !== '') note('role', 'unknownRole', { role: unknownRole });
    if (member?.role === 'instructor' && wanted !== undefined && wanted !== 'instructor') note('role', 'losesRole');

    const known = groups.get(groupKey(row.group));
    const role = wanted ?? member?.role ?? 'student';
    const group = row.group === '' || role !== 'student' ? null : (known?.name ?? row.group);
    const base = {
      line,
      name: name ?? row.name,
      email: email ?? row.email,
      studentNumber: studentNumber || null,
      group,
      role,
    };
    if (notes.length > 0) return { ...base, kind: 'problem', notes };
    const inform: RowNote[] = [];
    const tell = (key: WordsBelow<'people:row.'>): void => {
      inform.push({ key: `people:row.${key}`, values: { group: row.group }, column: columns.group ?? '' });
    };
    if (row.group !== '' && role !== 'student') tell('groupForStudents');
    else if (group !== null && !known) tell('newGroup');
    if (!member) return { ...base, kind: account ? 'enrol' : 'create', notes: inform };
    if (role !== member.role) note('role', 'role', { from: member.role, to: role });
    if (studentNumber !== '' && studentNumber !== member.studentNumber)
      note('number', 'number', { from: member.studentNumber ?? '–', to: studentNumber });
    if (group !== null && group !== member.groupName)
      note('group', 'group', { from: member.groupName ?? '–', to: group });
    return { ...base, kind: notes.length > 0 ? 'change' : 'same', notes: [...notes, ...inform] };
  };

  const plan = ({ course }: Membership, text: string): RosterPlan => {
    const read = readRoster(text);
    if ('problem' in read) throw new AppError('invalid-form', read.problem.key, { values: read.problem.values ?? {} });
    const members = new Map(store.members.listMembers(course.id).map((member) => [member.email ?? '', member]));
    const byName = new Map(store.groups.listGroups(course.id).map((group) => [groupKey(group.name), group]));
    const seen = new Map<string, number>();
    const { rows: written, ...roster } = read.roster;
    const rows = written.map((row) => planRow(row, roster.columns, members, byName, seen));
    return { roster, rows, hash: fingerprint([course.id, rows]) };
  };

  /** Notes what changed for somebody: added to the course, a new role, or a new student number. */
  const noteRow = (membership: Membership, personId: string, before: Role | undefined, role: Role): void => {
    if (before === undefined) audit(membership, { action: 'member.add', personId, after: { role, source: 'roster' } });
    else if (before === role) audit(membership, { action: 'member.number', personId });
    else audit(membership, { action: 'member.role', personId, before: { role: before }, after: { role } });
  };

  return {
    /** What an import of this text would do. @throws AppError invalid-form when the text is no roster */
    plan,
    /**
     * Imports the text in one transaction; rows with problems are left out. Importing the same text again changes nothing.
     * @throws AppError conflict when the course has changed since the plan with this hash was made
     */
    apply(membership: Membership, text: string, hash: string): ImportedRoster {
      const courseId = membership.course.id;
      return store.transaction(() => {
        const fresh = plan(membership, text);
        requireSame(fresh.hash, hash, 'people:errors.rosterChanged');
        const joinedAt = clock().toISOString();
        const links: { name: string; email: string; token: string }[] = [];
        const withoutLink: string[] = [];
        for (const { kind, name, email, role, studentNumber, group } of fresh.rows) {
          if (kind === 'problem' || kind === 'same') continue;
          const personId = store.people.findPersonByEmail(email)?.id ?? newId();
          if (kind === 'create')
            store.people.insertPerson({ id: personId, name, email, isAdmin: false, createdAt: joinedAt });
          const before = store.courses.findRole(courseId, personId);
          store.courses.enrol({ courseId, personId, role, source: 'roster', studentNumber, joinedAt });
          noteRow(membership, personId, before, role);
          if (role !== 'student') store.groups.assign(courseId, personId, null);
          else if (group !== null) groups.put(membership, personId, group);
          if (kind !== 'create') continue;
          if (role === 'instructor' && !membership.person.isAdmin) withoutLink.push(name);
          else links.push({ name, email, token: passwordLinks.issue(membership, personId).token });
        }
        audit(membership, { action: 'roster.import', after: countKinds(fresh.rows) });
        return { plan: fresh, links, withoutLink };
      });
    },
  };
}
/** Plans and applies the import of a roster. */
export type ImportRoster = ReturnType<typeof createImportRoster>;
