/**
 * Owns the addresses of regrading.
 */

/** Address of the regrades of an exercise. */
export const regradeUrl = (course: string, slug: string): string =>
  `/instructor/courses/${course}/exercises/${encodeURIComponent(slug)}/regrades`;

/** Address of the tests of an exercise. */
export const testsUrl = (course: string, slug: string): string =>
  `/instructor/courses/${course}/exercises/${encodeURIComponent(slug)}/tests`;
