/**
 * Owns the addresses of the quizzes' pages.
 */
import { path, staffUrl } from '../kernel/http/urls.ts';

/** Address at which students take a quiz and see its results. */
export const quizUrl = (course: string, slug: string): string => path`/courses/${course}/quizzes/${slug}`;

/** Whether a path is that of a quiz as students take it. */
export const isQuizPage = (address: string): boolean => /^\/courses\/[^/]+\/quizzes\/[^/]+$/.test(address);

/** Address below which the page saves answers and hands in. */
export const quizApiUrl = (course: string, slug: string): string => path`/api/v1/courses/${course}/quizzes/${slug}`;

/** Address of a picture of a quiz. */
export const pictureUrl = (course: string, slug: string, picture: string): string =>
  quizUrl(course, slug) + path`/pictures/${picture}`;

/** Address of the page from which a quiz is run. */
export const controlUrl = (course: string, slug: string): string => staffUrl(course, 'quizzes') + path`/${slug}`;

/** Address of a page that belongs to it, or of an act that changes how the quiz runs. */
export const controlPartUrl = (course: string, slug: string, part: string): string =>
  controlUrl(course, slug) + path`/${part}`;

/** Address at which a quiz is planned for the first time. */
export const planUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/plan`;

/** Address of the plan of a quiz. */
export const planSettingsUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/settings`;

/** Address at which a message to the chat channel is sent again. */
export const retryPostUrl = (course: string, slug: string, post: string): string =>
  controlUrl(course, slug) + path`/posts/${post}/retry`;

/** Address of the extra time that people get at a quiz. */
export const extraTimeUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/time`;

/** Address at which somebody's extra time is taken back. */
export const revokeTimeUrl = (course: string, slug: string, personId: string): string =>
  extraTimeUrl(course, slug) + path`/${personId}/revoke`;

/** Address of the attempts of a quiz. */
export const attemptsUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/attempts`;

/** Address of one of them. */
export const attemptUrl = (course: string, slug: string, attempt: string): string =>
  attemptsUrl(course, slug) + path`/${attempt}`;

/** Address of the questions of a quiz, with how they were answered. */
export const questionsUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/questions`;

/** Address at which answers to a question are accepted. */
export const answersUrl = (course: string, slug: string, question: string): string =>
  questionsUrl(course, slug) + path`/${question}/answers`;

/** Address of the editor of a quiz. */
export const editorUrl = (course: string, slug: string): string =>
  path`/instructor/courses/${course}/quiz-library/${slug}`;

/** Address at which a quiz is begun. */
export const newQuizUrl = (course: string): string => editorUrl(course, 'new');

/** Address at which a quiz is taken over from another format. */
export const importQuizUrl = (course: string): string => editorUrl(course, 'import');

/** Address at which a file that was read is looked at. */
export const importedUrl = (course: string, id: string, part = 0): string =>
  importQuizUrl(course) + path`/${id}` + (part === 0 ? '' : path`?part=${String(part)}`);

/** Address of a picture of such a file. */
export const importedPictureUrl = (course: string, id: string, file: string): string =>
  importQuizUrl(course) + path`/${id}/pictures/${file}`;

/** Address of a picture of a quiz that is being written. */
export const editorPictureUrl = (course: string, slug: string, file: string): string =>
  editorUrl(course, slug) + path`/pictures/${file}`;

/** Address of the analysis of a quiz. */
export const analysisUrl = (course: string, slug: string): string => `${controlUrl(course, slug)}/analysis`;

/** Address of the analysis of a question. */
export const questionAnalysisUrl = (course: string, slug: string, question: string): string =>
  analysisUrl(course, slug) + path`/${question}`;

/** Address of the settings of a course's chat channel. */
export const chatUrl = (course: string): string => path`/instructor/courses/${course}/chat`;
