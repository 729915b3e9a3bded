/**
 * Owns the fields of the JSON interface, chosen one by one so that nothing slips out. docs/api.md describes them.
 */

import type { JoinedCourse } from '../courses/courses.store.ts';
import type { ExerciseStanding, Rules } from '../exercises/policy.ts';
import type { OpenedCourse } from '../home/open-course.ts';
import type { Person } from '../kernel/actor.ts';
import type { QuizStanding } from '../quizzes/standing.ts';
import type { SubmissionDetails } from '../submissions/get-submission.ts';
import type { OpenedExercise } from '../submissions/workbench.ts';

/** GET /api/v1/me. `csrf` goes into the header X-CSRF-Token of changing requests. */
export function apiMe(person: Person, courses: readonly JoinedCourse[], csrf: string) {
  const { id, name, email, language, timeZone } = person;
  return {
    id,
    name,
    email,
    language,
    timeZone,
    csrf,
    courses: courses.map(({ slug, title, role }) => ({ slug, title, role })),
  };
}

function rulesOf(rules: Rules) {
  const { releaseAt, dueAt, late, closesAt, attempts, coolDownMs, hiddenResults, counts, extension, withheld } = rules;
  return {
    releaseAt,
    dueAt,
    late,
    closesAt,
    attempts,
    coolDownMs,
    hiddenResults,
    counts,
    extended: extension !== undefined,
    published: !withheld,
  };
}

function exerciseOf({ exercise, rules, released, sent, obstacle, counted, sealed }: ExerciseStanding) {
  const { slug, week, points, texts } = exercise;
  return {
    slug,
    title: texts.en.title,
    week,
    points,
    released,
    rules: rulesOf(rules),
    attempts: sent.attempts,
    obstacle: obstacle?.kind ?? null,
    counted: counted && !sealed ? { submission: counted.id, percent: counted.percent, points: counted.points } : null,
  };
}

function quizOf({ run, attempt, phase, time }: QuizStanding) {
  const { slug, title, week, mode, opensAt, results } = run;
  const shown = phase === 'results' && attempt?.score != null;
  return {
    slug,
    title,
    week,
    mode,
    phase,
    opensAt,
    closesAt: time.windowEnd === undefined ? null : new Date(time.windowEnd).toISOString(),
    limitSeconds: time.limitMs / 1_000,
    deadline: time.deadline === undefined ? null : new Date(time.deadline).toISOString(),
    results,
    score: shown ? { points: attempt.score, of: attempt.maxScore } : null,
  };
}

/** Six digits are more than any grade means. */
const rounded = (value: { valueOf(): number } | undefined): number | null =>
  value === undefined ? null : Math.round(value.valueOf() * 1e6) / 1e6;

/** GET /api/v1/courses/:course. */
export function apiCourse({ membership, standings, quizzes, soFar, done, currentWeek }: OpenedCourse) {
  const { course, role, weeks } = membership;
  return {
    slug: course.slug,
    title: course.title,
    timeZone: course.timeZone,
    role,
    weeks,
    currentWeek: currentWeek ?? null,
    grade: soFar
      ? { percent: rounded(soFar.grade.percent), points: rounded(soFar.grade.earned), of: rounded(soFar.grade.max) }
      : null,
    done: done.full,
    exercises: standings.map(exerciseOf),
    quizzes: quizzes.map(quizOf),
  };
}

/** GET /api/v1/courses/:course/exercises/:slug. */
export function apiExercise({ standing, history }: OpenedExercise) {
  const { exercise, sealed } = standing;
  return {
    ...exerciseOf(standing),
    function: exercise.functionName,
    parameters: exercise.parameters,
    starter: exercise.starter,
    submissions: history.map(({ id, createdAt, scope, state, verdict, score, maxScore }) => {
      const secret = sealed && scope === 'all';
      return { id, createdAt, scope, state, verdict: secret ? null : verdict, score: secret ? null : score, maxScore };
    }),
  };
}

/** GET /api/v1/submissions/:id. */
export function apiSubmission({ submission, standing, shown, percent, membership }: SubmissionDetails) {
  const { id, exercise, fileName, scope, createdAt, source } = submission;
  return {
    id,
    course: membership.course.slug,
    exercise,
    fileName,
    scope,
    createdAt,
    source,
    standing,
    percent,
    sealed: shown?.sealed ?? false,
    hidden: shown?.hidden ?? null,
    report: shown?.report ?? null,
  };
}
