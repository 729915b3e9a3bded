/**
 * Owns the addresses of the similar submissions of an exercise.
 */
import { path } from '../kernel/http/urls.ts';

/** Address of the similarities of an exercise. */
export const similarUrl = (course: string, slug: string): string => path`/instructor/courses/${course}/similar/${slug}`;

/** Address of two similar submissions. */
export const similarPairUrl = (course: string, slug: string, left: string, right: string): string =>
  similarUrl(course, slug) + path`/${left}/${right}`;
