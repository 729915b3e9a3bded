/**
 * Owns which wrong answers were given how often: whole answers for what is typed, part by part for composite questions.
 * Must not know people, nor how an answer is shown.
 */
import type { Answer, DrawnQuestion, Part } from '../drawn.ts';
import { isAnswered } from '../score.ts';
import { typeOf } from '../types/index.ts';
import type { Row, RowName, Scored, Text } from '../types/question-type.ts';

/** Wrong answers that are kept of a question, and of each of its parts. */
const MOST = 10;
const MOST_OF_PART = 3;

/** What one student answered to the question. */
export interface GivenAnswer {
  readonly question: DrawnQuestion;
  readonly answer: Answer | undefined;
  readonly scored: Scored;
}

/** A wrong answer. */
export interface WrongAnswer {
  /** As most of those wrote it who gave it; Markdown where the author wrote it (`authored`). */
  readonly text: string;
  /** Said in words instead. */
  readonly said?: Text | undefined;
  readonly authored: boolean;
  readonly count: number;
  /** Different texts that stand behind it: more than one where students have own numbers and made the same mistake. */
  readonly texts: number;
  /** The author's explanation of this mistake, with the numbers of one of those who made it. */
  readonly mistake: string | undefined;
}

/** How a part of a composite question was answered by those who answered the question. */
export interface PartFigures {
  readonly name: RowName;
  readonly students: number;
  readonly right: number;
  readonly empty: number;
  /** The most frequent first. */
  readonly wrong: readonly WrongAnswer[];
}

/** One wrong answer of one student. */
interface Entry {
  /** Same key, same wrong answer. */
  readonly key: string;
  readonly text: string;
  readonly said?: Text | undefined;
  readonly authored: boolean;
  readonly mistake: string | undefined;
}

function tally(entries: readonly Entry[], most: number): WrongAnswer[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  return [...groups.values()]
    .map((group): WrongAnswer => {
      const counts = new Map<string, number>();
      for (const { text } of group) counts.set(text, (counts.get(text) ?? 0) + 1);
      const [[text]] = [...counts].sort(([, a], [, b]) => b - a) as [[string, number]];
      const sample = group.find((entry) => entry.text === text) as Entry;
      const { said, authored, mistake } = sample;
      return { text, said, authored, count: group.length, texts: counts.size, mistake };
    })
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most);
}

/** The place of the author's explanation among the mistakes of a question: the same for students with other numbers. */
function mistakeOf(part: Part, mistake: string | undefined): number {
  if (mistake === undefined || !('mistakes' in part)) return -1;
  return part.mistakes.findIndex(({ explanation }) => explanation === mistake);
}

/** The most frequent wrong answers to a question that is answered by typing one text. */
export function wrongAnswers(answers: readonly GivenAnswer[]): WrongAnswer[] {
  const entries = answers.flatMap(({ question: { part }, answer, scored }): Entry[] => {
    if (!isAnswered(answer) || scored.share === 1) return [];
    const text = typeOf(part).typed?.(part, answer[0] ?? '') ?? '';
    const known = mistakeOf(part, scored.mistake);
    return [{ key: known < 0 ? `typed ${text}` : `mistake ${known}`, text, authored: false, mistake: scored.mistake }];
  });
  return tally(entries, MOST);
}

const textOf = (given: Text | undefined): string | undefined =>
  given && ('markdown' in given ? given.markdown : 'plain' in given ? given.plain : given.word);

/** The wrong text in a part of an answer; undefined where it is right or empty. */
function wrongIn({ right, given, counted }: Row): Entry | undefined {
  const text = counted ?? textOf(given);
  if (right || text === undefined) return undefined;
  const said = given && 'word' in given ? given : undefined;
  return { key: text, text, said, authored: given !== undefined && 'markdown' in given, mistake: undefined };
}

/** Each part of a composite question, over those who answered the question; parts in the order of the file. */
export function partFigures(answers: readonly GivenAnswer[]): PartFigures[] {
  const parts = new Map<string, Row[]>();
  for (const { question, answer, scored } of answers) {
    if (!isAnswered(answer)) continue;
    for (const row of typeOf(question.part).rows?.(question.part, answer, scored) ?? []) {
      const key = 'text' in row.name ? row.name.text : 'key' in row.name ? row.name.key : JSON.stringify(row.name);
      parts.set(key, [...(parts.get(key) ?? []), row]);
    }
  }
  return [...parts.values()].map((rows): PartFigures => {
    const entries = rows.flatMap((row) => wrongIn(row) ?? []);
    const right = rows.filter((row) => row.right).length;
    return {
      name: (rows[0] as Row).name,
      students: rows.length,
      right,
      empty: rows.length - right - entries.length,
      wrong: tally(entries, MOST_OF_PART),
    };
  });
}
