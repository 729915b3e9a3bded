/**
 * Owns the addresses of personal data.
 */
import { path } from '../kernel/http/urls.ts';

/** Address of what is kept for how long in a course. */
export const dataUrl = (course: string): string => path`/instructor/courses/${course}/data`;

/** Address at which admins of the server look for people. */
export const ANYBODY_URL = '/admin/people';

/** Address of the data of a person, for admins of the server. */
export const anybodyUrl = (personId: string): string => ANYBODY_URL + path`/${personId}`;
