/**
 * Owns how much of a question an answer earns.
 * Must not know points, people or words.
 */
import { RE2JS } from 're2js';
import type { Answer, DrawnGap, DrawnQuestion, Part } from './drawn.ts';
import type { Tolerance } from './question-schema.ts';
import { normaliseText, readNumbers, readShape } from './read-answer.ts';

/** What an answer earns. */
export interface Scored {
  /** Between 0 and 1. */
  readonly share: number;
  /** Whether anything was entered. */
  readonly answered: boolean;
  /** For composite answers, which of their cells are right. */
  readonly cells?: readonly boolean[] | undefined;
  /** What was entered could not be read as what is asked (a number, a shape). */
  readonly unreadable?: boolean | undefined;
  /** The author's explanation of this very mistake. */
  readonly mistake?: string | undefined;
}

/** Whether one of the numbers that a text may mean is near enough. */
export const near = (got: readonly number[], answer: number, tolerance: Tolerance): boolean =>
  got.some((number) => isNear(number, answer, tolerance));
const isNear = (got: number, answer: number, { absolute, relative }: Tolerance): boolean =>
  // The last term forgives the last bit of a decimal number: 0.3 typed for 0.1 + 0.2.
  Math.abs(got - answer) <= Math.max(absolute, relative * Math.abs(answer)) + 4 * Number.EPSILON * Math.abs(answer);

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, index) => size === b[index]);

const sameText = (typed: string, accepted: readonly string[], caseSensitive: boolean): boolean =>
  accepted.some((text) => normaliseText(text, caseSensitive) === normaliseText(typed, caseSensitive));

function matches(pattern: string | undefined, typed: string, caseSensitive: boolean): boolean {
  if (pattern === undefined) return false;
  // RE2 needs time in proportion to the text, whatever the pattern.
  const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  return compiled.matches(normaliseText(typed, caseSensitive));
}

function gapIsRight(gap: DrawnGap, typed: string): boolean {
  if (gap.kind === 'choice') return typed === gap.answer;
  if (gap.kind === 'text') return sameText(typed, gap.accepted, gap.caseSensitive);
  return near(readNumbers(typed), gap.answer, gap.tolerance);
}

const whole = (right: boolean): Scored => ({ share: right ? 1 : 0, answered: true });
const composite = (cells: readonly boolean[], credit: 'partial' | 'all-or-nothing'): Scored => {
  const right = cells.filter(Boolean).length;
  const share = credit === 'partial' ? right / cells.length : Number(right === cells.length);
  return { share, answered: true, cells };
};

function scorePart(part: Part, answer: Answer): Scored {
  const [first = ''] = answer;
  switch (part.type) {
    case 'single-choice':
      return whole(part.options[Number(first)]?.correct === true);
    case 'multiple-choice': {
      const chosen = new Set(answer.map(Number));
      const cells = part.options.map(({ correct }, index) => correct === chosen.has(index));
      const correct = part.options.filter((option) => option.correct).length;
      const hits = part.options.filter((option, index) => option.correct && chosen.has(index)).length;
      const wrong = chosen.size - hits;
      const share = part.credit === 'partial' ? Math.max(0, hits - wrong) / correct : Number(cells.every(Boolean));
      return { share, answered: true, cells };
    }
    case 'true-false':
      return whole(first === String(part.answer));
    case 'numeric': {
      const numbers = readNumbers(first);
      if (numbers.length === 0) return { share: 0, answered: true, unreadable: true };
      if (near(numbers, part.answer, part.tolerance)) return whole(true);
      const mistake = part.mistakes.find((one) => near(numbers, one.answer, part.tolerance))?.explanation;
      return { share: 0, answered: true, mistake };
    }
    case 'shape': {
      const shape = readShape(first);
      if (shape === undefined) return { share: 0, answered: true, unreadable: true };
      if (sameShape(shape, part.answer)) return whole(true);
      return {
        share: 0,
        answered: true,
        mistake: part.mistakes.find((one) => sameShape(shape, one.answer))?.explanation,
      };
    }
    case 'matrix': {
      const cells = part.answer
        .flat()
        .map((right, index) => near(readNumbers(answer[index] ?? ''), right, part.tolerance));
      return composite(cells, part.credit);
    }
    case 'ordering': {
      const given = answer.map((place) => part.items[Number(place)]?.source ?? -1);
      const pairs = part.items
        .slice(1)
        .map((_, index) => given[index] !== -1 && given[index + 1] === (given[index] ?? 0) + 1);
      return composite(pairs, part.credit);
    }
    case 'matching':
      return composite(
        part.lefts.map(({ right }, index) => answer[index] === String(right)),
        part.credit,
      );
    case 'short-text': {
      const { accepted, pattern, caseSensitive } = part;
      if (sameText(first, accepted, caseSensitive) || matches(pattern, first, caseSensitive)) return whole(true);
      const mistake = part.mistakes.find((one) => sameText(first, [one.answer], caseSensitive))?.explanation;
      return { share: 0, answered: true, mistake };
    }
    case 'cloze':
      return composite(
        part.gaps.map((gap, index) => gapIsRight(gap, answer[index] ?? '')),
        part.credit,
      );
  }
}

/** Whether anything was entered. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  return answer?.some((text) => text.trim() !== '') ?? false;
}

/** Scores an answer to a question; nothing entered earns nothing. */
export function scoreAnswer(question: DrawnQuestion, answer: Answer | undefined): Scored {
  return isAnswered(answer) ? scorePart(question.part, answer) : { share: 0, answered: false };
}
