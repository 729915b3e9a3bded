/**
 * Owns the addresses at which instructors grade submissions to an exercise again and decide about its tests.
 */
import type { Response } from 'express';
import { AppError } from '../kernel/errors.ts';
import { DoneFlag, textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { readLocalTime } from '../kernel/text/local-time.ts';
import { submissionUrl } from '../submissions/index.ts';
import {
  presentProgress,
  presentRegrade,
  presentRegrades,
  presentTests,
  type TypedRegrade,
  type TypedTests,
} from './regrade.presenter.ts';
import type { RegradeExercise } from './regrade.ts';
import type { DecideTests } from './test-decisions.ts';
import { regradeUrl, testsUrl } from './urls.ts';

const EXERCISE = '/instructor/courses/:course/exercises/:slug';
const REGRADES = `${EXERCISE}/regrades`;
const TESTS = `${EXERCISE}/tests`;

export interface RegradeRoutesDeps {
  readonly pages: Pages;
  readonly regradeExercise: RegradeExercise;
  readonly decideTests: DecideTests;
}

/** Adds the routes. */
export function createRegradeRoutes(routes: Routes, { pages, regradeExercise, decideTests }: RegradeRoutesDeps): void {
  const index = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof EXERCISE>,
    typed: TypedRegrade,
  ): Promise<void> => {
    const overview = await regradeExercise.overview(membership, params.slug);
    await pages.send(
      req,
      res,
      'regrading/regrades',
      presentRegrades(overview, membership, typed, pages.words(req, res)),
    );
  };
  const toRegrade = (res: Response, { membership, params }: Place<typeof EXERCISE>, id: string): void =>
    res.redirect(303, regradeUrl(membership.course.slug, params.slug, id));
  routes.get(REGRADES, 'instructor', (req, res, input) => index(req, res, input, {}));
  routes.post(
    REGRADES,
    { access: 'instructor', form: textFields(['since', 'reason', 'neverLower']) },
    async (req, res, input) => {
      const { membership, params, body: fields } = input;
      const typed = {
        since: fields.since,
        reason: fields.reason.trim().slice(0, 500),
        neverLower: fields.neverLower !== '',
      };
      const since = fields.since === '' ? null : readLocalTime(fields.since, membership.course.timeZone);
      if (since === undefined) {
        res.status(422);
        return index(req, res, input, { ...typed, error: 'rules:errors.time' });
      }
      const { reason, neverLower } = typed;
      toRegrade(res, input, regradeExercise.start(membership, params.slug, { since, reason, neverLower }));
    },
  );
  routes.get(`${REGRADES}/:regrade`, 'instructor', async (req, res, { membership, params }) => {
    const details = await regradeExercise.get(membership, params.slug, params.regrade);
    await pages.send(req, res, 'regrading/regrade', await presentRegrade(details, membership, pages.words(req, res)));
  });
  routes.get(`${REGRADES}/:regrade/progress`, 'instructor', async (req, res, { membership, params }) => {
    const regrade = regradeExercise.find(membership, params.slug, params.regrade);
    await pages.sendFragment(
      req,
      res,
      'regrading/progress',
      presentProgress(regrade, membership, pages.words(req, res)),
    );
  });
  routes.post(
    `${REGRADES}/:regrade`,
    { access: 'instructor', form: textFields(['act', 'reason']) },
    async (_req, res, input) => {
      const { membership, params, body } = input;
      const { act, reason } = body;
      const { slug, regrade: id } = params;
      if (act === 'apply') await regradeExercise.apply(membership, slug, id);
      else if (act === 'cancel') regradeExercise.cancel(membership, slug, id);
      else if (act === 'revert') await regradeExercise.revert(membership, slug, id, reason.trim().slice(0, 500));
      else throw new AppError('malformed-request');
      toRegrade(res, input, id);
    },
  );

  const tests = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof EXERCISE>,
    typed: TypedTests,
  ): Promise<void> => {
    const listed = await decideTests.list(membership, params.slug);
    await pages.send(req, res, 'regrading/tests', await presentTests(listed, membership, typed, pages.words(req, res)));
  };
  routes.get(TESTS, { access: 'instructor', query: DoneFlag }, (req, res, input) =>
    tests(req, res, input, input.query),
  );
  routes.post(
    TESTS,
    { access: 'instructor', form: textFields(['act', 'test', 'credit', 'note']) },
    async (req, res, input) => {
      const { membership, params, body: fields } = input;
      const { slug } = params;
      const { act, test } = fields;
      const note = fields.note.trim().slice(0, 500);
      const credit = fields.credit === 'none' ? ('none' as const) : ('full' as const);
      if (act === 'restore') await decideTests.restore(membership, slug, test);
      else if (note === '') {
        res.status(422);
        return tests(req, res, input, { error: 'regrade:tests.noteNeeded' });
      } else if (act === 'void') await decideTests.void(membership, slug, test, credit, note);
      else return tests(req, res, input, { preview: await decideTests.preview(membership, slug, test, credit), note });
      res.redirect(303, `${testsUrl(membership.course.slug, slug)}?done`);
    },
  );
  routes.post(
    '/instructor/courses/:course/submissions/:id/tests',
    { access: 'instructor', form: textFields(['act', 'test', 'note']) },
    (_req, res, { membership, params, body }) => {
      const { act, test, note } = body;
      if (test === '') throw new AppError('malformed-request');
      if (act === 'accept' && note.trim() === '') throw new AppError('invalid-form', 'regrade:tests.noteNeeded');
      decideTests.accept(membership, params.id, test, act === 'accept' ? note.trim().slice(0, 500) : undefined);
      res.redirect(303, submissionUrl(params.id));
    },
  );
}
