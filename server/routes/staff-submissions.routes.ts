/**
 * Owns the addresses of the instructor's room. Everything below /instructor is closed to students.
 * Must not know how anything is stored or worded.
 */
import express, { type Router } from 'express';
import { z } from 'zod';
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../content/course-content.ts';
import type { Pages } from '../middleware/pages.ts';
import { instructorsOnly } from '../middleware/person.ts';
import { presentSubmissionTable, UNGRADED } from '../presenters/submission-table.ts';
import type { SubmissionsPage } from '../services/list-submissions.ts';
import type { SubmissionFilter } from '../store/submissions.store.ts';

export interface InstructorRoutesDeps {
  readonly pages: Pages;
  readonly exercises: readonly ExerciseContent[];
  readonly listSubmissions: (filter: SubmissionFilter, page: number) => SubmissionsPage;
  /** Without an id, all ungraded submissions. */
  readonly gradeAgain: (submissionId?: string) => void;
}

/** A filter that makes no sense shows everything, as an empty one does. */
const QuerySchema = z.object({
  exercise: z.string().min(1).max(100).optional().catch(undefined),
  verdict: z
    .enum([...VERDICTS, UNGRADED])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

/** GET /instructor/submissions, POST /instructor/submissions/grade-again, POST /instructor/submissions/:id/grade-again. */
export function createInstructorRoutes(deps: InstructorRoutesDeps): Router {
  const router = express.Router();
  router.use('/instructor', instructorsOnly);
  router.get('/instructor/submissions', async (req, res) => {
    const { exercise, verdict, page } = QuerySchema.parse(req.query);
    const filter: SubmissionFilter = verdict === UNGRADED ? { exercise, state: 'failed' } : { exercise, verdict };
    const table = presentSubmissionTable(deps.listSubmissions(filter, page), filter, deps.exercises);
    await deps.pages.send(req, res, 'submissions/index', table);
  });
  router.post('/instructor/submissions/grade-again', (_req, res) => {
    deps.gradeAgain();
    res.redirect(303, '/instructor/submissions');
  });
  router.post('/instructor/submissions/:id/grade-again', (req, res) => {
    const id = String(req.params.id);
    deps.gradeAgain(id);
    res.redirect(303, `/submissions/${encodeURIComponent(id)}`);
  });
  return router;
}
