/**
 * Owns the addresses of one's own account.
 */

import type { Request, Response } from 'express';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { endSession } from '../kernel/http/session.ts';
import { requirePerson } from '../kernel/http/signed-in.ts';
import type { WordKey } from '../kernel/text/words.ts';
import { type AccountInput, presentAccount } from './account.presenter.ts';
import type { ProfileService } from './profile.ts';

export interface AccountRoutesDeps {
  readonly pages: Pages;
  readonly profile: ProfileService;
  /** The handle of the session with an id. */
  readonly handleOf: (sessionId: string) => string;
}

/** What was just done, told once on the page that follows. */
const DONE: Readonly<Record<string, WordKey>> = {
  profile: 'account:done.profile',
  password: 'account:done.password',
  sessions: 'account:done.sessions',
};
/** Passwords that one person may try to change in a minute: the old one could be guessed here. */
const PASSWORDS_PER_MINUTE = 5;

/** GET and POST /account, POST /account/password, POST /account/sessions/:handle/revoke, POST /account/sign-out-everywhere. */
export function createAccountRoutes(routes: Routes, { pages, profile, handleOf }: AccountRoutesDeps): void {
  const show = async (req: Request, res: Response, input: AccountInput): Promise<void> => {
    const opened = profile.open(requirePerson(res), handleOf(req.sessionID));
    await pages.send(req, res, 'accounts/account', presentAccount(opened, input, pages.words(req, res)));
  };
  routes.get('/account', 'signed-in', async (req, res) => {
    const done = String(req.query.done);
    await show(req, res, { done: Object.hasOwn(DONE, done) ? DONE[done] : undefined });
  });
  routes.post('/account', 'signed-in', async (req, res) => {
    const typed = readFields(req.body, ['name', 'language', 'theme', 'timeZone']);
    const errors = profile.change(requirePerson(res), typed);
    if (Object.keys(errors).length > 0) return show(req, res.status(422), { typed, errors });
    res.redirect(303, '/account?done=profile');
  });
  const limits = [createMinuteLimit(PASSWORDS_PER_MINUTE, 'errors:too-many-requests.detail')];
  routes.post('/account/password', { access: 'signed-in', limits }, async (req, res) => {
    const form = readFields(req.body, ['old', 'password']);
    const errors = await profile.changePassword(requirePerson(res), form, handleOf(req.sessionID));
    if (Object.keys(errors).length > 0) return show(req, res.status(422), { errors });
    res.redirect(303, '/account?done=password');
  });
  routes.post('/account/sessions/:handle/revoke', 'signed-in', async (req, res) => {
    const handle = String(req.params.handle);
    profile.revokeSession(requirePerson(res), handle);
    if (handle !== handleOf(req.sessionID)) return res.redirect(303, '/account?done=sessions');
    await endSession(req);
    res.redirect(303, '/sign-in');
  });
  routes.post('/account/sign-out-everywhere', 'signed-in', async (req, res) => {
    const person = requirePerson(res);
    const { others } = readFields(req.body, ['others']);
    if (others !== '') {
      profile.revokeOthers(person, handleOf(req.sessionID));
      return res.redirect(303, '/account?done=sessions');
    }
    profile.revokeOthers(person);
    await endSession(req);
    res.redirect(303, '/sign-in');
  });
}
