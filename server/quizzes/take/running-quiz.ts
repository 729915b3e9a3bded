/**
 * Owns the quiz that somebody is taking, for the pages that are not the quiz: they say that its clock runs.
 */
import type { Person } from '../../kernel/actor.ts';
import type { RunningClock } from '../../kernel/running-clocks.ts';
import type { Store } from '../../store.ts';
import type { QuizClock } from '../clock.ts';
import { isQuizPage, quizUrl } from '../urls.ts';

/**
 * Returns a function that finds the clock of somebody's quiz; undefined when none runs, and on the pages of quizzes, which show their own
 * clocks and are asked for by everybody in the same second.
 */
export function createFindRunningQuiz(deps: {
  store: Pick<Store, 'courses' | 'quizAttempts' | 'sittings'>;
  quizClock: QuizClock;
}) {
  const { store, quizClock } = deps;
  return (person: Person, path: string): RunningClock | undefined => {
    if (isQuizPage(path)) return undefined;
    for (const attempt of store.quizAttempts.listOpenOf(person.id)) {
      const run = store.sittings.findRunById(attempt.runId);
      const course = run && store.courses.findCourseById(run.courseId);
      if (!course || store.courses.findListedRole(course.id, person.id) === undefined) continue;
      const { now, due, deadline, pausedSince } = quizClock.standing(run, person.id, attempt);
      if (due || deadline === undefined) continue;
      const url = quizUrl(course.slug, run.slug);
      const time = new Date(deadline).toISOString();
      return {
        url,
        text: (words) =>
          pausedSince === undefined
            ? words.t('quiz:running.until', { title: words.content(run.title), time: words.time(time) })
            : words.t('quiz:running.paused', { title: words.content(run.title) }),
        link: (words) => words.t('quiz:running.back'),
        script: 'running-quiz',
        state: { stateUrl: `${url}/state`, now, deadline, paused: pausedSince !== undefined },
      };
    }
    return undefined;
  };
}
