/**
 * Owns answers that are accepted in addition to those of the text: one form of an answer whatever order its student saw, whether two
 * answers are the same, and what an answer earns with them.
 * Must not know people or runs.
 *
 * Where students have own numbers, an answer is right or wrong only for those numbers: it is accepted for one variant.
 */
import type { Answer, DrawnQuestion, Part } from './drawn.ts';
import { normaliseText, readNumbers, readShape } from './read-answer.ts';
import { isAnswered, near, type Scored, scoreAnswer } from './score.ts';
import { formatShape } from './values.ts';

/** An accepted answer. */
export interface Alternative {
  /** Place of the variant among those of the question; -1 for a question that is the same for all. */
  readonly variant: number;
  /** As `canonicalAnswer` makes it. */
  readonly answer: Answer;
  /** Of the points: above 0, at most 1. */
  readonly share: number;
}
/** Accepted answers by question. */
export type Alternatives = ReadonlyMap<string, readonly Alternative[]>;

/** The variant that somebody was given; -1 for a question that is the same for all. */
export const variantOf = ({ variant = -1 }: DrawnQuestion): number => variant;

const plainNumber = (typed: string): string => {
  const [number] = readNumbers(typed);
  return number === undefined ? normaliseText(typed, false) : String(Number(number.toPrecision(12)));
};

/** Places of the left sides as shown, in the order of their texts: the same for every student. */
export function leftOrder({ lefts }: Extract<Part, { type: 'matching' }>): number[] {
  const text = (place: number): string => lefts[place]?.text ?? '';
  return [...lefts.keys()].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/**
 * One form for all who mean the same:
 * - single-choice, multiple-choice: the places in the file of the chosen options, ascending
 * - true-false: unchanged
 * - numeric, matrix: numbers with twelve digits; shape: as NumPy prints it; short-text: normalised
 * - ordering: the right places of the items in the order given
 * - matching: the chosen right sides' texts, by the texts of the left sides
 * - cloze: gap by gap, as above
 */
export function canonicalAnswer(part: Part, answer: Answer): Answer {
  const [first = ''] = answer;
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return answer
        .flatMap((place) => part.options[Number(place)]?.source ?? [])
        .sort((a, b) => a - b)
        .map(String);
    case 'true-false':
      return [first];
    case 'numeric':
      return [plainNumber(first)];
    case 'shape': {
      const shape = readShape(first);
      return [shape === undefined ? normaliseText(first, false) : formatShape(shape)];
    }
    case 'short-text':
      return [normaliseText(first, part.caseSensitive)];
    case 'matrix':
      return part.answer.flat().map((_, index) => plainNumber(answer[index] ?? ''));
    case 'ordering':
      return answer.flatMap((place) => part.items[Number(place)]?.source ?? []).map(String);
    case 'matching':
      return leftOrder(part).map((place) => {
        const right = answer[place] ?? '';
        return right === '' ? '' : (part.rights[Number(right)] ?? '');
      });
    case 'cloze':
      return part.gaps.map((gap, index) => {
        const typed = answer[index] ?? '';
        if (gap.kind === 'number') return plainNumber(typed);
        return gap.kind === 'text' ? normaliseText(typed, gap.caseSensitive) : typed;
      });
  }
}

/** Whether an answer in one form is an accepted one; numbers need to be near only, as the question's own. */
function isSame(part: Part, given: Answer, accepted: Answer): boolean {
  if (given.length !== accepted.length) return false;
  return given.every((text, index) => {
    const other = accepted[index] ?? '';
    if (text === other) return true;
    const gap = part.type === 'cloze' ? part.gaps[index] : undefined;
    const numbers = part.type === 'numeric' || part.type === 'matrix' ? part : gap?.kind === 'number' ? gap : undefined;
    const [value] = readNumbers(other);
    return numbers !== undefined && value !== undefined && near(readNumbers(text), value, numbers.tolerance);
  });
}

/** What an answer earned, and the accepted answer that it earned it by. */
export interface ScoredWithAlternatives extends Scored {
  readonly accepted?: Alternative | undefined;
}

/** Scores an answer: the best of what the text says and what is also accepted. */
export function scoreWith(
  question: DrawnQuestion,
  answer: Answer | undefined,
  alternatives: readonly Alternative[] = [],
): ScoredWithAlternatives {
  const scored = scoreAnswer(question, answer);
  if (alternatives.length === 0 || !isAnswered(answer)) return scored;
  const given = canonicalAnswer(question.part, answer);
  const best = alternatives
    .filter((one) => one.variant === variantOf(question) && isSame(question.part, given, one.answer))
    .reduce<Alternative | undefined>(
      (most, one) => (one.share > (most?.share ?? scored.share) ? one : most),
      undefined,
    );
  if (!best) return scored;
  const cells = best.share === 1 ? scored.cells?.map(() => true) : scored.cells;
  return { ...scored, cells, share: best.share, mistake: undefined, unreadable: undefined, accepted: best };
}
