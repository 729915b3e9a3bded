/**
 * Owns counting how questions are answered so far. It is asked every second while a class takes a quiz, so an attempt is read and
 * scored again only when an answer was saved in it.
 * Must not know who the people are.
 */
import { createMemory } from '../../kernel/memory.ts';
import type { Store } from '../../store.ts';
import type { QuizAttempt } from '../attempts.store.ts';
import { type AcceptedAnswers, scoreWith } from '../model/alternative.ts';
import { isAnswered } from '../model/score.ts';
import type { QuizVersions } from '../versions.ts';

/** How a question is answered so far, over everybody who was given it. */
export interface LiveQuestion {
  readonly id: string;
  readonly given: number;
  readonly answered: number;
  readonly right: number;
  readonly partly: number;
}
/** How one question of one attempt stands. */
interface Counted {
  readonly id: string;
  readonly is: 'open' | 'wrong' | 'partly' | 'right';
}

/** Attempts kept as they were counted: of a few large classes at once, before and after their last answers. */
const KEPT = 10_000;

/** Returns a function that begins to count the attempts at a quiz, by what is accepted now. */
export function createTallies({
  store,
  versions,
}: {
  store: Pick<Store, 'quizAttempts'>;
  versions: Pick<QuizVersions, 'gradedFor'>;
}) {
  const remember = createMemory<string, readonly Counted[]>(KEPT);

  const count = (attempt: QuizAttempt, alternatives: AcceptedAnswers): readonly Counted[] => {
    const answers = new Map(store.quizAttempts.listAnswers(attempt.id).map((one) => [one.questionId, one.answer]));
    return versions.gradedFor(attempt).questions.map((question) => {
      const answer = answers.get(question.id);
      if (!isAnswered(answer)) return { id: question.id, is: 'open' };
      const { share } = scoreWith(question, answer, alternatives.get(question.id));
      return { id: question.id, is: share === 1 ? 'right' : share > 0 ? 'partly' : 'wrong' };
    });
  };

  return (runId: string, alternatives: AcceptedAnswers) => {
    const stamps = store.quizAttempts.listAnswerStamps(runId);
    const accepted = JSON.stringify([...alternatives]);
    const sums = new Map<string, { given: number; answered: number; right: number; partly: number }>();
    return {
      /** Counts an attempt; returns how many of its questions are answered. */
      add(attempt: QuizAttempt): number {
        const key = `${attempt.id} ${attempt.gradedVersionId} ${stamps.get(attempt.id) ?? ''} ${accepted}`;
        let answered = 0;
        for (const { id, is } of remember(key, () => count(attempt, alternatives))) {
          const sum = sums.get(id) ?? { given: 0, answered: 0, right: 0, partly: 0 };
          sums.set(id, sum);
          sum.given += 1;
          if (is === 'open') continue;
          answered += 1;
          sum.answered += 1;
          if (is !== 'wrong') sum[is] += 1;
        }
        return answered;
      },
      /** All questions that were given, with the sums over the attempts that were counted. */
      questions: (): LiveQuestion[] => [...sums].map(([id, sum]) => ({ id, ...sum })),
    };
  };
}
