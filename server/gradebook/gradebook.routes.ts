/**
 * Owns the addresses of the gradebook: the table and its files, settings, new columns.
 */
import type { Response } from 'express';
import { z } from 'zod';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { DoneFlag, refusalOf, textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { sendLines } from '../kernel/http/send-lines.ts';
import { HABITS } from '../kernel/text/languages.ts';
import { FilterSchema, readFilter } from '../progress/index.ts';
import type { ChangeGrades } from './change-grades.ts';
import type { CollectGrades } from './collect-grades.ts';
import type { DetailGrades } from './detail-grades.ts';
import { writeQuestions, writeTests } from './files.presenter.ts';
import { presentGradebook } from './gradebook.presenter.ts';
import { readColumn, readScheme, SCHEME_FIELDS } from './gradebook-form.ts';
import { writeCanvas } from './model/files/write-canvas.ts';
import { writeLong } from './model/files/write-long.ts';
import { writeMoodle } from './model/files/write-moodle.ts';
import { writeWide } from './model/files/write-wide.ts';
import { presentGradebookSettings, type TypedSettings } from './settings.presenter.ts';
import { gradebookUrls } from './urls.ts';

/** A format that there is not shows the page. */
const QuerySchema = FilterSchema.extend({
  format: z.enum(['page', 'wide', 'long', 'canvas', 'moodle', 'tests', 'questions']).catch('page'),
  style: z.enum(['plain', 'excel']).catch('plain'),
});

const BOOK = '/instructor/courses/:course/gradebook';

export interface GradebookRoutesDeps {
  readonly pages: Pages;
  readonly collectGrades: CollectGrades;
  readonly changeGrades: ChangeGrades;
  readonly detailGrades: DetailGrades;
}

/** GET the table and its files, GET and POST the settings, POST one item or a new column. */
export function createGradebookRoutes(routes: Routes, deps: GradebookRoutesDeps): void {
  const { pages, collectGrades, changeGrades, detailGrades } = deps;
  const urlsOf = ({ course }: Membership) => gradebookUrls(course.slug);

  routes.get(BOOK, { access: 'staff', query: QuerySchema }, async (req, res, { membership, query: asked }) => {
    const words = pages.words(req, res);
    const { format, style } = asked;
    const { query, filter } = readFilter(asked, membership);
    const grades = collectGrades(membership, 'staff', words.language, filter);
    await grades.standings.load();
    if (format === 'page') {
      await pages.send(req, res, 'gradebook/gradebook', presentGradebook(grades, query, membership, words));
      return;
    }
    const csv =
      style === 'excel' ? HABITS[words.language].csv : ({ bom: false, delimiter: ',', decimal: '.' } as const);
    const file = `grades-${membership.course.slug}-${format}.csv`;
    res.set('Cache-Control', 'no-store').attachment(file).type('text/csv');
    const lines = {
      wide: () => writeWide(grades, csv),
      long: () => writeLong(grades, csv),
      canvas: () => writeCanvas(grades),
      moodle: () => writeMoodle(grades),
      tests: async () => writeTests(grades, await detailGrades.outlines(grades), csv),
      questions: async () => writeQuestions(grades, await detailGrades.questions(membership, grades), csv),
    };
    await sendLines(res, await lines[format]());
  });

  const settings = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    typed: TypedSettings,
  ): Promise<void> => {
    const words = pages.words(req, res);
    const grades = collectGrades(membership, 'staff', words.language, { person: '-' });
    await pages.send(req, res, 'gradebook/settings', presentGradebookSettings(grades, membership, typed, words));
  };
  routes.get(`${BOOK}/settings`, { access: 'instructor', query: DoneFlag }, (req, res, { membership, query }) =>
    settings(req, res, membership, query),
  );
  routes.post(
    `${BOOK}/settings`,
    { access: 'instructor', form: textFields(SCHEME_FIELDS) },
    async (req, res, { membership, body: fields }) => {
      const words = pages.words(req, res);
      const read = readScheme(fields);
      if ('problem' in read) {
        const error = words.t(read.problem.key, read.problem.values);
        return settings(req, res.status(422), membership, { error, scheme: fields });
      }
      try {
        changeGrades.setScheme(membership, read.value, Number(fields.revision));
      } catch (error) {
        return settings(req, res.status(422), membership, { error: refusalOf(error, words) });
      }
      res.redirect(303, `${urlsOf(membership).settings}?done`);
    },
  );
  routes.post(
    `${BOOK}/items`,
    { access: 'instructor', form: textFields(['item', 'act', 'category', 'extraCredit']) },
    async (req, res, { membership, body }) => {
      const { item, act, category, extraCredit } = body;
      if (item === '') throw new AppError('malformed-request');
      try {
        if (act === 'publish' || act === 'unpublish') changeGrades.publish(membership, item, act === 'publish');
        else changeGrades.setItem(membership, item, category, extraCredit !== '');
      } catch (error) {
        return settings(req, res.status(422), membership, { error: refusalOf(error, pages.words(req, res)) });
      }
      res.redirect(303, `${urlsOf(membership).settings}?done`);
    },
  );
  routes.post(
    `${BOOK}/manual`,
    { access: 'instructor', form: textFields(['title', 'maxPoints']) },
    async (req, res, { membership, body }) => {
      const words = pages.words(req, res);
      const { title, maxPoints } = body;
      const read = readColumn({ title, maxPoints });
      const refuse = (error: string): Promise<void> =>
        settings(req, res.status(422), membership, { error, column: { title, maxPoints } });
      if ('problem' in read) return refuse(words.t(read.problem.key));
      try {
        const id = changeGrades.addManual(membership, { ...read.value, week: null });
        res.redirect(303, urlsOf(membership).manual(id));
      } catch (error) {
        await refuse(refusalOf(error, words));
      }
    },
  );
}
