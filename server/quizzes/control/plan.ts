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

/** What speaks against a plan that can be carried out all the same. Times are ISO 8601, UTC. */
export type PlanWarning =
  /** Its window is over already. */
  | { readonly kind: 'over' | 'overTogether'; readonly closesAt: string }
  /** Whoever starts now, or when it opens, has less time than the limit. */
  | { readonly kind: 'short'; readonly leftMs: number; readonly limitMs: number };

/** What an instructor should have seen before students are shown a quiz that runs like this. */
export function warnAbout(
  plan: Pick<QuizPlan, 'mode' | 'limitMs' | 'opensAt' | 'closesAt'>,
  now: number,
): PlanWarning[] {
  const { mode, limitMs, opensAt, closesAt } = plan;
  const closes = Date.parse(closesAt);
  if (closes <= now) return [{ kind: mode === 'personal' ? 'over' : 'overTogether', closesAt }];
  const leftMs = closes - Math.max(now, Date.parse(opensAt));
  return mode === 'personal' && leftMs < limitMs ? [{ kind: 'short', leftMs, limitMs }] : [];
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
     * Puts a quiz into the course as a draft, which students do not see before it is published; or its newest text into the run that is
     * there while nobody has started.
     * @throws AppError not-found, conflict when it was started already; GraderUnavailable
     */
    async plan(
      membership: Membership,
      slug: string,
      changes: Partial<QuizPlan & Pick<Sitting, 'publishedAt'>> = {},
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
          id: newId(),
          courseId: course.id,
          slug,
          publishedAt: null,
          startedAt: null,
          endedAt: null,
          releasedAt: null,
          ...planOf(quiz, start),
          ...changes,
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
