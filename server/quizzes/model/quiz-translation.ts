/**
 * Owns a quiz's texts in another language, as their author writes them in quizzes/<slug>/texts.<language>.yaml: the same places as
 * in quiz.yaml, without numbers, code and right answers.
 * Must not know which languages there are.
 */
import { z } from 'zod';
import { type Quiz, questionsOf } from './quiz-schema.ts';
import { textsOfQuestion } from './said.ts';

/** The whole file. */
export const QuizTranslationSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  intro: z.string().trim().min(1).max(8_000).optional(),
  /** By the question's id; below it, the places of its texts as in quiz.yaml. */
  questions: z.record(z.string(), z.unknown()),
});
/** The texts as written. */
export type WrittenTranslation = z.infer<typeof QuizTranslationSchema>;

/** The texts of one question: as the quiz has them, and as the translation has them. */
export interface TranslatedQuestion {
  readonly own: readonly string[];
  readonly said: readonly string[];
}
/** A translation that fits its quiz. */
export interface QuizTranslation {
  /** Title and introduction: the quiz's own text to the translated one. */
  readonly plain: ReadonlyMap<string, string>;
  readonly questions: readonly TranslatedQuestion[];
}

/** The texts below a value, by their places: `options.0.text`. What is no text is at its place as it is. */
function leavesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}

/** What must be the same in every language: formulas, code, values of variables, gaps. In alphabetical order. */
export const fixedParts = (text: string): string[] =>
  (text.match(/\$\$[^$]+\$\$|\$[^$]+\$|`[^`]+`|\{\{[^}]+\}\}|\[\[\w+\]\]/g) ?? []).sort();

/** Whether a text has words that could be translated. */
const hasWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text.replace(/\$\$[^$]+\$\$|\$[^$]+\$|`[^`]+`|\{\{[^}]+\}\}/g, ''));

type Outcome<T> = { readonly value: T; readonly problems: readonly string[] };

function translateQuestion(
  question: Quiz['sections'][number]['questions'][number],
  written: unknown,
): Outcome<TranslatedQuestion> {
  const leaves = new Map(leavesOf(written ?? {}));
  const where = `questions.${question.id}`;
  const problems: string[] = [];
  const [own, said]: [string[], string[]] = [[], []];
  const meanings = new Map<string, string>();
  for (const { path, text } of textsOfQuestion(question)) {
    const found = leaves.get(path);
    leaves.delete(path);
    own.push(text);
    // What is only a formula or code reads the same.
    const given = found === undefined && !hasWords(text) ? text : found;
    said.push(String(given ?? '').trim());
    if (typeof given !== 'string' || given.trim() === '')
      problems.push(`${where}.${path}: must be the translation of "${text.slice(0, 60)}"`);
    else if (JSON.stringify(fixedParts(given)) !== JSON.stringify(fixedParts(text)))
      problems.push(`${where}.${path}: formulas, code, {{values}} and [[gaps]] must be those of quiz.yaml`);
    else if ((meanings.get(given) ?? text) !== text)
      problems.push(`${where}.${path}: reads like another text of the question, which differs in quiz.yaml`);
    meanings.set(String(given), text);
  }
  for (const path of leaves.keys())
    if (path !== '') problems.push(`${where}.${path}: the question has no such text in quiz.yaml`);
  return { value: { own, said }, problems };
}

/** A written translation beside its quiz, and all that does not fit it: 'questions.relu.options.2.text: what is wrong'. */
export function translateQuiz(quiz: Quiz, written: WrittenTranslation): Outcome<QuizTranslation> {
  const plain = new Map([[quiz.title, written.title]]);
  const problems: string[] = [];
  if ((quiz.intro === undefined) !== (written.intro === undefined))
    problems.push(`intro: must be there exactly when quiz.yaml has one`);
  if (quiz.intro !== undefined && written.intro !== undefined) plain.set(quiz.intro, written.intro);
  const known = new Set(questionsOf(quiz).map(({ id }) => id));
  for (const id of Object.keys(written.questions))
    if (!known.has(id)) problems.push(`questions.${id}: quiz.yaml has no such question`);
  const questions = questionsOf(quiz).map((question) => translateQuestion(question, written.questions[question.id]));
  return {
    value: { plain, questions: questions.map(({ value }) => value) },
    problems: [...problems, ...questions.flatMap((one) => one.problems)],
  };
}
