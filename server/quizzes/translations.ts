/**
 * Owns which texts of quizzes there are in which language, for all quizzes of the server.
 *
 * A text is found by what it says in quiz.yaml, a question by all of its texts: so the frozen versions of quizzes, and those that a
 * course keeps as its own, are read in every language as far as their texts are those of the files. A question that was changed is
 * shown as it is written, whole, and never half in another language.
 */
import type { Language } from '../kernel/text/languages.ts';
import type { QuizFile } from './author/quiz-files.ts';
import type { Question } from './model/question-schema.ts';
import type { Quiz } from './model/quiz-schema.ts';
import { saidQuestion, textsOfQuestion } from './model/said.ts';

/** Makes the functions. */
export function createTranslations(files: readonly Pick<QuizFile, 'translations'>[]) {
  const plain = new Map<string, string>();
  const questions = new Map<string, readonly string[]>();
  for (const [language, { plain: own, questions: all }] of files.flatMap(({ translations }) => [...translations])) {
    for (const [text, said] of own) plain.set(`${language} ${text}`, said);
    for (const { own, said } of all) questions.set(`${language} ${JSON.stringify(own)}`, said);
  }
  const questionIn = (question: Question, language: Language): Question => {
    const key = JSON.stringify(textsOfQuestion(question).map(({ text }) => text));
    const said = questions.get(`${language} ${key}`);
    if (said === undefined) return question;
    let next = 0;
    return saidQuestion(question, (_, text) => said[next++] ?? text);
  };
  /** A title or an introduction in a language; itself where there is no translation. */
  const textIn = (text: string, language: Language): string => plain.get(`${language} ${text}`) ?? text;
  return {
    textIn,
    questionIn,
    /** A quiz with its texts in a language, as far as there are any: everything else is the same. */
    quizIn: (quiz: Quiz, language: Language): Quiz => ({
      ...quiz,
      title: textIn(quiz.title, language),
      ...(quiz.intro === undefined ? {} : { intro: textIn(quiz.intro, language) }),
      sections: quiz.sections.map((section) => ({
        ...section,
        questions: section.questions.map((question) => questionIn(question, language)),
      })),
    }),
  };
}
/** The texts of quizzes in other languages. */
export type Translations = ReturnType<typeof createTranslations>;
