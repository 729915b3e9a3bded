/**
 * Owns what an instructor does to a quiz while it runs and after: start, pause, end, release; extra time, a second chance,
 * a question that does not count. Every act is in the audit log, and open pages learn of it at once.
 * Must not know forms.
 */
import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { WordsBelow } from '../../kernel/text/words.ts';
import type { Watchers } from '../../kernel/topics.ts';
import type { Store } from '../../store.ts';
import { runClockOf } from '../clock.ts';
import { correctionsOf } from '../corrections.ts';
import type { EndAttempts, WorkedOut } from '../end-attempts.ts';
import { pausedSince } from '../model/deadline.ts';
import { questionsOf } from '../model/quiz-schema.ts';
import type { VoidCredit } from '../model/result.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizVersions } from '../versions.ts';
import { tellEverybody } from '../watch.ts';
import { type PlanWarning, type QuizPlan, warnAbout } from './plan.ts';

/** Extra time as granted. */
export interface GrantedTime {
  /** 1.25 is a quarter more; 1 to 10. */
  readonly factor: number;
  /** Added after that, ms; up to a day. */
  readonly extraMs: number;
  readonly reason: string;
  /** For all quizzes of the course, or for this one. */
  readonly forCourse: boolean;
}

export interface ControlQuizDeps {
  readonly store: Pick<Store, 'courses' | 'quizAttempts' | 'quizRegrades' | 'sittings' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly endAttempts: EndAttempts;
  readonly watchers: Watchers;
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Makes the functions; each throws AppError not-found for an unknown quiz and not-now for an action that makes no sense now. */
export function createControlQuiz({ store, versions, endAttempts, watchers, audit, clock }: ControlQuizDeps) {
  const { sittings, quizAttempts } = store;

  const notNow = (why: WordsBelow<'errors:not-now.quizAct.'>): AppError =>
    new AppError('not-now', `errors:not-now.quizAct.${why}`);
  const paused = (run: Sitting): boolean =>
    pausedSince(runClockOf(run, sittings.listPauses(run.id)), clock().getTime()) !== undefined;
  const getRun = (membership: Membership, slug: string): Sitting => {
    const run = sittings.findRun(membership.course.id, slug);
    if (!run) throw new AppError('not-found', 'errors:not-found.quiz');
    return run;
  };
  /** Does something to a quiz in one transaction and tells everybody. */
  const change = <T>(membership: Membership, slug: string, work: (run: Sitting, now: string) => T): T => {
    const { id, result } = store.transaction(() => {
      const run = getRun(membership, slug);
      return { id: run.id, result: work(run, clock().toISOString()) };
    });
    tellEverybody(watchers, id);
    return result;
  };
  /** What everybody scores when questions are voided so. */
  const workOut = (run: Sitting, revoid: (voids: Map<string, VoidCredit>) => void): Promise<WorkedOut> => {
    const { voids, alternatives } = correctionsOf(store, run.id);
    const changed = new Map(voids);
    revoid(changed);
    return endAttempts.workOut(quizAttempts.listAttempts(run.id), { voids: changed, alternatives });
  };
  const requirePublished = (run: Sitting): void => {
    if (run.publishedAt === null) throw notNow('draft');
  };
  const requireStudent = (membership: Membership, personId: string): void => {
    if (store.courses.findListedRole(membership.course.id, personId) === undefined)
      throw new AppError('not-found', 'errors:not-found.person');
  };

  return {
    /** Shows a draft to the students; or says what speaks against it, as long as that is not `confirmed`. */
    publish: (membership: Membership, slug: string, confirmed: boolean): readonly PlanWarning[] =>
      change(membership, slug, (run, now) => {
        if (run.publishedAt !== null) throw notNow('published');
        const warnings = confirmed ? [] : warnAbout(run, Date.parse(now));
        if (warnings.length > 0) return warnings;
        sittings.updateRun({ ...run, publishedAt: now });
        audit(membership, { action: 'quiz.publish', subject: slug, after: { publishedAt: now } });
        return [];
      }),
    /** Starts the common clock. */
    start: (membership: Membership, slug: string): void =>
      change(membership, slug, (run, now) => {
        requirePublished(run);
        if (run.mode !== 'together') throw notNow('personal');
        if (run.startedAt !== null) throw notNow('started');
        sittings.updateRun({ ...run, startedAt: now });
        audit(membership, { action: 'quiz.start', subject: slug, after: { startedAt: now } });
      }),
    /** Stops the clocks of all students. */
    pause: (membership: Membership, slug: string, reason: string): void =>
      change(membership, slug, (run, now) => {
        requirePublished(run);
        if (paused(run)) throw notNow('paused');
        sittings.insertPause(run.id, now);
        audit(membership, { action: 'quiz.pause', subject: slug, after: { pausedAt: now }, reason });
      }),
    /** Lets the clocks go on: every end moves by as long as the pause was. */
    resume: (membership: Membership, slug: string): void =>
      change(membership, slug, (run, now) => {
        if (!paused(run)) throw notNow('notPaused');
        sittings.endPause(run.id, now);
        audit(membership, { action: 'quiz.resume', subject: slug, after: { resumedAt: now } });
      }),
    /** Ends the quiz for all, extra time included, now. */
    end: (membership: Membership, slug: string, reason: string): void =>
      change(membership, slug, (run, now) => {
        requirePublished(run);
        if (run.endedAt !== null) throw notNow('ended');
        if (paused(run)) sittings.endPause(run.id, now);
        sittings.updateRun({ ...run, endedAt: now });
        audit(membership, { action: 'quiz.end', subject: slug, after: { endedAt: now }, reason });
      }),
    /** Shows results now, whatever the plan said. */
    release: (membership: Membership, slug: string): void =>
      change(membership, slug, (run, now) => {
        requirePublished(run);
        if (run.releasedAt !== null) throw notNow('released');
        sittings.updateRun({ ...run, releasedAt: now });
        audit(membership, { action: 'quiz.release', subject: slug, after: { releasedAt: now } });
      }),
    /**
     * Changes when and how it runs; the mode only while nobody has started. What speaks against new times of a quiz that students see
     * already is returned and nothing changes, as long as that is not `confirmed`.
     */
    change: (membership: Membership, slug: string, plan: QuizPlan, confirmed: boolean): readonly PlanWarning[] =>
      change(membership, slug, (run, now) => {
        const { mode, limitMs, opensAt, closesAt, graceMs, results } = run;
        const begun = run.startedAt !== null || quizAttempts.listAttempts(run.id).length > 0;
        if (begun && plan.mode !== mode) throw notNow('modeBegun');
        const sameTimes =
          [mode, limitMs, opensAt, closesAt].join() === [plan.mode, plan.limitMs, plan.opensAt, plan.closesAt].join();
        const shown = run.publishedAt !== null && !sameTimes && !confirmed;
        const warnings = shown ? warnAbout(plan, Date.parse(now)) : [];
        if (warnings.length > 0) return warnings;
        sittings.updateRun({ ...run, ...plan });
        const before = { mode, limitMs, opensAt, closesAt, graceMs, results };
        audit(membership, { action: 'quiz.change', subject: slug, before, after: plan });
        return [];
      }),
    /** Takes the quiz out of the course, while nobody has started. */
    remove: (membership: Membership, slug: string): void =>
      change(membership, slug, (run) => {
        if (quizAttempts.listAttempts(run.id).length > 0) throw notNow('begun');
        audit(membership, { action: 'quiz.delete', subject: slug, before: run });
        sittings.deleteRun(run.id);
      }),
    /** Grants extra time to people, in place of what they had. It holds at once, on open pages too. */
    grantTime: (membership: Membership, slug: string, people: readonly string[], granted: GrantedTime): void =>
      change(membership, slug, (run, now) => {
        const { course, person } = membership;
        const { factor, extraMs, reason, forCourse } = granted;
        const runId = forCourse ? '' : run.id;
        const had = sittings.listAccommodations(course.id, run.id).filter((one) => one.runId === runId);
        const beforeOf = new Map(had.map((one) => [one.personId, one]));
        const grant = { courseId: course.id, runId, factor, extraMs, reason, grantedBy: person.id, grantedAt: now };
        for (const personId of new Set(people)) {
          requireStudent(membership, personId);
          sittings.saveAccommodation({ ...grant, personId });
          const before = beforeOf.get(personId);
          const after = { factor, extraMs, forCourse };
          audit(membership, { action: 'quiz.extra-time', subject: slug, personId, before, after, reason });
        }
      }),
    /** Takes extra time back. */
    revokeTime: (membership: Membership, slug: string, personId: string, forCourse: boolean): void =>
      change(membership, slug, (run) => {
        const courseId = membership.course.id;
        const runId = forCourse ? '' : run.id;
        const before = sittings
          .listAccommodations(courseId, run.id)
          .find((one) => one.personId === personId && one.runId === runId);
        if (!before) throw new AppError('not-found');
        sittings.deleteAccommodation({ courseId, personId, runId });
        audit(membership, { action: 'quiz.no-extra-time', subject: slug, personId, before });
      }),
    /** Lets a person's attempt go on for so long from now, whatever the window says; answers stay. */
    reopen: (membership: Membership, slug: string, attemptId: string, forMs: number, reason: string): void =>
      change(membership, slug, (run, now) => {
        const attempt = quizAttempts.findAttemptById(attemptId);
        if (!attempt || attempt.runId !== run.id) throw new AppError('not-found');
        if (attempt.endedAt === null) throw notNow('goesOn');
        const { endedAt, endedBy, score } = attempt;
        quizAttempts.reopenAttempt(attempt.id, now, forMs);
        const after = { reopenedAt: now, forMs };
        audit(membership, {
          action: 'quiz.reopen',
          subject: slug,
          personId: attempt.personId,
          before: { endedAt, endedBy, score },
          after,
          reason,
        });
      }),
    /** Makes a question count no more, and scores everybody again. */
    async voidQuestion(
      membership: Membership,
      slug: string,
      questionId: string,
      credit: 'full' | 'none',
      note: string,
    ): Promise<void> {
      const scores = await workOut(getRun(membership, slug), (voids) => voids.set(questionId, credit));
      change(membership, slug, (run, now) => {
        const { quiz } = versions.getVersion(run.versionId);
        if (!questionsOf(quiz).some(({ id }) => id === questionId))
          throw new AppError('not-found', 'errors:not-found.question');
        sittings.saveVoid({ runId: run.id, questionId, credit, note, voidedBy: membership.person.id, voidedAt: now });
        const changed = endAttempts.rescore(run, scores);
        const after = {
          questionId,
          credit,
          scores: changed.map(({ attempt, score }) => [attempt.personId, attempt.score, score]),
        };
        audit(membership, { action: 'quiz.void', subject: slug, after, reason: note });
      });
    },
    /** Makes a voided question count again, and scores everybody again. */
    async unvoidQuestion(membership: Membership, slug: string, questionId: string): Promise<void> {
      const scores = await workOut(getRun(membership, slug), (voids) => voids.delete(questionId));
      change(membership, slug, (run) => {
        const before = sittings.listVoids(run.id).find((one) => one.questionId === questionId);
        if (!before) throw new AppError('not-found');
        sittings.deleteVoid(run.id, questionId);
        const changed = endAttempts.rescore(run, scores);
        const after = {
          questionId,
          scores: changed.map(({ attempt, score }) => [attempt.personId, attempt.score, score]),
        };
        audit(membership, { action: 'quiz.unvoid', subject: slug, before, after });
      });
    },
  };
}
/** Runs quizzes. */
export type ControlQuiz = ReturnType<typeof createControlQuiz>;
