/**
 * Owns the addresses at which instructors grant extensions to many and take extensions back.
 */
import type { Response } from 'express';
import type { Membership } from '../kernel/actor.ts';
import { DoneQuery, listField, textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import { type ExtensionsInput, presentExtensionPlan, presentExtensions } from './extensions.presenter.ts';
import type { BulkExtensions } from './extensions.ts';
import { BULK_FIELDS, type BulkForm, readBulkGrant } from './extensions-form.ts';
import { extensionUrls } from './urls.ts';

const EXTENSIONS = '/instructor/courses/:course/extensions';
const BulkSchema = textFields([...BULK_FIELDS, 'act', 'hash']).extend({ exercises: listField, people: listField });

/** GET the page; POST a preview or, with act=apply, what was previewed; POST :slug/:person/revoke and :grant/revoke. */
export function createExtensionsRoutes(
  routes: Routes,
  { pages, bulkExtensions }: { pages: Pages; bulkExtensions: BulkExtensions },
): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    input: ExtensionsInput,
  ): Promise<void> => {
    const page = presentExtensions(bulkExtensions.open(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'exercises/extensions', page);
  };
  const back = (res: Response, { course }: Membership): void =>
    res.redirect(303, `${extensionUrls(course.slug).list}?done=yes`);

  routes.get(EXTENSIONS, { access: 'instructor', query: DoneQuery }, (req, res, { membership, query }) =>
    show(req, res, membership, { done: query.done === 'yes' }),
  );
  routes.post(EXTENSIONS, { access: 'instructor', form: BulkSchema }, async (req, res, { membership, body }) => {
    const { exercises, people, act, hash, ...fields } = body;
    const typed: BulkForm = { fields, exercises, people };
    const read = readBulkGrant(typed, membership.course.timeZone);
    if ('errors' in read) return show(req, res.status(422), membership, { typed, errors: read.errors });
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
      await bulkExtensions.apply(membership, read.grant, hash);
    } catch (error) {
      const notice = outdatedNotice(error, words);
      res.status(409);
      return preview(notice);
    }
    back(res, membership);
  });
  routes.post(`${EXTENSIONS}/:slug/:person/revoke`, 'instructor', async (_req, res, { membership, params }) => {
    await bulkExtensions.revoke(membership, params.slug, params.person);
    back(res, membership);
  });
  routes.post(`${EXTENSIONS}/:grant/revoke`, 'instructor', async (_req, res, { membership, params }) => {
    await bulkExtensions.revokeGrant(membership, params.grant);
    back(res, membership);
  });
}
