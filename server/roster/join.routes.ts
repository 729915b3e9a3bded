/**
 * Owns the addresses at which people join a course: by an invite link, by the class code.
 */
import type { Response } from 'express';
import type { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createSignInLimit } from '../kernel/http/rate-limits.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { beginSession } from '../kernel/http/session.ts';
import { personOf } from '../kernel/http/signed-in.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import { presentJoin } from './join.presenter.ts';
import type { JoinCourse, Ticket } from './join-course.ts';

const JoinSchema = textFields(['code', 'name', 'email', 'password']);

/** GET and POST /join (class code), GET and POST /join/:token (invite link). */
export function createJoinRoutes(
  routes: Routes,
  { pages, joinCourse }: { pages: Pages; joinCourse: JoinCourse },
): void {
  const limits = [createSignInLimit()];
  const show = async (
    req: RouteRequest,
    res: Response,
    token: string | undefined,
    typed: Record<string, string>,
    errors: FieldErrors,
  ): Promise<void> => {
    const person = personOf(res);
    const course = token === undefined ? undefined : joinCourse.look({ token }, person);
    const page = presentJoin({ token, course, person, typed, errors }, pages.words(req, res));
    await pages.send(req, res, 'roster/join', page);
  };
  const join = async (
    req: RouteRequest,
    res: Response,
    token: string | undefined,
    typed: z.infer<typeof JoinSchema>,
  ): Promise<void> => {
    const ticket: Ticket = token === undefined ? { code: typed.code } : { token };
    const person = personOf(res);
    try {
      if (person) return res.redirect(303, courseUrl(joinCourse.join(person, ticket).slug));
      const made = await joinCourse.registerAndJoin(typed, ticket);
      if ('errors' in made) return show(req, res.status(422), token, typed, made.errors);
      await beginSession(req, made.person);
      res.redirect(303, courseUrl(made.course.slug));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid-form') throw error;
      await show(req, res.status(422), token, typed, { code: error.detail });
    }
  };
  routes.get('/join', 'anyone', (req, res) => show(req, res, undefined, {}, {}));
  const joining = { access: 'anyone', limits, form: JoinSchema } as const;
  routes.post('/join', joining, (req, res, { body }) => join(req, res, undefined, body));
  routes.get('/join/:token', { access: 'anyone', limits }, (req, res, { params }) =>
    show(req, res, params.token, {}, {}),
  );
  routes.post('/join/:token', joining, (req, res, { params, body }) => join(req, res, params.token, body));
}
