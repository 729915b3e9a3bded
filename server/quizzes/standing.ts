/**
 * Owns where one member of a course stands at a quiz: what they see of it now, and until when.
 * Must not know how it is shown, nor hand out questions.
 */
import { isStaff, type Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import type { QuizClock, TimeStanding } from './clock.ts';
import type { QuizVoid, Sitting } from './sittings.store.ts';

/**
 * What a member sees: `unconfirmed` (the staff has yet to say who they are, and until then they cannot begin), `early` before it opens (with a common start: before it is started), `ready` to start, `running`, `paused`,
 * `ended` (the member's attempt is over, no results yet), `results`, `missed` (over, and never started), `staff` (nothing to take).
 */
export type QuizPhase =
  | 'unconfirmed'
  | 'early'
  | 'ready'
  | 'running'
  | 'paused'
  | 'ended'
  | 'results'
  | 'missed'
  | 'staff';

/**
 * Where a quiz stands for its staff: `early` before it opens, `waiting` for the common start, `open`, `paused`, `over` with results
 * that are not out, `released` with results that are.
 */
export type QuizState = 'early' | 'waiting' | 'open' | 'paused' | 'over' | 'released';

/** Where a member stands at a quiz. */
export interface QuizStanding {
  readonly run: Sitting;
  readonly attempt: QuizAttempt | undefined;
  readonly time: TimeStanding;
  readonly phase: QuizPhase;
  /** For the staff: where the quiz stands, and until when it is open, ms since 1970, UTC. */
  readonly held?: { readonly state: QuizState; readonly until: number } | undefined;
  /** The questions that were withdrawn, while the member answers: they must not go on with them. */
  readonly withdrawn: () => readonly QuizVoid[];
}

/** Makes functions that find where members stand. */
export function createQuizStandings({
  store,
  quizClock,
}: {
  store: Pick<Store, 'courses' | 'gradebook' | 'quizAttempts' | 'sittings'>;
  quizClock: QuizClock;
}) {
  /** Whether the staff has taken the results back from the students. */
  const isWithheld = (run: Sitting): boolean => store.gradebook.isUnpublished(run.courseId, `quiz:${run.slug}`);
  /** Whether points and right answers may be shown to a student whose attempt has ended. */
  const showsResults = (run: Sitting): boolean => {
    if (isWithheld(run)) return false;
    if (run.releasedAt !== null || run.results === 'at-once') return true;
    return run.results === 'after-close' && quizClock.isOver(run);
  };
  const phaseOf = (run: Sitting, attempt: QuizAttempt | undefined, time: TimeStanding): QuizPhase => {
    if (attempt?.endedAt) return showsResults(run) ? 'results' : 'ended';
    if (attempt) {
      if (time.due) return 'ended';
      return time.pausedSince !== undefined && time.pausedSince < (time.deadline ?? 0) ? 'paused' : 'running';
    }
    if (time.mayStart === 'over') return 'missed';
    return time.mayStart === 'not-yet' ? 'early' : 'ready';
  };
  const heldOf = (run: Sitting, { now, opensAt, pausedSince, windowEnd }: TimeStanding): QuizStanding['held'] => {
    const until = quizClock.clocksOf(run).lastEnd(now) ?? windowEnd ?? Date.parse(run.closesAt);
    if (run.endedAt !== null || quizClock.isOver(run))
      return { state: showsResults(run) ? 'released' : 'over', until: Math.min(until, now) };
    if (run.mode === 'together' && run.startedAt === null) return { state: 'waiting', until };
    if (now < opensAt) return { state: 'early', until };
    return { state: pausedSince === undefined ? 'open' : 'paused', until };
  };
  const standingAt = (membership: Membership, run: Sitting): QuizStanding => {
    const attempt = store.quizAttempts.findAttempt(run.id, membership.person.id);
    const time = quizClock.standing(run, membership.person.id, attempt);
    const phase = isStaff(membership) ? 'staff' : phaseOf(run, attempt, time);
    const begins = phase === 'early' || phase === 'ready';
    const mayBegin = (): boolean =>
      membership.mayTakeQuizzes ?? store.courses.mayTakeQuizzes(run.courseId, membership.person.id);
    const barred = begins && !mayBegin();
    const answers = phase === 'running' || phase === 'paused';
    const withdrawn = (): readonly QuizVoid[] => (answers ? store.sittings.listVoids(run.id) : []);
    const held = phase === 'staff' ? heldOf(run, time) : undefined;
    return { run, attempt, time, phase: barred ? 'unconfirmed' : phase, held, withdrawn };
  };
  /** The quiz of a course with this name. @throws AppError not-found */
  const getRun = ({ course }: Membership, slug: string): Sitting => {
    const run = store.sittings.findRun(course.id, slug);
    if (!run) throw new AppError('not-found', 'errors:not-found.quiz');
    return run;
  };
  return {
    getRun,
    showsResults,
    /** A draft is there for the staff only. @throws AppError not-found */
    get(membership: Membership, slug: string): QuizStanding {
      const run = getRun(membership, slug);
      if (run.publishedAt === null && !isStaff(membership)) throw new AppError('not-found', 'errors:not-found.quiz');
      return standingAt(membership, run);
    },
    /** All quizzes of the course, by the time at which they open; drafts for the staff only. */
    list(membership: Membership): QuizStanding[] {
      const { listRuns, listPublishedRuns } = store.sittings;
      const runs = (isStaff(membership) ? listRuns : listPublishedRuns)(membership.course.id);
      return runs.map((run) => standingAt(membership, run));
    },
    /** Where a student without extra time who has not started stands, or would stand if the draft were published. */
    asStudent(run: Sitting): QuizStanding {
      const time = quizClock.standing(run, '', undefined);
      return { run, attempt: undefined, time, phase: phaseOf(run, undefined, time), withdrawn: () => [] };
    },
  };
}
/** Finds where members stand. */
export type QuizStandings = ReturnType<typeof createQuizStandings>;
