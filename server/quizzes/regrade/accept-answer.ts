/**
 * Owns accepting a further answer to a question of a run, and taking that back: what was answered wrongly, what a decision would
 * change, and the decision itself with the points and the log in one transaction.
 * Must not know forms.
 */
import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { requireSame } from '../../kernel/preview.ts';
import type { Watchers } from '../../kernel/topics.ts';
import type { Store } from '../../store.ts';
import { basisOf, byQuestion, type Corrections, correctionsOf } from '../corrections.ts';
import type { EndAttempts, WorkedOut } from '../end-attempts.ts';
import { type AcceptedAnswer, canonicalAnswer, variantOf } from '../model/alternative.ts';
import { drawQuestion } from '../model/draw.ts';
import type { Answer, DrawnQuestion } from '../model/drawn.ts';
import { questionsOf } from '../model/quiz-schema.ts';
import { isAnswered } from '../model/score.ts';
import { randomFrom } from '../model/values.ts';
import type { StoredAcceptedAnswer } from '../regrades.store.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';
import { tellEverybody } from '../watch.ts';
import { changesOf, type ScoreChanges } from './score-changes.ts';

/** An answer that was given and does not earn everything. */
export interface GivenAnswer extends AcceptedAnswer {
  /** What it earns now, 0 to 1. */
  readonly share: number;
  readonly count: number;
  /** The question as one of those had it who gave the answer. */
  readonly question: DrawnQuestion;
}
/** A question of a run with what may be accepted and what is. */
export interface AcceptedAnswersOfQuestion {
  readonly run: Sitting;
  /** As somebody could be given it. */
  readonly example: DrawnQuestion;
  readonly hasVariants: boolean;
  /** The most frequent first. */
  readonly given: readonly GivenAnswer[];
  /** Picture ids by file name. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly accepted: readonly (StoredAcceptedAnswer & { readonly by: string; readonly question: DrawnQuestion })[];
}
/** What is to be accepted. */
export type NewAcceptedAnswer = AcceptedAnswer & Pick<StoredAcceptedAnswer, 'note'>;

export interface AcceptAnswerDeps {
  readonly store: Pick<Store, 'people' | 'quizAttempts' | 'quizRegrades' | 'sittings' | 'transaction'>;
  readonly versions: QuizVersions;
  readonly standings: QuizStandings;
  readonly endAttempts: EndAttempts;
  readonly audit: Audit;
  readonly watchers: Watchers;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** A decision, worked out. */
interface Decided {
  /** What it was worked out from. */
  readonly basis: string;
  readonly scores: WorkedOut;
  readonly changes: ScoreChanges;
}

/** Wrong answers that are listed. */
const MOST = 30;
/** Says that a preview is out of date. */
const OUTDATED = 'quizRegrade:answers.stale';

/** Makes the functions; each throws AppError not-found for an unknown quiz or question. */
export function createAcceptAnswer(deps: AcceptAnswerDeps) {
  const { store, versions, standings, endAttempts, audit, watchers, clock } = deps;
  const scoresBy = (run: Sitting, corrections: Corrections): Promise<WorkedOut> =>
    endAttempts.workOut(store.quizAttempts.listAttempts(run.id), corrections);
  const getQuestion = (run: Sitting, questionId: string) => {
    const { quiz, variants } = versions.getVersion(run.gradedVersionId ?? run.versionId);
    const question = questionsOf(quiz).find(({ id }) => id === questionId);
    if (!question) throw new AppError('not-found', 'errors:not-found.question');
    const drawn = (variant: number): DrawnQuestion =>
      drawQuestion(question, variants[questionId]?.[Math.max(0, variant)] ?? {}, randomFrom(0));
    return { question, drawn };
  };
  const acceptedOf = (run: Sitting, questionId: string): StoredAcceptedAnswer[] =>
    store.quizRegrades.listAlternatives(run.id).filter((one) => one.questionId === questionId);
  const getAccepted = (run: Sitting, questionId: string, id: string): StoredAcceptedAnswer => {
    const one = acceptedOf(run, questionId).find((other) => other.id === id);
    if (!one) throw new AppError('not-found');
    return one;
  };

  /** What scores would be with a list of accepted answers in place of the present one. */
  const changesWith = async (
    run: Sitting,
    list: readonly (AcceptedAnswer & { questionId: string })[],
    decision: unknown,
  ): Promise<Decided> => {
    const basis = basisOf(store, run);
    const present = correctionsOf(store, run.id);
    const now = await scoresBy(run, present);
    const attempts = now.scores.map(({ attempt }) => attempt);
    const scores = await endAttempts.workOut(attempts, { voids: present.voids, alternatives: byQuestion(list) });
    const all = scores.scores.map(({ attempt, result: after }, place) => ({
      attempt,
      before: now.scores[place]?.result ?? after,
      after,
      kept: false,
    }));
    return { basis, scores, changes: changesOf(store, all, decision) };
  };
  const withNew = (run: Sitting, questionId: string, { variant, answer, share }: NewAcceptedAnswer) => {
    const list = store.quizRegrades.listAlternatives(run.id);
    const decision = ['accept', questionId, variant, answer, share];
    return changesWith(run, [...list, { questionId, variant, answer, share }], decision);
  };
  const without = (run: Sitting, id: string) => {
    const list = store.quizRegrades.listAlternatives(run.id);
    return changesWith(
      run,
      list.filter((one) => one.id !== id),
      ['revoke', id],
    );
  };
  /** Scores everybody again, and notes each change. Call it in the transaction of the decision. */
  const score = (membership: Membership, run: Sitting, { changes, scores }: Decided, reason: string): void => {
    endAttempts.rescore(run, scores);
    for (const { attempt, before, after } of changes.changes)
      audit(membership, {
        action: 'quiz.rescore',
        subject: run.slug,
        personId: attempt.personId,
        before: { score: before.score },
        after: { score: after.score },
        reason,
      });
  };

  /** Decides what a preview showed in one transaction, then tells open pages. @throws AppError conflict when it is out of date */
  const decide = (
    membership: Membership,
    slug: string,
    { basis, changes }: Decided,
    hash: string,
    work: (run: Sitting) => void,
  ): void => {
    requireSame(changes.hash, hash, OUTDATED);
    const id = store.transaction(() => {
      const run = standings.getRun(membership, slug);
      // An attempt or a correction may have changed while scores were worked out.
      requireSame(basisOf(store, run), basis, OUTDATED);
      work(run);
      return run.id;
    });
    tellEverybody(watchers, id);
  };

  return {
    /** What was answered and is accepted. */
    async look(membership: Membership, slug: string, questionId: string): Promise<AcceptedAnswersOfQuestion> {
      const run = standings.getRun(membership, slug);
      const { question, drawn } = getQuestion(run, questionId);
      const groups = new Map<string, GivenAnswer>();
      for (const { result: all } of (await scoresBy(run, correctionsOf(store, run.id))).scores) {
        const result = all.questions.find((one) => one.question.id === questionId);
        if (!result || !isAnswered(result.answer) || result.scored.share === 1) continue;
        const answer = canonicalAnswer(result.question.part, result.answer as Answer);
        const variant = variantOf(result.question);
        const key = JSON.stringify([variant, answer]);
        const { share } = result.scored;
        const known = groups.get(key) ?? { variant, answer, share, count: 0, question: result.question };
        groups.set(key, { ...known, count: known.count + 1 });
      }
      return {
        run,
        example: drawn(0),
        hasVariants: question.variables !== undefined,
        pictures: versions.getVersion(run.versionId).pictures,
        given: [...groups.values()].sort((a, b) => b.count - a.count).slice(0, MOST),
        accepted: acceptedOf(run, questionId).map((one) => ({
          ...one,
          by: one.acceptedBy === null ? '' : (store.people.findPerson(one.acceptedBy)?.name ?? ''),
          question: drawn(one.variant),
        })),
      };
    },
    /** What accepting an answer would change. */
    async preview(
      membership: Membership,
      slug: string,
      questionId: string,
      added: NewAcceptedAnswer,
    ): Promise<ScoreChanges> {
      return (await withNew(standings.getRun(membership, slug), questionId, added)).changes;
    },
    /** Accepts an answer. @throws AppError conflict when the preview with this hash is out of date */
    async accept(
      membership: Membership,
      slug: string,
      questionId: string,
      added: NewAcceptedAnswer,
      hash: string,
    ): Promise<void> {
      const seen = standings.getRun(membership, slug);
      getQuestion(seen, questionId);
      const decided = await withNew(seen, questionId, added);
      decide(membership, slug, decided, hash, (run) => {
        const acceptedAt = clock().toISOString();
        const entry = {
          ...added,
          id: deps.newId(),
          runId: run.id,
          questionId,
          acceptedBy: membership.person.id,
          acceptedAt,
        };
        store.quizRegrades.insertAlternative(entry);
        const { variant, answer, share, note } = added;
        const after = { questionId, variant, answer, share, changed: decided.changes.changes.length };
        audit(membership, { action: 'quiz.accept', subject: slug, after, reason: note });
        score(membership, run, decided, note);
      });
    },
    /** What taking an accepted answer back would change. */
    async previewWithdrawal(membership: Membership, slug: string, questionId: string, id: string) {
      const run = standings.getRun(membership, slug);
      return { alternative: getAccepted(run, questionId, id), changes: (await without(run, id)).changes };
    },
    /** Takes an accepted answer back. @throws AppError conflict when the preview with this hash is out of date */
    async revoke(membership: Membership, slug: string, questionId: string, id: string, hash: string): Promise<void> {
      const seen = standings.getRun(membership, slug);
      const { variant, answer, share, note } = getAccepted(seen, questionId, id);
      const decided = await without(seen, id);
      decide(membership, slug, decided, hash, (run) => {
        store.quizRegrades.deleteAlternative(id);
        const before = { questionId, variant, answer, share };
        const after = { changed: decided.changes.changes.length };
        audit(membership, { action: 'quiz.unaccept', subject: slug, before, after, reason: note });
        score(membership, run, decided, note);
      });
    },
  };
}
/** Accepts further answers. */
export type AcceptAnswer = ReturnType<typeof createAcceptAnswer>;
