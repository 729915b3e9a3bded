/**
 * Owns the addresses at which the staff looks back on a quiz: the item analysis, its questions, its files.
 * Must not know how anything is computed or worded.
 */
import { z } from 'zod';
import type { Pages } from '../../kernel/http/pages.ts';
import type { Routes } from '../../kernel/http/routes.ts';
import { sendLines } from '../../kernel/http/send-lines.ts';
import type { Prepare } from '../../kernel/text/rendering.ts';
import { quizTexts } from '../question.presenter.ts';
import { pictureUrl } from '../urls.ts';
import type { AnalyseQuiz } from './analyse.ts';
import { presentQuizAnalysis } from './analysis.presenter.ts';
import { presentItemsFile, presentScoresFile } from './files.presenter.ts';
import { presentItemAnalysis } from './question.presenter.ts';

/** A format that there is not shows the page. */
const QuerySchema = z.object({ format: z.enum(['page', 'csv', 'scores']).catch('page') });

const ANALYSIS = '/instructor/courses/:course/quizzes/:quiz/analysis';

export interface QuizAnalysisRoutesDeps {
  readonly pages: Pages;
  readonly analyseQuiz: AnalyseQuiz;
  readonly prepare: Prepare;
}

/** GET the analysis, as a page, or with ?format=csv (questions) or ?format=scores (students x questions) as a file; GET one question. */
export function createQuizAnalysisRoutes(
  routes: Routes,
  { pages, analyseQuiz, prepare }: QuizAnalysisRoutesDeps,
): void {
  routes.get(ANALYSIS, { access: 'staff', query: QuerySchema }, async (req, res, { membership, params, query }) => {
    const slug = params.quiz;
    const { format } = query;
    const words = pages.words(req, res);
    const file = (name: string): string => `${name}-${membership.course.slug}-${slug}.csv`;
    if (format === 'scores') {
      const { rows } = await analyseQuiz.scores(membership, slug);
      res.set('Cache-Control', 'no-store').attachment(file('scores'));
      return sendLines(res, presentScoresFile(rows, words));
    }
    const analysis = await analyseQuiz.quiz(membership, slug);
    if (format === 'csv') {
      res.set('Cache-Control', 'no-store').attachment(file('items'));
      return sendLines(res, presentItemsFile(analysis, words));
    }
    const page = await prepare(({ markdown }) =>
      presentQuizAnalysis(
        analysis,
        membership,
        words,
        quizTexts(markdown, () => ''),
      ),
    );
    await pages.send(req, res, 'quizzes/analysis', page);
  });
  routes.get(`${ANALYSIS}/:question`, 'staff', async (req, res, { membership, params }) => {
    const slug = params.quiz;
    const analysis = await analyseQuiz.question(membership, slug, params.question);
    const pictureOf = (file: string) => pictureUrl(membership.course.slug, slug, analysis.pictures[file] ?? '');
    const words = pages.words(req, res);
    const page = await prepare(({ markdown }) =>
      presentItemAnalysis(analysis, membership, words, quizTexts(markdown, pictureOf)),
    );
    await pages.send(req, res, 'quizzes/analysis-question', page);
  });
}
