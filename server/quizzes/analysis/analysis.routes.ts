/**
 * Owns the addresses at which the staff looks back on a quiz: the item analysis, its questions, its files.
 * Must not know how anything is computed or worded.
 */
import { z } from 'zod';
import type { RenderMarkdown } from '../content/remembered-markdown.ts';
import { requireMembership } from '../middleware/access.ts';
import type { Pages } from '../middleware/pages.ts';
import type { Routes } from '../middleware/route-table.ts';
import { presentQuizAnalysis } from '../presenters/quiz-analysis.ts';
import { presentItemsFile, presentScoresFile } from '../presenters/quiz-analysis-files.ts';
import { presentItemAnalysis } from '../presenters/quiz-analysis-question.ts';
import type { AnalyseQuiz } from '../services/analyse-quiz.ts';

/** A format that there is not shows the page. */
const QuerySchema = z.object({ format: z.enum(['page', 'csv', 'scores']).catch('page') });

const ANALYSIS = '/instructor/courses/:course/quizzes/:quiz/analysis';

export interface QuizAnalysisRoutesDeps {
  readonly pages: Pages;
  readonly analyseQuiz: AnalyseQuiz;
  readonly markdown: RenderMarkdown;
}

/** GET the analysis, as a page, or with ?format=csv (questions) or ?format=scores (students x questions) as a file; GET one question. */
export function createQuizAnalysisRoutes(
  routes: Routes,
  { pages, analyseQuiz, markdown }: QuizAnalysisRoutesDeps,
): void {
  routes.get(ANALYSIS, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const slug = String(req.params.quiz);
    const { format } = QuerySchema.parse(req.query);
    const words = pages.words(req, res);
    const file = (name: string): string => `${name}-${membership.course.slug}-${slug}.csv`;
    if (format === 'scores') {
      const { rows } = analyseQuiz.scores(membership, slug);
      res.set('Cache-Control', 'no-store').attachment(file('scores')).send(presentScoresFile(rows, words));
      return;
    }
    const analysis = analyseQuiz.quiz(membership, slug);
    if (format === 'csv') {
      res.set('Cache-Control', 'no-store').attachment(file('items')).send(presentItemsFile(analysis, words));
      return;
    }
    const texts = { markdown, pictureUrl: () => '' };
    await pages.send(req, res, 'quiz-analysis/show', presentQuizAnalysis(analysis, membership, words, texts));
  });
  routes.get(`${ANALYSIS}/:question`, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const slug = String(req.params.quiz);
    const analysis = analyseQuiz.question(membership, slug, String(req.params.question));
    const quiz = `/courses/${membership.course.slug}/quizzes/${encodeURIComponent(slug)}`;
    const pictureUrl = (picture: string): string => `${quiz}/pictures/${analysis.pictures[picture] ?? ''}`;
    const page = presentItemAnalysis(analysis, membership, pages.words(req, res), { markdown, pictureUrl });
    await pages.send(req, res, 'quiz-analysis/question', page);
  });
}
