/**
 * Owns choosing the room of a format by its name.
 * Must not know any format's insides.
 */
import { parseYaml } from '../../../../graders/catalog/read-yaml.ts';
import type { Variants } from '../draw.ts';
import { type Quiz, QuizSchema } from '../quiz-schema.ts';
import { type Exported, FormatError, type Imported } from './import-report.ts';
import { readGift } from './read-gift.ts';
import { readMoodleXml } from './read-moodle.ts';
import { writeGift } from './write-gift.ts';
import { writeMoodleXml } from './write-moodle.ts';
import { writeYaml } from './write-yaml.ts';

/** Formats that quizzes are read from and written to. */
export const FORMATS = ['yaml', 'gift', 'moodle'] as const;
export type Format = (typeof FORMATS)[number];
/** Endings of their files. */
export const FILE_ENDINGS: Readonly<Record<Format, string>> = { yaml: 'yaml', gift: 'gift', moodle: 'xml' };

/** The format that a text seems to have. */
export function guessFormat(text: string): Format {
  if (/^\s*(\uFEFF)?<(\?xml|quiz)/.test(text)) return 'moodle';
  return /^(title|sections|week):/m.test(text) ? 'yaml' : 'gift';
}

/** The pictures that a quiz shows: those of questions that were left out are not kept. */
function shownIn(quiz: object, pictures: Imported['pictures']): Imported['pictures'] {
  const written = JSON.stringify(quiz);
  return new Map([...pictures].filter(([name]) => written.includes(`](${name})`)));
}

/** A quiz.yaml made of a text in any format, its pictures, and the outcome for each question. @throws FormatError */
export function importQuiz(
  text: string,
  format: Format,
  change: { readonly title?: string | undefined; readonly week?: number | undefined },
): { readonly source: string } & Pick<Imported, 'report' | 'pictures'> {
  const checked = (source: string): string => {
    const parsed = parseYaml(source, QuizSchema);
    if ('data' in parsed) return source;
    const [first] = parsed.problems;
    throw new FormatError(`${first?.field ?? ''}: ${first?.message ?? 'cannot be read'}`, first?.line);
  };
  if (format === 'yaml') return { source: checked(text), report: [], pictures: new Map() };
  const { quiz, report, pictures } = format === 'gift' ? readGift(text) : readMoodleXml(text);
  const { title = quiz.title, week = quiz.week } = change;
  return { source: checked(writeYaml({ ...quiz, title, week })), report, pictures: shownIn(quiz, pictures) };
}

/** A quiz in another format. */
export function exportQuiz(source: string, quiz: Quiz, variants: Variants, format: Format): Exported {
  if (format === 'yaml') return { text: source, report: [] };
  return format === 'gift' ? writeGift(quiz, variants) : writeMoodleXml(quiz, variants);
}
