/**
 * Owns whether attempts at one version of a quiz can be scored by another, and what keeps them from it.
 * Must not know people, stores or words: what hinders is a reason with values.
 *
 * An answer such as "the second option" means the same in both versions only when everybody would be given the same questions
 * with the same choices in the same order and the same numbers. Right answers, tolerances, points and explanations may differ.
 */
import { drawQuestion, drawQuiz, type Variants } from './draw.ts';
import type { DrawnQuestion, DrawnQuiz, Part } from './drawn.ts';
import { askedOf, type Question } from './question-schema.ts';
import { type Quiz, questionsOf } from './quiz-schema.ts';
import { typeOf } from './types/index.ts';
import type { Difference } from './types/question-type.ts';
import { randomFrom, ValueError, type Values } from './values.ts';

/** A quiz with its computed values. */
export interface Prepared {
  readonly quiz: Quiz;
  readonly variants: Variants;
}
/** Why attempts cannot be compared. */
export type Reason =
  | 'sections'
  | 'shuffleQuestions'
  | 'gone'
  | 'new'
  | 'moved'
  | 'type'
  | Difference['reason']
  | 'variables'
  | 'shown'
  | 'drawn';
/** One reason; `question` is '' where it is the whole quiz. */
export interface Incompatibility {
  readonly reason: Reason;
  readonly question: string;
  /** How many options more or fewer, or which option, from 1. */
  readonly count: number;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
type Found = Omit<Incompatibility, 'question'>;
const found = (reason: Reason, count = 0): Found => ({ reason, count });

/** What the text of a question shows in another way than before. */
function textHindrance(before: Question, after: Question): Found | undefined {
  const [a, b] = [askedOf(before), askedOf(after)];
  if (before.type !== after.type || a.type !== b.type) return found('type');
  const difference = typeOf(a).difference?.(a, b);
  if (difference) return difference;
  return same(before.variables, after.variables) ? undefined : found('variables');
}

/** A part without what is right. */
const shownPart = (part: Part): unknown => typeOf(part).shown(part);

/** Whether the old text would read the same with the new values: then everybody had the numbers that are scored. */
function readsTheSame(question: Question, before: readonly Values[], after: readonly Values[]): boolean {
  const shown = (values: Values): unknown => {
    const { text, code, part } = drawQuestion(question, values, randomFrom(0));
    return [text, code, typeOf(part).passage?.(part).text ?? '', shownPart(part)];
  };
  try {
    return before.length === after.length && before.every((values, at) => same(shown(values), shown(after[at] ?? {})));
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}

/** What hinders in the structure of the quiz. */
function structureHindrances(before: Quiz, after: Quiz): Incompatibility[] {
  const [old, fresh] = [questionsOf(before).map(({ id }) => id), questionsOf(after).map(({ id }) => id)];
  const gone = old.filter((id) => !fresh.includes(id)).map((question) => ({ ...found('gone'), question }));
  const added = fresh.filter((id) => !old.includes(id)).map((question) => ({ ...found('new'), question }));
  if (gone.length + added.length > 0) return [...gone, ...added];
  const moved = old.find((id, place) => id !== fresh[place]);
  if (moved !== undefined) return [{ ...found('moved'), question: moved }];
  const sections = ({ sections }: Quiz) =>
    sections.map(({ pick, questions }) => [pick ?? questions.length, questions.length]);
  if (!same(sections(before), sections(after))) return [{ ...found('sections'), question: '' }];
  return before.shuffleQuestions === after.shuffleQuestions ? [] : [{ ...found('shuffleQuestions'), question: '' }];
}

/** The question at which two draws of the same seed differ, if they do. */
function otherwiseDrawn(before: DrawnQuiz, after: DrawnQuiz): string | undefined {
  const key = ({ id, variant, part }: DrawnQuestion): unknown => [id, variant, part.type, shownPart(part)];
  return before.questions.find((question, place) => {
    const other = after.questions[place];
    return other === undefined || !same(key(question), key(other));
  })?.id;
}

/** What keeps attempts with these seeds from being scored by `after`; empty when nothing does. */
export function incompatibilitiesOf(before: Prepared, after: Prepared, seeds: readonly number[]): Incompatibility[] {
  const structure = structureHindrances(before.quiz, after.quiz);
  if (structure.length > 0) return structure;
  const fresh = new Map(questionsOf(after.quiz).map((question) => [question.id, question]));
  const inQuestions = questionsOf(before.quiz).flatMap((question): Incompatibility[] => {
    const { id } = question;
    const text = textHindrance(question, fresh.get(id) as Question);
    if (text) return [{ ...text, question: id }];
    const values = [before.variants[id] ?? [], after.variants[id] ?? []] as const;
    return readsTheSame(question, ...values) ? [] : [{ ...found('shown'), question: id }];
  });
  if (inQuestions.length > 0) return inQuestions;
  const drawn = (prepared: Prepared, seed: number) => drawQuiz(prepared.quiz, prepared.variants, seed);
  const other = new Set(seeds.flatMap((seed) => otherwiseDrawn(drawn(before, seed), drawn(after, seed)) ?? []));
  return [...other].map((question) => ({ ...found('drawn'), question }));
}

const partAsShown = (part: Part, was: Part): Part =>
  part.type === was.type ? (typeOf(part).asShown?.(part, was) ?? part) : part;

/** A drawn quiz with its questions as they were shown, answered and explained as in the version that scores it. */
export function asShown(graded: DrawnQuiz, shown: DrawnQuiz): DrawnQuiz {
  const before = new Map(shown.questions.map((question) => [question.id, question]));
  return {
    questions: graded.questions.map((question) => {
      const was = before.get(question.id) ?? question;
      const { text, code, picture } = was;
      return { ...question, text, code, picture, part: partAsShown(question.part, was.part) };
    }),
  };
}

/** Points of an attempt. */
export interface Points {
  readonly score: number;
  readonly maxScore: number;
}

/** Whether somebody would have fewer points, or a smaller part of all points, than before. */
export function wouldFall(before: Points, after: Points): boolean {
  return after.score < before.score || after.score * before.maxScore < before.score * after.maxScore;
}
