/**
 * Owns the addresses of the gradebook, and of the notes on a student.
 */
import { path, staffUrl } from '../kernel/http/urls.ts';
import { dashboardUrls } from '../progress/index.ts';

/** Addresses of the gradebook. */
export function gradebookUrls(course: string) {
  const base = staffUrl(course, 'gradebook');
  return {
    base,
    settings: `${base}/settings`,
    import: `${base}/import`,
    items: `${base}/items`,
    latecomers: `${base}/latecomers`,
    addManual: `${base}/manual`,
    manual: (id: string): string => base + path`/manual/${id}`,
    item: (personId: string, item: string): string => base + path`/students/${personId}/items/${item}`,
  };
}

/** Addresses of the notes on a student. */
export function studentNoteUrls(course: string, personId: string) {
  const notes = `${dashboardUrls(course).student(personId)}/notes`;
  return { notes, remove: (id: string): string => notes + path`/${id}/delete` };
}
