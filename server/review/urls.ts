/**
 * Owns the addresses of the pages on which code is reviewed.
 */

/** Addresses of reading code. */
export function reviewUrls(course: string) {
  const base = `/instructor/courses/${course}`;
  return {
    exercise: (slug: string): string => `${base}/marking/${encodeURIComponent(slug)}`,
    pair: (slug: string, left: string, right: string): string =>
      `${base}/marking/${encodeURIComponent(slug)}/${encodeURIComponent(left)}/${encodeURIComponent(right)}`,
    questions: `${base}/questions`,
    library: `${base}/comments`,
  };
}
