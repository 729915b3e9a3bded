/**
 * Owns the addresses of one's own account.
 */

import type { Response } from 'express';
import type { Person } from '../kernel/actor.ts';
import { callerOf } from '../kernel/http/caller.ts';
import { DoneQuery, textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { endSession } from '../kernel/http/session.ts';
import { signInUrl } from '../kernel/http/urls.ts';
import type { WordKey } from '../kernel/text/words.ts';
import { type AccountInput, presentAccount } from './account.presenter.ts';
import type { Entrance } from './entrance.ts';
import type { KnownDevices } from './known-devices.ts';
import type { ProfileService } from './profile.ts';
import { accountUrl } from './urls.ts';

export interface AccountRoutesDeps {
  readonly pages: Pages;
  readonly profile: ProfileService;
  readonly entrance: Entrance;
  readonly knownDevices: KnownDevices;
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
export function createAccountRoutes(routes: Routes, deps: AccountRoutesDeps): void {
  const { pages, profile, handleOf } = deps;
  const show = async (req: RouteRequest, res: Response, person: Person, input: AccountInput): Promise<void> => {
    const opened = profile.open(person, handleOf(req.sessionID));
    await pages.send(req, res, 'accounts/account', presentAccount(opened, input, pages.words(req, res)));
  };
  routes.get('/account', { access: 'signed-in', query: DoneQuery }, async (req, res, { person, query: { done } }) => {
    await show(req, res, person, { done: Object.hasOwn(DONE, done) ? DONE[done] : undefined });
  });
  routes.post(
    '/account',
    {
      access: 'signed-in',
      stores: ['account'],
      form: textFields(['name', 'familyName', 'givenName', 'language', 'theme', 'timeZone']),
    },
    async (req, res, input) => {
      const { person, body: typed } = input;
      const errors = profile.change(person, typed);
      if (Object.keys(errors).length > 0) return show(req, res.status(422), person, { typed, errors });
      res.redirect(303, accountUrl('profile'));
    },
  );
  const limits = [createMinuteLimit(PASSWORDS_PER_MINUTE, 'errors:too-many-requests.detail')];
  routes.post(
    '/account/password',
    { access: 'signed-in', limits, stores: ['account'], form: textFields(['old', 'password']) },
    async (req, res, input) => {
      const { person, body: form } = input;
      const visitor = { ...callerOf(req), account: person.id, knownBy: person.id };
      const change = () => profile.changePassword(person, form, handleOf(req.sessionID));
      const errors = await deps.entrance.admit(visitor, change);
      if (Object.keys(errors).length > 0) return show(req, res.status(422), person, { errors });
      deps.knownDevices.remember(req, res, person);
      res.redirect(303, accountUrl('password'));
    },
  );
  routes.post(
    '/account/sessions/:handle/revoke',
    { access: 'signed-in', stores: [] },
    async (req, res, { person, params }) => {
      const { handle } = params;
      profile.revokeSession(person, handle);
      if (handle !== handleOf(req.sessionID)) return res.redirect(303, accountUrl('sessions'));
      await endSession(req);
      res.redirect(303, signInUrl());
    },
  );
  routes.post(
    '/account/sign-out-everywhere',
    { access: 'signed-in', stores: [], form: textFields(['others']) },
    async (req, res, { person, body }) => {
      const { others } = body;
      if (others !== '') {
        profile.revokeOthers(person, handleOf(req.sessionID));
        return res.redirect(303, accountUrl('sessions'));
      }
      profile.revokeOthers(person);
      await endSession(req);
      res.redirect(303, signInUrl());
    },
  );
}
