/**
 * Owns the addresses at which people give grades: manual columns, their import, points that stand in for computed ones.
 */
import type { Response } from 'express';
import { z } from 'zod';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { DoneFlag, editableText, refusalOf, textField, textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { dashboardUrls } from '../progress/index.ts';
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
const COLUMN = `${BOOK}/manual/:column`;
const ITEM = `${BOOK}/students/:person/items/:item`;

/** Of each student, by id, `points-<id>` and `note-<id>`. */
const ColumnSchema = textFields(['act', 'title', 'maxPoints', 'above']).catchall(textField());
/** How many grades were just imported. */
const ImportedQuery = z.object({ applied: z.coerce.number().int().min(0).optional().catch(undefined) });

export interface ManualGradesRoutesDeps {
  readonly pages: Pages;
  readonly collectGrades: CollectGrades;
  readonly changeGrades: ChangeGrades;
  readonly importGrades: ImportGrades;
}

/** GET and POST columns, the import, points of one item of one student. */
export function createManualGradesRoutes(routes: Routes, deps: ManualGradesRoutesDeps): void {
  const { pages, collectGrades, changeGrades, importGrades } = deps;
  const urlsOf = ({ course }: Membership) => gradebookUrls(course.slug);

  const manual = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof COLUMN>,
    typed: TypedManual,
  ): Promise<void> => {
    const words = pages.words(req, res);
    const { column: id } = params;
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
  routes.get(COLUMN, { access: 'staff', query: DoneFlag }, (req, res, input) => manual(req, res, input, input.query));
  routes.post(COLUMN, { access: 'instructor', form: ColumnSchema }, async (req, res, input) => {
    const { membership, params, body: fields } = input;
    const words = pages.words(req, res);
    const { column: id } = params;
    const { act, title, maxPoints } = fields;
    if (act === 'remove') {
      changeGrades.removeManual(membership, id);
      return res.redirect(303, urlsOf(membership).settings);
    }
    if (act === 'change') {
      const read = readColumn({ title, maxPoints });
      if ('problem' in read) return manual(req, res.status(422), input, { error: words.t(read.problem.key) });
      const most = read.value.maxPoints;
      const above = changeGrades.pointsIn(membership, id).filter((points) => points > most).length;
      if (above > 0 && fields.above !== 'yes') {
        const column = {
          title,
          maxPoints,
          ask: words.t('gradebook:above.column', { count: above, max: words.number(most, 6) }),
        };
        return manual(req, res.status(422), input, { column });
      }
      try {
        changeGrades.changeManual(membership, { id, ...read.value, week: null });
      } catch (error) {
        return manual(req, res.status(422), input, { error: refusalOf(error, words) });
      }
      return res.redirect(303, `${urlsOf(membership).manual(id)}?done`);
    }
    const typed = new Map<string, string>();
    const changes: ManualChange[] = [];
    const { maxPoints: most } = changeGrades.getManual(membership, id);
    const problems = new Map<string, string>();
    const above = new Map<string, string>();
    for (const { id: personId, entries } of collectGrades(membership, 'staff', words.language).students) {
      const text = fields[`points-${personId}`] ?? '';
      typed.set(personId, text);
      const read = readPoints(text);
      if ('problem' in read) {
        problems.set(personId, words.t(read.problem.key, read.problem.values));
        continue;
      }
      const { value } = read;
      changes.push({ personId, value, note: (fields[`note-${personId}`] ?? '').trim().slice(0, REASON) });
      const stays = entries.some(({ itemId, raw }) => itemId === `manual:${id}` && raw === value);
      if (typeof value === 'number' && value > most && !stays)
        above.set(
          personId,
          words.t('gradebook:above.row', { points: words.number(value, 6), max: words.number(most, 6) }),
        );
    }
    const asks = above.size > 0 && fields.above !== 'yes';
    if (problems.size > 0 || asks) {
      const wrong = new Map([...above, ...problems]);
      const shown = {
        problems: wrong,
        points: typed,
        asks,
        error: words.t('gradebook:manual.wrong', { count: wrong.size }),
      };
      return manual(req, res.status(422), input, shown);
    }
    changeGrades.setManual(membership, id, changes);
    res.redirect(303, `${urlsOf(membership).manual(id)}?done`);
  });

  const showImport = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    shown: Omit<Parameters<typeof presentGradeImport>[0], 'plan'>,
    planned?: ReturnType<ImportGrades['plan']>,
  ): Promise<void> => {
    const words = pages.words(req, res);
    const grades = planned?.grades ?? collectGrades(membership, 'staff', words.language);
    const page = presentGradeImport(planned ? { ...shown, plan: planned.plan } : shown, grades, membership, words);
    await pages.send(req, res, 'gradebook/import', { ...page, hash: planned?.hash ?? '' });
  };
  routes.get(`${BOOK}/import`, { access: 'instructor', query: ImportedQuery }, (req, res, { membership, query }) =>
    showImport(req, res, membership, { text: '', error: '', applied: query.applied }),
  );
  routes.post(
    `${BOOK}/import`,
    { access: 'instructor', upload: textFields(['text', 'plan'], IMPORT_CHARACTERS) },
    async (req, res, { membership, body: fields }) => {
      const words = pages.words(req, res);
      const text = req.file && req.file.size > 0 ? req.file.buffer.toString('utf8') : fields.text;
      try {
        if (fields.plan !== '') {
          const count = await importGrades.apply(membership, text, fields.plan, words.language);
          return res.redirect(303, `${urlsOf(membership).import}?applied=${count}`);
        }
        await showImport(
          req,
          res,
          membership,
          { text, error: '' },
          importGrades.plan(membership, text, words.language),
        );
      } catch (error) {
        const shown = editableText(text, req.file !== undefined);
        await showImport(req, res.status(422), membership, { text: shown, error: refusalOf(error, words) });
      }
    },
  );

  const item = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof ITEM>,
    typed: { points: string; reason: string },
    error: string,
    asks = false,
  ): Promise<void> => {
    const words = pages.words(req, res);
    const { person, item: id } = params;
    const grades = collectGrades(membership, 'staff', words.language, { person });
    const [student] = grades.students;
    const found = grades.items.find((one) => one.id === id && one.kind !== 'manual');
    if (!student || !found) throw new AppError('not-found', 'errors:not-found.item');
    const override = changeGrades.findOverride(membership, id, person);
    const page = presentItemOverride(
      { student, item: found, override, typed, error, asks },
      grades.scheme,
      membership,
      words,
    );
    await pages.send(req, res, 'gradebook/item', page);
  };
  routes.get(ITEM, 'instructor', (req, res, input) => item(req, res, input, { points: '', reason: '' }, ''));
  routes.post(
    ITEM,
    { access: 'instructor', form: textFields(['act', 'points', 'reason', 'above']) },
    async (req, res, input) => {
      const { membership, params, body } = input;
      const words = pages.words(req, res);
      const { act, points, reason, above } = body;
      const { person, item: id } = params;
      const why = reason.trim().slice(0, REASON);
      const refuse = (error: string, asks = false): Promise<void> =>
        item(req, res.status(422), input, { points, reason }, error, asks);
      if (why === '') return refuse(words.t('gradebook:override.reasonNeeded'));
      if (act === 'revoke') changeGrades.revokeOverride(membership, id, person, why);
      else {
        const read = readPoints(points);
        if ('problem' in read) return refuse(words.t(read.problem.key, read.problem.values));
        if (read.value === null) return refuse(words.t('gradebook:override.pointsNeeded'));
        const most = changeGrades.mostPoints(membership, id);
        if (typeof read.value === 'number' && read.value > most && above !== 'yes') {
          const values = { points: words.number(read.value, 6), max: words.number(most, 6) };
          return refuse(words.t('gradebook:above.row', values), true);
        }
        changeGrades.override(membership, id, person, read.value === 'excused' ? null : read.value, why);
      }
      res.redirect(303, dashboardUrls(membership.course.slug).student(person));
    },
  );
}
