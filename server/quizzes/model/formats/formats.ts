/**
 * Owns choosing the room of a format by its name.
 * Must not know any format's insides.
 */

import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import { drawQuestion, type Variants } from '../draw.ts';
import type { DrawnQuestion } from '../drawn.ts';
import { QuestionSchema } from '../question-schema.ts';
import { type Quiz, QuizSchema } from '../quiz-schema.ts';
import { type Note, note } from '../types/note.ts';
import { randomFrom, ValueError } from '../values.ts';
import { type Exported, FormatError, type Imported, type ReadQuestion } from './import-report.ts';
import { fitInOne, partsOf, partTitle, quizOfParts } from './parts.ts';
import { readGift } from './read-gift.ts';
import { readMoodleXml } from './read-moodle.ts';
import { writeGift } from './write-gift.ts';
import { writeMoodleXml } from './write-moodle.ts';

/** Formats that quizzes are read from and written to. */
export const FORMATS = ['yaml', 'gift', 'moodle'] as const;
export type Format = (typeof FORMATS)[number];
/** Endings of their files. */
export const FILE_ENDINGS: Readonly<Record<Format, string>> = { yaml: 'yaml', gift: 'gift', moodle: 'xml' };

/** The format that a text seems to have. */
export function guessFormat(text: string): Format {
  if (/^\s*(\uFEFF)?<(\?xml|quiz|!DOCTYPE)/i.test(text)) return 'moodle';
  return /^(title|sections|week):/m.test(text) ? 'yaml' : 'gift';
}

/** A question of a file, and how a student would get it. */
export interface CarriedQuestion extends ReadQuestion {
  readonly drawn?: DrawnQuestion | undefined;
}

/** A question that fits into a quiz: one that does not is left out, and leaves the others alone. */
function carry(read: ReadQuestion): CarriedQuestion {
  if (!read.question) return read;
  const leaveOut = (said: Note): CarriedQuestion => ({
    ...read,
    question: undefined,
    report: { ...read.report, kind: 'dropped', notes: [said] },
  });
  const parsed = QuestionSchema.safeParse(read.question);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return leaveOut(note('imported:schema', { where: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }));
  }
  try {
    return { ...read, drawn: drawQuestion(parsed.data, {}, randomFrom(1)) };
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return leaveOut(note('imported:value', { problem: error.message }));
  }
}

/** The questions of a text of another format, each for itself. @throws FormatError for what is none at all */
export function importQuestions(
  text: string,
  format: Exclude<Format, 'yaml'>,
): { readonly questions: readonly CarriedQuestion[]; readonly pictures: Imported['pictures'] } {
  const { questions, pictures } = format === 'gift' ? readGift(text) : readMoodleXml(text);
  if (questions.length === 0) throw new FormatError('there is no question in it');
  return { questions: questions.map(carry), pictures };
}

/** A quiz.yaml as it is. @throws FormatError with the line of what is wrong */
export function checkedYaml(source: string): string {
  const parsed = parseYaml(source, QuizSchema);
  if ('data' in parsed) return source;
  const [first] = parsed.problems;
  throw new FormatError(`${first?.field ?? ''}: ${first?.message ?? 'cannot be read'}`, first?.line);
}

/** A quiz that was made of a text. */
export interface ImportedQuiz {
  readonly title: string;
  readonly source: string;
  readonly pictures: Imported['pictures'];
}
/** The quizzes that a text in any format makes, one as far as it fits, and the outcome for each question. @throws FormatError */
export function importQuizzes(
  text: string,
  format: Format,
  { title, week = 1 }: { readonly title?: string | undefined; readonly week?: number | undefined },
): { readonly quizzes: readonly ImportedQuiz[]; readonly report: readonly ReadQuestion['report'][] } {
  if (format === 'yaml')
    return { quizzes: [{ title: title ?? '', source: checkedYaml(text), pictures: new Map() }], report: [] };
  const { questions, pictures } = importQuestions(text, format);
  const parts = partsOf(questions);
  const groups = fitInOne(parts) ? [parts] : parts.map((part) => [part]);
  const quizzes = groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const own = partTitle(title === undefined ? first : { ...first, title }, 'Imported quiz');
    const quiz = quizOfParts([first, ...others], pictures, { title: own, week });
    return quiz ? [{ title: own, ...quiz }] : [];
  });
  return { quizzes, report: questions.map(({ report }) => report) };
}

/** A quiz in another format. */
export function exportQuiz(source: string, quiz: Quiz, variants: Variants, format: Format): Exported {
  if (format === 'yaml') return { text: source, report: [] };
  return format === 'gift' ? writeGift(quiz, variants) : writeMoodleXml(quiz, variants);
}
