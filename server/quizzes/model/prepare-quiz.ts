/**
 * Owns making a quiz ready to be given: the numbers of all variants, and a proof that every question can be drawn with them.
 * Must not know where quizzes come from, nor processes: running `compute` is handed in.
 */
import { drawQuestion, type Variants } from './draw.ts';
import type { DrawnQuestion } from './drawn.ts';
import type { Question } from './question-schema.ts';
import { type Quiz, questionsOf } from './quiz-schema.ts';
import { drawVariables, randomFrom, ValueError, type Values, ValuesSchema } from './values.ts';

/** Variants of each question with variables; each person is given one of them. */
export const VARIANTS = 100;
/** What all values of all variants may take as JSON, characters: they are frozen with the quiz. */
const MOST_VALUES = 2_000_000;

/** Runs the author's `compute` on sets of variables. @throws ComputeRefused when it cannot be used */
export type Compute = (source: string, sets: readonly Values[]) => Promise<readonly unknown[]>;

/** What is wrong with a question. */
export interface QuestionProblem {
  readonly question: string;
  readonly message: string;
}

/** A quiz that can be given, or what is wrong with it. */
export type PreparedQuiz = { readonly variants: Variants } | { readonly problems: readonly QuestionProblem[] };

/** The same variables twice make the same question: each set is kept once. */
function distinctSets(sets: readonly Values[]): Values[] {
  return [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
}

/** Sets of variables of each question that has any, or what is wrong with its variables. */
export type DrawnSets = Readonly<Record<string, readonly Values[] | { readonly problem: string }>>;

/** Draws the variables of all variants. */
export function drawSets(quiz: Quiz): DrawnSets {
  const drawn: Record<string, readonly Values[] | { readonly problem: string }> = {};
  for (const { id, variables } of questionsOf(quiz)) {
    if (variables === undefined) continue;
    try {
      drawn[id] = distinctSets(Array.from({ length: VARIANTS }, (_, variant) => drawVariables(id, variables, variant)));
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      drawn[id] = { problem: error.message };
    }
  }
  return drawn;
}

/** What `compute` made of the sets of each question that has one, or what is wrong with it. */
export type ComputedSets = Readonly<Record<string, readonly unknown[] | { readonly problem: string }>>;

/** Runs every `compute`. @throws GraderUnavailable and the like; what the author got wrong is in the result */
export async function computeSets(quiz: Quiz, sets: DrawnSets, compute: Compute): Promise<ComputedSets> {
  const computed: Record<string, readonly unknown[] | { readonly problem: string }> = {};
  for (const { id, compute: source } of questionsOf(quiz)) {
    const drawn = sets[id];
    if (source === undefined || drawn === undefined || 'problem' in drawn) continue;
    try {
      computed[id] = await compute(source, drawn);
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'ValueError' && name !== 'ComputeRefused') throw error;
      computed[id] = { problem: message };
    }
  }
  return computed;
}

/** The values of a question's variants. @throws ValueError */
function variantsOf({ id }: Question, sets: DrawnSets, computed: ComputedSets): readonly Values[] {
  const [drawn = [{}], results] = [sets[id], computed[id]];
  if ('problem' in drawn) throw new ValueError(drawn.problem);
  if (results === undefined) return drawn;
  if ('problem' in results) throw new ValueError(results.problem);
  return drawn.map((set, index) => {
    const values = ValuesSchema.safeParse(results[index]);
    if (!values.success)
      throw new ValueError(
        `with ${JSON.stringify(set)}: compute must return finite numbers, texts, and lists of them, but: ${values.error.issues[0]?.path.join('.')}`,
      );
    return { ...set, ...values.data };
  });
}

/** Tries every variant of every question. `check` may object to a drawn question, for example to its formulas. */
export function tryQuiz(
  quiz: Quiz,
  sets: DrawnSets,
  computed: ComputedSets,
  check: (question: DrawnQuestion) => readonly string[],
): PreparedQuiz {
  const problems: QuestionProblem[] = [];
  const variants: Record<string, readonly Values[]> = {};
  let size = 0;
  for (const question of questionsOf(quiz)) {
    try {
      const list = variantsOf(question, sets, computed);
      size += question.variables === undefined ? 0 : JSON.stringify(list).length;
      if (size > MOST_VALUES) {
        const message = `the values of all variants take more than ${MOST_VALUES} characters: draw fewer, or shorter ones`;
        return { problems: [{ question: question.id, message }] };
      }
      for (const [index, values] of list.entries()) {
        const found = tryVariant(question, values, index === 0 ? check : () => []);
        if (found.length === 0) continue;
        const where = question.variables === undefined ? '' : `with ${JSON.stringify(values)}: `;
        problems.push(...found.map((message) => ({ question: question.id, message: where + message })));
        break;
      }
      if (question.variables !== undefined) variants[question.id] = list;
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      problems.push({ question: question.id, message: error.message });
    }
  }
  return problems.length > 0 ? { problems } : { variants };
}

/**
 * Computes and tries every variant of every question, all in this thread.
 * @throws GraderUnavailable and the like; what the author got wrong is in the result
 */
export async function prepareQuiz(
  quiz: Quiz,
  compute: Compute,
  check: (question: DrawnQuestion) => readonly string[],
): Promise<PreparedQuiz> {
  const sets = drawSets(quiz);
  return tryQuiz(quiz, sets, await computeSets(quiz, sets, compute), check);
}

function tryVariant(
  question: Question,
  values: Values,
  check: (drawn: DrawnQuestion) => readonly string[],
): readonly string[] {
  try {
    return check(drawQuestion(question, values, randomFrom(0)));
  } catch (error) {
    if (error instanceof ValueError) return [error.message];
    throw error;
  }
}
