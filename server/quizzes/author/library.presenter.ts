/**
 * Owns the list of quizzes from which an instructor plans.
 */

import type { Membership } from '../../kernel/actor.ts';
import { courseUrl } from '../../kernel/http/urls.ts';
import type { Words } from '../../kernel/text/words.ts';
import { heldText } from '../list-item.presenter.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import { chatUrl, controlUrl, editorUrl, importQuizUrl, newQuizUrl, planUrl } from '../urls.ts';
import type { LibraryQuiz } from './library.ts';

/** The view model of views/quizzes/library; `problems` say why a quiz could not be planned. */
export function presentLibrary(
  list: readonly LibraryQuiz[],
  { course, role }: Membership,
  { problems = [], slug = '' }: { problems?: readonly QuizProblem[]; slug?: string },
  words: Words,
) {
  return {
    title: words.t('quizzes:title'),
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    newUrl: role === 'instructor' ? newQuizUrl(course.slug) : '',
    importUrl: importQuizUrl(course.slug),
    chatUrl: role === 'instructor' ? chatUrl(course.slug) : '',
    problems: problems.map(({ where, message }) => `${where}: ${message}`),
    problemTitle: words.t('quizzes:cannotPlan', { slug }),
    quizzes: list.map(({ slug: name, quiz, problem, questions, given, own, planned }) => ({
      planUrl: planUrl(course.slug, name),
      title: quiz ? words.content(quiz.title) : name,
      week: quiz ? words.t('course:week', { number: quiz.week }) : '',
      counts: quiz ? words.t('quizzes:counts', { given, questions }) : '',
      problem: problem ? `${problem.where}: ${problem.message}` : '',
      source: words.t(own ? 'quizzes:own' : 'quizzes:file'),
      plannable: role === 'instructor' && (own || quiz !== undefined),
      editUrl: role === 'instructor' && (own || quiz !== undefined) ? editorUrl(course.slug, name) : '',
      url: planned ? controlUrl(course.slug, name) : '',
      planned: planned ? heldText(planned, words) : '',
    })),
  };
}
