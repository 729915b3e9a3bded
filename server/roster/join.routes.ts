/**
 * Owns the addresses at which people join a course: by an invite link, by the class code.
 */
import type { Response } from 'express';
import { z } from 'zod';
import { validateRegistration } from '../accounts/index.ts';
import type { KnownDevices } from '../accounts/known-devices.ts';
import { AppError } from '../kernel/errors.ts';
import { callerOf } from '../kernel/http/caller.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { beginSession } from '../kernel/http/session.ts';
import { personOf } from '../kernel/http/signed-in.ts';
import { COURSES_URL, courseUrl, signInUrl } from '../kernel/http/urls.ts';
import type { Entry } from './entry.ts';
import { presentJoin } from './join.presenter.ts';
import type { JoinCourse, Joined, Ticket } from './join-course.ts';
import { joiningUrl } from './urls.ts';

const JoinSchema = textFields(['code', 'name', 'email', 'password']);
/** What stands in the address of somebody who comes from sending the form. What makes no sense was not sent. */
const SentQuery = z.object({ sent: z.string().max(10).catch(''), code: z.string().max(100).catch('') });

/**
 * GET and POST /join (class code), GET and POST /join/:token (invite link), POST /invitations/:invited/{accept,decline} by whoever a
 * roster names.
 */
export function createJoinRoutes(
  routes: Routes,
  {
    pages,
    joinCourse,
    entry,
    knownDevices,
  }: { pages: Pages; joinCourse: JoinCourse; entry: Entry; knownDevices: KnownDevices },
): void {
  const goOn = (res: Response, { course, inside }: Joined): void =>
    res.redirect(303, inside ? courseUrl(course.slug) : COURSES_URL);
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
      if (person) return goOn(res, await joinCourse.join(person, ticket, callerOf(req)));
      const made = await joinCourse.registerAndJoin(typed, ticket, callerOf(req));
      if ('errors' in made) return show(req, res.status(422), token, typed, made.errors);
      // The same answer whether there was an account with this address: only the page that follows knows.
      await beginSession(req, made.person);
      res.redirect(303, joiningUrl(ticket));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid-form') throw error;
      await show(req, res.status(422), token, typed, {
        ...(person ? {} : validateRegistration(typed)),
        code: error.detail,
      });
    }
  };
  /** Leads who has sent the form into the course; who had an account already signs in first, and then joins with one button. */
  const arrive = async (
    req: RouteRequest,
    res: Response,
    ticket: Ticket,
    { sent, code }: z.infer<typeof SentQuery>,
  ): Promise<void> => {
    const person = personOf(res);
    const token = 'token' in ticket ? ticket.token : undefined;
    if (sent === '') return show(req, res, token, { code }, {});
    if (!person) return res.redirect(303, `${signInUrl(joiningUrl(ticket))}&joining=yes`);
    const joined = joinCourse.find(person, ticket);
    if (!joined) return show(req, res, token, { code }, {});
    knownDevices.remember(req, res, person);
    goOn(res, joined);
  };
  routes.get('/join', { access: 'anyone', query: SentQuery }, (req, res, { query }) =>
    arrive(req, res, { code: query.code }, query),
  );
  const joining = { access: 'anyone', stores: ['joins', 'sessions'], form: JoinSchema } as const;
  routes.post('/join', joining, (req, res, { body }) => join(req, res, undefined, body));
  routes.get('/join/:token', { access: 'anyone', query: SentQuery }, (req, res, { params, query }) =>
    arrive(req, res, params, query),
  );
  routes.post('/join/:token', joining, (req, res, { params, body }) => join(req, res, params.token, body));
  const answering = { access: 'signed-in', stores: ['joins'] } as const;
  routes.post('/invitations/:invited/accept', answering, (_req, res, { person, params }) => {
    res.redirect(303, courseUrl(entry.accept(person, params.invited).slug));
  });
  routes.post('/invitations/:invited/decline', answering, (_req, res, { person, params }) => {
    entry.decline(person, params.invited);
    res.redirect(303, COURSES_URL);
  });
}
