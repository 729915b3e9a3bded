/**
 * Owns importing a roster: first what would change, row by row, then changing exactly that.
 * Must not know files or pages.
 */

import type { Ownership } from '../accounts/ownership.ts';
import type { PasswordLinks } from '../accounts/password-links.ts';
import type { Audit } from '../audit/audit.ts';
import type { LateRule, PlaceState } from '../courses/courses.store.ts';
import { type Membership, ROLES, type Role } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import { writeInSlices } from '../kernel/slices.ts';
import { type NamedPerson, NO_PARTS } from '../kernel/text/family-name.ts';
import type { PersonColumn } from '../kernel/text/person-columns.ts';
import { cleanEmail, cleanName } from '../kernel/text/person-name.ts';
import type { WordKey, WordsBelow, WordValues } from '../kernel/text/words.ts';
import type { Store } from '../store.ts';
import type { Group } from './groups.store.ts';
import { type GroupsService, groupKey } from './groups.ts';
import type { Member } from './members.store.ts';
import { type Roster, type RosterRow, readRoster } from './read-roster.ts';

/**
 * What becomes of a row: a new account; an account that this course's roster made comes back; somebody's account is invited; a change;
 * nothing before the importer says whose the account is; nothing; a problem.
 */
export type RowKind = 'create' | 'enrol' | 'invite' | 'change' | 'ask' | 'same' | 'problem';

/** What changes, or what is wrong: a key of words with its values. */
interface RowNote {
  readonly key: WordKey;
  readonly values: WordValues;
  /** Name of the column in the file; empty when the file has none. */
  readonly column: string;
}

/** What becomes of one row. */
export interface PlannedRow extends NamedPerson {
  /** Line of the file, from 1, in which the row begins. */
  readonly line: number;
  readonly kind: RowKind;
  readonly email: string;
  readonly role: Role;
  readonly studentNumber: string | null;
  /** The tutorial group to be in; null leaves it. */
  readonly group: string | null;
  readonly notes: readonly RowNote[];
  /**
   * What the importer is asked to vouch for, because nobody has proven that the account is its address's owner's: a student is not
   * confirmed without it, anything more is not given at all. `role`: a column that is no column of roles says that it is one of the staff;
   * without a yes the row is left out. Null: nothing.
   */
  readonly ask: 'student' | 'staff' | 'role' | null;
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
  /** For how many days the links are valid. */
  readonly days: number;
  /** Names of new people for whom the importer may not issue links: instructors. */
  readonly withoutLink: readonly string[];
  /** Names in the roster of people who have an account and must accept, and of those who were left out because nobody vouched. */
  readonly invited: readonly string[];
  readonly leftOut: readonly string[];
}
/** What the importer has chosen. */
export interface ImportChoices {
  /** Lines of rows that the importer vouches for. */
  readonly vouched: readonly string[];
  /** For how many days links are valid. */
  readonly days: number;
  /** What becomes of what ended before those joined who come in; null: to be decided later. */
  readonly late: LateRule | null;
}
/** In place of a line: vouches for every student of the roster. */
export const ALL_STUDENTS = 'students';

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
  ownership: Ownership;
  audit: Audit;
  groups: Pick<GroupsService, 'putting'>;
}) {
  const { store, clock, newId, passwordLinks, ownership, audit, groups } = deps;

  /** Whether an account was made by this course and nobody has used it: nobody needs to be asked about it. */
  const isOwn = (personId: string, courseId: string): boolean => {
    const { madeIn, used } = store.people.getOrigin(personId);
    return madeIn === courseId && !used;
  };
  const planRow = (
    courseId: string,
    row: RosterRow,
    columns: Roster['columns'],
    members: ReadonlyMap<string, Member>,
    groups: ReadonlyMap<string, Group>,
    seen: Map<string, number>,
  ): PlannedRow => {
    const { line, unknownRole } = row;
    const notes: RowNote[] = [];
    const note = (column: PersonColumn, name: WordsBelow<'people:row.'>, values: WordValues = {}): void => {
      notes.push({ key: `people:row.${name}`, values, column: columns[column] ?? '' });
    };
    const email = cleanEmail(row.email);
    const member = email === undefined ? undefined : members.get(email);
    const account = email === undefined ? undefined : store.people.findPersonByEmail(email);
    const rank = (role: Role | undefined): number => ROLES.indexOf(role ?? 'student');
    const hint = rank(row.hint?.role) > rank(member?.role) ? row.hint : undefined;
    const wanted = row.role ?? hint?.role;
    // Of somebody else's account the course sees nothing before they accept.
    const name = member?.name ?? cleanName(row.name);
    const family = cleanName(row.familyName ?? '');
    const parts =
      family === undefined ? NO_PARTS : { familyName: family, givenName: cleanName(row.givenName ?? '') ?? null };
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
      ...parts,
      email: email ?? row.email,
      studentNumber: studentNumber || null,
      group,
      role,
      ask: null,
    };
    if (notes.length > 0) return { ...base, kind: 'problem', notes };
    const inform: RowNote[] = [];
    const tell = (key: WordsBelow<'people:row.'>, values: WordValues = { group: row.group }): void => {
      inform.push({ key: `people:row.${key}`, values, column: columns.group ?? '' });
    };
    if (row.group !== '' && role !== 'student') tell('groupForStudents');
    else if (group !== null && !known) tell('newGroup');
    if (group !== null && row.otherGroups.length > 0)
      tell('otherGroups', { group, others: row.otherGroups.join(', ') });
    if (hint !== undefined && row.role === undefined)
      inform.push({
        key: 'people:row.hint',
        values: { name: base.name, cell: hint.cell, role: hint.role },
        column: hint.column,
      });
    const asked = inform.some(({ key }) => key === 'people:row.hint') ? 'role' : null;
    if (!account) return { ...base, kind: asked === null ? 'create' : 'ask', notes: inform, ask: asked };
    const proven = ownership.isProven(account.id, courseId);
    const rises = role !== 'student' && (!member || rank(role) > rank(member.role));
    const unknown = !member || member.confirmedAt === null;
    const vouch = proven ? null : rises ? 'staff' : role === 'student' && unknown ? 'student' : null;
    const ask = vouch ?? asked;
    const since = store.people.getOrigin(account.id).createdAt;
    if (ask === 'staff') tell('askStaff', { since });
    if (ask === 'student') tell('askStudent', { since });
    if (!member) {
      const kind = ask === 'staff' || ask === 'role' ? 'ask' : isOwn(account.id, courseId) ? 'enrol' : 'invite';
      return { ...base, kind, notes: inform, ask };
    }
    if (proven && unknown) note('name', 'confirms');
    if (family !== undefined && member.familyName === null) note('name', 'nameParts', { family });
    if (role !== member.role) note('role', 'role', { from: member.role, to: role });
    if (studentNumber !== '' && studentNumber !== member.studentNumber)
      note('number', 'number', { from: member.studentNumber ?? '–', to: studentNumber });
    if (group !== null && group !== member.groupName)
      note('group', 'group', { from: member.groupName ?? '–', to: group });
    const kind =
      ask === 'staff' || ask === 'role' ? 'ask' : notes.length > 0 ? 'change' : ask === null ? 'same' : 'ask';
    return { ...base, kind, notes: [...notes, ...inform], ask };
  };

  const plan = ({ course }: Membership, text: string): RosterPlan => {
    const read = readRoster(text);
    if ('problem' in read) throw new AppError('invalid-form', read.problem.key, { values: read.problem.values ?? {} });
    const members = new Map(store.members.listMembers(course.id).map((member) => [member.email ?? '', member]));
    const byName = new Map(store.groups.listGroups(course.id).map((group) => [groupKey(group.name), group]));
    const seen = new Map<string, number>();
    const { rows: written, ...roster } = read.roster;
    const rows = written.map((row) => planRow(course.id, row, roster.columns, members, byName, seen));
    return { roster, rows, hash: fingerprint([course.id, rows]) };
  };

  /**
   * Puts the person of a row into the course, or changes their place, and notes it. `known`: it is known whose the account is, or the
   * importer vouches for it. Returns the state of the place.
   */
  const place = (
    membership: Membership,
    personId: string,
    { role, studentNumber, name, familyName, givenName, ask }: PlannedRow,
    known: boolean,
    { now, late }: { readonly now: string; readonly late: LateRule | null },
  ): PlaceState => {
    const courseId = membership.course.id;
    const found = store.courses.findPlace(courseId, personId);
    const before = found?.state === 'withdrawn' ? undefined : found;
    const isNew = isOwn(personId, courseId);
    const state = before
      ? before.state === 'waiting' && known
        ? 'member'
        : before.state
      : isNew
        ? 'member'
        : 'invited';
    const confirmedAt = before?.confirmedAt ?? (known ? now : null);
    const rosterName = state === 'invited' ? name : null;
    // Who is there already has joined before.
    const lateRule = before || role !== 'student' ? null : late;
    const common = { courseId, personId, role, source: 'roster', studentNumber, joinedAt: now };
    store.courses.enrol({
      ...common,
      state,
      rosterName,
      rosterParts: { familyName, givenName },
      confirmedAt,
      lateRule,
    });
    const invited = state === 'invited' ? { state } : {};
    const sure = ask !== null && known ? { sure: true } : {};
    if (!before)
      audit(membership, {
        action: 'member.add',
        personId,
        after: { role, source: 'roster', ...invited, ...sure, ...(lateRule && { late: lateRule }) },
      });
    else if (before.role !== role)
      audit(membership, { action: 'member.role', personId, before: { role: before.role }, after: { role, ...sure } });
    else if (before.confirmedAt === null && known)
      audit(membership, { action: 'member.confirm', personId, after: { role } });
    if (before?.role === role && studentNumber !== null && studentNumber !== before.studentNumber)
      audit(membership, { action: 'member.number', personId });
    return state;
  };

  return {
    /** What an import of this text would do. @throws AppError invalid-form when the text is no roster */
    plan,
    /** Whether something may have ended by now: a week of the course has begun. */
    hasBegun: ({ weeks }: Membership): boolean => weeks.some(({ startsAt }) => startsAt <= clock().toISOString()),
    /**
     * Imports the text, some rows at a time so that others are answered; rows with problems are left out, and so are roles for accounts that
     * nobody has proven unless `vouched` names their line. Importing the same text again changes nothing, or what is left.
     * @throws AppError conflict when the course has changed since the plan with this hash was made
     */
    async apply(
      membership: Membership,
      text: string,
      hash: string,
      { vouched, days, late }: ImportChoices,
    ): Promise<ImportedRoster> {
      const courseId = membership.course.id;
      const fresh = plan(membership, text);
      requireSame(fresh.hash, hash, 'people:errors.rosterChanged');
      const joinedAt = clock().toISOString();
      const links: { name: string; email: string; token: string }[] = [];
      const [withoutLink, invited, leftOut]: [string[], string[], string[]] = [[], [], []];
      const vouchedFor = ({ ask, line }: PlannedRow): boolean =>
        vouched.includes(String(line)) || (ask === 'student' && vouched.includes(ALL_STUDENTS));
      const wanted = fresh.rows.filter(({ kind }) => kind !== 'problem' && kind !== 'same');
      await writeInSlices(store.transaction, wanted, () => {
        const put = groups.putting(membership);
        return (row) => {
          const { kind, name, familyName, givenName, email, role, group, ask } = row;
          const known = ask === null || vouchedFor(row);
          if (kind === 'ask' && !known) {
            leftOut.push(name);
            return;
          }
          const account = store.people.findPersonByEmail(email);
          const personId = account?.id ?? newId();
          const had = account && store.courses.findPlace(courseId, personId);
          const enters = !account || (isOwn(personId, courseId) && (!had || had.state === 'withdrawn'));
          if (!account)
            store.people.insertPerson({
              id: personId,
              name,
              parts: { familyName, givenName },
              email,
              isAdmin: false,
              createdAt: joinedAt,
              madeIn: courseId,
            });
          const state = place(membership, personId, row, known, { now: joinedAt, late });
          if (role !== 'student') store.groups.assign(courseId, personId, null);
          else if (group !== null) put(personId, group);
          if (state === 'invited') invited.push(name);
          if (!enters) return;
          if (role === 'instructor' && !membership.person.isAdmin) withoutLink.push(name);
          else links.push({ name, email, token: passwordLinks.issue(membership, personId, days).token });
        };
      });
      store.transaction(() => audit(membership, { action: 'roster.import', after: countKinds(fresh.rows) }));
      return { plan: fresh, links, days, withoutLink, invited, leftOut };
    },
  };
}
/** Plans and applies the import of a roster. */
export type ImportRoster = ReturnType<typeof createImportRoster>;
