/**
 * Owns how grades given by people are shown: manual columns, their import, points that stand in for computed ones.
 * Must not know how grades are computed.
 */

import type { Membership } from '../kernel/actor.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { submissionUrl } from '../submissions/index.ts';
import type { CollectedGrades, CollectedItem } from './collect-grades.ts';
import type { ManualItem } from './gradebook.store.ts';
import { gradebookHead, itemUrl, percentText } from './head.presenter.ts';
import { toFraction } from './model/exact.ts';
import type { ManualPlan, PlannedCell } from './model/files/read-manual.ts';
import { toText } from './model/format-fraction.ts';
import type { GradedStudent } from './model/gradebook.ts';
import type { Scheme } from './model/scheme.ts';
import { gradebookUrls } from './urls.ts';

/** What was typed into a manual column. */
export interface TypedManual {
  readonly error?: string;
  readonly done?: boolean;
  /** Points as typed, by student. */
  readonly points?: ReadonlyMap<string, string>;
  /** What is wrong with them, or to be confirmed, by student. */
  readonly problems?: ReadonlyMap<string, string>;
  /** Whether points above the maximum have to be confirmed. */
  readonly asks?: boolean;
  /** Title and maximum of the column as typed, and what has to be confirmed. */
  readonly column?: { readonly title: string; readonly maxPoints: string; readonly ask: string };
}

/** The view model of views/gradebook/manual-grades. */
export function presentManualColumn(
  item: ManualItem,
  grades: CollectedGrades,
  notes: ReadonlyMap<string, string>,
  membership: Membership,
  { error = '', done = false, points, problems, asks = false, column }: TypedManual,
  words: Words,
) {
  const id = `manual:${item.id}`;
  const urls = gradebookUrls(membership.course.slug);
  return {
    ...gradebookHead(membership, item.title),
    action: urls.manual(item.id),
    importUrl: urls.import,
    asks,
    column: {
      title: column?.title ?? item.title,
      maxPoints: column?.maxPoints ?? words.number(item.maxPoints, 6),
      ask: column?.ask ?? '',
    },
    maxPoints: words.number(item.maxPoints, 6),
    week: item.week === null ? '' : String(item.week),
    error,
    done,
    students: grades.students.map((student) => {
      const entry = student.entries.find(({ itemId }) => itemId === id);
      const given =
        entry?.state === 'excused'
          ? words.t('gradebook:excused')
          : entry?.raw === null || entry === undefined
            ? ''
            : toText(toFraction(entry.raw), 6, words.language);
      return {
        id: student.id,
        name: listName(student),
        group: student.group,
        points: points?.get(student.id) ?? given,
        note: notes.get(student.id) ?? '',
        problem: problems?.get(student.id) ?? '',
      };
    }),
  };
}

const valueText = (value: PlannedCell['after'], words: Words): string =>
  value === null ? '–' : value === 'excused' ? words.t('gradebook:excused') : words.number(value, 6);

/** The view model of views/gradebook/import. */
export function presentGradeImport(
  { plan, text, error, applied }: { plan?: ManualPlan; text: string; error: string; applied?: number | undefined },
  grades: CollectedGrades,
  membership: Membership,
  words: Words,
) {
  const titles = new Map(grades.items.map(({ id, title }) => [id, title]));
  const changing = (plan?.rows ?? []).flatMap(({ line, name, cells }) =>
    cells
      .filter(({ kind }) => kind === 'set' || kind === 'change' || kind === 'delete')
      .map((cell) => ({
        line,
        name,
        item: titles.get(cell.itemId) ?? cell.column,
        before: valueText(cell.before, words),
        after: valueText(cell.after, words),
        note: cell.note === 'aboveMaximum' ? words.t('gradebook:import.aboveMaximum') : '',
      })),
  );
  const same = (plan?.rows ?? []).flatMap(({ cells }) => cells).filter(({ kind }) => kind === 'same').length;
  return {
    ...gradebookHead(membership, words.t('gradebook:import.title')),
    action: gradebookUrls(membership.course.slug).import,
    text,
    error,
    applied: applied === undefined ? '' : words.t('gradebook:import.applied', { count: applied }),
    hasManual: grades.items.some(({ kind }) => kind === 'manual'),
    settingsUrl: gradebookUrls(membership.course.slug).settings,
    plan: plan && {
      summary: words.t('gradebook:import.summary', { count: changing.length, same }),
      nothing: changing.length === 0,
      rows: changing,
      problems: [
        ...plan.skippedColumns.map(({ name, key }) => words.t(`gradebook:import.column.${key}`, { name })),
        ...plan.unknownStudents.map(({ line, given }) => words.t('gradebook:import.unknownStudent', { line, given })),
        ...plan.problems.map(({ line, column, key, values }) =>
          words.t(`gradebook:import.problem.${key}`, { line, column, ...values }),
        ),
      ],
    },
  };
}

/** The view model of views/gradebook/item: one item of one student, and setting its points by hand. */
export function presentItemOverride(
  {
    student,
    item,
    override,
    typed,
    error,
    asks,
  }: {
    student: GradedStudent;
    item: CollectedItem;
    override: { points: number | null; reason: string; setBy: string | null; setAt: string } | undefined;
    typed: { points: string; reason: string };
    error: string;
    /** Whether points above the maximum have to be confirmed. */
    asks: boolean;
  },
  scheme: Scheme,
  membership: Membership,
  words: Words,
) {
  const { slug } = membership.course;
  const entry = student.entries.find(({ itemId }) => itemId === item.id);
  const computed = entry?.raw === null || entry === undefined ? undefined : (entry.raw * entry.latePercent) / 100;
  return {
    ...gradebookHead(membership, `${item.title}: ${student.name}`),
    studentName: student.name,
    studentUrl: dashboardUrls(slug).student(student.id),
    itemTitle: item.title,
    itemUrl: itemUrl(item, slug),
    reportUrl: entry?.submissionId && item.kind === 'exercise' ? submissionUrl(entry.submissionId) : '',
    action: gradebookUrls(slug).item(student.id, item.id),
    computed:
      computed === undefined
        ? words.t('gradebook:override.nothing')
        : words.t('course:points', {
            count: item.maxPoints,
            points: toText(toFraction(computed), 2, words.language),
            of: words.number(item.maxPoints),
          }),
    total: percentText(student, scheme, words),
    override: override && {
      points: override.points === null ? words.t('gradebook:excused') : words.number(override.points, 6),
      reason: override.reason,
      by: words.t('gradebook:override.by', { name: override.setBy ?? '–', time: words.time(override.setAt) }),
    },
    typed,
    error,
    asks,
  };
}
