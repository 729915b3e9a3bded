/**
 * Owns drawing one person's quiz from a seed: which questions, in which order, with which numbers.
 * Must not know people or answers. The same version and seed give the same quiz for ever.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { DrawnGap, DrawnOption, DrawnQuestion, DrawnQuiz, Part } from './drawn.ts';
import type { Asked, Gap, Question } from './question-schema.ts';
import type { Quiz } from './quiz-schema.ts';
import { fillText, randomFrom, resolve, ValueError, type Values } from './values.ts';

/** Values of the variants of each question that has variables, by the question's id. */
export type Variants = Readonly<Record<string, readonly Values[]>>;

/** Fisher and Yates's shuffle; the list itself is not changed. */
function shuffled<T>(list: readonly T[], random: RandomGenerator): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** A shuffle of at least two items that is not the order they came in, where there is another. */
function disordered<T>(list: readonly T[], random: RandomGenerator): T[] {
  const result = shuffled(list, random);
  if (list.length > 1 && result.every((item, index) => item === list[index])) result.push(result.shift() as T);
  return result;
}

const asNumber = (value: unknown, what: string): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ValueError(`${what} must be a finite number`);
  return value;
};
const asShape = (value: unknown, values: Values): number[] => {
  if (!Array.isArray(value)) throw new ValueError('the shape must be a list of whole numbers');
  return value.map((dimension) => {
    const size = resolve(dimension as number | string, values);
    if (!Number.isInteger(size) || (size as number) < 0)
      throw new ValueError('the shape must be a list of whole numbers');
    return size as number;
  });
};
const asMatrix = (value: unknown, values: Values): number[][] => {
  const rows = Array.isArray(value) ? value : [];
  const matrix = rows.map((row) =>
    (Array.isArray(row) ? row : [row]).map((cell) => asNumber(resolve(cell as number | string, values), 'a cell')),
  );
  const width = matrix[0]?.length ?? 0;
  if (width === 0 || matrix.length > 8 || width > 8 || matrix.some((row) => row.length !== width))
    throw new ValueError('the matrix must have rows of the same length, at most 8 x 8');
  return matrix;
};

/** No two choices may read the same: nobody could tell the right one. */
function distinct(texts: readonly string[], what: string): void {
  const twice = texts.find((text, index) => texts.indexOf(text) !== index);
  if (twice !== undefined) throw new ValueError(`two ${what} read "${twice}"`);
}

function drawGap(name: string, gap: Gap, values: Values, random: RandomGenerator): DrawnGap {
  if ('options' in gap) {
    const options = gap.options.map((option) => fillText(option, values));
    distinct(options, `options of gap ${name}`);
    return { name, kind: 'choice', options: shuffled(options, random), answer: fillText(gap.answer, values) };
  }
  if ('number' in gap) {
    const answer = asNumber(resolve(gap.number, values), `gap ${name}`);
    return { name, kind: 'number', answer, tolerance: gap.tolerance };
  }
  const accepted = gap.accepted.map((text) => fillText(text, values));
  return { name, kind: 'text', accepted, caseSensitive: gap.caseSensitive };
}

type Askable = Exclude<Question, { type: 'code-reading' }> | Asked;

function drawPart(question: Askable, values: Values, random: RandomGenerator): Part {
  const fill = (text: string): string => fillText(text, values);
  switch (question.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const options = question.options.map(
        ({ text, correct, explanation }, source): DrawnOption => ({
          source,
          text: fill(text),
          correct,
          explanation: explanation === undefined ? undefined : fill(explanation),
        }),
      );
      const texts = options.map(({ text }) => text);
      distinct(texts, 'options');
      const shown = question.shuffle ? shuffled(options, random) : options;
      return question.type === 'single-choice'
        ? { type: question.type, options: shown }
        : { type: question.type, options: shown, credit: question.credit };
    }
    case 'true-false':
      return { type: 'true-false', answer: question.answer };
    case 'numeric': {
      const { type, tolerance, unit } = question;
      const mistakes = question.mistakes.map(({ answer, explanation }) => ({
        answer: asNumber(resolve(answer, values), 'the answer of a mistake'),
        explanation: fill(explanation),
      }));
      return { type, tolerance, unit, mistakes, answer: asNumber(resolve(question.answer, values), 'the answer') };
    }
    case 'shape': {
      const mistakes = question.mistakes.map(({ answer, explanation }) => ({
        answer: asShape(resolve(answer, values), values),
        explanation: fill(explanation),
      }));
      return { type: 'shape', answer: asShape(resolve(question.answer, values), values), mistakes };
    }
    case 'matrix': {
      const { type, tolerance, credit } = question;
      return { type, tolerance, credit, answer: asMatrix(resolve(question.answer, values), values) };
    }
    case 'ordering': {
      const items = question.items.map((text, source) => ({ source, text: fill(text) }));
      const texts = items.map(({ text }) => text);
      distinct(texts, 'items');
      return { type: 'ordering', items: disordered(items, random), credit: question.credit };
    }
    case 'matching': {
      const pairs = question.pairs.map(({ left, right }) => ({ left: fill(left), right: fill(right) }));
      // Several left sides may share a right side: it is offered once.
      const rights = [...new Set([...pairs.map(({ right }) => right), ...question.distractors.map(fill)])];
      const shown = shuffled(rights, random);
      const lefts = shuffled(pairs, random).map(({ left, right }) => ({ text: left, right: shown.indexOf(right) }));
      return { type: 'matching', lefts, rights: shown, credit: question.credit };
    }
    case 'short-text': {
      const { type, pattern, caseSensitive } = question;
      const mistakes = question.mistakes.map(({ answer, explanation }) => ({
        answer: fill(answer),
        explanation: fill(explanation),
      }));
      return { type, pattern, caseSensitive, mistakes, accepted: question.accepted.map(fill) };
    }
    case 'cloze': {
      const names = [...question.cloze.matchAll(/\[\[(\w+)\]\]/g)].map(([, name]) => name as string);
      const gaps = names.flatMap((name) => {
        const gap = question.gaps[name];
        return gap ? [drawGap(name, gap, values, random)] : [];
      });
      return { type: 'cloze', cloze: fill(question.cloze), gaps, credit: question.credit };
    }
  }
}

/** One question with the values of one variant. @throws ValueError when the values do not fit it */
export function drawQuestion(question: Question, values: Values, random: RandomGenerator): DrawnQuestion {
  const { id, points, picture, explanation } = question;
  const fill = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : fillText(text, values);
  const coded = question.type === 'code-reading' ? question.code : undefined;
  return {
    id,
    points,
    picture,
    text: fill(question.text) ?? '',
    code: coded && { language: coded.language, source: fillText(coded.source, values) },
    explanation: fill(explanation),
    part: drawPart(question.type === 'code-reading' ? question.asks : question, values, random),
  };
}

/** The quiz that belongs to a seed. */
export function drawQuiz(quiz: Quiz, variants: Variants, seed: number): DrawnQuiz {
  const random = randomFrom(seed);
  const questions = quiz.sections.flatMap(({ questions: pool, pick = pool.length }) => {
    const places = shuffled([...pool.keys()], random).slice(0, pick);
    if (!quiz.shuffleQuestions) places.sort((a, b) => a - b);
    return places.map((place) => pool[place] as Question);
  });
  return {
    questions: questions.map((question) => {
      const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []);
      if (values.length === 0) throw new ValueError(`the variants of question ${question.id} have not been computed`);
      const variant = uniformInt(random, 0, values.length - 1);
      const drawn = drawQuestion(question, values[variant] as Values, random);
      return question.variables === undefined ? drawn : { ...drawn, variant };
    }),
  };
}

/** The sum of the points of a drawn quiz: the same for every seed. */
export function maximumOf(drawn: DrawnQuiz): number {
  return drawn.questions.reduce((sum, { points }) => sum + points, 0);
}
