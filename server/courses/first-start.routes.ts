/**
 * Owns the address of the first start.
 */
import type { Response } from 'express';
import type { Enter } from '../accounts/enter.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { staffUrl } from '../kernel/http/urls.ts';
import { presentFirstStart } from './first-start.presenter.ts';
import type { FirstStart } from './first-start.ts';

const FIELDS = ['name', 'email', 'password', 'title', 'slug', 'timeZone', 'firstWeek', 'weeks'] as const;

/** GET and POST /set-up/:token. */
export function createFirstStartRoutes(
  routes: Routes,
  { pages, setUp, enter }: { pages: Pages; setUp: FirstStart; enter: Enter },
): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    token: string,
    typed: Record<string, string>,
    errors: FieldErrors,
  ): Promise<void> => {
    const page = presentFirstStart(token, typed, errors, pages.words(req, res));
    await pages.send(req, res, 'courses/first-start', page);
  };
  routes.get('/set-up/:token', 'anyone', async (req, res, { params: { token } }) => {
    setUp.check(token);
    await show(req, res, token, {}, {});
  });
  routes.post(
    '/set-up/:token',
    { access: 'anyone', stores: ['sessions'], form: textFields(FIELDS) },
    async (req, res, { params, body: typed }) => {
      const made = await setUp.complete(params.token, typed);
      if ('errors' in made) return show(req, res.status(422), params.token, typed, made.errors);
      await enter(req, res, made.person);
      res.redirect(303, staffUrl(made.slug, 'people'));
    },
  );
}
