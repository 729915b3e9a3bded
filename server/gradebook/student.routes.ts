/**
 * Owns the addresses at which everything of one student stands: for the staff, and for the student.
 */
import type { Response } from 'express';
import { isStaff } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { dashboardUrls, FilterSchema, readFilter } from '../progress/index.ts';
import type { CollectGrades } from './collect-grades.ts';
import { apiGradebook, apiOwnGrades } from './grades.api.ts';
import { presentStudentOverview, type TypedNote } from './student.presenter.ts';
import type { StudentOverviewService } from './student.ts';

const STUDENT = '/instructor/courses/:course/dashboard/students/:person';
const NOTE_CHARACTERS = 5_000;
const NOTHING_TYPED: TypedNote = { text: '', error: '' };

/** GET a student for the staff, POST and delete notes; GET the reader's own record; the same as JSON. */
export function createStudentRoutes(
  routes: Routes,
  deps: { pages: Pages; studentOverview: StudentOverviewService; collectGrades: CollectGrades },
): void {
  const { pages, studentOverview, collectGrades } = deps;
  const show = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof STUDENT>,
    typed: TypedNote,
  ): Promise<void> => {
    const words = pages.words(req, res);
    const record = studentOverview.get(membership, params.person, 'staff', words.language);
    await pages.send(req, res, 'gradebook/student', presentStudentOverview(record, membership, typed, words));
  };
  const back = (res: Response, { membership, params }: Place<typeof STUDENT>): void =>
    res.redirect(303, dashboardUrls(membership.course.slug).student(params.person));
  routes.get(STUDENT, 'staff', (req, res, input) => show(req, res, input, NOTHING_TYPED));
  routes.post(
    `${STUDENT}/notes`,
    { access: 'staff', form: textFields(['text', 'shared'], NOTE_CHARACTERS) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const { text, shared } = body;
      if (text.trim() === '') {
        const error = pages.words(req, res).t('gradebook:note.empty');
        return show(req, res.status(422), input, { text, error });
      }
      studentOverview.addNote(membership, params.person, text.trim(), shared !== '');
      back(res, input);
    },
  );
  routes.post(`${STUDENT}/notes/:note/delete`, 'staff', (_req, res, input) => {
    const { membership, params } = input;
    studentOverview.deleteNote(membership, params.person, params.note);
    back(res, input);
  });
  routes.get(
    '/api/v1/courses/:course/gradebook',
    { access: 'staff', query: FilterSchema },
    async (_req, res, input) => {
      const { membership } = input;
      const { filter } = readFilter(input.query, membership);
      const grades = collectGrades(membership, 'staff', 'en', filter);
      await grades.standings.load();
      res.set('Cache-Control', 'no-store').json(await apiGradebook(grades));
    },
  );
  routes.get('/api/v1/courses/:course/grades', 'member', (_req, res, { membership }) => {
    const grades = collectGrades(membership, 'student', 'en', { person: membership.person.id });
    res.set('Cache-Control', 'no-store').json(apiOwnGrades(grades));
  });
  routes.get('/courses/:course/record', 'member', async (req, res, { membership }) => {
    if (isStaff(membership)) throw new AppError('not-allowed', 'gradebook:record.onlyStudents');
    const words = pages.words(req, res);
    const record = studentOverview.get(membership, membership.person.id, 'student', words.language);
    await pages.send(req, res, 'gradebook/student', presentStudentOverview(record, membership, NOTHING_TYPED, words));
  });
}
