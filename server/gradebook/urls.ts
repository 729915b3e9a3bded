/**
 * Owns the addresses of the gradebook.
 */

/** Addresses of the gradebook. */
export function gradebookUrls(course: string) {
  const base = `/instructor/courses/${course}/gradebook`;
  return {
    base,
    settings: `${base}/settings`,
    import: `${base}/import`,
    manual: (id: string): string => `${base}/manual/${encodeURIComponent(id)}`,
    item: (personId: string, item: string): string =>
      `${base}/students/${encodeURIComponent(personId)}/items/${encodeURIComponent(item)}`,
  };
}
