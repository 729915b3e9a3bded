/**
 * Owns which quizzes an instructor can choose from in a course, and which are planned.
 * Must not know how they are shown or planned.
 */

import type { BrokenContent } from '../../../graders/catalog/load-exercises.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Store } from '../../store.ts';
import { type Quiz, questionsOf } from '../model/quiz-schema.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import type { QuizStanding, QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';
import type { QuizFile } from './quiz-files.ts';

/** A quiz that can be planned. */
export interface LibraryQuiz {
  readonly slug: string;
  /** Undefined when its text cannot be read; `problem` then says why. */
  readonly quiz: Quiz | undefined;
  readonly problem: QuizProblem | undefined;
  /** Questions in its pools. */
  readonly questions: number;
  /** Questions that each person is given. */
  readonly given: number;
  /** Where its text comes from: a file of the server, or this course. */
  readonly own: boolean;
  /** How it runs in this course, when it is planned. */
  readonly planned: QuizStanding | undefined;
}

type ReadQuiz = { readonly quiz: Quiz } | { readonly problems: readonly QuizProblem[] };

/** Returns a function that lists the quizzes of a course, by week. */
export function createQuizLibrary(deps: {
  store: Pick<Store, 'quizzes'>;
  versions: QuizVersions;
  standings: QuizStandings;
  files: readonly QuizFile[];
  brokenFiles: readonly BrokenContent[];
}) {
  const { store, versions, standings, files, brokenFiles } = deps;
  return async (membership: Membership): Promise<LibraryQuiz[]> => {
    /** A text that takes too long must not hide the others. */
    const readable = (source: string): Promise<ReadQuiz> =>
      versions.read(source).catch((error) => {
        if (!(error instanceof AppError) || error.code !== 'too-complex') throw error;
        return { problems: [{ where: 'line 1', message: 'the text takes too long to read' }] };
      });
    const planned = new Map(standings.list(membership).map((standing) => [standing.run.slug, standing]));
    const entry = (slug: string, own: boolean, read: ReadQuiz): LibraryQuiz => {
      const quiz = 'quiz' in read ? read.quiz : undefined;
      return {
        slug,
        quiz,
        problem: 'quiz' in read ? undefined : read.problems[0],
        questions: quiz ? questionsOf(quiz).length : 0,
        given: quiz ? quiz.sections.reduce((sum, { pick, questions }) => sum + (pick ?? questions.length), 0) : 0,
        own,
        planned: planned.get(slug),
      };
    };
    const sources = store.quizzes.listSources(membership.course.id);
    const ownSlugs = new Set(sources.map(({ slug }) => slug));
    const all = files.filter(({ slug }) => !ownSlugs.has(slug)).map((file) => entry(file.slug, false, file));
    for (const { name, problems } of brokenFiles) {
      const [where = '', ...message] = (problems[0] ?? '').split(': ');
      if (!ownSlugs.has(name)) all.push(entry(name, false, { problems: [{ where, message: message.join(': ') }] }));
    }
    for (const { slug, source } of sources) all.push(entry(slug, true, await readable(source)));
    return all.sort((a, b) => (a.quiz?.week ?? 0) - (b.quiz?.week ?? 0) || a.slug.localeCompare(b.slug));
  };
}
/** Lists the quizzes of a course. */
export type QuizLibrary = ReturnType<typeof createQuizLibrary>;
