/**
 * Owns what a decision about points would change: who, from what to what, question by question.
 * Must not know what is decided, nor store anything.
 */
import { fingerprint } from '../../kernel/preview.ts';
import { byName } from '../../kernel/text/by-name.ts';
import type { Store } from '../../store.ts';
import type { QuizAttempt } from '../attempts.store.ts';
import type { AttemptResult } from '../model/result.ts';

/** An attempt that has ended, with its points now and after the change. */
export interface AttemptChange {
  readonly attempt: QuizAttempt;
  readonly before: AttemptResult;
  readonly after: AttemptResult;
  /** It is not changed, because it would lose points. */
  readonly kept: boolean;
}
/** An attempt whose points would change, or that keeps them, with its student's name. */
export interface NamedChange extends AttemptChange {
  readonly name: string;
  /** Points that it would gain; below 0: lose. */
  readonly difference: number;
}
/** How the points of a question would change. */
export interface QuestionChange {
  readonly id: string;
  readonly up: number;
  readonly down: number;
  /** Sum over all attempts. */
  readonly difference: number;
}
/** Everything that would change. */
export interface ScoreChanges {
  /** Attempts that were compared. */
  readonly of: number;
  /** By name. */
  readonly changes: readonly NamedChange[];
  /** Only those that change. */
  readonly questions: readonly QuestionChange[];
  /** Names exactly this decision with these changes. */
  readonly hash: string;
}

/** Points without the last bits of binary fractions. */
const exact = (points: number): number => Math.round(points * 100) / 100;
const isChanged = ({ before, after }: AttemptChange): boolean =>
  before.score !== after.score || before.maxScore !== after.maxScore;

function questionChanges(all: readonly AttemptChange[]): QuestionChange[] {
  const sums = new Map<string, QuestionChange>();
  for (const { before, after, kept } of all) {
    if (kept) continue;
    for (const [place, { question, points }] of after.questions.entries()) {
      const difference = exact(points - (before.questions[place]?.points ?? 0));
      if (difference === 0) continue;
      const sum = sums.get(question.id) ?? { id: question.id, up: 0, down: 0, difference: 0 };
      sums.set(question.id, {
        id: question.id,
        up: sum.up + Number(difference > 0),
        down: sum.down + Number(difference < 0),
        difference: exact(sum.difference + difference),
      });
    }
  }
  return [...sums.values()];
}

/** Sums up; `decision` is plain data that says what would be done. */
export function changesOf(
  store: Pick<Store, 'people'>,
  all: readonly AttemptChange[],
  decision: unknown,
): ScoreChanges {
  const scores = all.map(({ attempt, after, kept }) => [attempt.id, attempt.score, after.score, after.maxScore, kept]);
  const changes = all
    .filter((one) => isChanged(one))
    .map((one) => ({
      ...one,
      name: store.people.findPerson(one.attempt.personId)?.name ?? '',
      difference: one.kept ? 0 : exact(one.after.score - one.before.score),
    }))
    .sort(byName);
  return { of: all.length, changes, questions: questionChanges(all), hash: fingerprint([decision, scores]) };
}
