/**
 * Owns what a member may see of a quiz now: questions only between start and end, results only when they are open.
 * Must not know how it is shown.
 */
import type { Membership } from '../../kernel/actor.ts';
import type { Language } from '../../kernel/text/languages.ts';
import { type QuizResult, type QuizResults, resultIn } from '../results.ts';
import type { QuizStanding } from '../standing.ts';
import type { Translations } from '../translations.ts';
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
  ({ versions, translations }: { versions: QuizVersions; translations: Translations }) =>
  (standing: QuizStanding, language: Language): AnnouncedQuiz => {
    const { quiz } = versions.getVersion(standing.attempt?.versionId ?? standing.run.versionId);
    const questionCount = quiz.sections.reduce((sum, { pick, questions }) => sum + (pick ?? questions.length), 0);
    return { standing, intro: translations.textIn(quiz.intro ?? '', language), questionCount };
  };

/** Returns a function that opens a quiz, with its texts in a language. @throws AppError not-found */
export function createOpenQuiz(deps: {
  takeQuiz: TakeQuiz;
  versions: QuizVersions;
  translations: Translations;
  results: QuizResults;
}) {
  const announce = createAnnounceQuiz(deps);
  return async (membership: Membership, slug: string, language: Language): Promise<OpenedQuiz> => {
    const standing = await deps.takeQuiz.open(membership, slug);
    const { pictures } = deps.versions.getVersion(standing.attempt?.versionId ?? standing.run.versionId);
    const { attempt } = standing;
    const result = standing.phase === 'results' ? deps.results.own(membership, slug) : undefined;
    return {
      ...announce(standing, language),
      opened: attempt && { ...deps.takeQuiz.attempt(standing), drawn: deps.versions.drawnFor(attempt, language) },
      result: result && resultIn(result, deps.versions, language),
      pictures,
    };
  };
}
/** Opens quizzes. */
export type OpenQuiz = ReturnType<typeof createOpenQuiz>;
