/**
 * Owns what the pages of the gradebook share: addresses, the head, the total.
 * Must not know HTML, nor how grades are computed.
 */
import type { Words } from '../content/words.ts';
import { toText } from '../gradebook/format-fraction.ts';
import type { GradedStudent } from '../gradebook/gradebook.ts';
import type { Scheme } from '../gradebook/scheme.ts';
import type { Membership } from '../kernel/actor.ts';
import { dashboardUrls } from '../progress/urls.ts';
import type { CollectedItem } from '../services/collect-grades.ts';

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

/** What every page of the gradebook has. */
export const gradebookHead = ({ course, role }: Membership, title: string) => ({
  title,
  scripts: [] as string[],
  course: { title: course.title, url: `/courses/${course.slug}` },
  gradebookUrl: gradebookUrls(course.slug).base,
  mayAct: role === 'instructor',
});

/** Where an item is looked at as a whole. */
export function itemUrl(item: Pick<CollectedItem, 'kind' | 'slug'>, course: string): string {
  if (item.kind === 'exercise') return dashboardUrls(course).exercise(item.slug);
  return `/instructor/courses/${course}/quizzes/${encodeURIComponent(item.slug)}/analysis`;
}

/** The per cent of all, rounded as the scheme says. */
export const percentText = (student: GradedStudent, scheme: Scheme, words: Words): string =>
  student.grade.percent ? `${toText(student.grade.percent, scheme.decimals, words.language)} %` : '–';
