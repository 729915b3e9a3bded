/**
 * Owns dividing the questions of a file into parts that can become quizzes, and making a quiz of some of them.
 * Must not know formats.
 */
import type { Imported, ReadQuestion, WrittenQuestion } from './import-report.ts';
import { writeYaml } from './write-yaml.ts';

/** Questions of a part: those that a section can have. Parts of a quiz: the sections that it can have. */
const PART_QUESTIONS = 100;
const QUIZ_PARTS = 20;
/** Characters of a part as it is written, about; well below the longest quiz. */
const PART_CHARACTERS = 200_000;
/** Parts of a file: where it has more categories, they are not kept apart. */
const MOST_PARTS = 200;

/** Questions of one category that stand together in a file. */
export interface Part<One extends ReadQuestion = ReadQuestion> {
  /** The last name of the category; '' for those of none. */
  readonly title: string;
  /** Which part of the category it is, from 1; undefined where it is all of it. */
  readonly number?: number;
  readonly questions: readonly One[];
}

/** The last name of a category: $course$/top/Sums is Sums; // stands for a slash in a name. */
const titleOf = (category: string): string =>
  category
    .replaceAll('//', '\u0000')
    .split('/')
    .map((name) => name.replaceAll('\u0000', '/').trim())
    .filter((name) => name !== '' && !/^\$\w+\$$/.test(name) && name !== 'top')
    .at(-1)
    ?.slice(0, 150) ?? '';

/** Pieces of a list that a section can have. */
function divide<One extends ReadQuestion>(questions: readonly One[]): One[][] {
  const pieces: One[][] = [];
  let characters = 0;
  for (const one of questions) {
    const length = one.question ? JSON.stringify(one.question).length : 0;
    const last = pieces.at(-1);
    if (last && last.length < PART_QUESTIONS && characters + length <= PART_CHARACTERS) {
      last.push(one);
      characters += length;
    } else {
      pieces.push([one]);
      characters = length;
    }
  }
  return pieces;
}

/** The parts of a file, in its order. */
export function partsOf<One extends ReadQuestion>(questions: readonly One[]): Part<One>[] {
  const byCategory = new Map<string, One[]>();
  for (const one of questions) {
    const title = titleOf(one.category);
    const own = byCategory.get(title);
    if (own) own.push(one);
    else byCategory.set(title, [one]);
  }
  const parts = [...byCategory].flatMap(([title, own]) => numbered(title, divide(own)));
  return parts.length <= MOST_PARTS ? parts : numbered('', divide(questions));
}
const numbered = <One extends ReadQuestion>(title: string, pieces: readonly One[][]): Part<One>[] =>
  pieces.map((questions, index) => ({ title, questions, ...(pieces.length > 1 ? { number: index + 1 } : {}) }));

/** Those that are not left out. */
export const usable = ({ questions }: Part): WrittenQuestion[] => questions.flatMap(({ question }) => question ?? []);

/** Whether all parts fit in one quiz that can be looked over. */
export const fitInOne = (parts: readonly Part[]): boolean =>
  parts.length <= QUIZ_PARTS && parts.reduce((sum, part) => sum + usable(part).length, 0) <= PART_QUESTIONS;

/** How a part is called. */
export const partTitle = ({ title, number }: Part, otherwise: string): string =>
  `${title || otherwise}${number === undefined ? '' : ` (${number})`}`;

/** A quiz.yaml of some parts, a section each, and the pictures that it shows; undefined where no question of them can be used. */
export function quizOfParts(
  parts: readonly Part[],
  pictures: Imported['pictures'],
  { title, week }: { readonly title: string; readonly week: number },
): { readonly source: string; readonly pictures: Imported['pictures'] } | undefined {
  const filled = parts.filter((part) => usable(part).length > 0);
  const many = filled.length > 1 && filled.length <= QUIZ_PARTS;
  const sections = many
    ? filled.map((part) => ({ title: partTitle(part, title), questions: usable(part) }))
    : divide(filled.flatMap(({ questions }) => questions)).map((own) => ({
        questions: usable({ title, questions: own }),
      }));
  if (filled.length === 0) return undefined;
  const quiz = { title, week, sections: sections.filter(({ questions }) => questions.length > 0) };
  const written = JSON.stringify(quiz);
  return {
    source: writeYaml(quiz),
    pictures: new Map([...pictures].filter(([name]) => written.includes(`](${name})`))),
  };
}
