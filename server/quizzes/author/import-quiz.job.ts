/**
 * Owns reading a text in any format as a quiz.
 */
import { type Format, guessFormat, importQuiz } from '../model/formats/formats.ts';
import { FormatError, type ImportReport } from '../model/formats/import-report.ts';

/** The quiz.yaml that a text makes with its pictures by name, and the outcome for each question. */
export interface ReadQuiz {
  readonly source: string;
  readonly report: readonly ImportReport[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly format: Format;
}
/** A quiz, or what is wrong with the text. */
export type ReadText = ReadQuiz | { readonly problem: string };

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
