/**
 * Owns how a roster is shown: the form of the import, what it would do, what it did; and the people of a course as a file.
 */

import { LINK_DAYS, passwordUrl } from '../accounts/index.ts';
import { LATE_RULES } from '../courses/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { writeCsv } from '../kernel/text/csv.ts';
import { listName } from '../kernel/text/family-name.ts';
import { HABITS } from '../kernel/text/languages.ts';
import type { Words, WordsBelow } from '../kernel/text/words.ts';
import { ALL_STUDENTS, type ImportedRoster, type PlannedRow, type RosterPlan, type RowKind } from './import-roster.ts';
import type { Member } from './members.store.ts';
import { memberUrls } from './urls.ts';

const ROLES = ['student', 'grader', 'instructor'] as const;

/** The view model of views/roster/import. */
export function presentImport(membership: Membership, input: { text: string; error: string }, words: Words) {
  const urls = memberUrls(membership.course.slug);
  return { title: words.t('people:import.title'), scripts: [], peopleUrl: urls.list, action: urls.import, ...input };
}

const TONES: Readonly<Record<RowKind, string>> = {
  create: 'good',
  enrol: 'good',
  invite: 'good',
  change: 'warn',
  ask: 'warn',
  same: 'calm',
  problem: 'bad',
};
const DELIMITERS: Readonly<Record<string, WordsBelow<'people:delimiter.'>>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** Whoever these rows name may join. */
const ENTERS: ReadonlySet<RowKind> = new Set<RowKind>(['create', 'enrol', 'invite', 'ask']);
const ISO = /^\d{4}-\d\d-\d\dT/;

function presentRow(row: PlannedRow, words: Words, summed: ReadonlySet<string> = new Set()) {
  const { line, kind, name, email, role, studentNumber, group, notes, ask } = row;
  const shown = (value: string | number): string | number => {
    const named = ROLES.find((one) => one === value);
    if (named) return words.t(`common:role.${named}`);
    return typeof value === 'string' && ISO.test(value) ? words.day(value) : value;
  };
  return {
    line,
    tone: TONES[kind],
    kind: words.t(`people:kind.${kind}`),
    name: listName(row),
    email,
    role: words.t(`common:role.${role}`),
    number: studentNumber ?? '–',
    group: group ?? '–',
    vouch: ask === null ? '' : words.t(`people:plan.vouch.${ask}`, { name }),
    notes: notes
      .filter(({ key }) => kind === 'problem' || !summed.has(key))
      .map(({ key, values, column }) => {
        const text = words.t(
          key,
          Object.fromEntries(Object.entries(values).map(([one, value]) => [one, shown(value)])),
        );
        return (kind === 'problem' || key === 'people:row.hint') && column !== ''
          ? words.t('people:plan.column', { column, text })
          : text;
      }),
  };
}

/** What needs a look comes first: problems, then questions. */
function inOrder(rows: readonly PlannedRow[]): PlannedRow[] {
  const rank = ({ kind }: PlannedRow): number => (kind === 'problem' ? 0 : kind === 'ask' ? 1 : 2);
  return [...rows].sort((one, other) => rank(one) - rank(other) || one.line - other.line);
}

/** Notes that say the same of many rows are said once above them when there are more than so many. */
const MOST_REPEATED = 3;
const SUMMED = ['newGroup', 'groupForStudents', 'otherGroups', 'askStudent', 'confirms', 'nameParts'] as const;
/** Most names that a sum lists. */
const MOST_NAMED = 60;

/** A list that stays readable: the rest of a long one is counted. */
function listed(names: readonly string[], words: Words): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED
    ? words.t('people:plan.more', { names: shown, count: names.length - MOST_NAMED })
    : shown;
}

/** What is said once of many rows, and the keys of the notes that are not repeated in them. */
function sumUp(rows: readonly PlannedRow[], words: Words): { texts: string[]; summed: ReadonlySet<string> } {
  const summed = new Set<string>();
  const texts = SUMMED.flatMap((name) => {
    const key = `people:row.${name}` as const;
    const notes = rows
      .filter(({ kind }) => kind !== 'problem')
      .flatMap((row) => row.notes.filter((one) => one.key === key));
    if (notes.length <= MOST_REPEATED) return [];
    summed.add(key);
    if (name !== 'newGroup') return [words.t(`people:sum.${name}`, { count: notes.length })];
    const groups = [...new Set(notes.map(({ values }) => String(values.group)))];
    return [words.t('people:sum.newGroup', { count: groups.length, groups: listed(groups, words) })];
  });
  return { texts, summed };
}

const ignoredText = (columns: readonly string[], words: Words): string =>
  columns.length === 0
    ? ''
    : words.t('people:plan.ignored', {
        columns: listed(
          columns.map((one) => one.slice(0, 60)),
          words,
        ),
      });

/** How many rows become what, as a sentence. */
function summarise({ rows }: RosterPlan, words: Words): string {
  const count = (kind: RowKind): number => rows.filter((row) => row.kind === kind).length;
  const kinds = (Object.keys(TONES) as RowKind[]).filter((kind) => count(kind) > 0);
  return kinds.map((kind) => `${count(kind)} × ${words.t(`people:kind.${kind}`)}`).join(' · ');
}

/** The view model of views/roster/import-plan: the dry run. */
export function presentPlan(
  plan: RosterPlan,
  input: { text: string; encoding: string; sheet: string; notice: string; begun: boolean },
  membership: Membership,
  words: Words,
) {
  const urls = memberUrls(membership.course.slug);
  const delimiter = words.t(`people:delimiter.${DELIMITERS[plan.roster.delimiter] ?? 'comma'}`);
  const columns = [...new Set(Object.values(plan.roster.columns))].join(', ');
  const sums = sumUp(plan.rows, words);
  return {
    title: words.t('people:plan.title'),
    scripts: [],
    peopleUrl: urls.list,
    importUrl: urls.import,
    action: `${urls.import}/apply`,
    notice: input.notice,
    recognised:
      words.t('people:plan.recognised', { delimiter, columns }) +
      (input.encoding === '' ? '' : ` ${words.t('people:plan.encoding', { encoding: input.encoding })}`) +
      (input.sheet === '' ? '' : ` ${words.t('people:plan.sheet', { sheet: input.sheet })}`),
    ignored: ignoredText(plan.roster.ignored, words),
    summary: summarise(plan, words),
    sums: sums.texts,
    rows: inOrder(plan.rows).map((row) => presentRow(row, words, sums.summed)),
    allStudents: plan.rows.some(({ ask }) => ask === 'student') ? ALL_STUDENTS : '',
    nothing: plan.rows.every(({ kind }) => kind === 'same' || kind === 'problem'),
    text: input.text,
    plan: plan.hash,
    late:
      input.begun && plan.rows.some(({ kind, role }) => ENTERS.has(kind) && role === 'student')
        ? LATE_RULES.map((value) => ({ value, label: words.t(`people:late.${value}`) }))
        : undefined,
    // Those who come in get a link each.
    days: plan.rows.some(({ kind }) => kind === 'create' || kind === 'enrol')
      ? createFields({}, {}, words)('days', 'people:first.days', {
          value: String(LINK_DAYS),
          hint: words.t('people:first.daysHint'),
        })
      : undefined,
  };
}

/** The view model of views/roster/imported. Links are shown this once. */
export function presentImported(imported: ImportedRoster, origin: string, membership: Membership, words: Words) {
  const { plan, links, days, withoutLink, invited, leftOut } = imported;
  const names = (list: readonly string[]): string => list.join(', ');
  const rows = links.map(({ name, email, token }) => ({ name, email, link: origin + passwordUrl(token) }));
  const header = [words.t('account:field.name'), words.t('account:field.email'), words.t('people:imported.link')];
  return {
    title: words.t('people:imported.title'),
    scripts: ['copy'],
    peopleUrl: memberUrls(membership.course.slug).list,
    summary: summarise(plan, words),
    lead: words.t('people:imported.lead', { count: days }),
    links: rows,
    csv: writeCsv([header, ...rows.map(({ name, email, link }) => [name, email, link])]),
    withoutLink: withoutLink.length === 0 ? '' : words.t('people:imported.withoutLink', { names: names(withoutLink) }),
    invited: invited.length === 0 ? '' : words.t('people:imported.invited', { names: names(invited) }),
    leftOut: leftOut.length === 0 ? '' : words.t('people:imported.leftOut', { names: names(leftOut) }),
    problems: plan.rows.filter(({ kind }) => kind === 'problem').map((row) => presentRow(row, words)),
  };
}

/**
 * The people as a file that spreadsheets open and that can be imported again. German spreadsheets expect semicolons; the
 * byte order mark tells them that it is UTF-8.
 */
export function presentRosterFile(list: readonly Member[], words: Words): string {
  const header = [
    'account:field.name',
    'account:field.familyName',
    'account:field.givenName',
    'account:field.email',
    'people:number',
    'people:role',
    'people:group',
  ] as const;
  const rows = list.map(({ name, familyName, givenName, email, studentNumber, role, groupName }) => [
    name,
    familyName ?? '',
    givenName ?? '',
    email ?? '',
    studentNumber ?? '',
    words.t(`common:role.${role}`),
    groupName ?? '',
  ]);
  return `\ufeff${writeCsv([header.map((key) => words.t(key)), ...rows], HABITS[words.language].csv.delimiter)}\n`;
}
