/**
 * Owns the addresses of the staff's list of submissions. Everything here is closed to students.
 */
import { z } from 'zod';
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { SubmissionFilter } from '../grading/submissions.store.ts';
import type { Membership } from '../kernel/actor.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { ListSubmissions } from './list-submissions.ts';
import { presentSubmissionTable } from './staff-list.presenter.ts';
import { submissionsUrl, submissionUrl, UNGRADED } from './urls.ts';

export interface StaffSubmissionsDeps {
  readonly pages: Pages;
  readonly exercises: readonly ExerciseContent[];
  readonly listSubmissions: ListSubmissions;
  /** Without an id, all ungraded submissions of the course. */
  readonly retry: (membership: Membership, submissionId?: string) => void;
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

const TABLE = '/instructor/courses/:course/submissions';

/** GET the table; POST grade-again for all, POST :id/grade-again for one. */
export function createStaffSubmissionRoutes(routes: Routes, deps: StaffSubmissionsDeps): void {
  const { pages } = deps;
  routes.get(TABLE, { access: 'staff', query: QuerySchema }, async (req, res, { membership, query }) => {
    const { course } = membership;
    const { exercise, verdict, page } = query;
    const wanted = verdict === UNGRADED ? { exercise, state: 'failed' as const } : { exercise, verdict };
    const filter: SubmissionFilter = { courseId: course.id, ...wanted };
    const listed = await deps.listSubmissions(filter, page);
    const table = presentSubmissionTable(listed, filter, deps.exercises, course, pages.words(req, res));
    await pages.send(req, res, 'submissions/staff-list', table);
  });
  routes.post(`${TABLE}/grade-again`, 'staff', (_req, res, { membership }) => {
    deps.retry(membership);
    res.redirect(303, submissionsUrl(membership.course.slug));
  });
  routes.post(`${TABLE}/:id/grade-again`, 'staff', (_req, res, { membership, params }) => {
    const { id } = params;
    deps.retry(membership, id);
    res.redirect(303, submissionUrl(id));
  });
}
