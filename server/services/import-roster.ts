/**
 * Owns importing a roster: first what would change, row by row, then changing exactly that.
 * Must not know files or pages.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Role } from '../store/courses.store.ts';
import type { Member } from '../store/members.store.ts';
import type { Store } from '../store/store.ts';
import type { Membership } from './find-membership.ts';
import type { PasswordLinks } from './password-links.ts';
import { type Roster, type RosterRow, readRoster } from './read-roster.ts';
import { cleanEmail, cleanName } from './register.ts';

/** What becomes of a row: a new account, an existing account enrolled, a change, nothing, or a problem. */
export type RowKind = 'create' | 'enrol' | 'change' | 'same' | 'problem';

/** What becomes of one row. */
export interface PlannedRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly studentNumber: string | null;
  /** What changes, or what is wrong: a key of words with its values. */
  readonly notes: readonly { readonly key: string; readonly values: Readonly<Record<string, string | number>> }[];
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
}

const LONGEST_NUMBER = 50;

/** Makes functions that plan and apply the import of a roster. */
export function createImportRoster(deps: {
  store: Store;
  clock: () => Date;
  newId: () => string;
  passwordLinks: PasswordLinks;
}) {
  const { store, clock, newId, passwordLinks } = deps;

  const planRow = (
    { row, name: typedName, email: typedEmail, studentNumber, role: wanted, unknownRole }: RosterRow,
    members: ReadonlyMap<string, Member>,
    seen: Map<string, number>,
  ): PlannedRow => {
    const notes: { key: string; values: Record<string, string | number> }[] = [];
    const problem = (name: string, values: Record<string, string | number> = {}): void => {
      notes.push({ key: `people:row.${name}`, values });
    };
    const email = cleanEmail(typedEmail);
    const member = email === undefined ? undefined : members.get(email);
    const account = email === undefined ? undefined : store.people.findPersonByEmail(email);
    const name = account?.name ?? cleanName(typedName);
    const base = { row, name: name ?? typedName, email: email ?? typedEmail, studentNumber: studentNumber || null };
    if (typedEmail === '') problem('noEmail');
    else if (email === undefined) problem('badEmail', { email: typedEmail });
    if (name === undefined) problem(typedName === '' ? 'noName' : 'badName');
    if (unknownRole !== '') problem('unknownRole', { role: unknownRole });
    if (studentNumber.length > LONGEST_NUMBER) problem('longNumber', { count: LONGEST_NUMBER });
    const first = email === undefined ? undefined : seen.get(email);
    if (first !== undefined) problem('duplicate', { row: first });
    if (member?.role === 'instructor' && wanted !== undefined && wanted !== 'instructor') problem('losesRole');
    if (email !== undefined && first === undefined) seen.set(email, row);
    if (notes.length > 0) return { ...base, kind: 'problem', role: wanted ?? 'student', notes };
    if (!member) return { ...base, kind: account ? 'enrol' : 'create', role: wanted ?? 'student', notes };
    const role = wanted ?? member.role;
    if (role !== member.role) problem('role', { from: member.role, to: role });
    if (studentNumber !== '' && studentNumber !== member.studentNumber)
      problem('number', { from: member.studentNumber ?? '–', to: studentNumber });
    return { ...base, kind: notes.length > 0 ? 'change' : 'same', role, notes };
  };

  const plan = ({ course }: Membership, text: string): RosterPlan => {
    const read = readRoster(text);
    if ('error' in read) throw new AppError('invalid-form', read.error);
    const members = new Map(store.members.listMembers(course.id).map((member) => [member.email ?? '', member]));
    const seen = new Map<string, number>();
    const { rows: written, ...roster } = read.roster;
    const rows = written.map((row) => planRow(row, members, seen));
    const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    return { roster, rows, hash };
  };

  return {
    /** What an import of this text would do. @throws AppError invalid-form when the text is no roster */
    plan,
    /**
     * Imports the text in one transaction; rows with problems are left out. Importing the same text again changes nothing.
     * @throws AppError conflict when the course has changed since the plan with this hash was made
     */
    apply(membership: Membership, text: string, hash: string): ImportedRoster {
      const { course } = membership;
      const done = store.transaction(() => {
        const fresh = plan(membership, text);
        if (fresh.hash !== hash) throw new AppError('conflict', 'people:errors.rosterChanged');
        const joinedAt = clock().toISOString();
        for (const { kind, name, email, role, studentNumber } of fresh.rows) {
          if (kind === 'problem' || kind === 'same') continue;
          if (kind === 'create')
            store.people.insertPerson({ id: newId(), name, email, isAdmin: false, createdAt: joinedAt });
          const personId = store.people.findPersonByEmail(email)?.id ?? '';
          store.courses.enrol({ courseId: course.id, personId, role, source: 'roster', studentNumber, joinedAt });
        }
        return fresh;
      });
      const created = done.rows.filter(({ kind, role }) => kind === 'create' && role !== 'instructor');
      const links = created.map(({ name, email }) => {
        const { token } = passwordLinks.issue(membership, store.people.findPersonByEmail(email)?.id ?? '');
        return { name, email, token };
      });
      return { plan: done, links };
    },
  };
}
/** Plans and applies the import of a roster. */
export type ImportRoster = ReturnType<typeof createImportRoster>;
