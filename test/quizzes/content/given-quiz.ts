/**
 * Owns what the tests of the project's own quizzes share: a quiz from its folder with every variant of every question, and
 * answers that were worked out apart from quiz.yaml.
 * Must not know any single quiz.
 */
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { createMarkdownRenderer } from '../../../server/kernel/text/markdown.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { loadQuizzes } from '../../../server/quizzes/author/quiz-files.ts';
import { drawQuestion, type Variants } from '../../../server/quizzes/model/draw.ts';
import type { DrawnQuestion } from '../../../server/quizzes/model/drawn.ts';
import { type Compute, prepareQuiz } from '../../../server/quizzes/model/prepare-quiz.ts';
import type { Question } from '../../../server/quizzes/model/question-schema.ts';
import { type Quiz, questionsOf } from '../../../server/quizzes/model/quiz-schema.ts';
import { scoreAnswer } from '../../../server/quizzes/model/score.ts';
import { textsOf } from '../../../server/quizzes/model/texts-of.ts';
import { randomFrom, type Values } from '../../../server/quizzes/model/values.ts';
import { createTranslations } from '../../../server/quizzes/translations.ts';
import type { Numbers, Worked } from './worked.ts';

/** A quiz and the numbers of its variants. */
export interface GivenQuiz {
  readonly quiz: Quiz;
  /** The same quiz with its German texts; the quiz itself where it has none. */
  readonly german: Quiz;
  readonly variants: Variants;
}

/** Computes all variants of a quiz. @throws Error with what is wrong with it */
export async function prepared(quiz: Quiz, compute: Compute): Promise<GivenQuiz> {
  const result = await prepareQuiz(quiz, compute, () => []);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 2));
  return { quiz, german: quiz, variants: result.variants };
}

/** Reads quizzes/<slug> and computes all its variants. @throws Error with what is wrong with it */
export async function giveQuiz(slug: string, compute: Compute): Promise<GivenQuiz> {
  const file = loadQuizzes(join(projectRoot, 'quizzes')).find((one) => one.slug === slug);
  if (!file) throw new Error(`there is no quiz "${slug}"`);
  const given = await prepared(file.quiz, compute);
  return { ...given, german: createTranslations([file]).quizIn(file.quiz, 'de') };
}

/** Every variant of a question as it would be drawn; one without variables has one. */
export function drawnVariants(
  { quiz, variants }: GivenQuiz,
  id: string,
): { readonly values: Values; readonly drawn: DrawnQuestion }[] {
  const question = questionsOf(quiz).find((one) => one.id === id);
  if (!question) throw new Error(`there is no question "${id}"`);
  return (variants[id] ?? [{}]).map((values, index) => ({
    values,
    drawn: drawQuestion(question, values, randomFrom(index)),
  }));
}

/** In every variant the worked answer earns everything, and each mistake nothing but its explanation. */
export function expectWorked(given: GivenQuiz, id: string, { answer, mistakes }: Worked): void {
  for (const { values, drawn } of drawnVariants(given, id)) {
    const numbers = values as Numbers;
    const typed = answer(numbers, drawn);
    expect({ values, typed, share: scoreAnswer(drawn, typed).share }).toEqual({ values, typed, share: 1 });
    for (const [wrong, says] of mistakes?.(numbers) ?? []) {
      const { share, mistake } = scoreAnswer(drawn, [wrong]);
      expect({ values, wrong, share }).toEqual({ values, wrong, share: 0 });
      expect(mistake ?? `${wrong} with ${JSON.stringify(values)} is not recognised`).toMatch(says);
    }
  }
}

const askedBy = (question: Question) => (question.type === 'code-reading' ? question.asks : question);

/** Questions whose right answer is a number or made of numbers, and all that have variables. */
export function calculatedIds(quiz: Quiz): string[] {
  return questionsOf(quiz)
    .filter((question) => {
      const asked = askedBy(question);
      if (question.variables !== undefined || ['numeric', 'shape', 'matrix'].includes(asked.type)) return true;
      return asked.type === 'cloze' && Object.values(asked.gaps).some((gap) => 'number' in gap);
    })
    .map(({ id }) => id);
}

/** What an author of the course owes to its students and has left out. */
export function unexplained(quiz: Quiz): string[] {
  return questionsOf(quiz).flatMap((question) => {
    const asked = askedBy(question);
    const missing: string[] = question.explanation === undefined ? ['explanation'] : [];
    if ('options' in asked)
      missing.push(...asked.options.filter((one) => one.explanation === undefined).map(({ text }) => `option ${text}`));
    if ('mistakes' in asked && asked.mistakes.length === 0) missing.push('mistakes');
    return missing.map((what) => `${question.id}: ${what}`);
  });
}

/** Formulas that cannot be set and dollars or braces that are left over, in any variant. */
export function unreadableTexts(given: GivenQuiz): string[] {
  const markdown = createMarkdownRenderer();
  return questionsOf(given.quiz).flatMap(({ id }) =>
    drawnVariants(given, id).flatMap(({ drawn }) =>
      textsOf(drawn).flatMap((text) => {
        const { html, problems } = markdown.render(text);
        const left = html.replace(/<math[\s\S]*?<\/math>/g, '').match(/\$|\{\{|\}\}|NaN|undefined|Infinity/);
        return [...problems, ...(left === null ? [] : [`"${left[0]}" in: ${text}`])].map((what) => `${id}: ${what}`);
      }),
    ),
  );
}

/** The type of every question, of code-reading questions also that of what they ask. */
export function typesOf(quiz: Quiz): Set<string> {
  return new Set(questionsOf(quiz).flatMap((question) => [question.type, askedBy(question).type]));
}
