/**
 * Owns the addresses of the dashboards, and of the filter that they and other pages of the staff keep in the address.
 */
import { path, staffUrl, withQuery } from '../kernel/http/urls.ts';

/** A filter as it stands in an address: `until` is the last day, '2026-11-23'. */
export interface FilterQuery {
  readonly group?: string | undefined;
  readonly week?: number | undefined;
  readonly until?: string | undefined;
}

/** An address with a filter, and with what else a page keeps there; empty fields are left out. */
export function filterUrl(
  base: string,
  { group, week, until }: FilterQuery,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  return withQuery(base, { group, week, until, ...more });
}

/** Addresses of the dashboards of a course. */
export function dashboardUrls(course: string) {
  const base = staffUrl(course, 'dashboard');
  return {
    course: base,
    exercise: (slug: string): string => base + path`/exercises/${slug}`,
    student: (personId: string): string => base + path`/students/${personId}`,
  };
}
