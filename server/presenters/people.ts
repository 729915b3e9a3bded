/**
 * Owns how the people of a course are shown to its staff: the list, the import of a roster, invitations.
 * Must not know HTML.
 */
import Papa from 'papaparse';
import type { Words } from '../content/words.ts';
import type { Membership } from '../services/find-membership.ts';
import type { ImportedRoster, PlannedRow, RosterPlan, RowKind } from '../services/import-roster.ts';
import type { FieldErrors } from '../services/register.ts';
import type { Invite } from '../store/invites.store.ts';
import type { Member } from '../store/members.store.ts';
import { createFields } from './fields.ts';

const ROLES = ['student', 'grader', 'instructor'] as const;
const baseOf = ({ course }: Membership): string => `/instructor/courses/${course.slug}/people`;
const roleName = (role: string, words: Words): string => words.t(`common:role.${role}`);

/** The view model of pages/people/index. */
export function presentMembers(
  list: readonly Member[],
  filter: { search: string; role: string },
  membership: Membership,
  words: Words,
) {
  const base = baseOf(membership);
  const options = (chosen: string) =>
    ROLES.map((role) => ({ value: role, label: roleName(role, words), selected: role === chosen }));
  const instructor = membership.role === 'instructor';
  return {
    title: words.t('people:title'),
    scripts: [],
    action: base,
    total: words.t('people:total', { count: list.length }),
    search: filter.search,
    roles: options(filter.role),
    filtered: filter.search !== '' || filter.role !== '',
    instructor,
    importUrl: `${base}/import`,
    invitesUrl: `${base}/invites`,
    rows: list.map((member) => ({
      name: member.name,
      email: member.email ?? '–',
      number: member.studentNumber ?? '–',
      role: roleName(member.role, words),
      joined: `${words.t(`people:source.${member.source}`)}, ${words.day(member.joinedAt)}`,
      manage: instructor && member.id !== membership.person.id,
      roles: options(member.role),
      roleUrl: `${base}/${member.id}/role`,
      removeUrl: `${base}/${member.id}/remove`,
      linkUrl: member.email === null || member.role === 'instructor' ? '' : `${base}/${member.id}/password-link`,
    })),
  };
}

/** The view model of pages/people/handout: a link that is shown once. */
export function presentHandout(name: string, link: string, membership: Membership, words: Words) {
  return {
    title: words.t('people:handout.title'),
    scripts: ['copy'],
    peopleUrl: baseOf(membership),
    lead: words.t('people:handout.lead', { name }),
    link,
  };
}

/** The view model of pages/people/import. */
export function presentImport(membership: Membership, input: { text: string; error: string }, words: Words) {
  const base = baseOf(membership);
  return { title: words.t('people:import.title'), scripts: [], peopleUrl: base, action: `${base}/import`, ...input };
}

const TONES: Readonly<Record<RowKind, string>> = {
  create: 'good',
  enrol: 'good',
  change: 'warn',
  same: 'calm',
  problem: 'bad',
};
const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function presentRow({ row, kind, name, email, role, studentNumber, notes }: PlannedRow, words: Words) {
  const shown = (value: string | number): string | number =>
    ROLES.some((one) => one === value) ? roleName(String(value), words) : value;
  return {
    row,
    tone: TONES[kind],
    kind: words.t(`people:kind.${kind}`),
    name,
    email,
    role: roleName(role, words),
    number: studentNumber ?? '–',
    notes: notes.map(({ key, values }) =>
      words.t(key, Object.fromEntries(Object.entries(values).map(([name_, value]) => [name_, shown(value)]))),
    ),
  };
}

/** How many rows become what, as a sentence. */
function summarise({ rows }: RosterPlan, words: Words): string {
  const count = (kind: RowKind): number => rows.filter((row) => row.kind === kind).length;
  const kinds = (Object.keys(TONES) as RowKind[]).filter((kind) => count(kind) > 0);
  return kinds.map((kind) => `${count(kind)} × ${words.t(`people:kind.${kind}`)}`).join(' · ');
}

/** The view model of pages/people/plan: the dry run. */
export function presentPlan(
  plan: RosterPlan,
  input: { text: string; encoding: string; notice: string },
  membership: Membership,
  words: Words,
) {
  const base = baseOf(membership);
  const delimiter = words.t(`people:delimiter.${DELIMITERS[plan.roster.delimiter] ?? 'other'}`);
  const columns = plan.roster.columns.join(', ');
  return {
    title: words.t('people:plan.title'),
    scripts: [],
    peopleUrl: base,
    importUrl: `${base}/import`,
    action: `${base}/import/apply`,
    notice: input.notice,
    recognised:
      words.t('people:plan.recognised', { delimiter, columns }) +
      (input.encoding === '' ? '' : ` ${words.t('people:plan.encoding', { encoding: input.encoding })}`),
    summary: summarise(plan, words),
    rows: plan.rows.map((row) => presentRow(row, words)),
    nothing: plan.rows.every(({ kind }) => kind === 'same' || kind === 'problem'),
    text: input.text,
    plan: plan.hash,
  };
}

/** The view model of pages/people/imported. Links are shown this once. */
export function presentImported({ plan, links }: ImportedRoster, origin: string, membership: Membership, words: Words) {
  const rows = links.map(({ name, email, token }) => ({ name, email, link: `${origin}/password/${token}` }));
  return {
    title: words.t('people:imported.title'),
    scripts: ['copy'],
    peopleUrl: baseOf(membership),
    summary: summarise(plan, words),
    links: rows,
    // Cells that a spreadsheet would take for a formula are made text.
    csv: Papa.unparse(rows, { escapeFormulae: true, newline: '\n' }),
    problems: plan.rows.filter(({ kind }) => kind === 'problem').map((row) => presentRow(row, words)),
  };
}

/** The view model of pages/people/invites. `link` was just made and is shown this once. */
export function presentInvites(
  list: readonly Invite[],
  input: { typed: Record<string, string>; errors: FieldErrors; link: string; origin: string },
  membership: Membership,
  words: Words,
) {
  const base = baseOf(membership);
  const field = createFields(input.typed, input.errors, words);
  const { classCode } = membership.course;
  const stateOf = ({ revokedAt, expiresAt, uses, maxUses }: Invite): string => {
    if (revokedAt !== null) return words.t('people:invites.revoked');
    if (uses >= maxUses) return words.t('people:invites.used');
    return words.t('people:invites.until', { time: words.day(expiresAt) });
  };
  return {
    title: words.t('people:invites.title'),
    scripts: ['copy'],
    peopleUrl: base,
    action: `${base}/invites`,
    codeUrl: `${base}/class-code`,
    classCode: classCode === null ? '' : `${classCode.slice(0, 4)} ${classCode.slice(4)}`,
    joinUrl: `${input.origin}/join`,
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
      state: stateOf(invite),
      revokeUrl: invite.revokedAt === null ? `${base}/invites/${invite.id}/revoke` : '',
    })),
  };
}
