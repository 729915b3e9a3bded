/**
 * Owns the addresses at which everything of one student stands: for the staff, and for the student.
 */
import type { Request, Response } from 'express';
import { isStaff } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { dashboardUrls, readFilter } from '../progress/index.ts';
import type { CollectGrades } from './collect-grades.ts';
import { apiGradebook, apiOwnGrades } from './grades.api.ts';
import { presentStudentRecord, type TypedNote } from './student.presenter.ts';
import type { StudentRecordService } from './student.ts';

const STUDENT = '/instructor/courses/:course/dashboard/students/:person';
const NOTE_CHARACTERS = 5_000;
const NOTHING_TYPED: TypedNote = { text: '', error: '' };

/** GET a student for the staff, POST and delete notes; GET the reader's own record; the same as JSON. */
export function createRecordRoutes(
  routes: Routes,
  deps: { pages: Pages; studentRecord: StudentRecordService; collectGrades: CollectGrades },
): void {
  const { pages, studentRecord, collectGrades } = deps;
  const show = async (req: Request, res: Response, typed: TypedNote): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const record = studentRecord.get(membership, String(req.params.person), 'staff', words.language);
    await pages.send(req, res, 'gradebook/student', presentStudentRecord(record, membership, typed, words));
  };
  const back = (req: Request, res: Response): void =>
    res.redirect(303, dashboardUrls(requireMembership(res).course.slug).student(String(req.params.person)));
  routes.get(STUDENT, 'staff', (req, res) => show(req, res, NOTHING_TYPED));
  routes.post(`${STUDENT}/notes`, 'staff', async (req, res) => {
    const { text, shared } = readFields(req.body, ['text', 'shared'], NOTE_CHARACTERS);
    if (text.trim() === '') {
      const error = pages.words(req, res).t('gradebook:note.empty');
      return show(req, res.status(422), { text, error });
    }
    studentRecord.addNote(requireMembership(res), String(req.params.person), text.trim(), shared !== '');
    back(req, res);
  });
  routes.post(`${STUDENT}/notes/:note/delete`, 'staff', (req, res) => {
    studentRecord.deleteNote(requireMembership(res), String(req.params.person), String(req.params.note));
    back(req, res);
  });
  routes.get('/api/v1/courses/:course/gradebook', 'staff', (req, res) => {
    const membership = requireMembership(res);
    const { filter } = readFilter(req, membership);
    res.set('Cache-Control', 'no-store').json(apiGradebook(collectGrades(membership, 'staff', 'en', filter)));
  });
  routes.get('/api/v1/courses/:course/grades', 'member', (_req, res) => {
    const membership = requireMembership(res);
    const grades = collectGrades(membership, 'student', 'en', { person: membership.person.id });
    res.set('Cache-Control', 'no-store').json(apiOwnGrades(grades));
  });
  routes.get('/courses/:course/record', 'member', async (req, res) => {
    const membership = requireMembership(res);
    if (isStaff(membership)) throw new AppError('not-allowed', 'gradebook:record.onlyStudents');
    const words = pages.words(req, res);
    const record = studentRecord.get(membership, membership.person.id, 'student', words.language);
    await pages.send(req, res, 'gradebook/student', presentStudentRecord(record, membership, NOTHING_TYPED, words));
  });
}
