/**
 * Owns the address at which an instructor decides what becomes of what ended before somebody joined.
 */
import { z } from 'zod';
import { LATE_RULES } from '../courses/index.ts';
import { DoneFlag, listField } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { CollectGrades } from './collect-grades.ts';
import { presentLatecomers } from './latecomers.presenter.ts';
import { type DecideLate, findLatecomers } from './latecomers.ts';
import { gradebookUrls } from './urls.ts';

export interface LatecomersRoutesDeps {
  readonly pages: Pages;
  readonly collectGrades: CollectGrades;
  readonly decideLate: DecideLate;
}

const LATECOMERS = '/instructor/courses/:course/gradebook/latecomers';

/** GET who joined late; POST the decision for the chosen ones. */
export function createLatecomersRoutes(routes: Routes, deps: LatecomersRoutesDeps): void {
  const { pages, collectGrades, decideLate } = deps;
  routes.get(LATECOMERS, { access: 'instructor', query: DoneFlag }, async (req, res, { membership, query }) => {
    const words = pages.words(req, res);
    const grades = collectGrades(membership, 'staff', words.language);
    await grades.standings.load();
    const page = presentLatecomers(findLatecomers(grades), query.done, membership, words);
    await pages.send(req, res, 'gradebook/latecomers', page);
  });
  routes.post(
    LATECOMERS,
    { access: 'instructor', form: z.object({ person: listField, late: z.enum(LATE_RULES) }) },
    (_req, res, { membership, body }) => {
      decideLate(membership, body.person, body.late);
      res.redirect(303, `${gradebookUrls(membership.course.slug).latecomers}?done`);
    },
  );
}
