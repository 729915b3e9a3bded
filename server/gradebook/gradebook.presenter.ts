/**
 * Owns how the gradebook is shown to the staff: the table of all grades.
 * Must not know how grades are computed.
 */

import type { Membership } from '../kernel/actor.ts';
import { lazily } from '../kernel/slices.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls, filterUrl, presentClassFilter } from '../progress/index.ts';
import type { FilterQuery } from '../progress/urls.ts';
import type { CollectedGrades } from './collect-grades.ts';
import { gradebookHead, itemUrl, percentText } from './head.presenter.ts';
import { findLatecomers } from './latecomers.ts';
import { toText } from './model/format-fraction.ts';
import { itemGradesOf } from './model/gradebook.ts';
import type { ItemGrade } from './model/item-grade.ts';
import type { Scheme } from './model/scheme.ts';
import { gradebookUrls } from './urls.ts';

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
    const label = counts === 'excused' || counts === 'ungraded' ? words.t(`gradebook:line.${counts}`) : '';
    return { text: empty[counts], kind: counts, label };
  }
  const shown =
    scheme.display === 'percent' && percent ? toText(percent, 0, words.language) : toText(points, 2, words.language);
  const kind = override ? 'override' : entry?.state === 'missing' ? 'missing' : counts;
  const label = {
    override: words.t('gradebook:line.override', { reason: entry?.override?.reason ?? '' }),
    missing: words.t('gradebook:line.missing'),
    dropped: words.t('gradebook:cell.dropped'),
  }[kind as string];
  const all = words.t('course:points', {
    count: item.maxPoints,
    points: toText(points, 2, words.language),
    of: words.number(item.maxPoints),
  });
  return { text: shown, kind, label: [all, label ?? ''].filter((part) => part !== '').join(' · ') };
}

/** The view model of views/gradebook/gradebook. */
export function presentGradebook(grades: CollectedGrades, query: FilterQuery, membership: Membership, words: Words) {
  const { scheme, items, students, standings } = grades;
  const { slug } = membership.course;
  const urls = gradebookUrls(slug);
  const late = findLatecomers(grades).filter(({ rule }) => rule === null).length;
  const shown = scheme.categories.map((category) => ({
    category,
    items: items.filter((item) => item.category === category.id),
  }));
  const order = shown.flatMap((one) => one.items);
  const file = (format: string): string => filterUrl(urls.base, query, { format });
  return {
    ...gradebookHead(membership, words.t('gradebook:title')),
    filter: presentClassFilter(standings, membership, query, urls.base, words, { week: true }),
    settingsUrl: urls.settings,
    late: late === 0 ? '' : words.t('gradebook:late.notice', { count: late }),
    latecomersUrl: urls.latecomers,
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
    rows: lazily(students, (student) => {
      const byItem = new Map(itemGradesOf({ items: order }, student).map((one) => [one.item.id, one]));
      return {
        name: listName(student),
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
