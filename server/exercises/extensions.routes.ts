/**
 * Owns the addresses at which instructors grant extensions to many and take extensions back.
 */
import type { Request, Response } from 'express';
import { requireMembership } from '../kernel/http/access.ts';
import { listOf, readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import { type ExtensionsInput, presentExtensionPlan, presentExtensions } from './extensions.presenter.ts';
import type { BulkExtensions } from './extensions.ts';
import { BULK_FIELDS, type BulkForm, readBulkGrant } from './extensions-form.ts';

const EXTENSIONS = '/instructor/courses/:course/extensions';

/** GET the page; POST a preview or, with act=apply, what was previewed; POST :slug/:person/revoke and :grant/revoke. */
export function createExtensionsRoutes(
  routes: Routes,
  { pages, bulkExtensions }: { pages: Pages; bulkExtensions: BulkExtensions },
): void {
  const show = async (req: Request, res: Response, input: ExtensionsInput): Promise<void> => {
    const membership = requireMembership(res);
    const page = presentExtensions(bulkExtensions.open(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'exercises/extensions', page);
  };
  const back = (res: Response): void =>
    res.redirect(303, `/instructor/courses/${requireMembership(res).course.slug}/extensions?done=yes`);

  routes.get(EXTENSIONS, 'instructor', (req, res) =>
    show(req, res, { done: readFields(req.query, ['done']).done === 'yes' }),
  );
  routes.post(EXTENSIONS, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const typed: BulkForm = {
      fields: readFields(req.body, BULK_FIELDS),
      exercises: listOf(req.body, 'exercises'),
      people: listOf(req.body, 'people'),
    };
    const read = readBulkGrant(typed, membership.course.timeZone);
    if ('errors' in read) return show(req, res.status(422), { typed, errors: read.errors });
    const { act, hash } = readFields(req.body, ['act', 'hash']);
    const words = pages.words(req, res);
    const preview = async (notice: string): Promise<void> => {
      const plan = bulkExtensions.plan(membership, read.grant);
      await pages.send(
        req,
        res,
        'exercises/extensions-plan',
        presentExtensionPlan(plan, typed, notice, membership, words),
      );
    };
    if (act !== 'apply') return preview('');
    try {
      bulkExtensions.apply(membership, read.grant, hash);
    } catch (error) {
      const notice = outdatedNotice(error, words);
      res.status(409);
      return preview(notice);
    }
    back(res);
  });
  routes.post(`${EXTENSIONS}/:slug/:person/revoke`, 'instructor', (req, res) => {
    bulkExtensions.revoke(requireMembership(res), String(req.params.slug), String(req.params.person));
    back(res);
  });
  routes.post(`${EXTENSIONS}/:grant/revoke`, 'instructor', (req, res) => {
    bulkExtensions.revokeGrant(requireMembership(res), String(req.params.grant));
    back(res);
  });
}
