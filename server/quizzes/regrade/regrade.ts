/**
 * Owns scoring the attempts of a run by the present text of its quiz: whether that can be done, what it would change, doing it in
 * one transaction, and undoing it.
 * Must not know forms.
 *
 * An attempt keeps the version that was shown and gets a version that scores it. Its points are always what that version, its
 * answers and the corrections of the run make them: so undoing sets the versions back and scores again.
 */
import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { fingerprint, requireSame } from '../../kernel/preview.ts';
import { mapInSlices } from '../../kernel/slices.ts';
import type { Watchers } from '../../kernel/topics.ts';
import type { Store } from '../../store.ts';
import type { QuizAttempt } from '../attempts.store.ts';
import { answersOf, basisOf, correctionsOf } from '../corrections.ts';
import type { EndAttempts } from '../end-attempts.ts';
import { drawQuiz } from '../model/draw.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import { asShown, type Incompatibility, incompatibilitiesOf, type Prepared, wouldFall } from '../model/regrade.ts';
import { resultOf } from '../model/result.ts';
import type { QuizRegrade } from '../regrades.store.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStandings } from '../standing.ts';
import type { QuizText, QuizVersions } from '../versions.ts';
import { tellEverybody } from '../watch.ts';
import { type AttemptChange, changesOf, type ScoreChanges } from './score-changes.ts';

/** Whom a regrade concerns. */
export interface RegradeOptions {
  /** An attempt that would lose points is not changed. */
  readonly neverLower: boolean;
  /** Only attempts that began at this time or later; ISO 8601, UTC. */
  readonly since: string | null;
}
/** What regrading would do. */
export type DryRun =
  /** The text is that by which the run is scored. */
  | { readonly state: 'same' }
  | { readonly state: 'nobody' }
  | { readonly state: 'broken'; readonly problems: readonly QuizProblem[] }
  | { readonly state: 'hindered'; readonly hindrances: readonly Incompatibility[] }
  | { readonly state: 'ready'; readonly changes: ScoreChanges; readonly running: number };
/** A regrade of the past. */
export interface PastRegrade extends QuizRegrade {
  readonly doneByName: string;
  readonly revertedByName: string;
  /** It is the last that stands. */
  readonly revertible: boolean;
}

export interface RegradeQuizDeps {
  readonly store: Pick<Store, 'people' | 'quizAttempts' | 'quizRegrades' | 'sittings' | 'quizzes' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly standings: QuizStandings;
  readonly endAttempts: EndAttempts;
  readonly audit: Audit;
  readonly watchers: Watchers;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Says that a preview is out of date. */
const OUTDATED = 'quizRegrade:regrade.stale';

/** A text in all its variants, and its version's id. */
interface Fresh extends Prepared {
  readonly text: QuizText;
  readonly id: string;
}

/** Makes the functions; each throws AppError not-found for an unknown quiz. */
export function createRegradeQuiz(deps: RegradeQuizDeps) {
  const { store, versions, standings, endAttempts, audit, watchers, clock } = deps;
  const nameOf = (id: string | null): string => (id === null ? '' : (store.people.findPerson(id)?.name ?? ''));
  const hasChanged = (run: Sitting, text: QuizText): boolean => {
    const graded = store.quizzes.findVersion(run.gradedVersionId ?? run.versionId);
    return graded?.source !== text.source || graded.pictures !== JSON.stringify(text.pictures);
  };
  const isChosen = ({ startedAt }: QuizAttempt, { since }: RegradeOptions): boolean =>
    since === null || startedAt >= since;

  /** The present text, prepared; undefined when the run is scored by it or nobody has begun. */
  const prepare = async (
    membership: Membership,
    run: Sitting,
  ): Promise<Fresh | Exclude<DryRun, { state: 'ready' }>> => {
    if (store.quizAttempts.listAttempts(run.id).length === 0) return { state: 'nobody' };
    const text = versions.findText(membership.course.id, run.slug);
    if (!text || !hasChanged(run, text)) return { state: 'same' };
    const checked = await versions.check(text);
    if ('problems' in checked) return { state: 'broken', problems: checked.problems };
    return { ...checked, text, id: versions.identify(text, checked.variants) };
  };
  /** What regrading by a prepared text would do; attempt by attempt, and others are answered in between. */
  const tryOut = async (
    run: Sitting,
    fresh: Fresh,
    options: RegradeOptions,
  ): Promise<DryRun & { all?: readonly AttemptChange[] }> => {
    const attempts = store.quizAttempts.listAttempts(run.id);
    const seeds = attempts.map(({ seed }) => seed);
    const hindrances = incompatibilitiesOf(versions.getVersion(run.versionId), fresh, seeds);
    if (hindrances.length > 0) return { state: 'hindered', hindrances };
    const { voids, alternatives } = correctionsOf(store, run.id);
    const chosen = attempts.filter((attempt) => isChosen(attempt, options));
    const ended = chosen.filter(({ endedAt }) => endedAt !== null);
    const all = await mapInSlices(ended, (attempt): AttemptChange => {
      const drawn = asShown(drawQuiz(fresh.quiz, fresh.variants, attempt.seed), versions.drawnFor(attempt));
      const before = endAttempts.scoreOf(attempt);
      const after = resultOf(drawn, answersOf(store, attempt.id), voids, alternatives);
      return { attempt, before, after, kept: options.neverLower && wouldFall(before, after) };
    });
    const changes = changesOf(store, all, [fresh.id, options.neverLower, options.since]);
    return { state: 'ready', changes, running: attempts.filter(({ endedAt }) => endedAt === null).length, all };
  };
  const tell = (membership: Membership, slug: string): void =>
    tellEverybody(watchers, standings.getRun(membership, slug).id);
  const lastStanding = (run: Sitting): QuizRegrade | undefined =>
    store.quizRegrades.listRegrades(run.id).find(({ revertedAt }) => revertedAt === null);

  return {
    /** Whether attempts are scored by another text than the present one. */
    hasChanged({ course }: Membership, run: Sitting): boolean {
      if (store.quizAttempts.listAttempts(run.id).length === 0) return false;
      const text = versions.findText(course.id, run.slug);
      return text !== undefined && hasChanged(run, text);
    },
    /** The regrades so far, the newest first. */
    history(
      membership: Membership,
      slug: string,
    ): { readonly run: Sitting; readonly regrades: readonly PastRegrade[] } {
      const run = standings.getRun(membership, slug);
      const last = lastStanding(run)?.id;
      const regrades = store.quizRegrades.listRegrades(run.id).map((regrade) => ({
        ...regrade,
        doneByName: nameOf(regrade.doneBy),
        revertedByName: nameOf(regrade.revertedBy),
        revertible: regrade.id === last,
      }));
      return { run, regrades };
    },
    /** What regrading would do. @throws GraderUnavailable */
    async dryRun(membership: Membership, slug: string, options: RegradeOptions): Promise<DryRun> {
      const run = standings.getRun(membership, slug);
      const fresh = await prepare(membership, run);
      return 'state' in fresh ? fresh : await tryOut(run, fresh, options);
    },
    /** Regrades. @throws GraderUnavailable @throws AppError conflict when the preview with this hash is out of date */
    async apply(
      membership: Membership,
      slug: string,
      { hash, reason, ...options }: RegradeOptions & { readonly hash: string; readonly reason: string },
    ): Promise<void> {
      const tested = standings.getRun(membership, slug);
      const fresh = await prepare(membership, tested);
      if ('state' in fresh) throw new AppError('conflict', OUTDATED);
      const basis = basisOf(store, tested);
      const tried = await tryOut(tested, fresh, options);
      store.transaction(() => {
        // The text, an attempt or a correction may have changed while scores were worked out.
        const run = standings.getRun(membership, slug);
        const text = versions.findText(membership.course.id, slug);
        requireSame(fingerprint(text), fingerprint(fresh.text), OUTDATED);
        requireSame(basisOf(store, run), basis, OUTDATED);
        if (tried.state !== 'ready') throw new AppError('conflict', OUTDATED);
        requireSame(tried.changes.hash, hash, OUTDATED);
        const [at, by] = [clock().toISOString(), membership.person.id];
        const { id: versionId } = fresh;
        versions.freeze(fresh.text, fresh);
        const results = new Map((tried.all ?? []).map((one) => [one.attempt.id, one]));
        const regraded = store.quizAttempts.listAttempts(run.id).map((attempt) => {
          const change = results.get(attempt.id);
          const takes = isChosen(attempt, options) && change?.kept !== true;
          const afterVersionId = takes ? versionId : attempt.gradedVersionId;
          store.quizAttempts.setGradedVersion(attempt.id, afterVersionId);
          const afterScore = takes && change ? change.after.score : attempt.score;
          if (takes && change) store.quizAttempts.rescoreAttempt(attempt.id, change.after.score, change.after.maxScore);
          const { id: attemptId, gradedVersionId: beforeVersionId, score: beforeScore } = attempt;
          return { attemptId, beforeVersionId, afterVersionId, beforeScore, afterScore };
        });
        const { id: runId, gradedVersionId: beforeVersionId } = run;
        store.quizRegrades.insertRegrade(
          { id: deps.newId(), runId, versionId, beforeVersionId, ...options, reason, doneBy: by, doneAt: at },
          regraded,
        );
        store.sittings.updateRun({ ...run, gradedVersionId: versionId });
        const after = { versionId, ...options, changed: tried.changes.changes.filter(({ kept }) => !kept).length };
        audit(membership, {
          action: 'quiz.regrade',
          subject: slug,
          before: { versionId: beforeVersionId },
          after,
          reason,
        });
        for (const { attempt, before, after: now, kept } of tried.changes.changes)
          if (!kept)
            audit(membership, {
              action: 'quiz.rescore',
              subject: slug,
              personId: attempt.personId,
              before: { score: before.score, maxScore: before.maxScore },
              after: { score: now.score, maxScore: now.maxScore },
              reason,
            });
      });
      tell(membership, slug);
    },
    /** Undoes the last regrade that stands. @throws AppError conflict for another one */
    async revert(membership: Membership, slug: string, id: string): Promise<void> {
      const tested = standings.getRun(membership, slug);
      // Attempts that began since have what a run without the regrade would have given them.
      const setBack = (attempts: readonly QuizAttempt[], { beforeVersionId }: QuizRegrade): QuizAttempt[] => {
        const regraded = store.quizRegrades.listRegraded(id);
        return attempts.map((attempt) => {
          const was = regraded.get(attempt.id);
          return { ...attempt, gradedVersionId: was ? was.beforeVersionId : beforeVersionId };
        });
      };
      const regrade = lastStanding(tested);
      const attempts = store.quizAttempts.listAttempts(tested.id);
      const scores = await endAttempts.workOut(
        regrade ? setBack(attempts, regrade) : [],
        correctionsOf(store, tested.id),
      );
      store.transaction(() => {
        const run = standings.getRun(membership, slug);
        const last = lastStanding(run);
        if (last?.id !== id) throw new AppError('conflict', 'errors:conflict.regradeNotLast');
        for (const attempt of setBack(store.quizAttempts.listAttempts(run.id), last))
          store.quizAttempts.setGradedVersion(attempt.id, attempt.gradedVersionId);
        store.sittings.updateRun({ ...run, gradedVersionId: last.beforeVersionId });
        store.quizRegrades.noteReverted(id, membership.person.id, clock().toISOString());
        const changed = endAttempts.rescore(run, scores).filter(({ attempt, score }) => attempt.score !== score);
        const versionsOf = { before: { versionId: last.versionId }, after: { versionId: last.beforeVersionId } };
        audit(membership, { action: 'quiz.revert-regrade', subject: slug, ...versionsOf });
        for (const { attempt, score } of changed)
          audit(membership, {
            action: 'quiz.rescore',
            subject: slug,
            personId: attempt.personId,
            before: { score: attempt.score },
            after: { score },
          });
      });
      tell(membership, slug);
    },
  };
}
/** Regrades quizzes. */
export type RegradeQuiz = ReturnType<typeof createRegradeQuiz>;
