/**
 * Owns putting a quiz into a course: which text, when, for how long, in which mode; and changing that.
 * Must not know forms.
 */
import { DateTime, Duration } from 'luxon';
import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Store } from '../../store.ts';
import type { Quiz } from '../model/quiz-schema.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizVersions } from '../versions.ts';

/** When and how a quiz runs; times are ISO 8601, UTC. */
export type QuizPlan = Pick<Sitting, 'mode' | 'limitMs' | 'opensAt' | 'closesAt' | 'graceMs' | 'results'>;

/** What its author wrote, for a course whose week begins at `weekStart`. */
export function planOf(quiz: Quiz, weekStart: DateTime): QuizPlan {
  const after = (duration: string): string => weekStart.plus(Duration.fromISO(duration)).toUTC().toISO() ?? '';
  return {
    mode: quiz.mode,
    limitMs: Duration.fromISO(quiz.timeLimit).toMillis(),
    opensAt: after(quiz.window.opens),
    closesAt: after(quiz.window.closes),
    graceMs: Duration.fromISO(quiz.grace).toMillis(),
    results: quiz.results,
  };
}

export interface PlanQuizDeps {
  readonly store: Pick<Store, 'quizAttempts' | 'sittings' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions. */
export function createPlanQuiz({ store, versions, audit, clock, newId }: PlanQuizDeps) {
  return {
    /**
     * Puts a quiz into the course, or its newest text into the run that is there while nobody has started.
     * @throws AppError not-found, conflict when it was started already; GraderUnavailable
     */
    async plan(
      membership: Membership,
      slug: string,
      changes: Partial<QuizPlan> = {},
    ): Promise<{ readonly run: Sitting } | { readonly problems: readonly QuizProblem[] }> {
      const { course, person, weeks } = membership;
      const text = versions.findText(course.id, slug);
      if (!text) throw new AppError('not-found', 'errors:not-found.quiz');
      const checked = await versions.check(text);
      if ('problems' in checked) return checked;
      const { quiz } = checked;
      const week = weeks.find(({ number }) => number === quiz.week);
      const start = DateTime.fromISO(week?.startsAt ?? clock().toISOString(), { zone: course.timeZone });
      const run = store.transaction((): Sitting => {
        const there = store.sittings.findRun(course.id, slug);
        if (there && store.quizAttempts.listAttempts(there.id).length > 0)
          throw new AppError('conflict', 'errors:conflict.quizStarted');
        const fresh = {
          versionId: versions.freeze(text, checked),
          gradedVersionId: null,
          title: quiz.title,
          week: quiz.week,
        };
        if (there) {
          store.sittings.updateRun({ ...there, ...fresh });
          const before = { versionId: there.versionId, title: there.title, week: there.week };
          audit(membership, { action: 'quiz.plan', subject: slug, before, after: fresh });
          return { ...there, ...fresh };
        }
        const planned: Sitting = {
          ...fresh,
          ...planOf(quiz, start),
          ...changes,
          id: newId(),
          courseId: course.id,
          slug,
          startedAt: null,
          endedAt: null,
          releasedAt: null,
          createdBy: person.id,
          createdAt: clock().toISOString(),
        };
        store.sittings.insertRun(planned);
        const { mode, limitMs, opensAt, closesAt, graceMs, results } = planned;
        const after = { ...fresh, mode, limitMs, opensAt, closesAt, graceMs, results };
        audit(membership, { action: 'quiz.plan', subject: slug, after });
        return planned;
      });
      return { run };
    },
  };
}
/** Plans quizzes. */
export type PlanQuiz = ReturnType<typeof createPlanQuiz>;
