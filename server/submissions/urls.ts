/**
 * Owns the addresses of submissions.
 */
import { exerciseUrl } from '../exercises/index.ts';
import { path, staffUrl, withQuery } from '../kernel/http/urls.ts';

/** Address to which solutions of an exercise are sent. */
export const submitUrl = (course: string, slug: string): string => `${exerciseUrl(course, slug)}/submissions`;

/** Address of a submission. */
export const submissionUrl = (id: string): string => path`/submissions/${id}`;

/** Address of two submissions side by side. */
export const compareUrl = (one: string, other: string): string => path`/submissions/${one}/compare/${other}`;

/** Address under which the draft of an exercise is kept. */
export const draftUrl = (course: string, slug: string): string =>
  path`/api/v1/courses/${course}/exercises/${slug}/draft`;

/** Value of the verdict filter that means "ungraded". */
export const UNGRADED = 'ungraded';

/** Address of the staff's list of submissions, filtered. */
export const submissionsUrl = (
  course: string,
  filter: {
    readonly exercise?: string | undefined;
    readonly verdict?: string | undefined;
    readonly page?: number;
  } = {},
): string => {
  const { exercise, verdict, page = 1 } = filter;
  return withQuery(staffUrl(course, 'submissions'), { exercise, verdict, page: page > 1 ? page : undefined });
};

/** Address at which all ungraded submissions of a course are graded again, or one. */
export const gradeAgainUrl = (course: string, id?: string): string =>
  staffUrl(course, 'submissions') + (id === undefined ? '/grade-again' : path`/${id}/grade-again`);

/** Address at which tests that a submission failed are accepted. */
export const acceptTestsUrl = (course: string, id: string): string =>
  staffUrl(course, 'submissions') + path`/${id}/tests`;
