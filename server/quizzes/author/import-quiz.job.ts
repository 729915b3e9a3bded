/**
 * Owns reading a text in any format as a quiz.
 */
import { type Format, guessFormat, importQuiz } from '../model/formats/formats.ts';
import { FormatError, type ImportReport } from '../model/formats/import-report.ts';

/** The quiz.yaml that a text makes, with the outcome for each question; or what is wrong with it. */
export type ReadText =
  | { readonly source: string; readonly report: readonly ImportReport[]; readonly format: Format }
  | { readonly problem: string };

/** Reads a text; `week` is that of quizzes whose format has none. */
export default function read({ text, week }: { text: string; week: number }): ReadText {
  const format = guessFormat(text);
  try {
    return { ...importQuiz(text, format, { week }), format };
  } catch (error) {
    if (error instanceof FormatError) return { problem: error.message };
    throw error;
  }
}
