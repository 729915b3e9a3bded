/**
 * Owns how a course is shown to a member: the quiz of the week, exercises by week, points, what is due next.
 */

import { exerciseUrl, presentDue } from '../exercises/index.ts';
import type { ExerciseStanding } from '../exercises/policy.ts';
import { presentSoFar } from '../gradebook/index.ts';
import { recordUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { presentQuizItem, quizOfTheWeek } from '../quizzes/index.ts';
import type { QuizStanding } from '../quizzes/standing.ts';
import { submissionUrl } from '../submissions/index.ts';
import type { OpenedCourse } from './open-course.ts';

/** Where the member stands on an exercise: a label and a colour. */
function presentState(standing: ExerciseStanding, { begun, excused, now }: OpenedCourse, words: Words) {
  const { counted, exercise, sealed, ungraded, sent, rules } = standing;
  const points = (value: number): string =>
    words.t('course:points', {
      count: exercise.points,
      points: words.number(value),
      of: words.number(exercise.points),
    });
  if (sealed && sent.attempts > 0) return { tone: 'begun', label: words.t('course:state.received') };
  if (counted) {
    const late =
      counted.percent < 100 ? ` · ${words.t('course:state.late', { percent: words.number(counted.percent, 1) })}` : '';
    return { tone: counted.points >= exercise.points ? 'full' : 'partial', label: points(counted.points) + late };
  }
  if (ungraded > 0) return { tone: 'begun', label: words.t('course:state.waiting') };
  if (excused.has(`exercise:${exercise.slug}`)) return { tone: 'new', label: words.t('course:state.excused') };
  if (rules.closesAt !== null && now > rules.closesAt) return { tone: 'missed', label: words.t('course:state.missed') };
  return begun.has(exercise.slug)
    ? { tone: 'begun', label: words.t('course:state.begun') }
    : { tone: 'new', label: words.t('course:state.new') };
}

function presentExercise(standing: ExerciseStanding, opened: OpenedCourse, words: Words) {
  const { exercise, released } = standing;
  const { course, role } = opened.membership;
  return {
    url: released || role !== 'student' ? exerciseUrl(course.slug, exercise.slug) : '',
    title: exercise.texts[words.language].title,
    signature: `${exercise.functionName}(${exercise.parameters.join(', ')})`,
    state: released ? presentState(standing, opened, words) : undefined,
    due: presentDue(standing, opened.now, words),
  };
}

/** The view model of views/home/course. */
export function presentCourse(opened: OpenedCourse, words: Words) {
  const { membership, standings, quizzes, next, soFar, done, currentWeek, answered, begun } = opened;
  const quiz = quizOfTheWeek(quizzes);
  const { course, weeks } = membership;
  const isExcused = ({ run }: QuizStanding): boolean => opened.excused.has(`quiz:${run.slug}`);
  const numbers = [
    ...new Set([
      ...weeks.map(({ number }) => number),
      ...standings.map(({ exercise }) => exercise.week),
      ...quizzes.map(({ run }) => run.week),
    ]),
  ];
  const shown = soFar && presentSoFar(soFar.scheme, soFar, words);
  return {
    title: course.title,
    scripts: [],
    heading: course.title,
    week: currentWeek === undefined ? '' : words.t('course:week', { number: currentWeek }),
    zone: words.t('course:zone', { zone: words.timeZone.replaceAll('_', ' ') }),
    grade: shown && {
      text: shown.total,
      value: Math.min(100, soFar.grade.percent?.valueOf() ?? 0),
      note: shown.points === '' ? words.t('course:noGrade') : shown.points,
      url: recordUrl(course.slug),
    },
    done: words.t('course:done', { count: done.full, of: done.of }),
    next: next && {
      title: next.exercise.texts[words.language].title,
      url: exerciseUrl(course.slug, next.exercise.slug),
      due: presentDue(next, opened.now, words).text,
    },
    welcome:
      membership.role === 'student' && begun.size === 0 && quizzes.every(({ attempt }) => !attempt)
        ? { title: words.t('course:welcome.title', { name: membership.person.name }) }
        : undefined,
    answered: answered.map(({ submissionId, exercise, state, answeredAt }) => {
      const of = standings.find((one) => one.exercise.slug === exercise);
      const title = of?.exercise.texts[words.language].title ?? exercise;
      return {
        url: `${submissionUrl(submissionId)}#questions`,
        text: words.t(state === 'answered' ? 'course:answered.text' : 'course:answered.closed', { title }),
        time: words.time(answeredAt),
      };
    }),
    quiz: quiz && presentQuizItem(quiz, membership, isExcused(quiz), words),
    weeks: numbers
      .sort((a, b) => a - b)
      .map((number) => {
        const week = weeks.find((one) => one.number === number);
        return {
          heading: [words.t('course:week', { number }), week?.title ?? ''].filter((part) => part !== '').join(' · '),
          starts: week ? words.t('course:starts', { time: words.day(week.startsAt) }) : '',
          current: number === currentWeek,
          hasItems: [...quizzes, ...standings].some(
            (one) => ('run' in one ? one.run.week : one.exercise.week) === number,
          ),
          quizzes: quizzes
            .filter(({ run }) => run.week === number)
            .map((standing) => presentQuizItem(standing, membership, isExcused(standing), words)),
          exercises: standings
            .filter(({ exercise }) => exercise.week === number)
            .map((standing) => presentExercise(standing, opened, words)),
        };
      })
      .filter(({ exercises, quizzes: held, starts }) => exercises.length + held.length > 0 || starts !== ''),
  };
}
