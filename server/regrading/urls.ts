/**
 * Owns the addresses of regrading.
 */
import { path } from '../kernel/http/urls.ts';

/** Address of the regrades of an exercise. */
export const regradesUrl = (course: string, slug: string): string =>
  path`/instructor/courses/${course}/exercises/${slug}/regrades`;

/** Address of one of them. */
export const regradeUrl = (course: string, slug: string, id: string): string =>
  regradesUrl(course, slug) + path`/${id}`;

/** Address of the tests of an exercise. */
export const testsUrl = (course: string, slug: string): string =>
  path`/instructor/courses/${course}/exercises/${slug}/tests`;
