/**
 * Owns putting lines of code in order and indenting them, a Parsons problem (Parsons & Haden, "Parson's programming puzzles",
 * ACE 2006).
 *
 * An answer says for each line as shown at which place it was put, from 1, and how far it was indented: ['2', '1', '', '', '1', '0'].
 * Both are '' for a line that was left out. Where indentation does not count there is only the place: ['2', '', '1'].
 */
import { z } from 'zod';
import { fillText } from '../values.ts';
import { type Field, LONGEST, typed } from './answer-form.ts';
import { disordered, distinct } from './drawing.ts';
import { codeSpan, fenced } from './fenced.ts';
import { type Credit, code, credit } from './fields.ts';
import { longestCommon, type Pairs } from './line-order.ts';
import { answer as moodleAnswer } from './moodle-answers.ts';
import { type Answer, questionType, type Row, type Scored, type Text } from './question-type.ts';
import { filled } from './scoring.ts';

/** Lines of the solution, and levels to which one can indent. */
const MOST_LINES = 20;
export const MOST_LEVELS = 8;
/** The levels, as texts. */
export const LEVELS = [...Array(MOST_LEVELS + 1).keys()].map(String);

/** A line as shown. */
interface CodeLine {
  /** Place in the solution, from 0; the distractors come after it. */
  readonly source: number;
  readonly text: string;
  /** The right level, from 0. */
  readonly level: number;
  /** Lines of the same group may stand in any order; undefined for a distractor. */
  readonly group: number | undefined;
}
/** What one person gets. */
export interface CodeOrderingPart {
  readonly type: 'code-ordering';
  readonly language: string;
  /** Whether the lines are indented by whoever answers. */
  readonly indentation: boolean;
  readonly lines: readonly CodeLine[];
  readonly credit: Credit;
}

const schema = z.strictObject({
  type: z.literal('code-ordering'),
  /** In the right order, with the right indentation. Empty lines are left out. */
  code,
  /** Lines that are not part of the solution. */
  distractors: z
    .array(
      z
        .string()
        .max(500)
        .refine((line) => linesIn(line).length === 1, 'must be one line that is not empty'),
    )
    .max(10)
    .default([]),
  /** Numbers of lines, from 1, that may stand in any order; each group consists of neighbours. */
  anyOrder: z
    .array(z.array(z.number().int().min(1)).min(2))
    .max(10)
    .default([]),
  /** Whether the lines are indented by whoever answers, and have to be. */
  indentation: z.boolean().default(true),
  credit,
});
type Written = z.output<typeof schema>;

/** The lines of a text with the spaces before them; a tab is four. */
function linesIn(source: string): { readonly text: string; readonly spaces: number }[] {
  return source.split('\n').flatMap((line) => {
    const spaces = (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
    return line.trim() === '' ? [] : [{ text: line.trim(), spaces }];
  });
}
/** Spaces for each level: as many as the least indented line has; infinite where none is indented. */
const unitOf = (lines: readonly { readonly spaces: number }[]): number =>
  Math.min(...lines.flatMap(({ spaces }) => (spaces > 0 ? [spaces] : [])));

function check({ code: { source }, anyOrder }: Written, problem: (path: PropertyKey[], message: string) => void): void {
  const lines = linesIn(source);
  if (lines.length < 2 || lines.length > MOST_LINES)
    problem(['code', 'source'], `must have 2 to ${MOST_LINES} lines that are not empty`);
  const unit = unitOf(lines);
  for (const { text, spaces } of lines)
    if (spaces % unit !== 0 || spaces / unit > MOST_LEVELS)
      problem(
        ['code', 'source'],
        `"${text}" is indented by ${spaces} spaces, not by up to ${MOST_LEVELS} times ${unit}`,
      );
  const seen = new Set<number>();
  for (const [index, group] of anyOrder.entries()) {
    const [first = 0, ...others] = [...group].sort((a, b) => a - b);
    if (others.some((number, place) => number !== first + place + 1))
      problem(['anyOrder', index], 'must be lines that follow one another');
    for (const number of group) {
      if (number > lines.length) problem(['anyOrder', index], `there is no line ${number}`);
      if (seen.has(number)) problem(['anyOrder', index], `line ${number} stands twice`);
      seen.add(number);
    }
  }
}

/** A level that one can indent to: what else is sent is none. */
const levelOf = (typed: string | undefined): number => {
  const level = Number(typed);
  return Number.isInteger(level) && level >= 0 && level <= MOST_LEVELS ? level : 0;
};
/** A line with its indentation, from which it is never broken off. */
const indented = ({ text }: CodeLine, level: number): string => '\u00A0\u00A0'.repeat(level) + text;
/** The lines of the solution in order, then the distractors. */
const byFile = ({ lines }: CodeOrderingPart): CodeLine[] => [...lines].sort((a, b) => a.source - b.source);
const solutionOf = (part: CodeOrderingPart): CodeLine[] => byFile(part).filter(({ group }) => group !== undefined);

/** A line that was put somewhere. */
interface Placed {
  readonly line: CodeLine;
  readonly level: number;
}
/** The lines that were put somewhere, in that order; of two at the same place the one shown first comes first. */
function placedLines(part: CodeOrderingPart, answer: Answer): Placed[] {
  const step = part.indentation ? 2 : 1;
  return part.lines
    .flatMap((line, shown) => {
      const place = Number(filled(answer[shown * step]) ?? Number.NaN);
      const level = part.indentation ? levelOf(answer[shown * step + 1]) : line.level;
      return Number.isFinite(place) ? [{ line, level, place }] : [];
    })
    .sort((a, b) => a.place - b.place);
}

/** Which given lines stand for which of the solution, with regard to their indentation or without. */
function compare(part: CodeOrderingPart, placed: readonly Placed[], levels: boolean): Pairs {
  const token = ({ line, level }: Placed): string => (levels ? `${level} ${line.text}` : line.text);
  const groups = new Map<number | undefined, string[]>();
  for (const line of solutionOf(part))
    groups.set(line.group, [...(groups.get(line.group) ?? []), token({ line, level: line.level })]);
  return longestCommon(placed.map(token), [...groups.values()]);
}

/**
 * max(0, n - d) / n for a solution of n lines, where d is the number of lines that must be taken out of the answer or put into it to
 * make it right: the edit distance without replacement, over all right orders. A line with the wrong indentation must be taken out and
 * put in; a distractor must be taken out. As PrairieLearn's pl-order-blocks does (Poulsen, Viswanathan, Herman & West, "Efficient
 * Feedback and Partial Credit Grading for Proof Blocks Problems", arXiv:2204.04196).
 */
function score(part: CodeOrderingPart, answer: Answer): Scored {
  const placed = placedLines(part, answer);
  const right = new Set(compare(part, placed, part.indentation).values());
  const solution = solutionOf(part);
  const edits = placed.length - right.size + (solution.length - right.size);
  const taken = new Set(placed.map(({ line }) => line.source));
  const cells = byFile(part).map(({ source, group }) => (group === undefined ? !taken.has(source) : right.has(source)));
  const share = Math.max(0, solution.length - edits) / solution.length;
  return { share: part.credit === 'partial' ? share : Number(edits === 0), answered: true, cells };
}

/** An answer that puts these lines one below the other. */
function answerOf(part: CodeOrderingPart, lines: readonly CodeLine[]): Answer {
  return part.lines.flatMap((line) => {
    const place = lines.indexOf(line);
    const texts = place < 0 ? ['', ''] : [String(place + 1), String(line.level)];
    return part.indentation ? texts : texts.slice(0, 1);
  });
}

/** What became of each line of the file: those of the solution, then the distractors. */
function rows(part: CodeOrderingPart, answer: Answer, { cells }: Scored): Row[] {
  const placed = placedLines(part, answer);
  const inOrder = new Map([...compare(part, placed, false)].map(([at, source]) => [source, at]));
  const used = new Set(inOrder.values());
  const givenOf = ({ source, text, group }: CodeLine): Text | undefined => {
    if (group === undefined)
      return placed.some(({ line }) => line.source === source) ? { word: 'quiz:line.taken' } : undefined;
    const at = inOrder.get(source);
    if (at !== undefined) return { word: 'quiz:line.indented', values: { level: placed[at]?.level ?? 0 } };
    const elsewhere = placed.findIndex(({ line }, place) => line.text === text && !used.has(place));
    if (elsewhere < 0) return undefined;
    const late = [...inOrder].some(([other, place]) => place < elsewhere && other > source);
    return { word: late ? 'quiz:line.late' : 'quiz:line.early' };
  };
  return byFile(part).map((line): Row => {
    const { source, text, group } = line;
    const given = givenOf(line);
    const word = group === undefined ? 'quiz:line.spareName' : 'quiz:line.name';
    return {
      name: { kind: 'named', key: `line ${source}`, name: { word, values: { number: source + 1, code: text } } },
      right: cells?.[source] ?? false,
      given,
      counted: given && 'word' in given ? `${given.word} ${given.values?.level ?? ''}` : undefined,
      expected: group === undefined ? { word: 'quiz:line.spare' } : { plain: indented(line, line.level) },
    };
  });
}

/** The own lines from top to bottom beside the right ones: a line that is in the right order stands beside itself. */
function review(part: CodeOrderingPart, answer: Answer, { cells }: Scored): Row[] {
  const placed = placedLines(part, answer);
  const atOf = new Map([...compare(part, placed, false)].map(([at, source]) => [source, at]));
  const exact = compare(part, placed, part.indentation);
  const allRight = cells?.every(Boolean) === true;
  const row = (at: number | undefined, line?: CodeLine, number?: number): Row => {
    const own = at === undefined ? undefined : placed[at];
    return {
      name: { kind: 'named', key: '', name: { plain: number === undefined ? '' : `${number}.` } },
      right: allRight || (at !== undefined && exact.has(at)),
      given: own && { plain: indented(own.line, own.level) },
      expected: { plain: line ? indented(line, line.level) : '' },
      code: true,
    };
  };
  // Lines that may stand in any order are shown in the order in which they were given.
  const givenAt = (line: CodeLine): number => atOf.get(line.source) ?? placed.length;
  const solution = solutionOf(part).sort((a, b) => (a.group ?? 0) - (b.group ?? 0) || givenAt(a) - givenAt(b));
  const found: Row[] = [];
  let next = 0;
  const catchUp = (until: number): void => {
    for (; next < until; next++) found.push(row(next));
  };
  for (const [index, line] of solution.entries()) {
    const at = atOf.get(line.source);
    if (at !== undefined) catchUp(at);
    found.push(row(at, line, index + 1));
    if (at !== undefined) next = at + 1;
  }
  catchUp(placed.length);
  return found;
}

export const codeOrdering = questionType<typeof schema, CodeOrderingPart>(schema, {
  check,
  draw(written, values, random) {
    const { code: own, anyOrder, indentation } = written;
    const lines = linesIn(own.source);
    const unit = unitOf(lines);
    const groupOf = (number: number): number => Math.min(...(anyOrder.find((one) => one.includes(number)) ?? [number]));
    const lineOf = ({ text, spaces }: (typeof lines)[number], source: number, group: number | undefined): CodeLine => ({
      source,
      text: fillText(text, values),
      level: Math.floor(spaces / unit),
      group,
    });
    const solution = lines.map((line, index) => lineOf(line, index, groupOf(index + 1)));
    const distractors = written.distractors
      .flatMap(linesIn)
      .map((line, index) => lineOf(line, lines.length + index, undefined));
    distinct([...new Set(solution.map(({ text }) => text)), ...distractors.map(({ text }) => text)], 'lines');
    const shown = disordered([...solution, ...distractors], random);
    return { type: 'code-ordering', language: own.language, indentation, lines: shown, credit: written.credit };
  },
  difference(before, after) {
    const read = ({ code: { source }, distractors, indentation }: Written): string =>
      JSON.stringify([linesIn(source).map(({ text }) => text), distractors, indentation]);
    return read(before) === read(after) ? undefined : { reason: 'items', count: 0 };
  },
  shown: (part) => [part.indentation, part.lines.map(({ source, text }) => [source, text])],
  texts: () => [],
  form(part) {
    const fields: Field[] = part.indentation ? [typed(LONGEST.place), { among: LEVELS }] : [typed(LONGEST.place)];
    return { fields: part.lines.flatMap(() => fields) };
  },
  score,
  rightAnswer: (part) => answerOf(part, solutionOf(part)),
  likelyWrongAnswer(part) {
    const [first, second, ...others] = solutionOf(part);
    return answerOf(
      part,
      [second, first, ...others].filter((line) => line !== undefined),
    );
  },
  creditRule: 'code-ordering',
  /** The places in the file of the lines with their levels, from top to bottom; lines that read the same have the first one's. */
  canonical(part, answer) {
    const sourceOf = ({ text }: CodeLine): number =>
      Math.min(...part.lines.filter((line) => line.text === text).map(({ source }) => source));
    return placedLines(part, answer).map(({ line, level }) => `${sourceOf(line)}:${part.indentation ? level : 0}`);
  },
  readCanonical(part, answer) {
    const lines = answer.flatMap((one) => {
      const [source, level] = one.split(':');
      const line = part.lines.find((other) => String(other.source) === source);
      return line ? [indented(line, part.indentation ? levelOf(level) : line.level)] : [];
    });
    return [{ markdown: fenced(lines.join('\n').replaceAll('\u00A0', ' '), part.language) }];
  },
  rows,
  review,
  moodle: {
    write(part) {
      const lines = solutionOf(part).map((line, index) =>
        moodleAnswer(index + 1, codeSpan(indented(line, line.level))),
      );
      return {
        type: 'ordering',
        fields: { answer: lines },
        note: 'lines of code became an ordering without distractors',
      };
    },
  },
});
