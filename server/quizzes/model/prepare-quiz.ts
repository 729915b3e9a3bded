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

async function variantsOf(question: Question, compute: Compute): Promise<readonly Values[]> {
  const { id, variables, compute: source } = question;
  if (variables === undefined) return [{}];
  const sets = distinctSets(Array.from({ length: VARIANTS }, (_, variant) => drawVariables(id, variables, variant)));
  if (source === undefined) return sets;
  const computed = await compute(source, sets);
  return sets.map((set, index) => {
    const values = ValuesSchema.safeParse(computed[index]);
    if (!values.success)
      throw new ValueError(
        `with ${JSON.stringify(set)}: compute must return finite numbers, texts, and lists of them, but: ${values.error.issues[0]?.path.join('.')}`,
      );
    return { ...set, ...values.data };
  });
}

/**
 * Computes and tries every variant of every question. `check` may object to a drawn question, for example to its formulas.
 * @throws GraderUnavailable and the like; what the author got wrong is in the result
 */
export async function prepareQuiz(
  quiz: Quiz,
  compute: Compute,
  check: (question: DrawnQuestion) => readonly string[],
): Promise<PreparedQuiz> {
  const problems: QuestionProblem[] = [];
  const variants: Record<string, readonly Values[]> = {};
  for (const question of questionsOf(quiz)) {
    try {
      const list = await variantsOf(question, compute);
      for (const [index, values] of list.entries()) {
        const found = tryVariant(question, values, index === 0 ? check : () => []);
        if (found.length === 0) continue;
        const where = question.variables === undefined ? '' : `with ${JSON.stringify(values)}: `;
        problems.push(...found.map((message) => ({ question: question.id, message: where + message })));
        break;
      }
      if (question.variables !== undefined) variants[question.id] = list;
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'ValueError' && name !== 'ComputeRefused') throw error;
      problems.push({ question: question.id, message });
    }
  }
  return problems.length > 0 ? { problems } : { variants };
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
