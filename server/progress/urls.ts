/**
 * Owns the addresses of the dashboards, and of the filter that they and other pages of the staff keep in the address.
 */

/** A filter as it stands in an address: `until` is the last day, '2026-11-23'. */
export interface FilterQuery {
  readonly group?: string | undefined;
  readonly week?: number | undefined;
  readonly until?: string | undefined;
}

/** An address with a filter; empty fields are left out. */
export function filterUrl(base: string, { group, week, until }: FilterQuery): string {
  const query = new URLSearchParams();
  if (group !== undefined) query.set('group', group);
  if (week !== undefined) query.set('week', String(week));
  if (until !== undefined) query.set('until', until);
  const text = query.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** Addresses of the dashboards of a course. */
export function dashboardUrls(slug: string) {
  const base = `/instructor/courses/${slug}/dashboard`;
  return {
    course: base,
    exercise: (exercise: string): string => `${base}/exercises/${encodeURIComponent(exercise)}`,
    student: (personId: string): string => `${base}/students/${encodeURIComponent(personId)}`,
  };
}
