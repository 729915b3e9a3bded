/**
 * Owns the addresses of the audit log.
 */
import { path } from '../kernel/http/urls.ts';

/** Address of the log of a course. */
export const logUrl = (course: string): string => path`/instructor/courses/${course}/log`;

/** Address of the log of acts outside of courses. */
export const SERVER_LOG_URL = '/admin/log';
