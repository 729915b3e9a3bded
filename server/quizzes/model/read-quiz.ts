/**
 * Owns reading the text of a quiz.
 */
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { type Quiz, QuizSchema } from './quiz-schema.ts';

/** Something that is wrong with a quiz: where, and what. */
export interface QuizProblem {
  /** 'line 12: sections.0.title' or 'question relu'. */
  readonly where: string;
  readonly message: string;
}

/** What is wrong with a text, or the quiz that it is. */
export function readQuiz(source: string): { readonly quiz: Quiz } | { readonly problems: readonly QuizProblem[] } {
  const parsed = parseYaml(source, QuizSchema);
  if ('data' in parsed) return { quiz: parsed.data };
  return {
    problems: parsed.problems.slice(0, MOST_PROBLEMS).map(({ line, field, message }) => ({
      where: `line ${line}${field === '' ? '' : `: ${field}`}`,
      message,
    })),
  };
}

/** A page shows no more of them. */
const MOST_PROBLEMS = 100;
