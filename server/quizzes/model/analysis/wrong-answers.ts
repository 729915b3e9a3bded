/**
 * Owns which wrong answers were given how often: whole answers for what is typed, part by part for composite questions.
 * Must not know people, nor how an answer is shown.
 */
import type { Answer, DrawnQuestion, Part } from '../drawn.ts';
import { normaliseText, readNumbers, readShape } from '../read-answer.ts';
import { isAnswered, type Scored } from '../score.ts';
import { formatShape } from '../values.ts';

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
  readonly authored: boolean;
  readonly count: number;
  /** Different texts that stand behind it: more than one where students have own numbers and made the same mistake. */
  readonly texts: number;
  /** The author's explanation of this mistake, with the numbers of one of those who made it. */
  readonly mistake: string | undefined;
}

/** Which part of a composite question; numbers are from 1. `text` is Markdown by the author. */
export type PartName =
  | { readonly kind: 'cell'; readonly row: number; readonly column: number }
  | { readonly kind: 'gap'; readonly number: number }
  | { readonly kind: 'left'; readonly text: string }
  | { readonly kind: 'place'; readonly number: number; readonly text: string };

/** How a part of a composite question was answered by those who answered the question. */
export interface PartFigures {
  readonly name: PartName;
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
      return { text, authored: sample.authored, count: group.length, texts: counts.size, mistake: sample.mistake };
    })
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most);
}

const plainNumber = (typed: string): string => {
  const [number] = readNumbers(typed);
  return number === undefined ? typed.trim() : String(Number(number.toPrecision(6)));
};

/** A typed answer as all write it who mean the same. */
function typedText(part: Part, typed: string): string {
  if (part.type === 'numeric') return plainNumber(typed);
  if (part.type === 'short-text') return normaliseText(typed, part.caseSensitive);
  const shape = readShape(typed);
  return shape === undefined ? typed.trim() : formatShape(shape);
}

/** The place of the author's explanation among the mistakes of a question: the same for students with other numbers. */
function mistakeOf(part: Part, mistake: string | undefined): number {
  if (mistake === undefined || !('mistakes' in part)) return -1;
  return part.mistakes.findIndex(({ explanation }) => explanation === mistake);
}

/** The most frequent wrong answers to a numeric, shape or short-text question. */
export function wrongAnswers(answers: readonly GivenAnswer[]): WrongAnswer[] {
  const entries = answers.flatMap(({ question: { part }, answer, scored }): Entry[] => {
    if (!isAnswered(answer) || scored.share === 1) return [];
    const text = typedText(part, answer[0] ?? '');
    const known = mistakeOf(part, scored.mistake);
    return [{ key: known < 0 ? `typed ${text}` : `mistake ${known}`, text, authored: false, mistake: scored.mistake }];
  });
  return tally(entries, MOST);
}

/** A part as one student answered it: `wrong` is undefined where it is right or empty. */
interface PartAnswer {
  readonly name: PartName;
  readonly right: boolean;
  readonly wrong: string | undefined;
}

const filled = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

function partsOf({ question: { part }, scored }: GivenAnswer, answer: Answer): PartAnswer[] {
  const cell = (index: number): boolean => scored.cells?.[index] ?? false;
  const made = (name: PartName, right: boolean, text: string | undefined): PartAnswer => ({
    name,
    right,
    wrong: right ? undefined : text,
  });
  const number = (index: number): string | undefined => {
    const typed = filled(answer[index]);
    return typed === undefined ? undefined : plainNumber(typed);
  };
  switch (part.type) {
    case 'matrix': {
      const width = part.answer[0]?.length ?? 1;
      return part.answer.flat().map((_, index) => {
        const name = { kind: 'cell', row: Math.floor(index / width) + 1, column: (index % width) + 1 } as const;
        return made(name, cell(index), number(index));
      });
    }
    case 'cloze':
      return part.gaps.map((gap, index) => {
        const typed = filled(answer[index]);
        const words = gap.kind === 'text' && typed !== undefined ? normaliseText(typed, gap.caseSensitive) : typed;
        return made({ kind: 'gap', number: index + 1 }, cell(index), gap.kind === 'number' ? number(index) : words);
      });
    case 'matching':
      return part.lefts.map(({ text }, index) => {
        const place = filled(answer[index]);
        return made({ kind: 'left', text }, cell(index), place === undefined ? undefined : part.rights[Number(place)]);
      });
    case 'ordering': {
      const right = [...part.items].sort((a, b) => a.source - b.source);
      return right.map(({ text, source }, place) => {
        const item = filled(answer[place]) === undefined ? undefined : part.items[Number(answer[place])];
        return made({ kind: 'place', number: place + 1, text }, item?.source === source, item?.text);
      });
    }
    default:
      return [];
  }
}

/** Each part of a matrix, cloze, matching or ordering, over those who answered the question; parts in the order of the file. */
export function partFigures(answers: readonly GivenAnswer[]): PartFigures[] {
  const parts = new Map<string, { name: PartName; given: PartAnswer[]; authored: boolean }>();
  for (const one of answers) {
    if (!isAnswered(one.answer)) continue;
    const authored = one.question.part.type === 'ordering';
    for (const part of partsOf(one, one.answer)) {
      const key = 'text' in part.name ? part.name.text : JSON.stringify(part.name);
      const known = parts.get(key) ?? { name: part.name, given: [], authored };
      known.given.push(part);
      parts.set(key, known);
    }
  }
  return [...parts.values()].map(({ name, given, authored }): PartFigures => {
    const entries = given.flatMap(({ wrong }): Entry[] =>
      wrong === undefined ? [] : [{ key: wrong, text: wrong, authored, mistake: undefined }],
    );
    const right = given.filter((one) => one.right).length;
    return {
      name,
      students: given.length,
      right,
      empty: given.length - right - entries.length,
      wrong: tally(entries, MOST_OF_PART),
    };
  });
}
