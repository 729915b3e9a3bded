/**
 * Owns storing one answer: it must have the form that its question asks for, the newest version counts, older ones are kept
 * sparsely, and nobody fills the disk with them.
 * Must not know clocks or who may answer.
 */
import { ALLOWANCES, hasRoom, startOfDay } from '../../kernel/allowances.ts';
import { AppError } from '../../kernel/errors.ts';
import { createMemory } from '../../kernel/memory.ts';
import type { Store } from '../../store.ts';
import { answerBytes, type QuizAnswer, type QuizAttempt } from '../attempts.store.ts';
import type { Answer, DrawnQuiz } from '../model/drawn.ts';
import { ALL_KEPT, stays } from '../model/kept-versions.ts';
import { misfitOf } from '../model/types/answer-form.ts';
import { typeOf } from '../model/types/index.ts';

/** An answer as it comes in. */
export interface SentAnswer {
  readonly questionId: string;
  readonly answer: Answer;
  /** Counts the changes of this answer; the page begins with 1 more than the version it was given. */
  readonly version: number;
}

/** The answer that counts now; `saved` is false when that is a newer or another one than was sent. */
export interface StoredAnswer {
  readonly saved: boolean;
  readonly stored: Pick<QuizAnswer, 'version' | 'answer' | 'savedAt'>;
}

/** Versions besides the newest ones may take this part of what a person may store. */
const FOR_OLDER = ALLOWANCES.answers.bytes / 2;
/** People whose sums are remembered. */
const REMEMBERED = 10_000;

/** Whether two answers are the same. */
export const same = (a: Answer, b: Answer): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Returns a function that stores an answer; call it in a transaction. @throws AppError not-found, invalid-form */
export function createStoreAnswer(deps: {
  readonly store: Pick<Store, 'quizAttempts'>;
  readonly drawnFor: (attempt: QuizAttempt) => DrawnQuiz;
  readonly clock: () => Date;
}) {
  const { quizAttempts } = deps.store;
  /** What somebody has stored today; it is summed up once, and counts what a transaction took back, too. */
  const sums = createMemory<string, { bytes: number }>(REMEMBERED);
  const check = (attempt: QuizAttempt, { questionId, answer }: SentAnswer): void => {
    const question = deps.drawnFor(attempt).questions.find(({ id }) => id === questionId);
    if (!question) throw new AppError('not-found', 'errors:not-found.question');
    const misfit = misfitOf(typeOf(question.part).form(question.part), answer);
    if (!misfit) return;
    const { kind, ...values } = misfit;
    throw new AppError('invalid-form', `errors:invalid-form.answer.${kind}`, { values });
  };
  /** Whether the version that was newest stays beside its successor. */
  const remains = ({ attemptId, questionId, version, savedAt }: QuizAnswer): boolean => {
    // No answer has more versions than its number says.
    if (version <= ALL_KEPT) return true;
    const { kept, beforeAt } = quizAttempts.countVersions(attemptId, questionId, version);
    return stays({
      kept,
      savedAt: Date.parse(savedAt),
      beforeAt: beforeAt === null ? undefined : Date.parse(beforeAt),
    });
  };

  return (attempt: QuizAttempt, sent: SentAnswer): StoredAnswer => {
    check(attempt, sent);
    const { questionId, answer, version } = sent;
    const stored = quizAttempts.findAnswer(attempt.id, questionId);
    if (stored && stored.version >= version) return { saved: same(stored.answer, answer), stored };
    const now = deps.clock();
    const since = startOfDay(now);
    const { personId } = attempt;
    const sum = sums(`${since} ${personId}`, () => ({
      bytes: quizAttempts.bytesSince(personId, attempt.id, since),
    }));
    const bytes = answerBytes(answer);
    const replaces = stored !== undefined && !(remains(stored) && sum.bytes + bytes <= FOR_OLDER);
    const more = bytes - (replaces ? answerBytes(stored.answer) : 0);
    if (more > 0 && !hasRoom('answers', { bytes: sum.bytes, count: 0 }, more))
      throw new AppError('invalid-form', 'errors:invalid-form.answer.day');
    const savedAt = now.toISOString();
    quizAttempts.insertAnswer({ attemptId: attempt.id, questionId, version, answer, savedAt });
    if (replaces) quizAttempts.deleteAnswer(attempt.id, questionId, stored.version);
    sum.bytes += more;
    return { saved: true, stored: { version, answer: [...answer], savedAt } };
  };
}
