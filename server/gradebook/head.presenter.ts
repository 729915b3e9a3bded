/**
 * Owns what the pages of the gradebook share: addresses, the head, the total.
 * Must not know how grades are computed.
 */

import type { Membership } from '../kernel/actor.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { analysisUrl } from '../quizzes/index.ts';
import type { CollectedItem } from './collect-grades.ts';
import { toText } from './model/format-fraction.ts';
import type { GradedStudent } from './model/gradebook.ts';
import type { Scheme } from './model/scheme.ts';
import { gradebookUrls } from './urls.ts';

/** What every page of the gradebook has. */
export const gradebookHead = ({ course, role }: Membership, title: string) => ({
  title,
  scripts: [] as string[],
  course: { title: course.title, url: courseUrl(course.slug) },
  gradebookUrl: gradebookUrls(course.slug).base,
  mayAct: role === 'instructor',
});

/** Where an item is shown as a whole. */
export function itemUrl(item: Pick<CollectedItem, 'kind' | 'slug'>, course: string): string {
  if (item.kind === 'exercise') return dashboardUrls(course).exercise(item.slug);
  return analysisUrl(course, item.slug);
}

/** The total in per cent, rounded as the scheme says. */
export const percentText = (student: GradedStudent, scheme: Scheme, words: Words): string =>
  student.grade.percent ? `${toText(student.grade.percent, scheme.decimals, words.language)} %` : '–';
