/**
 * Owns the address of the similar submissions of an exercise.
 */

/** Address of the similarities of an exercise. */
export const similarUrl = (course: string, slug: string): string =>
  `/instructor/courses/${course}/similar/${encodeURIComponent(slug)}`;
