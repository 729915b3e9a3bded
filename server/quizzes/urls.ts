/**
 * Owns the addresses of the quizzes' pages.
 */

/** Address of the page from which a quiz is run. */
export const controlUrl = (course: string, slug: string): string => `/instructor/courses/${course}/quizzes/${slug}`;

/** Address of the editor of a quiz. */
export const editorUrl = (course: string, slug: string): string => `/instructor/courses/${course}/quiz-library/${slug}`;

/** Address of the analysis of a quiz. */
export const analysisUrl = (course: string, quiz: string): string =>
  `/instructor/courses/${encodeURIComponent(course)}/quizzes/${encodeURIComponent(quiz)}/analysis`;
