/**
 * Owns the addresses at which instructors grade submissions to an exercise again and decide about its tests.
 */
import type { Request, Response } from 'express';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { readLocalTime } from '../kernel/text/local-time.ts';
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

const REGRADES = '/instructor/courses/:course/exercises/:slug/regrades';
const TESTS = '/instructor/courses/:course/exercises/:slug/tests';

export interface RegradeRoutesDeps {
  readonly pages: Pages;
  readonly regradeExercise: RegradeExercise;
  readonly decideTests: DecideTests;
}

/** Adds the routes. */
export function createRegradeRoutes(routes: Routes, { pages, regradeExercise, decideTests }: RegradeRoutesDeps): void {
  const slugOf = (req: Request): string => String(req.params.slug);
  const idOf = (req: Request): string => String(req.params.regrade);
  const index = async (req: Request, res: Response, typed: TypedRegrade): Promise<void> => {
    const membership = requireMembership(res);
    const overview = regradeExercise.overview(membership, slugOf(req));
    await pages.send(
      req,
      res,
      'regrading/regrades',
      presentRegrades(overview, membership, typed, pages.words(req, res)),
    );
  };
  const toRegrade = (req: Request, res: Response, id: string): void =>
    res.redirect(303, `${regradeUrl(requireMembership(res).course.slug, slugOf(req))}/${id}`);
  routes.get(REGRADES, 'instructor', (req, res) => index(req, res, {}));
  routes.post(REGRADES, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const fields = readFields(req.body, ['since', 'reason', 'neverLower']);
    const typed = {
      since: fields.since,
      reason: fields.reason.trim().slice(0, 500),
      neverLower: fields.neverLower !== '',
    };
    const since = fields.since === '' ? null : readLocalTime(fields.since, membership.course.timeZone);
    if (since === undefined) {
      res.status(422);
      return index(req, res, { ...typed, error: 'rules:errors.time' });
    }
    const { reason, neverLower } = typed;
    toRegrade(req, res, regradeExercise.start(membership, slugOf(req), { since, reason, neverLower }));
  });
  routes.get(`${REGRADES}/:regrade`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const details = regradeExercise.get(membership, slugOf(req), idOf(req));
    await pages.send(req, res, 'regrading/regrade', await presentRegrade(details, membership, pages.words(req, res)));
  });
  routes.get(`${REGRADES}/:regrade/progress`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const details = regradeExercise.get(membership, slugOf(req), idOf(req));
    await pages.sendFragment(
      req,
      res,
      'regrading/progress',
      presentProgress(details, membership, pages.words(req, res)),
    );
  });
  routes.post(`${REGRADES}/:regrade`, 'instructor', (req, res) => {
    const membership = requireMembership(res);
    const { act, reason } = readFields(req.body, ['act', 'reason']);
    const [slug, id] = [slugOf(req), idOf(req)];
    if (act === 'apply') regradeExercise.apply(membership, slug, id);
    else if (act === 'cancel') regradeExercise.cancel(membership, slug, id);
    else if (act === 'revert') regradeExercise.revert(membership, slug, id, reason.trim().slice(0, 500));
    else throw new AppError('malformed-request');
    toRegrade(req, res, id);
  });

  const tests = async (req: Request, res: Response, typed: TypedTests): Promise<void> => {
    const membership = requireMembership(res);
    const listed = decideTests.list(membership, slugOf(req));
    await pages.send(req, res, 'regrading/tests', await presentTests(listed, membership, typed, pages.words(req, res)));
  };
  routes.get(TESTS, 'instructor', (req, res) => tests(req, res, { done: req.query.done !== undefined }));
  routes.post(TESTS, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const fields = readFields(req.body, ['act', 'test', 'credit', 'note']);
    const slug = slugOf(req);
    const { act, test } = fields;
    const note = fields.note.trim().slice(0, 500);
    const credit = fields.credit === 'none' ? ('none' as const) : ('full' as const);
    if (act === 'restore') decideTests.restore(membership, slug, test);
    else if (note === '') {
      res.status(422);
      return tests(req, res, { error: 'regrade:tests.noteNeeded' });
    } else if (act === 'withdraw') decideTests.withdraw(membership, slug, test, credit, note);
    else return tests(req, res, { preview: decideTests.preview(membership, slug, test, credit), note });
    res.redirect(303, `${testsUrl(membership.course.slug, slug)}?done`);
  });
  routes.post('/instructor/courses/:course/submissions/:id/tests', 'instructor', (req, res) => {
    const { act, test, note } = readFields(req.body, ['act', 'test', 'note']);
    if (test === '') throw new AppError('malformed-request');
    if (act === 'accept' && note.trim() === '') throw new AppError('invalid-form', 'regrade:tests.noteNeeded');
    decideTests.accept(
      requireMembership(res),
      String(req.params.id),
      test,
      act === 'accept' ? note.trim().slice(0, 500) : undefined,
    );
    res.redirect(303, `/submissions/${encodeURIComponent(String(req.params.id))}`);
  });
}
