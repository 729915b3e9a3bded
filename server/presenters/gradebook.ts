/**
 * Owns how the gradebook is shown to the staff: the table of all grades, its settings, manual columns, the import.
 * Must not know HTML, nor how grades are computed.
 */
import type { Words } from '../content/words.ts';
import { toFraction } from '../gradebook/exact.ts';
import type { ManualPlan, PlannedCell } from '../gradebook/files/read-manual.ts';
import { toText } from '../gradebook/format-fraction.ts';
import { type GradedStudent, itemGradesOf } from '../gradebook/gradebook.ts';
import type { ItemGrade } from '../gradebook/item-grade.ts';
import type { Scheme } from '../gradebook/scheme.ts';
import type { CollectedGrades, CollectedItem } from '../services/collect-grades.ts';
import type { Membership } from '../services/find-membership.ts';
import type { ManualItem } from '../store/gradebook.store.ts';
import { dashboardUrls, type FilterQuery, filterUrl, presentClassFilter } from './class-filter.ts';

/** Addresses of the gradebook. */
export function gradebookUrls(course: string) {
  const base = `/instructor/courses/${course}/gradebook`;
  return {
    base,
    settings: `${base}/settings`,
    import: `${base}/import`,
    manual: (id: string): string => `${base}/manual/${encodeURIComponent(id)}`,
    item: (personId: string, item: string): string =>
      `${base}/students/${encodeURIComponent(personId)}/items/${encodeURIComponent(item)}`,
  };
}

const head = ({ course, role }: Membership, title: string) => ({
  title,
  scripts: [] as string[],
  course: { title: course.title, url: `/courses/${course.slug}` },
  gradebookUrl: gradebookUrls(course.slug).base,
  mayAct: role === 'instructor',
});

/** A cell in a few signs; its words are in the label. */
function presentCell({ counts, points, item, entry, percent }: ItemGrade, scheme: Scheme, words: Words) {
  const override = entry?.override !== null && entry?.override !== undefined;
  if (points === undefined) {
    const empty = {
      open: '',
      ungraded: '…',
      excused: words.t('gradebook:cell.excusedShort'),
      counted: '',
      dropped: '',
    };
    return { text: empty[counts], kind: counts, label: counts === 'open' ? '' : words.t(`gradebook:line.${counts}`) };
  }
  const shown =
    scheme.display === 'percent' && percent ? toText(percent, 0, words.language) : toText(points, 2, words.language);
  const kind = override ? 'override' : entry?.state === 'missing' ? 'missing' : counts;
  const label = {
    override: words.t('gradebook:line.override', { reason: entry?.override?.reason ?? '' }),
    missing: words.t('gradebook:line.missing'),
    dropped: words.t('gradebook:cell.dropped'),
  }[kind as string];
  const all = words.t('course:points', { points: toText(points, 2, words.language), of: words.number(item.maxPoints) });
  return { text: shown, kind, label: [all, label ?? ''].filter((part) => part !== '').join(' · ') };
}

const percentText = (student: GradedStudent, scheme: Scheme, words: Words): string =>
  student.grade.percent ? `${toText(student.grade.percent, scheme.decimals, words.language)} %` : '–';

/** The view model of pages/gradebook/index. */
export function presentGradebook(grades: CollectedGrades, query: FilterQuery, membership: Membership, words: Words) {
  const { scheme, items, students, standings } = grades;
  const { slug } = membership.course;
  const urls = gradebookUrls(slug);
  const shown = scheme.categories.map((category) => ({
    category,
    items: items.filter((item) => item.category === category.id),
  }));
  const order = shown.flatMap((one) => one.items);
  const file = (format: string): string => {
    const address = filterUrl(urls.base, query);
    return `${address}${address.includes('?') ? '&' : '?'}format=${format}`;
  };
  return {
    ...head(membership, words.t('gradebook:title')),
    filter: presentClassFilter(standings, membership, query, urls.base, words, { week: true }),
    settingsUrl: urls.settings,
    importUrl: urls.import,
    files: (['wide', 'long', 'canvas', 'moodle', 'tests', 'questions'] as const).map((format) => ({
      text: words.t(`gradebook:file.${format}`),
      url: file(format),
      excelUrl: format === 'canvas' || format === 'moodle' ? '' : `${file(format)}&style=excel`,
    })),
    empty: students.length === 0 ? words.t('gradebook:noStudents') : '',
    note: words.t(scheme.display === 'percent' ? 'gradebook:inPercent' : 'gradebook:inPoints'),
    heads: shown
      .filter((one) => one.items.length > 0)
      .map(({ category, items: own }) => ({ title: category.title, span: own.length + 1 })),
    columns: shown
      .filter((one) => one.items.length > 0)
      .flatMap(({ category, items: own }) => [
        ...own.map((item) => ({
          title: item.title,
          url: item.kind === 'manual' ? urls.manual(item.slug) : itemUrl(item, slug),
          hidden: item.published ? '' : words.t('gradebook:unpublished'),
          sum: false,
        })),
        { title: words.t('gradebook:categorySum', { category: category.title }), url: '', hidden: '', sum: true },
      ]),
    rows: students.map((student) => {
      const byItem = new Map(itemGradesOf({ items: order }, student).map((one) => [one.item.id, one]));
      return {
        name: student.name,
        group: student.group,
        url: dashboardUrls(slug).student(student.id),
        total: percentText(student, scheme, words),
        passed: student.grade.passed === undefined ? '' : student.grade.passed ? 'good' : 'bad',
        passedText:
          student.grade.passed === undefined
            ? ''
            : words.t(student.grade.passed ? 'gradebook:passed' : 'gradebook:failed'),
        cells: shown
          .filter((one) => one.items.length > 0)
          .flatMap(({ category, items: own }) => {
            const sum = student.grade.categories.find((one) => one.category.id === category.id);
            const percent = sum?.percent ? `${toText(sum.percent, scheme.decimals, words.language)} %` : '–';
            return [
              ...own.flatMap((item) => {
                const grade = byItem.get(item.id);
                return grade ? [presentCell(grade, scheme, words)] : [];
              }),
              { text: percent, kind: 'sum', label: '' },
            ];
          }),
      };
    }),
  };
}

/** Where an item is looked at as a whole. */
export function itemUrl(item: Pick<CollectedItem, 'kind' | 'slug'>, course: string): string {
  if (item.kind === 'exercise') return dashboardUrls(course).exercise(item.slug);
  return `/instructor/courses/${course}/quizzes/${encodeURIComponent(item.slug)}/analysis`;
}

/** What was typed into the settings, and what is wrong with it. */
export interface TypedSettings {
  readonly error?: string;
  readonly done?: boolean;
}

/** Empty rows for new categories. */
const NEW_CATEGORIES = 2;

/** The view model of pages/gradebook/settings. */
export function presentGradebookSettings(
  grades: CollectedGrades,
  membership: Membership,
  typed: TypedSettings,
  words: Words,
) {
  const { scheme, items, revision } = grades;
  const urls = gradebookUrls(membership.course.slug);
  const choice = <T extends string>(value: T, chosen: T, label: string) => ({
    value,
    label,
    selected: value === chosen,
  });
  const blank = Array.from({ length: NEW_CATEGORIES }, () => ({ id: '', title: '', weight: '', dropLowest: '' }));
  return {
    ...head(membership, words.t('gradebook:settings.title')),
    action: urls.settings,
    done: typed.done ?? false,
    error: typed.error ?? '',
    revision,
    methods: (['weights', 'points'] as const).map((value) =>
      choice(value, scheme.method, words.t(`gradebook:method.${value}`)),
    ),
    displays: (['percent', 'points'] as const).map((value) =>
      choice(value, scheme.display, words.t(`gradebook:display.${value}`)),
    ),
    decimals: [0, 1, 2].map((value) => ({ value, selected: value === scheme.decimals })),
    passMark: scheme.passMark === null ? '' : words.number(scheme.passMark, 6),
    categories: [
      ...scheme.categories.map(({ id, title, weight, dropLowest }) => ({
        id,
        title,
        weight: words.number(weight, 6),
        dropLowest: String(dropLowest),
      })),
      ...blank,
    ].map((row, index) => ({ ...row, number: index + 1 })),
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      kind: words.t(`gradebook:kind.${item.kind}`),
      url: item.kind === 'manual' ? urls.manual(item.slug) : itemUrl(item, membership.course.slug),
      max: words.number(item.maxPoints),
      categories: scheme.categories.map(({ id, title }) => ({ id, title, selected: id === item.category })),
      extraCredit: item.extraCredit,
      published: item.published,
      state: words.t(item.published ? 'gradebook:published' : 'gradebook:unpublished'),
      act: words.t(item.published ? 'gradebook:unpublish' : 'gradebook:publish'),
    })),
  };
}

/** What was typed into a manual column. */
export interface TypedManual {
  readonly error?: string;
  readonly done?: boolean;
  /** Points as typed, by student. */
  readonly points?: ReadonlyMap<string, string>;
}

/** The view model of pages/gradebook/manual. */
export function presentManualColumn(
  item: ManualItem,
  grades: CollectedGrades,
  notes: ReadonlyMap<string, string>,
  membership: Membership,
  { error = '', done = false, points }: TypedManual,
  words: Words,
) {
  const id = `manual:${item.id}`;
  const urls = gradebookUrls(membership.course.slug);
  return {
    ...head(membership, item.title),
    action: urls.manual(item.id),
    importUrl: urls.import,
    itemTitle: item.title,
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
        name: student.name,
        group: student.group,
        points: points?.get(student.id) ?? given,
        note: notes.get(student.id) ?? '',
      };
    }),
  };
}

const valueText = (value: PlannedCell['after'], words: Words): string =>
  value === null ? '–' : value === 'excused' ? words.t('gradebook:excused') : words.number(value, 6);

/** The view model of pages/gradebook/import. */
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
    ...head(membership, words.t('gradebook:import.title')),
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

/** The view model of pages/gradebook/item: one item of one student, and setting its points by hand. */
export function presentItemOverride(
  {
    student,
    item,
    override,
    typed,
    error,
  }: {
    student: GradedStudent;
    item: CollectedItem;
    override: { points: number | null; reason: string; setBy: string | null; setAt: string } | undefined;
    typed: { points: string; reason: string };
    error: string;
  },
  scheme: Scheme,
  membership: Membership,
  words: Words,
) {
  const { slug } = membership.course;
  const entry = student.entries.find(({ itemId }) => itemId === item.id);
  const computed = entry?.raw === null || entry === undefined ? undefined : (entry.raw * entry.latePercent) / 100;
  return {
    ...head(membership, `${item.title}: ${student.name}`),
    studentName: student.name,
    studentUrl: dashboardUrls(slug).student(student.id),
    itemTitle: item.title,
    itemUrl: itemUrl(item, slug),
    reportUrl: entry?.submissionId && item.kind === 'exercise' ? `/submissions/${entry.submissionId}` : '',
    action: gradebookUrls(slug).item(student.id, item.id),
    computed:
      computed === undefined
        ? words.t('gradebook:override.nothing')
        : words.t('course:points', {
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
  };
}
