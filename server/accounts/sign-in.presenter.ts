/**
 * Owns how the pages are shown on which somebody signs in or chooses a new password.
 */

import type { Person } from '../kernel/actor.ts';
import type { Words } from '../kernel/text/words.ts';
import { passwordUrl, signInLinkUrl } from './urls.ts';

/** What the sign-in page shows besides its form. */
export interface SignInInput {
  /** Where one goes on to. */
  readonly next: string;
  readonly email: string;
  readonly error: string;
  /** Whether one comes from joining a course. */
  readonly joining: boolean;
  readonly demo: boolean;
}

/** The view model of views/accounts/sign-in. */
export function presentSignIn({ joining, ...input }: SignInInput, words: Words) {
  const notice = joining ? words.t('account:signIn.joining') : '';
  return { title: words.t('account:signIn.title'), scripts: [], form: true, notice, ...input };
}

/** The view model of views/accounts/sign-in-link: one button, since whoever only opens the address must change nothing. */
export function presentSignInLink({ name }: Person, token: string, words: Words) {
  return {
    title: words.t('account:signIn.title'),
    scripts: [],
    form: true,
    action: signInLinkUrl(token),
    lead: words.t('account:link.lead', { name }),
  };
}

/** The view model of views/accounts/forgot. `mails`: whether links can be sent by mail; `dead`: a link brought the reader here. */
export function presentForgot(input: { mails: boolean; sent: boolean; dead?: boolean }, words: Words) {
  const dead = input.dead === true;
  return {
    title: words.t(dead ? 'account:forgot.deadTitle' : 'account:forgot.title'),
    scripts: [],
    form: true,
    ...input,
    dead,
  };
}

/** The view model of views/accounts/new-password. */
export function presentNewPassword(
  { person, token, error }: { person: Person; token: string; error: string },
  words: Words,
) {
  return {
    title: words.t('account:password.title'),
    scripts: [],
    form: true,
    action: passwordUrl(token),
    name: person.name,
    email: person.email ?? '',
    error,
  };
}
