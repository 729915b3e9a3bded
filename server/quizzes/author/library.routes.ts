/**
 * Owns the addresses at which quizzes are chosen and planned.
 * Must not know what a quiz is.
 */
import type { Response } from 'express';
import type { Membership } from '../../kernel/actor.ts';
import type { Pages } from '../../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../../kernel/http/routes.ts';
import type { PlanQuiz } from '../control/plan.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import { planSettingsUrl } from '../urls.ts';
import { presentLibrary } from './library.presenter.ts';
import type { QuizLibrary } from './library.ts';

const QUIZZES = '/instructor/courses/:course/quizzes';

export interface QuizLibraryDeps {
  readonly pages: Pages;
  readonly quizLibrary: QuizLibrary;
  readonly planQuiz: PlanQuiz;
}

/** GET the list, POST :quiz/plan. */
export function createQuizLibraryRoutes(routes: Routes, { pages, quizLibrary, planQuiz }: QuizLibraryDeps): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    more: { problems?: readonly QuizProblem[]; slug?: string } = {},
  ) => {
    const page = presentLibrary(await quizLibrary(membership), membership, more, pages.words(req, res));
    await pages.send(req, res, 'quizzes/library', page);
  };
  routes.get(QUIZZES, 'staff', (req, res, { membership }) => show(req, res, membership));
  routes.post(`${QUIZZES}/:quiz/plan`, 'instructor', async (req, res, { membership, params: { quiz: slug } }) => {
    const planned = await planQuiz.plan(membership, slug);
    if ('problems' in planned) return show(req, res.status(422), membership, { problems: planned.problems, slug });
    res.redirect(303, planSettingsUrl(membership.course.slug, planned.run.slug));
  });
}
