/**
 * Owns the addresses of signing in and out, and of choosing a new password by a link.
 * Must not know tokens, passwords or the session's cookie.
 */
import type { Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Person, Views } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { callerOf } from '../kernel/http/caller.ts';
import { textFields } from '../kernel/http/form.ts';
import { viewerOf } from '../kernel/http/impersonation.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { safePath } from '../kernel/http/safe-path.ts';
import { endSession } from '../kernel/http/session.ts';
import { personOf } from '../kernel/http/signed-in.ts';
import { signInUrl } from '../kernel/http/urls.ts';
import type { Enter } from './enter.ts';
import type { Entrance } from './entrance.ts';
import type { KnownDevices } from './known-devices.ts';
import type { PasswordLinks } from './password-links.ts';
import { presentForgot, presentNewPassword, presentSignIn, presentSignInLink } from './sign-in.presenter.ts';
import { hashOfToken } from './sign-in-with-link.ts';
import type { SignInWithPassword } from './sign-in-with-password.ts';

export interface SignInRoutesDeps {
  readonly pages: Pages;
  readonly signIn: (token: string) => Person;
  readonly signInWithPassword: SignInWithPassword;
  readonly passwordLinks: PasswordLinks;
  readonly entrance: Entrance;
  readonly knownDevices: KnownDevices;
  readonly enter: Enter;
  readonly viewAs: Pick<Views, 'stop'>;
  /** Whether demo accounts exist. */
  readonly demo: boolean;
  readonly log: Logger;
}

/** Requests for mails from one network address in a minute: a class may ask at once. Of one person few are sent. */
const MAILS_PER_MINUTE = 300;
/** Where to go on to; safePath judges it. */
const NextQuery = z.object({ next: z.unknown().optional(), joining: z.unknown().optional() });

/** GET and POST /sign-in, GET and POST /sign-in/:token, POST /sign-out, GET and POST /forgot, GET and POST /password/:token. */
export function createSignInRoutes(routes: Routes, deps: SignInRoutesDeps): void {
  const { pages, passwordLinks, demo } = deps;
  const goOn = async (req: RouteRequest, res: Response, person: Person, next: unknown): Promise<void> => {
    await deps.enter(req, res, person);
    res.set('Cache-Control', 'no-store').redirect(303, safePath(next));
  };
  routes.get('/sign-in', { access: 'anyone', query: NextQuery }, async (req, res, { query }) => {
    const next = safePath(query.next);
    if (personOf(res)) return res.redirect(303, next);
    const joining = query.joining !== undefined;
    const page = presentSignIn({ next, email: '', error: '', joining, demo }, pages.words(req, res));
    await pages.send(req, res, 'accounts/sign-in', page);
  });
  routes.post(
    '/sign-in',
    { access: 'anyone', stores: ['sessions'], form: textFields(['email', 'password', 'next']) },
    async (req, res, { body }) => {
      const { email, password, next } = body;
      try {
        const findDevice = (person: Person) => deps.knownDevices.find(req, person);
        const person = await deps.signInWithPassword(email, password, callerOf(req), findDevice);
        await goOn(req, res, person, next);
      } catch (error) {
        if (!(error instanceof AppError) || !['sign-in-failed', 'too-many-requests'].includes(error.code)) throw error;
        const words = pages.words(req, res);
        if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
        const said = words.t(error.detail, error.values);
        const page = presentSignIn({ next: safePath(next), email, error: said, joining: false, demo }, words);
        await pages.send(req, res.status(error.status), 'accounts/sign-in', page);
      }
    },
  );
  routes.get('/sign-in/:token', 'anyone', async (req, res, { params: { token } }) => {
    const page = presentSignInLink(deps.signIn(token), token, pages.words(req, res));
    await pages.send(req, res, 'accounts/sign-in-link', page);
  });
  routes.post('/sign-in/:token', { access: 'anyone', stores: ['sessions'] }, async (req, res, { params }) => {
    await goOn(req, res, deps.signIn(params.token), '/');
  });
  routes.post('/sign-out', { access: 'signed-in', stores: [] }, async (req, res) => {
    const [viewer, { viewing }] = [viewerOf(res), req.session];
    if (viewer && viewing) deps.viewAs.stop(viewer, viewing, 'signed out');
    await endSession(req);
    res.redirect(303, signInUrl());
  });
  routes.get('/forgot', 'anyone', async (req, res) => {
    const page = presentForgot({ mails: passwordLinks.mails, sent: false }, pages.words(req, res));
    await pages.send(req, res, 'accounts/forgot', page);
  });
  const mails = [createMinuteLimit(MAILS_PER_MINUTE, 'errors:too-many-requests.detail')];
  routes.post(
    '/forgot',
    { access: 'anyone', limits: mails, stores: ['passwordLinks'], form: textFields(['email']) },
    async (req, res, { body }) => {
      const { email } = body;
      // After the answer: how long it takes to look for the account and to send would tell whether there is one.
      res.once('finish', () => {
        passwordLinks
          .request(email)
          .catch((error: unknown) => deps.log.error({ err: error }, 'a mail could not be sent'));
      });
      const page = presentForgot({ mails: passwordLinks.mails, sent: true }, pages.words(req, res));
      await pages.send(req, res, 'accounts/forgot', page);
    },
  );
  const showPassword = async (
    req: RouteRequest,
    res: Response,
    token: string,
    person: Person,
    error: string,
  ): Promise<void> => {
    const page = presentNewPassword({ person, token, error }, pages.words(req, res));
    await pages.send(req, res, 'accounts/new-password', page);
  };
  /** The person of a link; undefined when it is not valid, and then its reader is shown how to get a new one. */
  const findOrHelp = async (req: RouteRequest, res: Response, token: string): Promise<Person | undefined> => {
    try {
      return passwordLinks.find(token);
    } catch (error) {
      const html = req.accepts(['html', 'json']) === 'html';
      if (!(error instanceof AppError) || error.code !== 'link-invalid' || !html) throw error;
      const page = presentForgot({ mails: passwordLinks.mails, sent: false, dead: true }, pages.words(req, res));
      await pages.send(req, res.status(error.status), 'accounts/forgot', page);
      return undefined;
    }
  };
  routes.get('/password/:token', 'anyone', async (req, res, { params: { token } }) => {
    const person = await findOrHelp(req, res, token);
    if (person) await showPassword(req, res, token, person, '');
  });
  routes.post(
    '/password/:token',
    { access: 'anyone', stores: ['account', 'sessions'], form: textFields(['password']) },
    async (req, res, input) => {
      const { token } = input.params;
      const found = await findOrHelp(req, res, token);
      if (!found) return;
      const { id: account } = found;
      const visitor = { ...callerOf(req), account, knownBy: hashOfToken(token) };
      const used = await deps.entrance.admit(visitor, () => passwordLinks.use(token, input.body.password));
      if ('person' in used) return goOn(req, res, used.person, '/');
      const error = pages.words(req, res).t(used.error);
      await showPassword(req, res.status(422), token, passwordLinks.find(token), error);
    },
  );
}
