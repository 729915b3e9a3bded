/** Owns reading a text of a foreign format as the one quiz that it makes. */
import { noteText } from '../../../server/quizzes/author/note.presenter.ts';
import { type Format, importQuizzes } from '../../../server/quizzes/model/formats/formats.ts';
import { testWords } from '../../support/samples.ts';

const words = testWords('en', 'UTC');

/** The quiz of a text whose questions fit in one, and what is said of them. */
export function importOne(text: string, format: Format) {
  const { quizzes, report } = importQuizzes(text, format, {});
  const [quiz] = quizzes;
  if (!quiz || quizzes.length > 1) throw new Error(`the text makes ${quizzes.length} quizzes`);
  return { ...quiz, report: report.map(({ notes, ...one }) => ({ ...one, message: noteText(notes, words) })) };
}
