/**
 * Owns what a member may see of a quiz now: questions only between start and end, results only when they are open.
 * Must not know how it is shown.
 */
import type { Membership } from '../../kernel/actor.ts';
import type { QuizResult, QuizResults } from '../results.ts';
import type { QuizStanding } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';
import type { OpenedAttempt, TakeQuiz } from './take.ts';

/** A quiz as one member may see it now. */
export interface OpenedQuiz {
  readonly standing: QuizStanding;
  /** Markdown. */
  readonly intro: string;
  /** Questions that each person is given. */
  readonly questionCount: number;
  /** The own attempt, while it goes on or waits for its results. */
  readonly opened: OpenedAttempt | undefined;
  readonly result: QuizResult | undefined;
  /** Id of each picture by file name. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** What students read of a quiz before they start. */
export type AnnouncedQuiz = Pick<OpenedQuiz, 'standing' | 'intro' | 'questionCount'>;

/** Returns a function that says what students read before they start. */
export const createAnnounceQuiz =
  ({ versions }: { versions: QuizVersions }) =>
  (standing: QuizStanding): AnnouncedQuiz => {
    const { quiz } = versions.getVersion(standing.attempt?.versionId ?? standing.run.versionId);
    const questionCount = quiz.sections.reduce((sum, { pick, questions }) => sum + (pick ?? questions.length), 0);
    return { standing, intro: quiz.intro ?? '', questionCount };
  };

/** Returns a function that opens a quiz. @throws AppError not-found */
export function createOpenQuiz(deps: { takeQuiz: TakeQuiz; versions: QuizVersions; results: QuizResults }) {
  const announce = createAnnounceQuiz(deps);
  return async (membership: Membership, slug: string): Promise<OpenedQuiz> => {
    const standing = await deps.takeQuiz.open(membership, slug);
    const { pictures } = deps.versions.getVersion(standing.attempt?.versionId ?? standing.run.versionId);
    return {
      ...announce(standing),
      opened: standing.attempt && deps.takeQuiz.attempt(standing),
      result: standing.phase === 'results' ? deps.results.own(membership, slug) : undefined,
      pictures,
    };
  };
}
/** Opens quizzes. */
export type OpenQuiz = ReturnType<typeof createOpenQuiz>;
