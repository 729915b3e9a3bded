/**
 * Owns the addresses at which people give grades: manual columns, their import, points that stand in for computed ones.
 */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import { readFields, refusalOf } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { ChangeGrades, ManualChange } from './change-grades.ts';
import type { CollectGrades } from './collect-grades.ts';
import { readColumn, readPoints } from './gradebook-form.ts';
import type { ImportGrades } from './import-grades.ts';
import {
  presentGradeImport,
  presentItemOverride,
  presentManualColumn,
  type TypedManual,
} from './manual-grades.presenter.ts';
import { gradebookUrls } from './urls.ts';

/** Longest text of an import, characters. */
const IMPORT_CHARACTERS = 1024 * 1024;
const REASON = 500;

const BOOK = '/instructor/courses/:course/gradebook';

export interface ManualGradesRoutesDeps {
  readonly pages: Pages;
  readonly collectGrades: CollectGrades;
  readonly changeGrades: ChangeGrades;
  readonly importGrades: ImportGrades;
}

/** GET and POST columns, the import, points of one item of one student. */
export function createManualGradesRoutes(routes: Routes, deps: ManualGradesRoutesDeps): void {
  const { pages, collectGrades, changeGrades, importGrades } = deps;
  const urlsOf = (res: Response) => gradebookUrls(requireMembership(res).course.slug);

  const manual = async (req: Request, res: Response, typed: TypedManual): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const id = String(req.params.column);
    const item = changeGrades.getManual(membership, id);
    const grades = collectGrades(membership, 'staff', words.language);
    const notes = changeGrades.manualNotes(membership, id);
    await pages.send(
      req,
      res,
      'gradebook/manual-grades',
      presentManualColumn(item, grades, notes, membership, typed, words),
    );
  };
  routes.get(`${BOOK}/manual/:column`, 'staff', (req, res) => manual(req, res, { done: req.query.done !== undefined }));
  routes.post(`${BOOK}/manual/:column`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const id = String(req.params.column);
    const { act, title, maxPoints } = readFields(req.body, ['act', 'title', 'maxPoints']);
    if (act === 'remove') {
      changeGrades.removeManual(membership, id);
      return res.redirect(303, urlsOf(res).settings);
    }
    if (act === 'change') {
      const read = readColumn({ title, maxPoints });
      if ('problem' in read) return manual(req, res.status(422), { error: words.t(read.problem.key) });
      try {
        changeGrades.changeManual(membership, { id, ...read.value, week: null });
      } catch (error) {
        return manual(req, res.status(422), { error: refusalOf(error, words) });
      }
      return res.redirect(303, `${urlsOf(res).manual(id)}?done`);
    }
    const typed = new Map<string, string>();
    const changes: ManualChange[] = [];
    let error = '';
    for (const { id: personId, name } of collectGrades(membership, 'staff', words.language).students) {
      const fields = readFields(req.body, [`points-${personId}`, `note-${personId}`]);
      const text = fields[`points-${personId}`] ?? '';
      typed.set(personId, text);
      const read = readPoints(text);
      if ('problem' in read) error ||= `${name}: ${words.t(read.problem.key, read.problem.values)}`;
      else
        changes.push({ personId, value: read.value, note: (fields[`note-${personId}`] ?? '').trim().slice(0, REASON) });
    }
    if (error !== '') return manual(req, res.status(422), { error, points: typed });
    changeGrades.setManual(membership, id, changes);
    res.redirect(303, `${urlsOf(res).manual(id)}?done`);
  });

  const showImport = async (
    req: Request,
    res: Response,
    shown: Omit<Parameters<typeof presentGradeImport>[0], 'plan'>,
    planned?: ReturnType<ImportGrades['plan']>,
  ): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const grades = planned?.grades ?? collectGrades(membership, 'staff', words.language);
    const page = presentGradeImport(planned ? { ...shown, plan: planned.plan } : shown, grades, membership, words);
    await pages.send(req, res, 'gradebook/import', { ...page, hash: planned?.hash ?? '' });
  };
  routes.get(`${BOOK}/import`, 'instructor', (req, res) => {
    const count = z.coerce.number().int().min(0).optional().catch(undefined).parse(req.query.applied);
    return showImport(req, res, { text: '', error: '', applied: count });
  });
  routes.post(`${BOOK}/import`, { access: 'instructor', body: 'upload' }, async (req, res) => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const fields = readFields(req.body, ['text', 'plan'], IMPORT_CHARACTERS);
    const text = req.file && req.file.size > 0 ? req.file.buffer.toString('utf8') : fields.text;
    try {
      if (fields.plan !== '') {
        const count = importGrades.apply(membership, text, fields.plan, words.language);
        return res.redirect(303, `${urlsOf(res).import}?applied=${count}`);
      }
      await showImport(req, res, { text, error: '' }, importGrades.plan(membership, text, words.language));
    } catch (error) {
      await showImport(req, res.status(422), { text, error: refusalOf(error, words) });
    }
  });

  const item = async (
    req: Request,
    res: Response,
    typed: { points: string; reason: string },
    error: string,
  ): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const [person, id] = [String(req.params.person), String(req.params.item)];
    const grades = collectGrades(membership, 'staff', words.language, { person });
    const [student] = grades.students;
    const found = grades.items.find((one) => one.id === id && one.kind !== 'manual');
    if (!student || !found) throw new AppError('not-found', 'errors:not-found.item');
    const override = changeGrades.findOverride(membership, id, person);
    const page = presentItemOverride(
      { student, item: found, override, typed, error },
      grades.scheme,
      membership,
      words,
    );
    await pages.send(req, res, 'gradebook/item', page);
  };
  routes.get(`${BOOK}/students/:person/items/:item`, 'instructor', (req, res) =>
    item(req, res, { points: '', reason: '' }, ''),
  );
  routes.post(`${BOOK}/students/:person/items/:item`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    const { act, points, reason } = readFields(req.body, ['act', 'points', 'reason']);
    const [person, id] = [String(req.params.person), String(req.params.item)];
    const why = reason.trim().slice(0, REASON);
    const refuse = (error: string): Promise<void> => item(req, res.status(422), { points, reason }, error);
    if (why === '') return refuse(words.t('gradebook:override.reasonNeeded'));
    if (act === 'withdraw') changeGrades.withdrawOverride(membership, id, person, why);
    else {
      const read = readPoints(points);
      if ('problem' in read) return refuse(words.t(read.problem.key, read.problem.values));
      if (read.value === null) return refuse(words.t('gradebook:override.pointsNeeded'));
      changeGrades.override(membership, id, person, read.value === 'excused' ? null : read.value, why);
    }
    res.redirect(303, `/instructor/courses/${membership.course.slug}/dashboard/students/${encodeURIComponent(person)}`);
  });
}
